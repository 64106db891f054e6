#include "rules/builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/swedish_text.h"
#include "rules/words.h"

namespace ledstang::rules {
namespace {

bool any_broken(const std::vector<Operand>& operands) {
    return std::any_of(operands.begin(), operands.end(), [](const Operand& operand) { return operand.broken; });
}

Span around(const std::vector<Operand>& operands) {
    return operands.front().span.to(operands.back().span);
}

std::vector<Value> in_order(std::vector<Value> values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

}  // namespace

Builder::Builder(std::span<const ColumnType> columns, const NamedRules& named, Faults& faults)
    : columns_(columns), named_(named), faults_(faults) {}

Operand Builder::fault(Span span, std::string code, std::string message, std::string suggestion) {
    faults_.add(span, std::move(code), std::move(message), std::move(suggestion));
    return broken(span);
}

void Builder::hold_limits(const Node& node, Span span) {
    const auto stop = [&](std::string code, std::string message) {
        faults_.add(span, std::move(code), std::move(message));
        throw Stop{};
    };
    if (node.depth > deepest_rule)
        stop("rule.too_deep",
             fmt::format("Regeln har fler än {} led inne i varandra. Dela upp den i flera regler med namn.",
                         deepest_rule));
    if (node.fractions > most_fractions)
        stop("rule.too_deep",
             fmt::format("Fler än {} divisioner står i varandras nämnare. Skriv om uttrycket.", most_fractions));
    if (nodes_.size() >= largest_rule)
        stop("rule.too_large",
             fmt::format("Regeln har fler än {} delar, de namngivna reglernas inräknade. Gör den kortare.",
                         largest_rule));
}

Operand Builder::add(Operation operation, Type type, std::vector<Operand> operands, Span span,
                     std::vector<Value> values) {
    if (any_broken(operands)) return broken(span);
    Node node;
    node.operation = operation;
    node.type = type;
    node.values = std::move(values);
    node.constant = operation != Operation::column;
    for (const Operand& operand : operands) {
        const Node& below = nodes_[operand.node];
        if (below.operation == Operation::column && columns_[below.column].identity && operation != Operation::missing)
            return fault(
                operand.span, "rule.identity",
                "Vem patienten är går inte att jämföra med något. Skriv ”saknas” eller ”finns” efter kolumnen.");
        node.operands.push_back(operand.node);
        node.depth = std::max(node.depth, below.depth + 1);
        node.fractions = std::max(node.fractions, below.fractions);
        node.constant = node.constant && below.constant;
    }
    if (operation == Operation::divided || operation == Operation::days_ratio)
        node.fractions = std::max(node.fractions, nodes_[operands[1].node].fractions + 1);
    hold_limits(node, span);
    nodes_.push_back(std::move(node));
    return {static_cast<std::uint32_t>(nodes_.size() - 1), span, false};
}

Operand Builder::literal(const Literal& literal) {
    return add(Operation::literal, literal.type, {}, literal.span, {literal.value});
}

Operand Builder::today(Span span) {
    return add(Operation::today, Type::date, {}, span);
}

// ---- names ----------------------------------------------------------------------------------------------------------

std::optional<std::uint32_t> Builder::find_column(const std::string& name) const {
    const auto place = [&](auto found) { return static_cast<std::uint32_t>(found - columns_.begin()); };
    const auto same = std::find_if(columns_.begin(), columns_.end(), [&](const auto& c) { return c.name == name; });
    if (same != columns_.end()) return place(same);
    // The columns that we ship are named without å, ä and ö; people write the words with them.
    const std::string slug = ascii_slug(name);
    const auto like = [&](const auto& c) { return ascii_slug(c.name) == slug; };
    const auto near = std::find_if(columns_.begin(), columns_.end(), like);
    if (slug.empty() || near == columns_.end() || std::find_if(near + 1, columns_.end(), like) != columns_.end())
        return std::nullopt;
    return place(near);
}

Operand Builder::column(Span span, std::uint32_t place) {
    const Operand operand = add(Operation::column, columns_[place].type, {}, span);
    nodes_[operand.node].column = place;
    return operand;
}

Operand Builder::named(Span span, const std::string& name, bool quoted) {
    if (const auto place = find_column(name)) return column(span, *place);
    if (!quoted) {
        const auto rule = named_.find(name);
        if (rule != named_.end()) return inlined(span, name, rule->second);
    }
    std::vector<std::string> candidates;
    for (const ColumnType& each : columns_) candidates.push_back(each.name);
    if (!quoted) {
        for (const auto& each : named_) candidates.push_back(each.first);
        candidates.insert(candidates.end(), words_for_values().begin(), words_for_values().end());
    }
    const auto nearest = nearest_name(name, candidates);
    const std::string hint = nearest ? fmt::format(" Menade du {}?", *nearest)
                                     : std::string(" Välj en av datamängdens kolumner. Text skrivs inom citattecken.");
    return fault(span, "rule.unknown_name", fmt::format("Ingen kolumn eller regel heter {}.{}", in_quotes(name), hint),
                 nearest.value_or(""));
}

Operand Builder::inlined(Span span, const std::string& name, const Rule& rule) {
    if (!rule.program || rule.program->nodes.empty())
        return fault(span, "rule.named", fmt::format("Regeln {} är tom.", in_quotes(name)));
    const Program& program = *rule.program;
    const auto offset = static_cast<std::uint32_t>(nodes_.size());
    for (Node node : program.nodes) {
        if (node.operation == Operation::column) {
            const ColumnType& wanted = program.columns[node.column];
            const auto found = std::find_if(columns_.begin(), columns_.end(), [&](const auto& c) {
                return c.name == wanted.name && c.type == wanted.type;
            });
            if (found == columns_.end())
                return fault(
                    span, "rule.named",
                    fmt::format("Regeln {} använder kolumnen {} ({}), som inte finns här. Den hör till en annan "
                                "datamängd.",
                                in_quotes(name), in_quotes(wanted.name), swedish(wanted.type)));
            node.column = static_cast<std::uint32_t>(found - columns_.begin());
        }
        for (auto& operand : node.operands) operand += offset;
        hold_limits(node, span);
        nodes_.push_back(std::move(node));
    }
    return {static_cast<std::uint32_t>(nodes_.size() - 1), span, false};
}

// ---- types ----------------------------------------------------------------------------------------------------------

Operand Builder::not_a(Type wanted, const Operand& operand) {
    if (operand.broken) return operand;
    return fault(operand.span, "rule.type",
                 fmt::format("Här ska det stå {}, men det här är {}.", swedish(wanted), swedish(type(operand))));
}

// `right` without a value where it is no literal.
void Builder::mismatch(Type left, const Literal& right) {
    const auto* whole = std::get_if<std::int64_t>(&right.value);
    const bool bare = whole && right.type == Type::whole_number;
    if (left == Type::days && is_numeric(right.type)) {
        fault(right.span, "rule.unit",
              "Det till vänster är en tid. Skriv enheten efter talet: 90 dagar eller 2 veckor.",
              bare ? fmt::format("{} dagar", *whole) : std::string());
    } else if (is_numeric(left) && right.type == Type::days) {
        fault(right.span, "rule.unit", "Det till vänster är ett tal utan enhet. Ta bort enheten efter talet.");
    } else if (left == Type::date && bare && *whole >= 1000 && *whole <= 9998) {
        fault(right.span, "rule.type",
              "Ett datum jämförs med ett datum: 2024-01-31. Ligger datumet i ett år, skriv ”i” före årtalet.",
              fmt::format("i {}", *whole));
    } else if (is_numeric(left) && std::holds_alternative<std::string>(right.value)) {
        fault(right.span, "rule.type", "Det till vänster är ett tal. Skriv talet utan citattecken.");
    } else if (left == Type::text && !is_missing(right.value)) {
        fault(right.span, "rule.type", "Det till vänster är text. Skriv också detta inom citattecken.");
    } else {
        fault(right.span, "rule.type",
              fmt::format("Det går inte att jämföra {} med {}.", swedish(left), swedish(right.type)));
    }
}

bool Builder::reconcile(Operand& left, Operand& right) {
    if (left.broken || right.broken) return false;
    if (type(left) == type(right)) return true;
    if (is_numeric(type(left)) && is_numeric(type(right))) {
        left = as_number(left).value();
        right = as_number(right).value();
        return true;
    }
    const Node& node = nodes_[right.node];
    mismatch(type(left), {right.span, node.type, node.operation == Operation::literal ? node.values[0] : Value{}});
    return false;
}

// ---- truth ----------------------------------------------------------------------------------------------------------

Operand Builder::logic(Operation all_or_any, const std::vector<Operand>& parts) {
    bool good = true;
    for (const Operand& part : parts) {
        if (part.broken) good = false;
        if (!part.broken && type(part) != Type::truth) {
            fault(part.span, "rule.type",
                  fmt::format("”Och” och ”eller” står mellan påståenden, men det här är {}. Jämför det med något.",
                              swedish(type(part))));
            good = false;
        }
    }
    return good ? add(all_or_any, Type::truth, parts, around(parts)) : broken(around(parts));
}

Operand Builder::negated(Operand part, Span span) {
    if (!part.broken && type(part) != Type::truth)
        return fault(part.span, "rule.type",
                     fmt::format("”Inte” står framför ett påstående, men det här är {}. Jämför det med något.",
                                 swedish(type(part))));
    return add(Operation::negation, Type::truth, {part}, span);
}

Operand Builder::compared(Comparison comparison, Operand left, Operand right) {
    const Span span = left.span.to(right.span);
    if (!reconcile(left, right)) return broken(span);
    const bool equality = comparison == Comparison::equal || comparison == Comparison::not_equal;
    if (type(left) == Type::truth && !equality)
        return fault(span, "rule.type", "Sant och falskt har ingen ordning. Jämför med = eller <>.");
    switch (comparison) {
        case Comparison::equal:
            return add(Operation::equal, Type::truth, {left, right}, span);
        case Comparison::not_equal:
            return negated(add(Operation::equal, Type::truth, {left, right}, span), span);
        case Comparison::less:
            return add(Operation::less, Type::truth, {left, right}, span);
        case Comparison::less_or_equal:
            return add(Operation::less_or_equal, Type::truth, {left, right}, span);
        case Comparison::greater:
            return add(Operation::less, Type::truth, {right, left}, span);
        case Comparison::greater_or_equal:
            return add(Operation::less_or_equal, Type::truth, {right, left}, span);
    }
    return broken(span);
}

Operand Builder::between(Operand value, Operand low, Operand high) {
    const Span span = value.span.to(high.span);
    if (!reconcile(value, low) || !reconcile(value, high)) return broken(span);
    if (type(value) == Type::truth)
        return fault(span, "rule.type", "Sant och falskt har ingen ordning. Jämför med = eller <>.");
    low = type(value) == Type::number ? as_number(low).value() : low;
    return add(Operation::between, Type::truth, {value, low, high}, span);
}

Operand Builder::in_set(Operand value, std::vector<Literal> members, Span span) {
    if (value.broken) return broken(span);
    if (type(value) == Type::truth)
        return fault(span, "rule.type", "Sant och falskt jämförs med =, inte med en mängd.");
    const bool decimals =
        std::any_of(members.begin(), members.end(), [](const Literal& member) { return member.type == Type::number; });
    if (type(value) == Type::whole_number && decimals) value = as_number(value).value();
    std::vector<Value> values;
    for (Literal& member : members) {
        if (type(value) == Type::number && member.type == Type::whole_number) {
            member.type = Type::number;
            member.value = static_cast<double>(std::get<std::int64_t>(member.value));
        }
        if (member.type != type(value)) {
            mismatch(type(value), member);
            return broken(span);
        }
        values.push_back(std::move(member.value));
    }
    return add(Operation::in_set, Type::truth, {value}, span, in_order(std::move(values)));
}

Operand Builder::in_period(Operand value, const Date& first, const Date& last, Span span) {
    if (value.broken || type(value) != Type::date) return not_a(Type::date, value);
    return add(Operation::between, Type::truth,
               {value, literal({span, Type::date, first}), literal({span, Type::date, last})}, span);
}

Operand Builder::starts_with(Operand value, const std::vector<Literal>& prefixes, Span span) {
    if (value.broken || type(value) != Type::text) return not_a(Type::text, value);
    std::vector<Value> values;
    for (const Literal& prefix : prefixes) {
        if (prefix.type != Type::text)
            return fault(prefix.span, "rule.type", "En kod skrivs inom citattecken: börjar med \"C50\".");
        if (std::get<std::string>(prefix.value).empty())
            return fault(prefix.span, "rule.empty_text",
                         "Alla koder börjar med en tom text. Skriv kodens början, eller ”finns”.");
        values.push_back(prefix.value);
    }
    return add(Operation::starts_with, Type::truth, {value}, span, in_order(std::move(values)));
}

Operand Builder::missing(Operand value, Span span) {
    return add(Operation::missing, Type::truth, {value}, span);
}

// ---- the whole ------------------------------------------------------------------------------------------------------

Program Builder::finish(const Operand& root) {
    // What was read but is not used, such as a whole number that became a number, is left behind.
    std::vector<bool> used(nodes_.size(), false);
    used[root.node] = true;
    for (std::size_t n = root.node + 1; n-- > 0;) {
        if (!used[n]) continue;
        for (const auto operand : nodes_[n].operands) used[operand] = true;
    }
    Program program;
    program.columns.assign(columns_.begin(), columns_.end());
    std::vector<std::uint32_t> places(nodes_.size(), 0);
    for (std::size_t n = 0; n <= root.node; ++n) {
        if (!used[n]) continue;
        places[n] = static_cast<std::uint32_t>(program.nodes.size());
        Node node = std::move(nodes_[n]);
        for (auto& operand : node.operands) operand = places[operand];
        program.nodes.push_back(std::move(node));
    }
    return program;
}

}  // namespace ledstang::rules
