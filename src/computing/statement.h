// An SQL text that is put together from rules and values. Values are bound: the same value is one parameter wherever it
// stands, so that the engine sees equal expressions as equal and computes them once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "rules/rules.h"

namespace ledstang {

class Statement {
 public:
    explicit Statement(const Date& today) : dates_{today} {}

    std::string value(const Value& value);            // "$3"
    std::string list(const std::vector<Date>& days);  // "$3, $4"
    std::string rule(const Rule& rule);               // the rule as an expression, in parentheses
    // The statement with the values that the text names, and no others.
    SqlText finish(const std::string& text) const;

 private:
    RuleDates dates_;
    std::vector<Value> parameters_;
};

// "enhet" → "\"enhet\"", as a name in SQL.
std::string name_in_sql(std::string_view name);

}  // namespace ledstang
