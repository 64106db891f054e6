#include "rules/lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/swedish_text.h"
#include "base/utf8.h"

namespace ledstang::rules {
namespace {

constexpr std::size_t most_digits = 15;  // every whole number so long is exact in binary64 too

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_space(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\u00A0' || c == U'\u202F' || c == U'\uFEFF';
}

// Latin, Greek and Cyrillic letters and their marks.
bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    return c >= 0xC0 && c <= 0x52F && c != 0xD7 && c != 0xF7;
}

struct SignForm {
    std::string_view text;
    Sign sign;
};
// The longer before the shorter.
constexpr std::array sign_forms = std::to_array<SignForm>({
    {"<=", Sign::less_or_equal}, {">=", Sign::greater_or_equal},
    {"<>", Sign::not_equal},     {"!=", Sign::not_equal},
    {"≤", Sign::less_or_equal},  {"≥", Sign::greater_or_equal},
    {"≠", Sign::not_equal},      {"<", Sign::less},
    {">", Sign::greater},        {"=", Sign::equal},
    {"(", Sign::open},           {")", Sign::close},
    {"{", Sign::open_set},       {"}", Sign::close_set},
    {",", Sign::separator},      {";", Sign::separator},
    {"+", Sign::plus},           {"-", Sign::minus},
    {"−", Sign::minus},          {"–", Sign::minus},
    {"*", Sign::times},          {"×", Sign::times},
    {"·", Sign::times},          {"/", Sign::divided},
});

class Lexer {
 public:
    Lexer(std::string_view text, Faults& faults) : text_(text), faults_(faults) {}

    std::vector<Token> read() {
        for (;;) {
            skip_spaces();
            Token token;
            token.span.begin = at_;
            if (at_ < text_.size()) read_into(token);
            token.span.end = at_;
            tokens_.push_back(std::move(token));
            if (tokens_.back().kind == Token::Kind::end) return std::move(tokens_);
        }
    }

 private:
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    DecodedCharacter character() const { return first_character(text_.substr(at_)).value_or(DecodedCharacter{0, 1}); }

    [[noreturn]] void fault(Span span, std::string code, std::string message, std::string suggestion = {}) {
        faults_.add(span, std::move(code), std::move(message), std::move(suggestion));
        throw Stop{};
    }

    void skip_spaces() {
        while (at_ < text_.size()) {
            const auto next = character();
            if (!is_space(next.character)) return;
            at_ += next.length;
        }
    }

    void read_into(Token& token) {
        const auto next = character();
        if (is_digit(peek())) return read_number(token);
        if (is_letter(next.character)) return read_word(token);
        if (next.character == U'"' || next.character == U'”' || next.character == U'“') return read_text(token, next);
        if (next.character == U'[') return read_column(token);
        for (const SignForm& form : sign_forms) {
            if (!text_.substr(at_).starts_with(form.text)) continue;
            token.kind = Token::Kind::sign;
            token.sign = form.sign;
            at_ += form.text.size();
            if (form.sign == Sign::equal && peek() == '=')
                fault({token.span.begin, at_ + 1}, "rule.character", "Lika med skrivs med ett likhetstecken.", "=");
            if (form.sign == Sign::open_set) ++sets_;
            if (form.sign == Sign::close_set && sets_ > 0) --sets_;
            return;
        }
        const Span span{at_, at_ + next.length};
        if (next.character == U'\'')
            fault(span, "rule.character", "Text skrivs mellan dubbla citattecken: \"C50\".", "\"");
        fault(span, "rule.character",
              fmt::format("Tecknet {} har ingen betydelse i en regel. Ta bort det, eller skriv text inom citattecken.",
                          in_quotes(text_.substr(at_, next.length))));
    }

    void read_word(Token& token) {
        while (at_ < text_.size()) {
            const auto next = character();
            if (!is_letter(next.character) && !is_digit(peek())) break;
            at_ += next.length;
        }
        token.kind = Token::Kind::word;
        token.text = text_.substr(token.span.begin, at_ - token.span.begin);
        token.word = word_of(token.text);
    }

    void read_column(Token& token) {
        const auto end = text_.find_first_of("]\n", at_);
        if (end == std::string_view::npos || text_[end] != ']')
            fault({at_, at_ + 1}, "rule.unclosed", "Kolumnens namn börjar med [ men slutar inte med ].", "]");
        token.kind = Token::Kind::column;
        token.text = text_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
    }

