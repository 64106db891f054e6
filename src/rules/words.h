// The words of the language, Swedish and English. A word means the same with capitals.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ledstang::rules {

enum class Word : std::uint8_t {
    none,  // not a word of the language; perhaps a column's name
    and_,
    or_,
    not_,
    in,
    between,
    is,
    starts,
    with,
    missing,
    present,
    days,
    weeks,
    months,
    years,
    age,
    at,
    from,
    true_,
    false_,
    today
};

Word word_of(std::string_view text);

// Words that can stand where a value is expected, for "menade du …?".
const std::vector<std::string>& words_for_values();
// Words that can stand after a value.
const std::vector<std::string>& words_after_values();

}  // namespace ledstang::rules
