// The part of a rule's SQL that is not about what is true: columns, parameters, numbers, dates.
#pragma once

#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/expression.h"

namespace ledstang::rules {

class SqlValues {
 protected:
    SqlValues(const Program& program, SqlDialect dialect, const RuleDates& dates, std::size_t first)
        : program_(program), duckdb_(dialect == SqlDialect::duckdb), dates_(dates), first_(first) {}

    const Node& node(std::uint32_t place) const { return program_.nodes[place]; }

    // The same in the words of the one dialect or the other.
    template <class... Parts>
    std::string said(std::string_view duckdb, std::string_view clickhouse, const Parts&... parts) const {
        return fmt::vformat(duckdb_ ? duckdb : clickhouse, fmt::make_format_args(parts...));
    }
    std::string when(const std::string& condition, const std::string& then) const;  // else missing

    // A new parameter, as the type that it stands for.
    std::string typed(Value value, Type type);
    std::string whole(std::int64_t number);  // that the dialect's own form needs; each number once
    std::string epoch();                     // 1970-01-01, of DuckDB
    // A member of a set; as a DATE, or a date as a day number.
    std::string member(const Value& value, Type type, bool as_date);

    std::string column(const Node& node) const;
    // A date that DuckDB can compare as a DATE: a column, or a day known when the text is made.
    bool is_plain_date(std::uint32_t place) const;
    std::string plain_date(std::uint32_t place);

    std::string day(std::uint32_t place);      // of a date: its day number
    std::string value(std::uint32_t place);    // dates as day numbers; numbers perhaps not finite
    std::string settled(std::uint32_t place);  // the same as evaluate's: what is not finite is missing

    const Program& program_;
    const bool duckdb_;
    const RuleDates& dates_;
    std::vector<Value> parameters_;

 private:
    std::string parameter(Value value);
    std::string zero_number();
    std::string divided_whole(const std::string& a, std::int64_t b);
    std::string year_key(const std::string& day);
    std::string years(const Node& node);
    std::string binary(const Node& node, std::string_view sign);
    std::string quotient(const std::string& a, const std::string& b);
    std::string as_number(const std::string& text) const;

    std::size_t first_;
    std::map<std::int64_t, std::string> wholes_;
    std::string zero_;
    std::string epoch_;
};

}  // namespace ledstang::rules
