#include "rules/literals.h"

namespace ledstang::rules {
namespace {

using Kind = Token::Kind;

Literal with_unit(TokenReader& tokens, const Token& token) {
    std::int64_t days_each = 0;
    if (tokens.at(Word::months))
        tokens.stop(
            token.span.to(tokens.now().span), "rule.months",
            "Månader är olika långa. Skriv antalet dagar eller veckor, eller en period: kontaktdatum i 2024-03.",
            token.whole_number <= longest_days / 30 ? fmt::format("{} dagar", token.whole_number * 30) : std::string());
    if (tokens.at(Word::days)) days_each = 1;
    if (tokens.at(Word::weeks)) days_each = 7;
    if (days_each == 0 && !tokens.at(Word::years)) return {token.span, Type::whole_number, token.whole_number};
    const Span span = token.span.to(tokens.take().span);
    if (days_each == 0) return {span, Type::whole_number, token.whole_number};
    if (token.whole_number > longest_days / days_each)
        tokens.stop(span, "rule.number", fmt::format("En tid är högst {} dagar.", longest_days));
    return {span, Type::days, token.whole_number * days_each};
}

}  // namespace

std::optional<Literal> read_literal(TokenReader& tokens) {
    const Token& token = tokens.now();
    switch (token.kind) {
        case Kind::text:
            tokens.take();
            return Literal{token.span, Type::text, token.text};
        case Kind::date:
            tokens.take();
            return Literal{token.span, Type::date, token.first};
        case Kind::number:
            tokens.take();
            if (tokens.at(Word::days) || tokens.at(Word::weeks))
                tokens.stop(token.span, "rule.unit", "En tid är ett helt antal dagar eller veckor.");
            return Literal{token.span, Type::number, token.number};
        case Kind::whole_number:
            tokens.take();
            return with_unit(tokens, token);
        default:
            return std::nullopt;
    }
}

Literal read_member(TokenReader& tokens) {
    const Span begin = tokens.now().span;
    const bool negative = tokens.skip(Sign::minus);
    if (auto literal = read_literal(tokens)) {
        if (!negative) return std::move(*literal);
        literal->span = tokens.since(begin);
        if (auto* whole = std::get_if<std::int64_t>(&literal->value)) *whole = -*whole;
        if (auto* number = std::get_if<double>(&literal->value)) *number = -*number;
        if (literal->type != Type::text && literal->type != Type::date) return std::move(*literal);
    }
    tokens.stop(tokens.now().span, "rule.expected",
                "I en mängd står texter, tal och datum, inte kolumner: {\"telefon\", \"brev\"} eller {1, 2}.");
}

std::vector<Literal> read_set(TokenReader& tokens) {
    const Span begin = tokens.take().span;
    if (tokens.at(Sign::close_set))
        tokens.stop(begin.to(tokens.now().span), "rule.empty_set", "Mängden är tom. Skriv minst ett värde.");
    std::vector<Literal> members;
    for (;;) {
        if (members.size() >= largest_rule_set)
            tokens.stop(begin, "rule.too_large", fmt::format("Mängden har fler än {} värden.", largest_rule_set));
        members.push_back(read_member(tokens));
        if (tokens.skip(Sign::close_set)) return members;
        if (!tokens.skip(Sign::separator))
            tokens.stop(tokens.now().span, "rule.expected",
                        "Mellan en mängds värden står komma, och efter det sista }.", "}");
    }
}

}  // namespace ledstang::rules