    // A quotation mark inside a text is written twice. Word's curved marks are taken as they come.
    void read_text(Token& token, DecodedCharacter mark) {
        const auto ends = [&](char32_t c) {
            return mark.character == U'"' ? c == U'"' : c == U'”' || c == U'“' || c == U'"';
        };
        token.kind = Token::Kind::text;
        at_ += mark.length;
        while (at_ < text_.size()) {
            const auto next = character();
            if (next.character == U'\n' || next.character == U'\r') break;
            at_ += next.length;
            if (ends(next.character)) {
                if (mark.character != U'"' || peek() != '"') return;
                ++at_;
                token.text += '"';
                continue;
            }
            token.text += text_.substr(at_ - next.length, next.length);
        }
        fault({token.span.begin, token.span.begin + mark.length}, "rule.unclosed",
              "Texten börjar med ett citattecken men slutar inte med ett på samma rad.", "\"");
    }

    std::string_view digits() {
        const auto begin = at_;
        while (is_digit(peek())) ++at_;
        return text_.substr(begin, at_ - begin);
    }

    void read_number(Token& token) {
        const auto begin = at_;
        const auto whole = digits();
        if (whole.size() == 4 && peek() == '-' && read_day_or_period(token, begin)) return;
        const bool decimals = (peek() == '.' || peek() == ',') && is_digit(peek(1));
        if (decimals && peek() == ',' && sets_ > 0)
            fault({begin, at_ + 2}, "rule.comma",
                  "I en mängd kan kommat läsas på två sätt. Skriv mellanslag efter kommat om det är två tal, och punkt "
                  "om det är ett decimaltal.",
                  fmt::format("{}, {}", whole, peek(1)));
        if (decimals) {
            ++at_;
            digits();
        }
        if (at_ - begin > most_digits + (decimals ? 1 : 0))
            fault({begin, at_}, "rule.number", fmt::format("Talet har fler än {} siffror.", most_digits));
        if (decimals && (peek() == '.' || peek() == ',') && is_digit(peek(1)))
            fault({begin, at_ + 2}, "rule.number", "Ett tal har högst ett decimaltecken och inga tusentalstecken.");
        std::string written(text_.substr(begin, at_ - begin));
        std::replace(written.begin(), written.end(), ',', '.');
        token.kind = decimals ? Token::Kind::number : Token::Kind::whole_number;
        if (!decimals) std::from_chars(written.data(), written.data() + written.size(), token.whole_number);
        std::from_chars(written.data(), written.data() + written.size(), token.number);
    }

    // After four digits, before a hyphen. A year less something else, 2024-antal, is left as it is.
    bool read_day_or_period(Token& token, std::size_t begin) {
        auto end = at_ + 1;
        const auto is_part = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
        while (end < text_.size() && is_part(text_[end])) ++end;
        std::string part(text_.substr(at_ + 1, end - at_ - 1));
        for (char& c : part) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        const bool two_digits = part.size() == 2 && is_digit(part[0]) && is_digit(part[1]);
        if (two_digits && end < text_.size() && text_[end] == '-' && end + 1 < text_.size() &&
            is_digit(text_[end + 1])) {
            at_ = end + 1;
            digits();
            const auto day = parse_date(text_.substr(begin, at_ - begin));
            if (!day || static_cast<int>(day->year()) < 1)
                fault({begin, at_}, "rule.date",
                      fmt::format("{} är inget datum. Skriv år, månad och dag: 2024-01-31.",
                                  in_quotes(text_.substr(begin, at_ - begin))));
            token.kind = Token::Kind::date;
            token.first = *day;
            return true;
        }
        const bool lettered = part == "VT" || part == "HT" ||
                              (part.size() >= 2 && std::string_view("TQW").find(part[0]) != std::string_view::npos &&
                               std::all_of(part.begin() + 1, part.end(), is_digit));
        if (!two_digits && !lettered) return false;
        at_ = end;
        const auto period = Period::parse(fmt::format("{}-{}", text_.substr(begin, 4), part));
        if (!period || period->year() < 1000 || period->year() > 9998)
            fault({begin, at_}, "rule.period",
                  fmt::format("{} är ingen period. Skriv till exempel 2024-T1, 2024-Q3, 2024-04 eller 2024-W07.",
                              in_quotes(text_.substr(begin, at_ - begin))));
        token.kind = Token::Kind::period;
        token.first = period->first_day();
        token.last = period->last_day();
        return true;
    }

    std::string_view text_;
    Faults& faults_;
    std::size_t at_ = 0;
    int sets_ = 0;  // open braces
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> read_tokens(std::string_view text, Faults& faults) {
    return Lexer(text, faults).read();
}

}  // namespace ledstang::rules
