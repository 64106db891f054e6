#include "store/store_hash.h"

#include <array>
#include <cstdint>

#include "store/store_error.h"

namespace ledstang {

Blake2b::Blake2b() {
    if (sodium_init() < 0) throw StoreError("libsodium could not be started");
    crypto_generichash_init(&state_, nullptr, 0, crypto_generichash_BYTES);
}

Blake2b& Blake2b::bytes(std::string_view bytes) {
    crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return *this;
}

Blake2b& Blake2b::field(std::string_view field) {
    std::string length(8, '\0');
    for (std::size_t i = 0; i < length.size(); ++i) {
        length[i] = static_cast<char>(static_cast<std::uint64_t>(field.size()) >> (8 * i) & 0xff);
    }
    return bytes(length).bytes(field);
}

std::string Blake2b::hex() {
    std::array<unsigned char, crypto_generichash_BYTES> hash;
    crypto_generichash_final(&state_, hash.data(), hash.size());
    std::string text(hash.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    text.pop_back();
    return text;
}

}  // namespace ledstang
