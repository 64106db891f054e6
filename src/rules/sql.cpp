// Rules as SQL expressions. Both dialects say what evaluate.cpp says, row by row; a property test holds them to it.
//
// What reads no column is worked out before it becomes SQL: ClickHouse 18.16 finds 'C50' <= 'C5' true where both are
// constants, and takes no condition over a constant that could be missing.
//
// In ClickHouse what is true, missing and false is 2, 1 and 0 on its way: old versions answer NULL where SQL's logic
// of three values does not, and with numbers "and" is the least, "or" the greatest and "not" two less it.
#include <fmt/format.h>

#include <map>
#include <optional>

#include "base/utf8.h"
#include "rules/sql_values.h"

namespace ledstang {
namespace rules {
namespace {

// The first text in order that stands after every text with the prefix; none when there is no such text. The order of
// UTF-8's bytes is that of the characters.
std::optional<std::string> after_all_beginning_with(std::string_view prefix) {
    constexpr char32_t last = 0x10FFFF;
    while (!prefix.empty()) {
        std::size_t begin = prefix.size() - 1;
        while (begin > 0 && (static_cast<unsigned char>(prefix[begin]) & 0xC0U) == 0x80U) --begin;
        const auto final = first_character(prefix.substr(begin));
        prefix = prefix.substr(0, begin);
        if (!final || final->character >= last) continue;
        const char32_t next = final->character + 1;
        return std::string(prefix) + encode_utf8(next == 0xD800 ? 0xE000 : next);  // none lie between these two
    }
    return std::nullopt;
}

class Writer : SqlValues {
 public:
    Writer(const Program& program, SqlDialect dialect, const RuleDates& dates, std::size_t first)
        : SqlValues(program, dialect, dates, first) {}

    SqlText write() {
        const auto root = static_cast<std::uint32_t>(program_.nodes.size() - 1);
        std::string text = shown(root);
        return {std::move(text), std::move(parameters_)};
    }

 private:
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

    // A few prefixes are ranges to DuckDB, which is quickest at those and skips blocks without any. Many of one length
    // are looked for all at once.
    std::string starts_with(const Node& node) {
        constexpr std::size_t few = 8;
        const std::string text = value(node.operands[0]);
        std::map<std::size_t, std::vector<Value>> by_length;  // characters in DuckDB, bytes in ClickHouse
        for (const Value& each : node.values) {
            const auto& prefix = std::get<std::string>(each);
            by_length[duckdb_ ? count_characters(prefix) : prefix.size()].push_back(each);
        }
        std::string all;
        const auto add = [&](const std::string& one) { all += (all.empty() ? "" : " OR ") + one; };
        for (const auto& [length, prefixes] : by_length) {
            const auto characters = static_cast<std::int64_t>(length);
            if (duckdb_ && prefixes.size() <= few) {
                for (const Value& prefix : prefixes) add(in_range(text, std::get<std::string>(prefix)));
            } else if (duckdb_) {
                add(fmt::format("left({}, {}) IN ({})", text, whole(characters), listed(prefixes, Type::text, false)));
            } else if (prefixes.size() == 1) {
                add(fmt::format("startsWith({}, {})", text, listed(prefixes, Type::text, false)));
            } else {
                add(fmt::format("(substring({}, {}, {}) IN ({}))", text, whole(1), whole(characters),
                                listed(prefixes, Type::text, false)));
            }
        }
        return fmt::format("({})", all);
    }

    std::string in_range(const std::string& text, const std::string& prefix) {
        const std::string from = fmt::format("{} >= {}", text, typed(prefix, Type::text));
        const auto end = after_all_beginning_with(prefix);
        return end ? fmt::format("({} AND {} < {})", from, text, typed(*end, Type::text)) : fmt::format("({})", from);
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
};

}  // namespace
}  // namespace rules

SqlText to_sql(const Rule& rule, SqlDialect dialect, const RuleDates& dates, std::size_t first_parameter) {
    return rules::Writer(*rule.program, dialect, dates, first_parameter).write();
}

}  // namespace ledstang
