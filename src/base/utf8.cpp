#include "base/utf8.h"

namespace ledstang {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

unsigned byte_at(std::string_view text, std::size_t index) {
    return static_cast<unsigned char>(text[index]);
}

}  // namespace

std::optional<DecodedCharacter> first_character(std::string_view text) {
    if (text.empty()) return std::nullopt;
    const unsigned lead = byte_at(text, 0);
    if (lead < 0x80) return DecodedCharacter{lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return std::nullopt;
    char32_t character = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const unsigned next = byte_at(text, i);
        if ((next & 0xC0U) != 0x80U) return std::nullopt;
        character = (character << 6U) | (next & 0x3FU);
    }
    const bool overlong = (length == 3 && character < 0x800) || (length == 4 && character < 0x10000);
    const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
    if (overlong || surrogate || character > 0x10FFFF) return std::nullopt;
    return DecodedCharacter{character, length};
}

std::string encode_utf8(char32_t character) {
    const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
    std::string text;
    if (character < 0x80) {
        text += byte(character);
    } else if (character < 0x800) {
        text += byte(0xC0U | (character >> 6U));
        text += byte(0x80U | (character & 0x3FU));
    } else if (character < 0x10000) {
        text += byte(0xE0U | (character >> 12U));
        text += byte(0x80U | ((character >> 6U) & 0x3FU));
        text += byte(0x80U | (character & 0x3FU));
    } else {
        text += byte(0xF0U | (character >> 18U));
        text += byte(0x80U | ((character >> 12U) & 0x3FU));
        text += byte(0x80U | ((character >> 6U) & 0x3FU));
        text += byte(0x80U | (character & 0x3FU));
    }
    return text;
}

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
        const auto character = first_character(text);
        text.remove_prefix(character ? character->length : 1);
        ++count;
    }
    return count;
}

TextPosition position_of(std::string_view text, std::size_t byte) {
    byte = byte < text.size() ? byte : text.size();
    int line = 1;
    std::size_t line_start = text.starts_with(byte_order_mark) && byte >= 3 ? 3 : 0;
    for (std::size_t i = line_start; i < byte; ++i) {
        const bool ends_line = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
        if (!ends_line) continue;
        ++line;
        line_start = i + 1;
    }
    return {byte, line, static_cast<int>(count_characters(text.substr(line_start, byte - line_start))) + 1};
}

std::optional<TextPosition> first_invalid_utf8(std::string_view text) {
    std::size_t byte = 0;
    while (byte < text.size()) {
        if (byte_at(text, byte) < 0x80) {
            ++byte;
            continue;
        }
        const auto character = first_character(text.substr(byte));
        if (!character) return position_of(text, byte);
        byte += character->length;
    }
    return std::nullopt;
}

}  // namespace ledstang
