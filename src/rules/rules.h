// Rules: what is counted, of what and when, in words that a controller writes and reads:
//
//     utskriven i 2024-T1 och diagnos börjar med {"I50", "J44"} och ålder vid utskriven >= 65
//
// A text is parsed once against a dataset's columns, and the rule is evaluated row by row in memory or as SQL. Both
// say the same. docs/rules.md is the language on a page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/sql_text.h"
#include "base/value.h"

namespace ledstang {

enum class Type : std::uint8_t {
    truth,
    whole_number,
    number,  // a finite binary64; a value that is not finite is missing
    text,    // UTF-8, compared byte by byte
    date,    // 0001-01-01 to 9999-12-31
    days     // a length of time; a Value of this type holds int64
};

std::string swedish(Type type);  // "sant eller falskt", "heltal", "tal", "text", "datum", "antal dagar"

// A column of a dataset, as a rule sees it.
struct ColumnType {
    std::string name;
    Type type = Type::text;
    bool required = false;
    bool identity = false;  // a person's keyed hash: a rule may ask whether there is one, and nothing else about it
};

// What is wrong in a rule's text, and where. Codes begin with "rule.".
struct RuleFault {
    int line = 1;    // from 1
    int column = 1;  // character in the line, from 1
    int length = 1;  // characters, at least 1; a fault at the end of the text stands just after it
    std::string code;
    std::string message;     // Swedish: what is wrong and what to do
    std::string suggestion;  // what could stand there instead; empty where there is nothing to propose
    bool operator==(const RuleFault&) const = default;
};

namespace rules {
struct Program;
}

// Parsed and typed; cheap to copy, never changes, safe to use from many threads. A default-made one holds nothing.
struct Rule {
    std::shared_ptr<const rules::Program> program;
};

// Rules that others may name, by name. They must be about columns of the same names and types.
using NamedRules = std::map<std::string, Rule, std::less<>>;

// Limits that keep every rule small enough to evaluate without a thought; beyond them the rule is refused.
inline constexpr std::size_t longest_rule = 64 * 1024;    // bytes of text
inline constexpr std::size_t largest_rule = 4000;         // operations, those of named rules included
inline constexpr std::size_t largest_rule_set = 10'000;   // members of one set
inline constexpr int deepest_rule = 100;                  // operations within operations
inline constexpr std::int64_t longest_days = 10'000'000;  // a length of time beyond ± this is missing

// The rule, or every fault found (at least one, at most twenty) in the order of the text.
tl::expected<Rule, std::vector<RuleFault>> parse_rule(std::string_view text, std::span<const ColumnType> columns,
                                                      const NamedRules& named = {});

Type type_of(const Rule& rule);
std::vector<std::string> columns_of(const Rule& rule);  // those that it reads, in the order of the dataset

// The day that `idag` means.
struct RuleDates {
    Date today;
};

// `row` has a value for each of the columns that the rule was parsed with, of the column's type or missing; a whole
// number may stand for a number. Throws std::invalid_argument when the row is not so.
Value evaluate(const Rule& rule, std::span<const Value> row, const RuleDates& dates);

enum class SqlDialect : std::uint8_t { duckdb, clickhouse };

// Nothing of a rule stands in the text but its columns' names, quoted: no text, no number, not even those that the
// dialect itself needs. The same parameter may stand in more than one place.
//
// An expression over the dataset's columns, to stand in a select list or after WHERE. The first parameter is called
// $<first_parameter>. In DuckDB a rule of type truth is a BOOLEAN, whole_number and days BIGINT, number DOUBLE, text
// VARCHAR, date DATE, and so are the columns. In ClickHouse they are Nullable: UInt8, Int64, Float64, String, and a
// date is Int32 or wider, days since 1970-01-01, since the Date of old versions holds nobody born before 1970; a
// parameter that is a day is therefore an int64 there.
SqlText to_sql(const Rule& rule, SqlDialect dialect, const RuleDates& dates, std::size_t first_parameter = 1);

}  // namespace ledstang
