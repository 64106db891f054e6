#include "base/secret_token.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace ledstang {

std::string new_secret_token() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used");
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

}  // namespace ledstang
