#include "app/embedded_config.h"

#include <string_view>

namespace ledstang {

std::string EmbeddedFile::bytes() const {
    const auto digit = [](char character) { return character <= '9' ? character - '0' : character - 'a' + 10; };
    const std::string_view digits(hex);
    std::string plain;
    plain.reserve(digits.size() / 2);
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        plain += static_cast<char>(digit(digits[i]) * 16 + digit(digits[i + 1]));
    }
    return plain;
}

}  // namespace ledstang
