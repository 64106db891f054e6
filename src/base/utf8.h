// UTF-8, the only encoding of text in Ledstång: checked where bytes come in, taken for granted everywhere else.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ledstang {

struct DecodedCharacter {
    char32_t character;
    std::size_t length;  // bytes, 1 to 4
};

// The first character of a text; nothing when the text is empty or does not begin with well-formed UTF-8
// (overlong forms, surrogates and values above U+10FFFF are not well-formed).
std::optional<DecodedCharacter> first_character(std::string_view text);

std::string encode_utf8(char32_t character);

// Characters (code points) of well-formed text; a malformed byte counts as one.
std::size_t count_characters(std::string_view text);

// Where a byte stands, as a person finds it in an editor: line and character in the line, both from 1.
// A line ends with LF, CR or CRLF; a byte order mark at the beginning is not counted as a character.
struct TextPosition {
    std::size_t byte;
    int line;
    int column;
};

TextPosition position_of(std::string_view text, std::size_t byte);

// The first byte that is not well-formed UTF-8; nothing when all of the text is.
std::optional<TextPosition> first_invalid_utf8(std::string_view text);

}  // namespace ledstang
