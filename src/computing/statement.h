// An SQL text that is put together from rules and values. Values are bound: the same value is one parameter wherever it
// stands, so that the engine sees equal expressions as equal and computes them once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "rules/rules.h"

namespace ledstang {

class Wording;

class Statement {
 public:
    Statement(const Date& today, const Wording& wording) : dates_{today}, wording_(&wording) {}

    const Wording& wording() const { return *wording_; }  // the engine's, see wording.h

    std::string value(const Value& value);            // "$3"
    std::string list(const std::vector<Date>& days);  // "$3, $4"
    std::string rule(const Rule& rule);               // the rule as an expression, in parentheses
    std::string condition(const Rule& rule);          // true, or not true
    // The statement with the values that the text names, and no others.
    SqlText finish(const std::string& text) const;

 private:
    RuleDates dates_;
    const Wording* wording_;
    std::vector<Value> parameters_;
};

// "enhet" → "\"enhet\"", as a name in SQL.
std::string name_in_sql(std::string_view name);

}  // namespace ledstang
