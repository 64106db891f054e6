// Swedish words: in order, in a list, in quotation marks, nearly right, and as an identifier.
// All texts are UTF-8 (utf8.h).
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ledstang {

// The order of a Swedish dictionary: letters after digits after other signs, å ä ö last; capitals, é and à count as
// e and a, ü as y, æ as ä, ø as ö. "équivalent" and "equivalent" are therefore the same place in the order.
std::weak_ordering compare_swedish(std::string_view a, std::string_view b);

// For std::sort and std::map. Texts with the same place in the order are told apart by their bytes.
struct SwedishOrder {
    bool operator()(std::string_view a, std::string_view b) const {
        const auto order = compare_swedish(a, b);
        return order != 0 ? order < 0 : a < b;
    }
};

// Small letters, å ä ö and other Latin letters included.
std::string lower_case(std::string_view text);

// "a", "a och b", "a, b och c"; another last word on request: "a, b eller c".
std::string list_in_words(std::span<const std::string> words, std::string_view last_joint = "och");

// ”text” for use in a message: at most `most` characters and then …, line breaks and control characters as spaces.
std::string in_quotes(std::string_view text, std::size_t most = 60);

// For "menade du …?": the candidate nearest to what was written, at most two slips away (a letter wrong, missing,
// added, or two neighbours swapped; case does not count), and fewer slips than half the letters written.
std::optional<std::string> nearest_name(std::string_view written, std::span<const std::string> candidates);

// "Hälsocentral Öst" → "halsocentral_ost": small letters a to z, digits, and single underscores between words.
std::string ascii_slug(std::string_view text);

}  // namespace ledstang
