// Personnummer and samordningsnummer: read, checked, and kept out of everything that people read.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "base/date.h"

namespace ledstang {

struct PersonalNumber {
    std::array<char, 12> digits{};  // YYYYMMDDNNNC; of a samordningsnummer the day is 60 higher than the day of birth
    bool coordination = false;      // a samordningsnummer
    std::string_view text() const { return {digits.data(), digits.size()}; }
};

enum class PersonalNumberFault {
    form,        // not ten or twelve digits
    day,         // no such day of birth, or one that is yet to come
    check_digit  // the last digit is not the one that the others give
};

// 19121212-1212, 191212121212, 121212-1212, 121212+1212 (the + says more than a hundred years), 1212121212.
// Of ten digits the century is the latest that is not after `today`. The check digit: weights 2, 1, 2 … over the nine
// digits YYMMDDNNN, the products' digits summed, C = (10 − sum mod 10) mod 10.
tl::expected<PersonalNumber, PersonalNumberFault> parse_personal_number(std::string_view text, const Date& today);

// The text with everything that could be a personal number (ten digits or more, with a hyphen, plus or space among
// them) as ••••. What a source wrote in the wrong column must not come out in a message either.
std::string mask_personal_numbers(std::string_view text);

}  // namespace ledstang
