#include "base/swedish_number.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/swedish_text.h"
#include "base/utf8.h"

namespace ledstang {
namespace {

constexpr std::string_view no_break_space = "\u00a0";
constexpr std::string_view minus_sign = "\u2212";
constexpr std::size_t longest_number = 100;  // bytes; the largest value with all decimals and a unit is far shorter

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// All kinds of space as ' ', all kinds of minus as '-', nothing at the ends.
std::string with_plain_signs(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        const auto decoded = first_character(text);
        const std::size_t length = decoded ? decoded->length : 1;
        const char32_t c = decoded ? decoded->character : 0;
        if (c == 0x00A0 || c == 0x202F || c == 0x2009 || c == '\t' || c == '\n' || c == '\r') {
            plain += ' ';
        } else if (c == 0x2212 || c == 0x2013) {
            plain += '-';
        } else {
            plain += text.substr(0, length);
        }
        text.remove_prefix(length);
    }
    plain.erase(0, std::min(plain.find_first_not_of(' '), plain.size()));
    plain.erase(plain.find_last_not_of(' ') + 1);
    return plain;
}

std::string_view without_leading_spaces(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

// The rest of the text after a word for "about", or the text itself.
std::string_view without_approximation(std::string_view text) {
    static constexpr std::array<std::string_view, 8> words = {"ca ",      "ca. ",     "c:a ", "cirka ",
                                                              "ungefär ", "omkring ", "~",    "≈"};
    const std::string small = lower_case(text.substr(0, 16));
    for (const auto word : words) {
        if (small.starts_with(word)) return without_leading_spaces(text.substr(word.size()));
    }
    return text;
}

// The digits with the signs between them: "1 213,5" of "1 213,5 mnkr". A space belongs only when a digit follows.
std::string_view numeral_of(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size()) {
        const char c = text[end];
        if (c == ' ') {
            const auto next = text.find_first_not_of(' ', end);
            if (next == std::string_view::npos || !is_digit(text[next])) break;
        } else if (!is_digit(c) && c != ',' && c != '.') {
            break;
        }
        ++end;
    }
    return text.substr(0, end);
}

std::string digits_of(std::string_view text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
    return digits;
}

// "1234567" → "1 234 567" with the given space.
std::string grouped(std::string_view digits, std::string_view space) {
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) text += space;
        text += digits[i];
    }
    return text;
}

bool well_grouped(std::string_view whole) {
    if (whole.find(' ') == std::string_view::npos) return true;
    std::size_t group = 0;
    bool first = true;
    for (std::size_t i = 0; i <= whole.size(); ++i) {
        if (i < whole.size() && whole[i] != ' ') {
            ++group;
            continue;
        }
        if (first ? (group < 1 || group > 3) : group != 3) return false;
        first = false;
        group = 0;
    }
    return whole.front() != '0';
}

struct Numeral {
    std::string whole;
    std::string fraction;
};

tl::unexpected<Refusal> not_a_number(std::string_view written) {
    return refuse(
        "number.not_a_number",
        fmt::format("{} är inte ett tal. Skriv bara siffror, till exempel 41 eller −17,7.", in_quotes(written)));
}

tl::unexpected<Refusal> ambiguous(std::string_view written, std::string_view whole, std::string_view fraction) {
    return refuse("number.ambiguous",
                  fmt::format("{} går att läsa på två sätt. Skriv {}{} om punkten skiljer tusental, eller {},{} om den "
                              "är decimaltecken.",
                              in_quotes(written), whole, fraction, whole, fraction));
}

tl::unexpected<Refusal> foreign(std::string_view written, std::string_view numeral) {
    const auto last = numeral.find_last_of(",.");
    const bool mixed = numeral.find(',') != std::string_view::npos && numeral.find('.') != std::string_view::npos;
    const std::string whole = grouped(digits_of(mixed ? numeral.substr(0, last) : numeral), " ");
    const std::string fraction = mixed ? digits_of(numeral.substr(last)) : std::string();
    return refuse("number.foreign",
                  fmt::format("{} är inte skrivet på svenskt sätt: punkt eller komma skiljer tusental. Menas {}{}{}? "
                              "Skriv i så fall så.",
                              in_quotes(written), whole, fraction.empty() ? "" : ",", fraction));
}

