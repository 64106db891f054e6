#include "warehouse/file_hash.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <fstream>
#include <stdexcept>
#include <vector>

namespace ledstang {

std::string file_hash(const std::filesystem::path& file, const std::stop_token& stop) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    std::ifstream stream(file, std::ios::binary);
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, 32);
    std::vector<char> block(std::size_t{1} << 20U);
    while (stream && !stop.stop_requested()) {
        stream.read(block.data(), static_cast<std::streamsize>(block.size()));
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(block.data()),
                                  static_cast<unsigned long long>(stream.gcount()));
    }
    if (stop.stop_requested()) return {};
    if (!stream.eof()) throw std::runtime_error("cannot read the file " + file.filename().string());
    std::array<unsigned char, 32> hash{};
    crypto_generichash_final(&state, hash.data(), hash.size());
    std::string text;
    for (const unsigned char byte : hash) text += fmt::format("{:02x}", byte);
    return text;
}

}  // namespace ledstang
