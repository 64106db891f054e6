#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "rules/expression.h"

namespace ledstang {
namespace rules {
namespace {

// A value on its way: whole numbers, days, dates as day numbers, and truth as 0 or 1 in `whole`.
struct Cell {
    bool known = false;
    std::int64_t whole = 0;
    double number = 0;
    std::string_view text;
};

Cell of_whole(std::int64_t whole) {
    return {true, whole, 0, {}};
}
Cell of_number(double number) {
    return {true, 0, number, {}};
}

Cell cell_of(const Value& value, Type type) {
    if (is_missing(value)) return {};
    const auto* whole = std::get_if<std::int64_t>(&value);
    switch (type) {
        case Type::truth:
            if (const auto* truth = std::get_if<bool>(&value)) return of_whole(*truth ? 1 : 0);
            break;
        case Type::whole_number:
            if (whole) return of_whole(*whole);
            break;
        case Type::days:
            if (whole) return *whole >= -longest_days && *whole <= longest_days ? of_whole(*whole) : Cell{};
            break;
        case Type::number:
            if (whole) return of_number(static_cast<double>(*whole));
            if (const auto* number = std::get_if<double>(&value)) return of_number(*number);
            break;
        case Type::text:
            if (const auto* text = std::get_if<std::string>(&value)) return {true, 0, 0, *text};
            break;
        case Type::date:
            if (const auto* date = std::get_if<Date>(&value)) return of_whole(day_number(*date));
            break;
    }
    throw std::invalid_argument(fmt::format("a cell is not {}", swedish(type)));
}

Value value_of(const Cell& cell, Type type) {
    if (!cell.known) return {};
    switch (type) {
        case Type::truth:
            return cell.whole != 0;
        case Type::whole_number:
        case Type::days:
            return cell.whole;
        case Type::number:
            return cell.number;
        case Type::text:
            return std::string(cell.text);
        case Type::date:
            return date_of(cell.whole);
    }
    return {};
}

int compare(const Cell& a, const Cell& b, Type type) {
    if (type == Type::number) return a.number < b.number ? -1 : a.number > b.number ? 1 : 0;
    if (type == Type::text) return a.text.compare(b.text);
    return a.whole < b.whole ? -1 : a.whole > b.whole ? 1 : 0;
}

std::int64_t whole_years(std::int64_t from, std::int64_t to) {
    const Date a = date_of(from);
    const Date b = date_of(to);
    const int years = static_cast<int>(b.year()) - static_cast<int>(a.year());
    const bool birthday_to_come = std::pair(b.month(), b.day()) < std::pair(a.month(), a.day());
    return years - (birthday_to_come ? 1 : 0);
}

class Evaluation {
 public:
    Evaluation(const Program& program, std::span<const Value> row, const RuleDates& dates)
        : program_(program), row_(row), dates_(dates) {}

    Cell cell(std::uint32_t place) const {
        const Node& node = program_.nodes[place];
        switch (node.operation) {
            case Operation::literal:
                return cell_of(node.values[0], node.type);
            case Operation::today:
                return of_whole(day_number(dates_.today));
            case Operation::column:
                return cell_of(row_[node.column], node.type);
            case Operation::all:
            case Operation::any:
                return joined(node);
            case Operation::negation: {
                const Cell part = cell(node.operands[0]);
                return part.known ? of_whole(1 - part.whole) : Cell{};
            }
            case Operation::equal:
            case Operation::less:
            case Operation::less_or_equal:
                return compared(node);
            case Operation::between:
                return between(node);
            case Operation::in_set:
            case Operation::starts_with:
                return among(node);
            case Operation::missing:
                return of_whole(settled(node.operands[0], true).known ? 0 : 1);
            default:
                return calculated(node);
        }
    }

    // Numbers that have grown out of binary64 are missing once they are used, and dates that no calendar has where they
    // are shown; between others of their kind both are counted with as they are.
    Cell settled(std::uint32_t place, bool shown) const {
        const Cell found = cell(place);
        if (!found.known) return found;
        const Type type = program_.nodes[place].type;
        if (type == Type::number && !std::isfinite(found.number)) return {};
        if (shown && type == Type::date && (found.whole < first_day || found.whole > last_day)) return {};
        return found;
    }

 private:
    // The missing is what decides only where nothing else does.
    Cell joined(const Node& node) const {
        const std::int64_t decisive = node.operation == Operation::any ? 1 : 0;
        bool known = true;
        for (const auto operand : node.operands) {
            const Cell part = cell(operand);
            if (part.known && part.whole == decisive) return part;
            known = known && part.known;
        }
        return known ? of_whole(1 - decisive) : Cell{};
    }

