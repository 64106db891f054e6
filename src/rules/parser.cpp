// Reads the language by recursive descent:
//
//     rule      = all { eller all }             all  = negated { och negated }       negated = { inte } statement
//     statement = sum [ comparison sum | [inte] i (set | period) | [inte] mellan sum och sum
//                     | [inte] börjar [inte] med (text | set) | saknas | finns | är [inte] sum ]
//     sum       = product { (+ | -) product }   product = signed { (* | /) signed }  signed = [-] value
//     value     = literal [unit] | column | [column] | name | idag | ( rule )
//               | dagar mellan signed och signed | år mellan signed och signed | ålder vid signed [ från signed ]
#include <fmt/format.h>

#include <utility>

#include "base/swedish_text.h"
#include "base/utf8.h"
#include "rules/literals.h"

namespace ledstang {
namespace rules {
namespace {

using Kind = Token::Kind;

class Parser : TokenReader {
 public:
    Parser(std::vector<Token> tokens, Builder& builder, Faults& faults)
        : TokenReader(std::move(tokens), faults), builder_(builder) {}

    Operand read() {
        const Operand rule = read_rule();
        if (now().kind != Kind::end) unexpected_after_value();
        return rule;
    }

 private:
    // Counts how far the reading is inside itself, so that no text can exhaust the stack.
    struct Inside {
        explicit Inside(Parser& parser) : parser_(parser) {
            if (++parser_.inside_ > deepest_rule)
                parser_.stop(
                    parser_.now().span, "rule.too_deep",
                    fmt::format("Regeln har fler än {} led inne i varandra. Dela upp den i flera regler med namn.",
                                deepest_rule));
        }
        ~Inside() { --parser_.inside_; }
        Inside(const Inside&) = delete;
        Inside& operator=(const Inside&) = delete;
        Parser& parser_;
    };

    // ---- statements ----

    Operand read_rule() {
        const Inside inside(*this);
        return read_chain(Word::or_, Operation::any,
                          [&] { return read_chain(Word::and_, Operation::all, [&] { return read_negated(); }); });
    }

    template <class Read>
    Operand read_chain(Word joint, Operation operation, Read read_part) {
        std::vector<Operand> parts = {read_part()};
        while (skip(joint)) parts.push_back(read_part());
        return parts.size() == 1 ? parts.front() : builder_.logic(operation, parts);
    }

    Operand read_negated() {
        const Span begin = now().span;
        bool negated = false;
        int times = 0;
        while (skip(Word::not_)) {
            negated = !negated;
            ++times;
        }
        const Operand statement = read_statement();
        if (times == 0) return statement;
        const Operand once = builder_.negated(statement, since(begin));
        return negated ? once : builder_.negated(once, since(begin));
    }

    Operand read_statement() {
        const Operand left = read_sum();
        const Operand statement = read_about(left);
        if (now().kind == Kind::sign && comparison_of(now().sign))
            stop(now().span, "rule.chain",
                 "En jämförelse har två sidor. Skriv ”a mellan b och c”, eller två jämförelser med ”och” emellan.");
        return statement;
    }

    static std::optional<Comparison> comparison_of(Sign sign) {
        switch (sign) {
            case Sign::equal:
                return Comparison::equal;
            case Sign::not_equal:
                return Comparison::not_equal;
            case Sign::less:
                return Comparison::less;
            case Sign::less_or_equal:
                return Comparison::less_or_equal;
            case Sign::greater:
                return Comparison::greater;
            case Sign::greater_or_equal:
                return Comparison::greater_or_equal;
            default:
                return std::nullopt;
        }
    }

    Operand read_about(Operand left) {
        if (now().kind == Kind::sign) {
            const auto comparison = comparison_of(now().sign);
            if (!comparison) return left;
            take();
            return builder_.compared(*comparison, left, read_right());
        }
        if (skip(Word::is)) {
            const bool negated = skip(Word::not_);
            if (at(Word::missing) || at(Word::present)) return finish(read_known(left), negated);
            return builder_.compared(negated ? Comparison::not_equal : Comparison::equal, left, read_right());
        }
        const bool negated = at(Word::not_) && is_about(next());
        if (negated) take();
        if (at(Word::missing) || at(Word::present)) return finish(read_known(left), negated);
        if (skip(Word::in)) return finish(read_in(left), negated);
        if (skip(Word::between)) {
            const Operand low = read_sum();
            expect(Word::and_, "och", "mellan … och …");
            return finish(builder_.between(left, low, read_sum()), negated);
        }
        if (skip(Word::starts)) {
            const bool not_so = skip(Word::not_);
            expect(Word::with, "med", "börjar med \"C50\"");
            return finish(read_starts(left), negated != not_so);
        }
        return left;
    }

