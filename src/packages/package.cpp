#include "packages/package.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <optional>
#include <stdexcept>

#include "described/json_read.h"
#include "described/json_write.h"

namespace ledstang {
namespace {

constexpr std::string_view first_word = "ledstang-package ";

std::string hex_of(const unsigned char* bytes, std::size_t size) {
    std::string hex(size * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes, size);
    hex.pop_back();
    return hex;
}

// Exactly so many bytes in small hexadecimal digits; nothing otherwise.
template <std::size_t size>
std::optional<std::array<unsigned char, size>> bytes_of(std::string_view hex) {
    std::array<unsigned char, size> bytes{};
    if (hex.size() != size * 2 || hex.find_first_not_of("0123456789abcdef") != std::string_view::npos)
        return std::nullopt;
    std::size_t read = 0;
    if (sodium_hex2bin(bytes.data(), size, hex.data(), hex.size(), nullptr, &read, nullptr) != 0 || read != size)
        return std::nullopt;
    return bytes;
}

const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string head_of(int format, std::string_view key, std::string_view hash) {
    return fmt::format("{}{}\nkey {}\nhash {}\n", first_word, format, key, hash);
}

struct Pair {
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
};
Pair pair_of(const SigningKey& key) {
    if (key.seed.size() != crypto_sign_SEEDBYTES) throw std::invalid_argument("a signing key has 32 bytes");
    Pair pair;
    crypto_sign_seed_keypair(pair.open.data(), pair.secret.data(), raw(key.seed));
    return pair;
}

// The next line with the word before it taken off; nothing when it does not begin so.
std::optional<std::string_view> line_after(std::string_view& rest, std::string_view word) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos || !rest.starts_with(word)) return std::nullopt;
    const auto value = rest.substr(word.size(), end - word.size());
    rest.remove_prefix(end + 1);
    return value;
}

tl::unexpected<Refusal> no_package(const char* what) {
    return refuse("package.form", fmt::format("Filen är inget hämtat paket: {}", what));
}
tl::unexpected<Refusal> changed(const char* what) {
    return refuse(
        "package.changed",
        fmt::format("Paketet är ändrat sedan det undertecknades: {} Hämta det igen från den som gav ut det.", what));
}

}  // namespace

std::string package_hash(std::string_view bytes) {
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(), raw(bytes), bytes.size(), nullptr, 0);
    return hex_of(hash.data(), hash.size());
}

std::string SigningKey::public_key() const {
    const auto pair = pair_of(*this);
    return hex_of(pair.open.data(), pair.open.size());
}

std::string write_package(const Package& package, const SigningKey& key) {
    const auto pair = pair_of(key);
    const std::string payload = to_json(package);
    const std::string head = head_of(package_format, hex_of(pair.open.data(), pair.open.size()), package_hash(payload));
    const std::string whole = head + payload;
    std::array<unsigned char, crypto_sign_BYTES> signature{};
    crypto_sign_detached(signature.data(), nullptr, raw(whole), whole.size(), pair.secret.data());
    return fmt::format("{}signature {}\n\n{}", head, hex_of(signature.data(), signature.size()), payload);
}

Result<SignedPackage> read_package(std::string_view bytes) {
    if (bytes.size() > largest_package)
        return refuse(RefusalKind::too_large, "package.too_large", "Paketet är större än 4 MB.");
    std::string_view rest = bytes;
    const auto format = line_after(rest, first_word);
    if (!format) return no_package("den första raden ska vara ”ledstang-package 1”.");
    if (*format != std::to_string(package_format)) {
        return refuse(
            "package.newer",
            fmt::format("Paketet har formatet {}. Det här programmet läser formatet {}. Uppgradera programmet, "
                        "eller be om ett paket i det äldre formatet.",
                        *format, package_format));
    }
    const auto key = line_after(rest, "key ");
    const auto hash = line_after(rest, "hash ");
    const auto signature = line_after(rest, "signature ");
    const auto empty = line_after(rest, "");
    if (!key || !hash || !signature || !empty || !empty->empty())
        return no_package("raderna key, hash och signature och en tom rad ska stå före innehållet.");
    const auto open = bytes_of<crypto_sign_PUBLICKEYBYTES>(*key);
    const auto sign = bytes_of<crypto_sign_BYTES>(*signature);
    if (!open || !sign) return changed("nyckeln eller underskriften är inte hel.");
    if (package_hash(rest) != *hash) return changed("kontrollsumman stämmer inte med innehållet.");
    const std::string whole = head_of(package_format, *key, *hash) + std::string(rest);
    if (crypto_sign_verify_detached(sign->data(), raw(whole), whole.size(), open->data()) != 0)
        return changed("underskriften stämmer inte.");
    const auto json = parse_json(rest);
    if (!json) return refuse(json.error());
    auto package = from_json<Package>(*json);
    if (!package) return refuse(package.error());
    return SignedPackage{std::move(*package), std::string(*key), std::string(*hash)};
}

}  // namespace ledstang
