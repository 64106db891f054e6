// Calculating with numbers, lengths of time and dates.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "rules/builder.h"

namespace ledstang::rules {
namespace {

constexpr std::array birth_columns = std::to_array<std::string_view>(
    {"fodelsedatum", "födelsedatum", "fodelsedag", "födelsedag", "birth_date", "date_of_birth"});

}  // namespace

std::optional<Operand> Builder::as_number(Operand operand) {
    if (operand.broken || type(operand) == Type::number) return operand;
    if (type(operand) != Type::whole_number) return std::nullopt;
    if (nodes_[operand.node].operation == Operation::literal) {
        const auto whole = std::get<std::int64_t>(nodes_[operand.node].values[0]);
        return literal({operand.span, Type::number, static_cast<double>(whole)});
    }
    return add(Operation::as_number, Type::number, {operand}, operand.span);
}

Operand Builder::opposite(Operand value, Span span) {
    if (value.broken) return broken(span);
    const Node& node = nodes_[value.node];
    if (node.operation == Operation::literal && (node.type == Type::whole_number || node.type == Type::days))
        return literal({span, node.type, -std::get<std::int64_t>(node.values[0])});
    if (node.operation == Operation::literal && node.type == Type::number)
        return literal({span, Type::number, -std::get<double>(node.values[0])});
    if (node.type == Type::days) return add(Operation::days_opposite, Type::days, {value}, span);
    const auto number = as_number(value);
    return number ? add(Operation::opposite, Type::number, {*number}, span) : not_a(Type::number, value);
}

Operand Builder::calculated(Arithmetic operation, Operand left, Operand right) {
    const Span span = left.span.to(right.span);
    if (left.broken || right.broken) return broken(span);
    const Type a = type(left);
    const Type b = type(right);
    const bool plus = operation == Arithmetic::plus;
    const bool minus = operation == Arithmetic::minus;
    if (is_numeric(a) && is_numeric(b)) {
        constexpr std::array operations = {Operation::plus, Operation::minus, Operation::times, Operation::divided};
        return add(operations.at(static_cast<std::size_t>(operation)), Type::number,
                   {as_number(left).value(), as_number(right).value()}, span);
    }
    if (a == Type::date && b == Type::date && minus)
        return add(Operation::days_from_to, Type::days, {right, left}, span);
    if (a == Type::date && b == Type::days && (plus || minus))
        return add(plus ? Operation::date_plus : Operation::date_minus, Type::date, {left, right}, span);
    if (a == Type::days && b == Type::date && plus) return add(Operation::date_plus, Type::date, {right, left}, span);
    if (a == Type::days && b == Type::days && (plus || minus))
        return add(plus ? Operation::days_plus : Operation::days_minus, Type::days, {left, right}, span);
    if (a == Type::days && b == Type::days && operation == Arithmetic::divided)
        return add(Operation::days_ratio, Type::number, {left, right}, span);
    if ((a == Type::date || a == Type::days) && is_numeric(b) && (plus || minus)) {
        const Node& node = nodes_[right.node];
        return fault(right.span, "rule.unit", "Skriv enheten efter talet: 90 dagar eller 2 veckor.",
                     node.operation == Operation::literal && b == Type::whole_number
                         ? fmt::format("{} dagar", std::get<std::int64_t>(node.values[0]))
                         : std::string());
    }
    if (is_numeric(a) && b == Type::days)
        return fault(right.span, "rule.unit",
                     "Ett tal och en tid går inte att räkna samman. Dela tiden med 1 dag för att få ett tal.");
    const Operand& wrong = is_numeric(a) || a == Type::date || a == Type::days ? right : left;
    return fault(wrong.span, "rule.type",
                 fmt::format("Det går inte att räkna så med {} och {}.", swedish(a), swedish(b)));
}

Operand Builder::days_between(Operand from, Operand to, Span span) {
    for (const Operand& operand : {from, to}) {
        if (!operand.broken && type(operand) != Type::date) return not_a(Type::date, operand);
    }
    return add(Operation::days_from_to, Type::days, {from, to}, span);
}

Operand Builder::years_between(std::optional<Operand> from, Operand to, Span span) {
    if (!from) {
        const auto is_birth = [](const ColumnType& each) {
            return each.type == Type::date &&
                   std::find(birth_columns.begin(), birth_columns.end(), each.name) != birth_columns.end();
        };
        const auto found = std::find_if(columns_.begin(), columns_.end(), is_birth);
        if (found == columns_.end())
            return fault(
                span, "rule.birth_date",
                "Datamängden har ingen kolumn för födelsedatum. Skriv vilken: ålder vid … från …, eller använd "
                "kolumnen för ålder om det finns en.");
        from = column(span, static_cast<std::uint32_t>(found - columns_.begin()));
    }
    for (const Operand& operand : {*from, to}) {
        if (!operand.broken && type(operand) != Type::date) return not_a(Type::date, operand);
    }
    return add(Operation::years_from_to, Type::whole_number, {*from, to}, span);
}

}  // namespace ledstang::rules