    static bool is_about(const Token& token) {
        return token.kind == Kind::word &&
               (token.word == Word::in || token.word == Word::between || token.word == Word::starts ||
                token.word == Word::missing || token.word == Word::present);
    }

    Operand finish(Operand statement, bool negated) {
        return negated ? builder_.negated(statement, statement.span) : statement;
    }

    // The right side of a comparison; a missing value is asked for in another way.
    Operand read_right() {
        if (at(Word::missing) || at(Word::present))
            stop(now().span, "rule.missing_value",
                 "Det som saknas är inte lika med något. Skriv ”kolumn saknas” eller ”kolumn finns”, utan tecken.");
        return read_sum();
    }

    Operand read_known(Operand value) {
        const bool missing = at(Word::missing);
        take();
        return finish(builder_.missing(value, since(value.span)), !missing);
    }

    Operand read_in(Operand value) {
        if (at(Sign::open_set)) return builder_in(value);
        const Token& period = now();
        if (period.kind == Kind::period) {
            take();
            return builder_.in_period(value, period.first, period.last, since(value.span));
        }
        if (period.kind == Kind::whole_number && period.span.end - period.span.begin == 4) {
            const auto year = Period::parse(fmt::format("{:04}", period.whole_number));
            if (year && period.whole_number >= 1000 && period.whole_number <= 9998) {
                take();
                return builder_.in_period(value, year->first_day(), year->last_day(), since(value.span));
            }
        }
        stop(period.span, "rule.expected",
             "Efter ”i” ska det stå en mängd, {\"telefon\", \"brev\"}, eller en period, 2024-T1.");
    }

    Operand builder_in(Operand value) {
        auto members = read_set(*this);
        return builder_.in_set(value, std::move(members), since(value.span));
    }

    Operand read_starts(Operand value) {
        std::vector<Literal> prefixes;
        if (at(Sign::open_set)) {
            prefixes = read_set(*this);
        } else if (now().kind == Kind::text) {
            prefixes.push_back(read_member(*this));
        } else {
            stop(now().span, "rule.expected",
                 "Efter ”börjar med” ska det stå en text, \"C50\", eller en mängd, {\"C50\", \"D05\"}.");
        }
        return builder_.starts_with(value, prefixes, since(value.span));
    }

    // ---- values ----

    Operand read_sum() {
        Operand left = read_product();
        for (;;) {
            if (skip(Sign::plus)) {
                left = builder_.calculated(Arithmetic::plus, left, read_product());
            } else if (skip(Sign::minus)) {
                left = builder_.calculated(Arithmetic::minus, left, read_product());
            } else {
                return left;
            }
        }
    }

    Operand read_product() {
        Operand left = read_signed();
        for (;;) {
            if (skip(Sign::times)) {
                left = builder_.calculated(Arithmetic::times, left, read_signed());
            } else if (skip(Sign::divided)) {
                left = builder_.calculated(Arithmetic::divided, left, read_signed());
            } else {
                return left;
            }
        }
    }

    Operand read_signed() {
        const Inside inside(*this);
        const Span begin = now().span;
        if (!skip(Sign::minus)) return read_value();
        const Operand value = read_signed();
        return builder_.opposite(value, since(begin));
    }

    Operand read_value() {
        if (const auto literal = read_literal(*this)) return builder_.literal(*literal);
        const Token& token = now();
        switch (token.kind) {
            case Kind::column:
                take();
                return builder_.named(token.span, token.text, true);
            case Kind::period:
                stop(token.span, "rule.expected",
                     "En period är inget värde i sig. Skriv ”i” före den: kontaktdatum i 2024-T1.");
            case Kind::sign:
                if (token.sign == Sign::open) return read_parenthesis();
                if (token.sign == Sign::open_set)
                    stop(token.span, "rule.expected", "Framför en mängd ska det stå ”i”: vardform i {\"telefon\"}.");
                break;
            case Kind::word:
                return read_word();
            default:
                break;
        }
        stop(token.span, "rule.expected",
             token.kind == Kind::end ? "Regeln slutar för tidigt. Här ska det stå en kolumn eller ett värde."
                                     : "Här ska det stå en kolumn eller ett värde.");
    }

