#include "http/json_text.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace ledstang::http {

std::string json_string(std::string_view text) {
    std::string quoted;
    quoted.reserve(text.size() + 2);
    quoted += '"';
    while (!text.empty()) {
        const char character = text.front();
        const auto byte = static_cast<unsigned char>(character);
        std::size_t length = 1;
        if (character == '"' || character == '\\') {
            quoted += '\\';
            quoted += character;
        } else if (byte < 0x20 || byte == 0x7F) {
            quoted += fmt::format("\\u{:04x}", byte);
        } else if (byte < 0x80) {
            quoted += character;
        } else if (const auto decoded = first_character(text)) {
            length = decoded->length;
            quoted += text.substr(0, length);
        } else {
            quoted += "\\ufffd";
        }
        text.remove_prefix(length);
    }
    quoted += '"';
    return quoted;
}

}  // namespace ledstang::http