    Cell compared(const Node& node) const {
        const Cell a = settled(node.operands[0], false);
        if (!a.known) return {};
        const Cell b = settled(node.operands[1], false);
        if (!b.known) return {};
        const int order = compare(a, b, program_.nodes[node.operands[0]].type);
        if (node.operation == Operation::equal) return of_whole(order == 0 ? 1 : 0);
        return of_whole(order < 0 || (order == 0 && node.operation == Operation::less_or_equal) ? 1 : 0);
    }

    Cell between(const Node& node) const {
        const Type type = program_.nodes[node.operands[0]].type;
        const Cell x = settled(node.operands[0], false);
        if (!x.known) return {};
        const Cell low = settled(node.operands[1], false);
        const Cell high = settled(node.operands[2], false);
        if (low.known && compare(x, low, type) < 0) return of_whole(0);
        if (high.known && compare(x, high, type) > 0) return of_whole(0);
        return low.known && high.known ? of_whole(1) : Cell{};
    }

    Cell among(const Node& node) const {
        const Type type = program_.nodes[node.operands[0]].type;
        Cell x = settled(node.operands[0], false);
        if (!x.known) return {};
        const auto before = [&](const Cell& a, const Value& b) { return compare(a, cell_of(b, type), type) < 0; };
        for (;;) {
            const auto after = std::upper_bound(node.values.begin(), node.values.end(), x, before);
            if (after == node.values.begin()) return of_whole(0);
            const Cell member = cell_of(*(after - 1), type);
            if (node.operation == Operation::in_set) return of_whole(compare(x, member, type) == 0 ? 1 : 0);
            if (x.text.starts_with(member.text)) return of_whole(1);
            // Any other beginning of x in the set begins the member too: it is within what they have in common.
            const auto common =
                std::mismatch(x.text.begin(), x.text.end(), member.text.begin(), member.text.end()).first;
            x.text = x.text.substr(0, static_cast<std::size_t>(common - x.text.begin()));
        }
    }

    Cell calculated(const Node& node) const {
        const Cell a = cell(node.operands[0]);
        if (!a.known) return {};
        Cell b;
        if (node.operands.size() > 1) {
            b = cell(node.operands[1]);
            if (!b.known) return {};
        }
        switch (node.operation) {
            case Operation::as_number:
                return of_number(static_cast<double>(a.whole));
            case Operation::opposite:
                return of_number(-a.number);
            case Operation::plus:
                return of_number(a.number + b.number);
            case Operation::minus:
                return of_number(a.number - b.number);
            case Operation::times:
                return of_number(a.number * b.number);
            case Operation::divided:
                return b.number == 0 ? Cell{} : of_number(a.number / b.number);
            case Operation::days_opposite:
                return of_whole(-a.whole);
            case Operation::days_plus:
            case Operation::date_plus:
                return of_whole(a.whole + b.whole);
            case Operation::days_minus:
            case Operation::date_minus:
                return of_whole(a.whole - b.whole);
            case Operation::days_ratio:
                return b.whole == 0 ? Cell{} : of_number(static_cast<double>(a.whole) / static_cast<double>(b.whole));
            case Operation::days_from_to:
                return of_whole(b.whole - a.whole);
            case Operation::years_from_to:
                if (a.whole < first_day || b.whole > last_day || b.whole < a.whole) return {};
                return of_whole(whole_years(a.whole, b.whole));
            default:
                throw std::logic_error("an operation that is not calculated");
        }
    }

    const Program& program_;
    std::span<const Value> row_;
    const RuleDates& dates_;
};

}  // namespace

std::int64_t constant_day(const Program& program, std::uint32_t node, const RuleDates& dates) {
    return Evaluation(program, {}, dates).cell(node).whole;
}

Value constant_truth(const Program& program, std::uint32_t node, const RuleDates& dates) {
    return value_of(Evaluation(program, {}, dates).cell(node), Type::truth);
}

Value constant_number(const Program& program, std::uint32_t node, const RuleDates& dates) {
    return value_of(Evaluation(program, {}, dates).cell(node), Type::number);
}

}  // namespace rules

Value evaluate(const Rule& rule, std::span<const Value> row, const RuleDates& dates) {
    const rules::Program& program = *rule.program;
    if (row.size() != program.columns.size())
        throw std::invalid_argument(
            fmt::format("a row of {} values for a rule about {} columns", row.size(), program.columns.size()));
    const auto root = static_cast<std::uint32_t>(program.nodes.size() - 1);
    return rules::value_of(rules::Evaluation(program, row, dates).settled(root, true), program.root().type);
}

}  // namespace ledstang
