#include "rules/sql_values.h"

namespace ledstang::rules {

// ---- parameters ----

std::string SqlValues::parameter(Value value) {
    parameters_.push_back(std::move(value));
    return fmt::format("${}", first_ + parameters_.size() - 1);
}

std::string SqlValues::typed(Value value, Type type) {
    const std::string name = parameter(std::move(value));
    switch (type) {
        case Type::truth:
            return fmt::format("CAST({} AS BOOLEAN)", name);
        case Type::whole_number:
        case Type::days:
            return said("CAST({} AS BIGINT)", "toInt64({})", name);
        case Type::number:
            return said("CAST({} AS DOUBLE)", "toFloat64({})", name);
        case Type::text:
            return duckdb_ ? fmt::format("CAST({} AS VARCHAR)", name) : name;
        case Type::date:
            return fmt::format("CAST({} AS DATE)", name);
    }
    return name;
}

std::string SqlValues::whole(std::int64_t number) {
    auto& known = wholes_[number];
    if (known.empty()) known = typed(number, Type::whole_number);
    return known;
}

std::string SqlValues::zero_number() {
    if (zero_.empty()) zero_ = typed(0.0, Type::number);
    return zero_;
}

// A member of a set, or a literal, as `value` writes what it stands beside.
std::string SqlValues::member(const Value& value, Type type, bool as_date) {
    if (type != Type::date) return typed(value, type);
    if (as_date) return typed(value, Type::date);
    return whole(day_number(std::get<Date>(value)));
}

// ---- columns and dates ----

std::string SqlValues::column(const Node& node) const {
    const char mark = duckdb_ ? '"' : '`';
    std::string quoted(1, mark);
    for (const char c : program_.columns[node.column].name) {
        if (c == mark || (!duckdb_ && c == '\\')) quoted += duckdb_ ? c : '\\';
        quoted += c;
    }
    return quoted + mark;
}

bool SqlValues::is_plain_date(std::uint32_t place) const {
    if (!duckdb_ || node(place).type != Type::date) return false;
    if (node(place).operation == Operation::column) return true;
    if (!node(place).constant) return false;
    const auto day = constant_day(program_, place, dates_);
    return day >= first_day && day <= last_day;
}

std::string SqlValues::plain_date(std::uint32_t place) {
    if (node(place).operation == Operation::column) return column(node(place));
    return typed(date_of(constant_day(program_, place, dates_)), Type::date);
}

std::string SqlValues::epoch() {
    if (epoch_.empty()) epoch_ = typed(date_of(0), Type::date);
    return epoch_;
}

std::string SqlValues::day(std::uint32_t place) {
    const Node& date = node(place);
    if (date.constant) return whole(constant_day(program_, place, dates_));
    switch (date.operation) {
        case Operation::column:
            return duckdb_ ? fmt::format("({} - {})", column(date), epoch()) : column(date);
        case Operation::date_plus:
            return fmt::format("({} + {})", day(date.operands[0]), value(date.operands[1]));
        default:
            return fmt::format("({} - {})", day(date.operands[0]), value(date.operands[1]));
    }
}

std::string SqlValues::when(const std::string& condition, const std::string& then) const {
    return said("CASE WHEN {} THEN {} END", "if({}, {}, NULL)", condition, then);
}

std::string SqlValues::divided_whole(const std::string& a, std::int64_t b) {
    return said("({} // {})", "intDiv({}, {})", a, whole(b));
}

// 366 × the year, counted from March, plus the day in it: the order of days within a year is then the same in every
// year, since 29 February is the last. A cycle of the calendar is 146 097 days in 400 years, and in a century four
// years have 1461; 719 468 days lie between 1 March of year 0 and 1970.
std::string SqlValues::year_key(const std::string& day) {
    const std::string quarters =
        fmt::format("({} * {} + {})", whole(4), fmt::format("({} + {})", day, whole(719'468)), whole(3));
    const std::string century = divided_whole(quarters, 146'097);
    const std::string in_century = fmt::format(
        "({} * {} + {})", whole(4), divided_whole(fmt::format("({} % {})", quarters, whole(146'097)), 4), whole(3));
    const std::string year = fmt::format("({} * {} + {})", whole(100), century, divided_whole(in_century, 1461));
    const std::string in_year = divided_whole(fmt::format("({} % {})", in_century, whole(1461)), 4);
    return fmt::format("({} * {} + {})", whole(366), year, in_year);
}

std::string SqlValues::years(const Node& node) {
    // Year, month and day as one number: a birthday that is still to come makes the difference less than whole years.
    if (is_plain_date(node.operands[0]) && is_plain_date(node.operands[1])) {
        const std::string from = plain_date(node.operands[0]);
        const std::string to = plain_date(node.operands[1]);
        const auto number = [&](const std::string& date) {
            return fmt::format("year({0}) * {1} + month({0}) * {2} + day({0})", date, whole(10'000), whole(100));
        };
        return when(fmt::format("{} <= {}", from, to),
                    divided_whole(fmt::format("({} - ({}))", number(to), number(from)), 10'000));
    }
    const std::string from = day(node.operands[0]);
    const std::string to = day(node.operands[1]);
    const std::string ordered =
        fmt::format("{} <= {} AND {} <= {} AND {} <= {}", whole(first_day), from, from, to, to, whole(last_day));
    return when(ordered, divided_whole(fmt::format("({} - {})", year_key(to), year_key(from)), 366));
}

// ---- values that are not truth ----

std::string SqlValues::settled(std::uint32_t place) {
    if (node(place).type == Type::date) return day(place);
    const std::string text = value(place);
    const Operation operation = node(place).operation;
    const bool safe =
        operation == Operation::column || operation == Operation::literal || operation == Operation::as_number;
    if (node(place).type != Type::number || safe) return text;
    return when(said("isfinite({})", "isFinite({})", text), text);
}

std::string SqlValues::binary(const Node& node, std::string_view sign) {
    return fmt::format("({} {} {})", value(node.operands[0]), sign, value(node.operands[1]));
}

std::string SqlValues::quotient(const std::string& a, const std::string& b) {
    return said("({} / NULLIF({}, {}))", "({} / nullIf({}, {}))", a, b, zero_number());
}

std::string SqlValues::as_number(const std::string& text) const {
    return said("CAST({} AS DOUBLE)", "toFloat64({})", text);
}

std::string SqlValues::value(std::uint32_t place) {
    const Node& node = this->node(place);
    if (node.constant && node.type == Type::number)
        return typed(constant_number(program_, place, dates_), Type::number);
    switch (node.operation) {
        case Operation::literal:
            return typed(node.values[0], node.type);
        case Operation::column:
            if (node.type == Type::days)
                return when(
                    fmt::format("{0} >= {1} AND {0} <= {2}", column(node), whole(-longest_days), whole(longest_days)),
                    column(node));
            return column(node);
        case Operation::as_number:
            return as_number(value(node.operands[0]));
        case Operation::opposite:
        case Operation::days_opposite:
            // ClickHouse writes the text anew for its shards, and of two signs together makes the beginning of a
            // comment.
            if (!duckdb_) return fmt::format("({} * {})", value(node.operands[0]), whole(-1));
            return fmt::format("(- {})", value(node.operands[0]));
        case Operation::plus:
        case Operation::days_plus:
            return binary(node, "+");
        case Operation::minus:
        case Operation::days_minus:
            return binary(node, "-");
        case Operation::times:
            return binary(node, "*");
        case Operation::divided:
            return quotient(value(node.operands[0]), value(node.operands[1]));
        case Operation::days_ratio:
            return quotient(as_number(value(node.operands[0])), as_number(value(node.operands[1])));
        case Operation::days_from_to:
            if (is_plain_date(node.operands[0]) && is_plain_date(node.operands[1]))
                return fmt::format("({} - {})", plain_date(node.operands[1]), plain_date(node.operands[0]));
            return fmt::format("({} - {})", day(node.operands[1]), day(node.operands[0]));
        case Operation::years_from_to:
            return years(node);
        default:
            return day(place);
    }
}

}  // namespace ledstang::rules
