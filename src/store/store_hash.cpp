#include "store/store_hash.h"

#include <array>
#include <cstdint>

#include "store/store_error.h"

namespace ledstang {

FieldHash::FieldHash(std::string_view purpose) {
    if (sodium_init() < 0) throw StoreError("libsodium could not be started");
    crypto_generichash_init(&state_, nullptr, 0, crypto_generichash_BYTES);
    add(purpose);
}

FieldHash& FieldHash::add(std::string_view field) {
    std::array<unsigned char, 8> length;  // little-endian
    for (std::size_t i = 0; i < length.size(); ++i) {
        length[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(field.size()) >> (8 * i));
    }
    crypto_generichash_update(&state_, length.data(), length.size());
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(field.data()), field.size());
    return *this;
}

std::string FieldHash::hex() {
    std::array<unsigned char, crypto_generichash_BYTES> hash;
    crypto_generichash_final(&state_, hash.data(), hash.size());
    std::string text(hash.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    text.pop_back();
    return text;
}

}  // namespace ledstang
