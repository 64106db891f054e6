// BLAKE2b-256 as the store uses it: fields with their lengths before them, so that no two lists of fields hash alike.
#pragma once

#include <sodium.h>

#include <string>
#include <string_view>

namespace ledstang {

class FieldHash {
 public:
    // `purpose` keeps hashes of different kinds of things apart.
    explicit FieldHash(std::string_view purpose);
    FieldHash& add(std::string_view field);
    // 64 lower-case hexadecimal digits. Once only.
    std::string hex();

 private:
    crypto_generichash_state state_;
};

}  // namespace ledstang
