// A parsed rule from the inside: operations with their types, every operand before the operation that uses it.
#pragma once

#include <cstdint>
#include <vector>

#include "rules/rules.h"

namespace ledstang::rules {

enum class Operation : std::uint8_t {
    literal,        // values[0]
    today,          //
    column,         // column
    as_number,      // a whole number as a number
    all,            // and, of two or more
    any,            // or, of two or more
    negation,       // not
    equal,          // two of the same type
    less,           //
    less_or_equal,  //
    between,        // x, low, high: low <= x and x <= high
    in_set,         // one of values
    starts_with,    // with one of values
    missing,        // never missing itself
    opposite,       // of a number
    plus,           // numbers
    minus,
    times,
    divided,        // missing when the divisor is zero
    days_opposite,  // of a length of time
    days_plus,      // lengths of time
    days_minus,
    days_ratio,    // a length of time divided by another: a number
    days_from_to,  // from a date to a date
    date_plus,     // a date and a length of time
    date_minus,
    years_from_to  // whole years from a date to a date, as a person's age is counted; missing when to is before from
};

struct Node {
    Operation operation = Operation::literal;
    Type type = Type::truth;
    std::vector<std::uint32_t> operands;  // places in Program::nodes, all before this one
    std::uint32_t column = 0;             // place in Program::columns
    std::vector<Value> values;            // of a set: in order, each once
    int depth = 1;                        // operations within operations
    int fractions = 0;                    // divisions within divisors
    bool constant = false;                // reads no column
};

struct Program {
    std::vector<ColumnType> columns;
    std::vector<Node> nodes;  // the last is the rule
    const Node& root() const { return nodes.back(); }
};

// Divisions within divisors; the SQL of a division names its divisor twice.
inline constexpr int most_fractions = 4;

// Days since 1970-01-01 of the first and the last date that there is for a rule: 0001-01-01 and 9999-12-31.
inline constexpr std::int64_t first_day = -719'162;
inline constexpr std::int64_t last_day = 2'932'896;

inline std::int64_t day_number(const Date& date) {
    return std::chrono::sys_days(date).time_since_epoch().count();
}
inline Date date_of(std::int64_t day) {  // first_day to last_day
    return Date{std::chrono::sys_days(std::chrono::days(day))};
}

// The value of a date that reads no column, as a day number; it may lie outside the dates that there are.
std::int64_t constant_day(const Program& program, std::uint32_t node, const RuleDates& dates);
// The same of what is true or false.
Value constant_truth(const Program& program, std::uint32_t node, const RuleDates& dates);
// The same of a number; perhaps not finite, and missing where it divides by zero.
Value constant_number(const Program& program, std::uint32_t node, const RuleDates& dates);

}  // namespace ledstang::rules
