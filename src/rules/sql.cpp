// Rules as SQL expressions. Both dialects say what evaluate.cpp says, row by row; a property test holds them to it.
//
// What reads no column is worked out before it becomes SQL: ClickHouse 18.16 finds 'C50' <= 'C5' true where both are
// constants, and takes no condition over a constant that could be missing.
//
// In ClickHouse what is true, missing and false is 2, 1 and 0 on its way: old versions answer NULL where SQL's logic
// of three values does not, and with numbers "and" is the least, "or" the greatest and "not" two less it.
#include <fmt/format.h>

#include <map>

#include "base/utf8.h"
#include "rules/expression.h"

namespace ledstang {
namespace rules {
namespace {

class Writer {
 public:
    Writer(const Program& program, SqlDialect dialect, const RuleDates& dates, std::size_t first)
        : program_(program), duckdb_(dialect == SqlDialect::duckdb), dates_(dates), first_(first) {}

    SqlText write() {
        const auto root = static_cast<std::uint32_t>(program_.nodes.size() - 1);
        std::string text = shown(root);
        return {std::move(text), std::move(parameters_)};
    }

 private:
    const Node& node(std::uint32_t place) const { return program_.nodes[place]; }

    // The same in the words of the one dialect or the other.
    template <class... Parts>
    std::string said(std::string_view duckdb, std::string_view clickhouse, const Parts&... parts) const {
        return fmt::vformat(duckdb_ ? duckdb : clickhouse, fmt::make_format_args(parts...));
    }

    // ---- parameters ----

    std::string parameter(Value value) {
        parameters_.push_back(std::move(value));
        return fmt::format("${}", first_ + parameters_.size() - 1);
    }

