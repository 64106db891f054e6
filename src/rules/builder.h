// Puts a rule's operations together and holds them to their types. The parser knows the words, the builder what they
// may be said about.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rules/expression.h"
#include "rules/faults.h"

namespace ledstang::rules {

// A part of the rule and where it stands. One with a fault is told once and then taken for granted.
struct Operand {
    std::uint32_t node = 0;
    Span span;
    bool broken = false;
};

// A member of a set.
struct Literal {
    Span span;
    Type type = Type::text;
    Value value;
};

inline bool is_numeric(Type type) {
    return type == Type::whole_number || type == Type::number;
}

enum class Comparison : std::uint8_t { equal, not_equal, less, less_or_equal, greater, greater_or_equal };
enum class Arithmetic : std::uint8_t { plus, minus, times, divided };

class Builder {
 public:
    Builder(std::span<const ColumnType> columns, const NamedRules& named, Faults& faults);

    Operand literal(const Literal& literal);
    Operand today(Span span);
    // A column, or the rule of that name. `quoted`: a column and nothing else.
    Operand named(Span span, const std::string& name, bool quoted);

    Operand logic(Operation all_or_any, const std::vector<Operand>& parts);
    Operand negated(Operand part, Span span);
    Operand compared(Comparison comparison, Operand left, Operand right);
    Operand between(Operand value, Operand low, Operand high);
    Operand in_set(Operand value, std::vector<Literal> members, Span span);
    Operand in_period(Operand value, const Date& first, const Date& last, Span span);
    Operand starts_with(Operand value, const std::vector<Literal>& prefixes, Span span);
    Operand missing(Operand value, Span span);
    Operand opposite(Operand value, Span span);
    Operand calculated(Arithmetic operation, Operand left, Operand right);
    Operand days_between(Operand from, Operand to, Span span);
    // `from` absent: a column for the date of birth is looked for.
    Operand years_between(std::optional<Operand> from, Operand to, Span span);

    Type type(const Operand& operand) const { return nodes_[operand.node].type; }
    Program finish(const Operand& root);

 private:
    Operand broken(Span span) const { return {0, span, true}; }
    Operand fault(Span span, std::string code, std::string message, std::string suggestion = {});
    Operand add(Operation operation, Type type, std::vector<Operand> operands, Span span,
                std::vector<Value> values = {});
    Operand column(Span span, std::uint32_t place);
    Operand inlined(Span span, const std::string& name, const Rule& rule);
    std::optional<std::uint32_t> find_column(const std::string& name) const;
    std::optional<Operand> as_number(Operand operand);
    // Makes the two comparable, or tells why they are not.
    bool reconcile(Operand& left, Operand& right);
    void mismatch(Type left, const Literal& right);
    Operand not_a(Type wanted, const Operand& operand);
    void hold_limits(const Node& node, Span span);

    std::span<const ColumnType> columns_;
    const NamedRules& named_;
    Faults& faults_;
    std::vector<Node> nodes_;
};

}  // namespace ledstang::rules
