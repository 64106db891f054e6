#include "accounts/sealed.h"

#include <fmt/format.h>
#include <sodium.h>

#include <filesystem>
#include <stdexcept>
#include <vector>

#include "base/whole_file.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

constexpr int variant = sodium_base64_VARIANT_ORIGINAL;

const unsigned char* bytes_of(const std::string& text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::optional<std::string> read_key(const files::path& path) {
    auto key = read_file(path);
    if (key && key->size() != crypto_secretbox_KEYBYTES)
        throw std::runtime_error(fmt::format("{} is not a key of {} bytes", path.string(), crypto_secretbox_KEYBYTES));
    return key;
}

}  // namespace

Sealer Sealer::of(const std::string& folder) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used");
    const files::path path = files::path(folder) / "account.key";
    auto key = read_key(path);
    if (!key) {
        make_key_file(path, crypto_secretbox_KEYBYTES);
        key = read_key(path);
    }
    if (!key) throw std::runtime_error(fmt::format("cannot read the key {}", path.string()));
    return Sealer(std::move(*key));
}

Sealer::Sealer(std::string key) : key_(std::move(key)) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used");
    if (key_.size() != crypto_secretbox_KEYBYTES) throw std::invalid_argument("a key has 32 bytes");
}

std::string Sealer::seal(const std::string& secret) const {
    std::string bytes(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + secret.size(), '\0');
    auto* nonce = reinterpret_cast<unsigned char*>(bytes.data());
    randombytes_buf(nonce, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(nonce + crypto_secretbox_NONCEBYTES, bytes_of(secret), secret.size(), nonce, bytes_of(key_));
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), variant);
    text.pop_back();  // the terminating zero
    return text;
}

std::optional<std::string> Sealer::open(const std::string& sealed) const {
    std::vector<unsigned char> bytes(sealed.size());
    std::size_t length = 0;
    if (sodium_base642bin(bytes.data(), bytes.size(), sealed.data(), sealed.size(), nullptr, &length, nullptr,
                          variant) != 0 ||
        length < crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES) {
        return std::nullopt;
    }
    std::string secret(length - crypto_secretbox_NONCEBYTES - crypto_secretbox_MACBYTES, '\0');
    if (crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(secret.data()),
                                   bytes.data() + crypto_secretbox_NONCEBYTES, length - crypto_secretbox_NONCEBYTES,
                                   bytes.data(), bytes_of(key_)) != 0) {
        return std::nullopt;
    }
    return secret;
}

}  // namespace ledstang