    std::string typed(Value value, Type type) {
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

    // A whole number that the dialect's own form needs.
    std::string whole(std::int64_t number) {
        auto& known = wholes_[number];
        if (known.empty()) known = typed(number, Type::whole_number);
        return known;
    }

    std::string zero_number() {
        if (zero_.empty()) zero_ = typed(0.0, Type::number);
        return zero_;
    }

    // A member of a set, or a literal, as `value` writes what it stands beside.
    std::string member(const Value& value, Type type, bool as_date) {
        if (type != Type::date) return typed(value, type);
        if (as_date) return typed(value, Type::date);
        return whole(day_number(std::get<Date>(value)));
    }

    // ---- columns and dates ----

    std::string column(const Node& node) const {
        const char mark = duckdb_ ? '"' : '`';
        std::string quoted(1, mark);
        for (const char c : program_.columns[node.column].name) {
            if (c == mark || (!duckdb_ && c == '\\')) quoted += duckdb_ ? c : '\\';
            quoted += c;
        }
        return quoted + mark;
    }

    // A date that DuckDB can compare as a DATE: a column, or a day known when the text is made.
    bool is_plain_date(std::uint32_t place) const {
        if (!duckdb_ || node(place).type != Type::date) return false;
        if (node(place).operation == Operation::column) return true;
        if (!node(place).constant) return false;
        const auto day = constant_day(program_, place, dates_);
        return day >= first_day && day <= last_day;
    }

    std::string plain_date(std::uint32_t place) {
        if (node(place).operation == Operation::column) return column(node(place));
        return typed(date_of(constant_day(program_, place, dates_)), Type::date);
    }

    std::string epoch() {
        if (epoch_.empty()) epoch_ = typed(date_of(0), Type::date);
        return epoch_;
    }

    // A day number.
    std::string day(std::uint32_t place) {
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

    std::string when(const std::string& condition, const std::string& then) const {
        return said("CASE WHEN {} THEN {} END", "if({}, {}, NULL)", condition, then);
    }

    std::string divided_whole(const std::string& a, std::int64_t b) {
        return said("({} // {})", "intDiv({}, {})", a, whole(b));
    }

    // 366 × the year, counted from March, plus the day in it: the order of days within a year is then the same in every
    // year, since 29 February is the last. A cycle of the calendar is 146 097 days in 400 years, and in a century four
    // years have 1461; 719 468 days lie between 1 March of year 0 and 1970.
    std::string year_key(const std::string& day) {
        const std::string quarters =
            fmt::format("({} * {} + {})", whole(4), fmt::format("({} + {})", day, whole(719'468)), whole(3));
        const std::string century = divided_whole(quarters, 146'097);
        const std::string in_century = fmt::format(
            "({} * {} + {})", whole(4), divided_whole(fmt::format("({} % {})", quarters, whole(146'097)), 4), whole(3));
        const std::string year = fmt::format("({} * {} + {})", whole(100), century, divided_whole(in_century, 1461));
        const std::string in_year = divided_whole(fmt::format("({} % {})", in_century, whole(1461)), 4);
        return fmt::format("({} * {} + {})", whole(366), year, in_year);
    }

    std::string years(const Node& node) {
        const std::string from = day(node.operands[0]);
        const std::string to = day(node.operands[1]);
        const std::string ordered =
            fmt::format("{} <= {} AND {} <= {} AND {} <= {}", whole(first_day), from, from, to, to, whole(last_day));
        return when(ordered, divided_whole(fmt::format("({} - {})", year_key(to), year_key(from)), 366));
    }

    // ---- values that are not truth ----

    // As evaluate's `settled`. Dates are day numbers.
    std::string settled(std::uint32_t place) {
        if (node(place).type == Type::date) return day(place);
        const std::string text = value(place);
        const Operation operation = node(place).operation;
        const bool safe =
            operation == Operation::column || operation == Operation::literal || operation == Operation::as_number;
        if (node(place).type != Type::number || safe) return text;
        return when(said("isfinite({})", "isFinite({})", text), text);
    }

    std::string binary(const Node& node, std::string_view sign) {
        return fmt::format("({} {} {})", value(node.operands[0]), sign, value(node.operands[1]));
    }

    std::string quotient(const std::string& a, const std::string& b) {
        return said("({} / NULLIF({}, {}))", "({} / nullIf({}, {}))", a, b, zero_number());
    }

    std::string as_number(const std::string& text) const { return said("CAST({} AS DOUBLE)", "toFloat64({})", text); }

    std::string value(std::uint32_t place) {
        const Node& node = this->node(place);
        if (node.constant && node.type == Type::number)
            return typed(constant_number(program_, place, dates_), Type::number);
        switch (node.operation) {
            case Operation::literal:
                return typed(node.values[0], node.type);
            case Operation::column:
                if (node.type == Type::days)
                    return when(fmt::format("{0} >= {1} AND {0} <= {2}", column(node), whole(-longest_days),
                                            whole(longest_days)),
                                column(node));
                return column(node);
            case Operation::as_number:
                return as_number(value(node.operands[0]));
            case Operation::opposite:
            case Operation::days_opposite:
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

    // ---- truth in DuckDB, which has SQL's three values ----

    std::string joined(const Node& node, std::string_view joint) {
        std::string text = "(";
        for (std::size_t n = 0; n < node.operands.size(); ++n) {
            if (n > 0) text += joint;
            text += truth(node.operands[n]);
        }
        return text + ")";
    }

    // The operands of a comparison: as DATE when all of them can be, else as `settled`.
    std::vector<std::string> sides(const Node& node, bool& dates) {
        dates = true;
        for (const auto operand : node.operands) dates = dates && is_plain_date(operand);
        std::vector<std::string> texts;
        for (const auto operand : node.operands) {
            if (this->node(operand).type == Type::truth) {
                texts.push_back(truth(operand));
            } else {
                texts.push_back(dates ? plain_date(operand) : settled(operand));
            }
        }
        return texts;
    }

    std::string listed(const std::vector<Value>& values, Type type, bool dates) {
        std::string text;
        for (const Value& each : values) text += (text.empty() ? "" : ", ") + member(each, type, dates);
        return text;
    }

    // Prefixes of one length are looked for all at once.
    std::string starts_with(const Node& node) {
        const std::string text = value(node.operands[0]);
        std::map<std::size_t, std::vector<Value>> by_length;  // characters in DuckDB, bytes in ClickHouse
        for (const Value& each : node.values) {
            const auto& prefix = std::get<std::string>(each);
            by_length[duckdb_ ? count_characters(prefix) : prefix.size()].push_back(each);
        }
        std::string all;
        for (const auto& [length, prefixes] : by_length) {
            const std::string members = listed(prefixes, Type::text, false);
            std::string one;
            if (prefixes.size() == 1) {
                one = said("starts_with({}, {})", "startsWith({}, {})", text, members);
            } else if (duckdb_) {
                one = fmt::format("left({}, {}) IN ({})", text, whole(static_cast<std::int64_t>(length)), members);
            } else {
                one = fmt::format("(substring({}, {}, {}) IN ({}))", text, whole(1),
                                  whole(static_cast<std::int64_t>(length)), members);
            }
            all += (all.empty() ? "" : " OR ") + one;
        }
        return fmt::format("({})", all);
    }

    std::string truth(std::uint32_t place) {
        const Node& node = this->node(place);
        if (node.constant) return typed(constant_truth(program_, place, dates_), Type::truth);
        bool dates = false;
        switch (node.operation) {
            case Operation::column:
                return column(node);
            case Operation::all:
                return joined(node, " AND ");
            case Operation::any:
                return joined(node, " OR ");
            case Operation::negation:
                return fmt::format("(NOT {})", truth(node.operands[0]));
            case Operation::equal: {
                const auto side = sides(node, dates);
                return fmt::format("({} = {})", side[0], side[1]);
            }
            case Operation::less: {
                const auto side = sides(node, dates);
                return fmt::format("({} < {})", side[0], side[1]);
            }
            case Operation::less_or_equal: {
                const auto side = sides(node, dates);
                return fmt::format("({} <= {})", side[0], side[1]);
            }
            case Operation::between: {
                const auto side = sides(node, dates);
                return fmt::format("({} BETWEEN {} AND {})", side[0], side[1], side[2]);
            }
            case Operation::in_set: {
                const auto side = sides(node, dates);
                const Type type = this->node(node.operands[0]).type;
                return fmt::format("({} IN ({}))", side[0], listed(node.values, type, dates));
            }
            case Operation::starts_with:
                return starts_with(node);
            default:
                return fmt::format("({} IS NULL)", shown(node.operands[0]));
        }
    }

    // ---- truth in ClickHouse: 0, 1 for missing, 2 ----

    std::string scored(const std::string& condition) {
        return fmt::format("ifNull({} * {}, {})", condition, whole(2), whole(1));
    }

    // Two by two, so that many parts make no deep text.
    std::string score_joined(const std::vector<std::uint32_t>& parts, std::size_t from, std::size_t to,
                             std::string_view function) {
        if (to - from == 1) return score(parts[from]);
        const std::size_t middle = from + (to - from) / 2;
        return fmt::format("{}({}, {})", function, score_joined(parts, from, middle, function),
                           score_joined(parts, middle, to, function));
    }

    // a <= b
    std::string score_in_order(std::uint32_t a, std::uint32_t b) {
        if (node(a).type == Type::text && node(a).constant && node(b).constant)
            return whole(node(a).values[0] <= node(b).values[0] ? 2 : 0);
        return scored(fmt::format("({} <= {})", settled(a), settled(b)));
    }

    std::string score(std::uint32_t place) {
        const Node& node = this->node(place);
        if (node.constant) {
            const Value truth = constant_truth(program_, place, dates_);
            return whole(is_missing(truth) ? 1 : std::get<bool>(truth) ? 2 : 0);
        }
        const auto side = [&](std::size_t n) { return settled(node.operands[n]); };
        switch (node.operation) {
            case Operation::column:
                return scored(column(node));
            case Operation::all:
                return score_joined(node.operands, 0, node.operands.size(), "least");
            case Operation::any:
                return score_joined(node.operands, 0, node.operands.size(), "greatest");
            case Operation::negation:
                return fmt::format("({} - {})", whole(2), score(node.operands[0]));
            case Operation::equal:
                if (this->node(node.operands[0]).type == Type::truth)
                    return fmt::format("(({0} - {1}) * ({2} - {1}) + {1})", score(node.operands[0]), whole(1),
                                       score(node.operands[1]));
                return scored(fmt::format("({} = {})", side(0), side(1)));
            case Operation::less:
                return scored(fmt::format("({} < {})", side(0), side(1)));
            case Operation::less_or_equal:
                return scored(fmt::format("({} <= {})", side(0), side(1)));
            case Operation::between:
                return fmt::format("least({}, {})", score_in_order(node.operands[1], node.operands[0]),
                                   score_in_order(node.operands[0], node.operands[2]));
            case Operation::in_set: {
                const std::string x = side(0);
                const Type type = this->node(node.operands[0]).type;
                return fmt::format("if(isNull({0}), {1}, ({0} IN ({2})) * {3})", x, whole(1),
                                   listed(node.values, type, false), whole(2));
            }
            case Operation::starts_with:
                return fmt::format("if(isNull({}), {}, {} * {})", value(node.operands[0]), whole(1), starts_with(node),
                                   whole(2));
            default: {
                const auto operand = node.operands[0];
                if (this->node(operand).type == Type::truth)
                    return fmt::format("(({} = {}) * {})", score(operand), whole(1), whole(2));
                return fmt::format("(isNull({}) * {})", shown(operand), whole(2));
            }
        }
    }

    // ---- the rule ----

    // As the reader of the answer gets it.
    std::string shown(std::uint32_t place) {
        const Node& node = this->node(place);
        if (node.type == Type::truth) {
            if (duckdb_) return truth(place);
            const std::string text = score(place);
            return fmt::format("if({0} = {1}, NULL, {0} = {2})", text, whole(1), whole(2));
        }
        if (node.type != Type::date) return settled(place);
        if (is_plain_date(place)) return plain_date(place);
        const std::string number = day(place);
        const std::string within =
            fmt::format("{} >= {} AND {} <= {}", number, whole(first_day), number, whole(last_day));
        return when(within, duckdb_ ? fmt::format("{} + CAST({} AS INTEGER)", epoch(), number) : number);
    }

    const Program& program_;
    bool duckdb_;
    const RuleDates& dates_;
    std::size_t first_;
    std::vector<Value> parameters_;
    std::map<std::int64_t, std::string> wholes_;
    std::string zero_;
    std::string epoch_;
};

}  // namespace
}  // namespace rules

SqlText to_sql(const Rule& rule, SqlDialect dialect, const RuleDates& dates, std::size_t first_parameter) {
    return rules::Writer(*rule.program, dialect, dates, first_parameter).write();
}

}  // namespace ledstang
