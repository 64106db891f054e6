// BLAKE2b-256 as the store uses it.
#pragma once

#include <sodium.h>

#include <string>
#include <string_view>

namespace ledstang {

class Blake2b {
 public:
    Blake2b();
    // The bytes as they are.
    Blake2b& bytes(std::string_view bytes);
    // The bytes with their number before them (eight bytes, the lowest first), so that no two lists of fields hash
    // alike.
    Blake2b& field(std::string_view field);
    // 64 lower-case hexadecimal digits. Once only.
    std::string hex();

 private:
    crypto_generichash_state state_;
};

}  // namespace ledstang