    Operand read_parenthesis() {
        const Span begin = take().span;
        Operand inner = read_rule();
        if (!skip(Sign::close)) {
            if (now().kind != Kind::end) unexpected_after_value();
            stop(begin, "rule.unclosed", "Parentesen avslutas inte.", ")");
        }
        inner.span = since(begin);
        return inner;
    }

    Operand read_word() {
        const Token& token = take();
        switch (token.word) {
            case Word::days:
                if (skip(Word::between)) return read_days_between(token.span);
                break;
            case Word::years:
                if (skip(Word::between)) return read_years_between(token.span);
                break;
            case Word::age:
                if (skip(Word::at)) return read_age(token.span);
                break;
            case Word::true_:
            case Word::false_:
                return builder_.literal({token.span, Type::truth, token.word == Word::true_});
            case Word::today:
                return builder_.today(token.span);
            case Word::and_:
            case Word::or_:
            case Word::in:
            case Word::between:
            case Word::is:
            case Word::starts:
            case Word::with:
            case Word::missing:
            case Word::present:
                stop(token.span, "rule.expected",
                     fmt::format("Före ”{0}” ska det stå en kolumn eller ett värde. Heter en kolumn så, skriv [{0}].",
                                 token.text));
            default:
                break;
        }
        return builder_.named(token.span, token.text, false);
    }

    Operand read_days_between(Span begin) {
        const Operand from = read_signed();
        expect(Word::and_, "och", "dagar mellan … och …");
        const Operand to = read_signed();
        return builder_.days_between(from, to, since(begin));
    }

    Operand read_years_between(Span begin) {
        const Operand from = read_signed();
        expect(Word::and_, "och", "år mellan … och …");
        const Operand to = read_signed();
        return builder_.years_between(from, to, since(begin));
    }

    Operand read_age(Span begin) {
        const Operand day = read_signed();
        std::optional<Operand> birth;
        if (skip(Word::from)) birth = read_signed();
        return builder_.years_between(birth, day, since(begin));
    }

    [[noreturn]] void unexpected_after_value() {
        const Token& token = now();
        const bool number = token.kind == Kind::whole_number || token.kind == Kind::number;
        if (number && before() != nullptr && before()->kind == Kind::whole_number)
            stop(token.span, "rule.expected", "Två tal efter varandra. Skriv tal utan mellanslag: 1000.");
        if (token.kind == Kind::sign && token.sign == Sign::close)
            stop(token.span, "rule.unclosed", "Parentesen har ingen början.");
        if (token.kind == Kind::word) {
            const auto nearest =
                token.word == Word::none ? nearest_name(token.text, words_after_values()) : std::nullopt;
            stop(token.span, "rule.expected",
                 fmt::format("{} passar inte här.{}", in_quotes(token.text),
                             nearest ? fmt::format(" Menade du {}?", *nearest)
                                     : std::string(" Efter ett värde står till exempel =, ”och”, ”i” eller ”mellan”.")),
                 nearest.value_or(""));
        }
        stop(token.span, "rule.expected",
             "Här ska regeln sluta, eller fortsätta med till exempel ”och” eller ”eller”.");
    }

    Builder& builder_;
    int inside_ = 0;
};

}  // namespace
}  // namespace rules

tl::expected<Rule, std::vector<RuleFault>> parse_rule(std::string_view text, std::span<const ColumnType> columns,
                                                      const NamedRules& named) {
    rules::Faults faults(text);
    try {
        if (text.size() > longest_rule) {
            faults.add({0, 0}, "rule.too_large", fmt::format("Regeln är längre än {} tecken.", longest_rule));
            throw rules::Stop{};
        }
        if (const auto invalid = first_invalid_utf8(text)) {
            faults.add({invalid->byte, invalid->byte + 1}, "rule.encoding", "Texten är inte UTF-8.");
            throw rules::Stop{};
        }
        rules::Builder builder(columns, named, faults);
        auto tokens = rules::read_tokens(text, faults);
        if (tokens.size() == 1) {
            faults.add(tokens.front().span, "rule.empty", "Regeln är tom. Skriv till exempel: vardform = \"telefon\"");
            throw rules::Stop{};
        }
        const auto root = rules::Parser(std::move(tokens), builder, faults).read();
        if (faults.empty()) return Rule{std::make_shared<const rules::Program>(builder.finish(root))};
    } catch (const rules::Stop&) {
    }
    return tl::unexpected(faults.take());
}

}  // namespace ledstang
