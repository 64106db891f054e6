// Figures as people in a Swedish region write and read them: decimal comma, space between thousands, real minus sign.
// Machine form (decimal point) is Decimal::parse and Decimal::to_string.
#pragma once

#include <string>
#include <string_view>

#include "base/decimal.h"
#include "base/result.h"

namespace ledstang {

struct ParsedNumber {
    Decimal value;
    std::string unit;  // the word after the figure, as written: "mnkr", "st"; "procent" becomes "%"; may be empty
    int decimals = 0;  // as written, 0 to 6: "5,30" has two
    bool approximate = false;  // "ca 15", "cirka 15", "ungefär 15", "omkring 15", "~15"
};

// Reads `5,3 %`, `41`, `−17,7 mnkr` (minus U+2212, en dash or hyphen), `+1,3`, `1 213` (space, U+00A0, U+202F or
// U+2009 between thousands) and, because machines write it, `5.3`. A comma is always the decimal sign: 1,234 is 1.234.
// Refuses what can be read in two ways, with a message that says what to write instead. Codes:
//   number.empty       nothing written
//   number.ambiguous   `1.234`: one point, three digits after it, one to three before (`0.123` is a decimal)
//   number.foreign     `1.234,5`, `1,234.5`, `1.234.567`, `1,234,567`
//   number.grouping    `1 23`: spaces that do not stand between thousands
//   number.decimals    more than six decimals
//   number.too_large   beyond ±4 000 000 000 000
//   number.unit        more than one word, or digits, after the figure
//   number.not_a_number anything else
Result<ParsedNumber> parse_swedish_number(std::string_view text);

// `−17,7`, `1 213`: rounded half away from zero to `decimals` (0 to 6), U+2212 as minus, U+00A0 between thousands.
// What rounds to zero has no sign.
std::string format_number(Decimal value, int decimals);
// As many decimals as the value has.
std::string format_number(Decimal value);
// `+1,3`, `−1,3`, `0,0`: for changes.
std::string format_signed(Decimal value, int decimals);
// `11,3 %`; the value is in per cent already.
std::string format_percent(Decimal value, int decimals);
// `−17,7 mnkr`; only the number when the unit is empty.
std::string format_with_unit(Decimal value, int decimals, std::string_view unit);

}  // namespace ledstang
