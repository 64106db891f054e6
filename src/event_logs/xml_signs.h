// What the characters of XML may be a part of. Inside the scanner.
#pragma once

#include <array>
#include <cstdint>

namespace ledstang::xml {

inline constexpr std::uint8_t name_start = 1;
inline constexpr std::uint8_t name_part = 2;
inline constexpr std::uint8_t space = 4;
inline constexpr std::uint8_t plain_value = 8;  // may stand in a value and means itself, other than quotation marks

// Letters beyond ASCII count as parts of names, which is a little more than XML allows.
inline constexpr std::array<std::uint8_t, 256> signs = [] {
    std::array<std::uint8_t, 256> of{};
    for (unsigned i = 0; i < 256; ++i) {
        const bool letter = (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z') || i == '_' || i == ':' || i >= 0x80;
        const bool other = (i >= '0' && i <= '9') || i == '-' || i == '.';
        if (letter) of[i] = name_start | name_part;
        if (other) of[i] = name_part;
        if (i == ' ' || i == '\t' || i == '\n' || i == '\r') of[i] |= space;
        if (i >= 0x20 && i != '<' && i != '&' && i != '"' && i != '\'') of[i] |= plain_value;
    }
    return of;
}();

inline bool is(char sign, std::uint8_t what) {
    return (signs[static_cast<unsigned char>(sign)] & what) != 0;
}

inline bool is_xml_character(char32_t sign) {
    return sign >= 0x20 ? sign != 0xFFFE && sign != 0xFFFF : sign == '\t' || sign == '\n' || sign == '\r';
}

}  // namespace ledstang::xml
