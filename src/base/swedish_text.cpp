#include "base/swedish_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/swedish_key.h"
#include "base/utf8.h"

namespace ledstang {
namespace {

constexpr char32_t replacement_character = 0xFFFD;

std::u32string characters_of(std::string_view text) {
    std::u32string characters;
    while (!text.empty()) {
        const auto decoded = first_character(text);
        characters += decoded ? decoded->character : replacement_character;
        text.remove_prefix(decoded ? decoded->length : 1);
    }
    return characters;
}

char32_t lower(char32_t c) {
    if (c >= 'A' && c <= 'Z') return c + 32;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;  // À to Þ, but not the multiplication sign
    return c;
}

// Small Latin letters of U+00E0 to U+00FF without what sits on them; å ä ö keep their own names.
constexpr std::array<std::u32string_view, 32> bare_letters = {
    U"a", U"a", U"a", U"a", U"ä", U"å", U"ä", U"c", U"e", U"e", U"e", U"e", U"i", U"i", U"i",  U"i",
    U"d", U"n", U"o", U"o", U"o", U"o", U"ö", U"",  U"ö", U"u", U"u", U"u", U"y", U"y", U"th", U"y"};

std::u32string bare(char32_t small_letter) {
    if (small_letter >= 0xE0 && small_letter <= 0xFF) return std::u32string(bare_letters[small_letter - 0xE0]);
    return {small_letter};
}

bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

// A number's place goes before its digits: after every sign and single digit, before every letter.
constexpr char32_t first_number = 0x1100;
constexpr std::size_t most_digits = 0xE00;

// Signs < digits < a–z < å < ä < ö < letters of other alphabets.
char32_t place_in_order(char32_t c) {
    if (is_digit(c)) return 0x1000 + c;
    if (c >= 'a' && c <= 'z') return 0x2000 + c;
    if (c == U'å') return 0x3000;
    if (c == U'ä') return 0x3001;
    if (c == U'ö') return 0x3002;
    return c < 0xC0 ? c : 0x10000 + c;
}

// Slips between two words (optimal string alignment). Rows of the usual table: two back, one back, this one.
std::size_t slips(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> two_back(b.size() + 1);
    std::vector<std::size_t> one_back(b.size() + 1);
    std::vector<std::size_t> here(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) one_back[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        here[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t wrong = a[i - 1] == b[j - 1] ? 0 : 1;
            here[j] = std::min({one_back[j] + 1, here[j - 1] + 1, one_back[j - 1] + wrong});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) here[j] = std::min(here[j], two_back[j - 2] + 1);
        }
        std::swap(two_back, one_back);
        std::swap(one_back, here);
    }
    return one_back[b.size()];
}

std::u32string lower_characters(std::string_view text) {
    std::u32string characters = characters_of(text);
    std::ranges::transform(characters, characters.begin(), lower);
    return characters;
}

}  // namespace

std::u32string swedish_key(std::string_view text) {
    const std::u32string characters = characters_of(text);
    std::u32string key;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        if (!is_digit(characters[i])) {
            for (const char32_t letter : bare(lower(characters[i]))) key += place_in_order(letter);
            continue;
        }
        std::size_t end = i;
        while (end < characters.size() && is_digit(characters[end])) ++end;
        while (i + 1 < end && characters[i] == '0') ++i;  // 02 is 2
        // Of two numbers the one with more digits is the greater; then the digits decide.
        key += first_number + static_cast<char32_t>(std::min(end - i, most_digits));
        for (; i < end; ++i) key += place_in_order(characters[i]);
        --i;
    }
    return key;
}

std::weak_ordering compare_swedish(std::string_view a, std::string_view b) {
    const int order = swedish_key(a).compare(swedish_key(b));
    return order <=> 0;
}

std::string lower_case(std::string_view text) {
    std::string small;
    while (!text.empty()) {
        const auto decoded = first_character(text);
        const std::size_t length = decoded ? decoded->length : 1;
        small += decoded ? encode_utf8(lower(decoded->character)) : std::string(text.substr(0, 1));
        text.remove_prefix(length);
    }
    return small;
}

std::string list_in_words(std::span<const std::string> words, std::string_view last_joint) {
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0 && i + 1 < words.size()) list += ", ";
        if (i > 0 && i + 1 == words.size()) list.append(" ").append(last_joint).append(" ");
        list += words[i];
    }
    return list;
}

std::string in_quotes(std::string_view text, std::size_t most) {
    std::string quoted = "”";
    std::size_t count = 0;
    for (const char32_t c : characters_of(text)) {
        if (count++ == most) {
            quoted += "…";
            break;
        }
        const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
        quoted += control ? " " : encode_utf8(c);
    }
    return quoted + "”";
}

std::optional<std::string> nearest_name(std::string_view written, std::span<const std::string> candidates) {
    constexpr std::size_t longest_compared = 200;
    const std::u32string wanted = lower_characters(written);
    if (wanted.size() > longest_compared) return std::nullopt;
    std::optional<std::string> nearest;
    std::size_t fewest = 3;
    for (const std::string& candidate : candidates) {
        const std::u32string name = lower_characters(candidate);
        const std::size_t difference = std::max(name.size(), wanted.size()) - std::min(name.size(), wanted.size());
        if (difference > 2) continue;
        const std::size_t count = slips(wanted, name);
        if (count >= fewest || (count > 0 && count * 2 >= wanted.size())) continue;
        fewest = count;
        nearest = candidate;
    }
    return nearest;
}

std::string ascii_slug(std::string_view text) {
    std::string slug;
    bool between_words = false;
    for (const char32_t c : characters_of(text)) {
        for (char32_t letter : bare(lower(c))) {
            if (letter == U'å' || letter == U'ä') letter = U'a';
            if (letter == U'ö') letter = U'o';
            if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
                if (between_words && !slug.empty()) slug += '_';
                between_words = false;
                slug += static_cast<char>(letter);
            } else {
                between_words = true;
            }
        }
    }
    return slug;
}

}  // namespace ledstang