Result<Numeral> read_numeral(std::string_view written, std::string_view numeral) {
    const auto commas = std::ranges::count(numeral, ',');
    const auto points = std::ranges::count(numeral, '.');
    if (commas + points > 1) return foreign(written, numeral);
    const auto separator = numeral.find_first_of(",.");
    const std::string_view whole = numeral.substr(0, separator);
    const std::string_view fraction =
        separator == std::string_view::npos ? std::string_view() : numeral.substr(separator + 1);
    if (whole.empty() || (separator != std::string_view::npos && fraction.empty())) return not_a_number(written);
    if (!well_grouped(whole) || fraction.find(' ') != std::string_view::npos) {
        return refuse("number.grouping",
                      fmt::format("{} har mellanslag på fel plats. Mellanslag får bara stå mellan tusental, som i "
                                  "1 213, och en cell får bara innehålla ett tal.",
                                  in_quotes(written)));
    }
    const bool thousands_or_decimals = points == 1 && fraction.size() == 3 && whole.size() <= 3 && whole.front() != '0';
    if (thousands_or_decimals) return ambiguous(written, whole, fraction);
    if (fraction.size() > 6) {
        return refuse("number.decimals",
                      fmt::format("{} har fler än sex decimaler. Avrunda talet.", in_quotes(written)));
    }
    return Numeral{digits_of(whole), std::string(fraction)};
}

// One word of letters and the signs that units have: "%", "mnkr", "st.", "kr/besök", "%-enheter".
bool is_unit(std::string_view text) {
    if (text.size() > 40) return false;
    if (const char c = text.front(); c == '.' || c == '-' || c == '/') return false;
    for (std::size_t i = 0; i < text.size();) {
        const auto decoded = first_character(text.substr(i));
        if (!decoded) return false;
        const char32_t c = decoded->character;
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x2000);
        const bool sign = c == '%' || c == 0x2030 || c == '.' || c == '-' || c == '/' || c == 0xB0;
        if (!letter && !sign) return false;
        i += decoded->length;
    }
    return true;
}

}  // namespace

Result<ParsedNumber> parse_swedish_number(std::string_view written) {
    if (written.size() > longest_number) return not_a_number(written);
    const std::string plain = with_plain_signs(written);
    if (plain.empty()) return refuse("number.empty", "Talet saknas. Skriv ett tal, till exempel 41 eller −17,7.");

    ParsedNumber parsed;
    std::string_view rest = without_approximation(plain);
    parsed.approximate = rest.size() != plain.size();
    const bool negative = rest.starts_with('-');
    if (negative || rest.starts_with('+')) rest = without_leading_spaces(rest.substr(1));

    const std::string_view numeral = numeral_of(rest);
    if (numeral.empty() || !is_digit(numeral.front())) return not_a_number(written);
    const auto read = read_numeral(written, numeral);
    if (!read) return refuse(read.error());

    const std::string digits = read->fraction.empty() ? read->whole : read->whole + "." + read->fraction;
    const auto value = Decimal::parse(digits);
    if (!value) {
        return refuse("number.too_large", fmt::format("{} är för stort. Största tal är 4 000 000 000 000; använd en "
                                                      "större enhet, till exempel mnkr i stället för kr.",
                                                      in_quotes(written)));
    }
    parsed.value = negative ? -*value : *value;
    parsed.decimals = static_cast<int>(read->fraction.size());

    const std::string_view unit = without_leading_spaces(rest.substr(numeral.size()));
    if (!unit.empty() && !is_unit(unit)) {
        return refuse("number.unit", fmt::format("Efter talet i {} får bara en enhet stå, till exempel 5,3 % eller "
                                                 "−17,7 mnkr.",
                                                 in_quotes(written)));
    }
    parsed.unit = lower_case(unit) == "procent" ? "%" : std::string(unit);
    return parsed;
}

std::string format_number(Decimal value, int decimals) {
    decimals = std::clamp(decimals, 0, 6);
    const Decimal rounded = value.rounded(decimals);
    const bool negative = rounded < Decimal();
    const std::string digits = fmt::format("{:07}", negative ? -rounded.millionths() : rounded.millionths());
    const auto whole_digits = digits.size() - 6;
    std::string text = negative ? std::string(minus_sign) : std::string();
    text += grouped(std::string_view(digits).substr(0, whole_digits), no_break_space);
    if (decimals > 0) text += "," + digits.substr(whole_digits, static_cast<std::size_t>(decimals));
    return text;
}

std::string format_number(Decimal value) {
    int decimals = 0;
    while (decimals < 6 && value.rounded(decimals) != value) ++decimals;
    return format_number(value, decimals);
}

std::string format_signed(Decimal value, int decimals) {
    const bool positive = value.rounded(std::clamp(decimals, 0, 6)) > Decimal();
    return (positive ? "+" : "") + format_number(value, decimals);
}

std::string format_percent(Decimal value, int decimals) {
    return format_with_unit(value, decimals, "%");
}

std::string format_with_unit(Decimal value, int decimals, std::string_view unit) {
    std::string text = format_number(value, decimals);
    if (!unit.empty()) text.append(no_break_space).append(unit);
    return text;
}

}  // namespace ledstang
