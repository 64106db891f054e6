#include "accounts/one_time_code.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>
#include <stdexcept>

#include "network/web_client.h"

namespace ledstang {
namespace {

constexpr int six = 6;

}  // namespace

std::string code_of(std::string_view secret, std::int64_t step, int digits) {
    std::array<unsigned char, 8> counter{};
    for (std::size_t i = 0; i < counter.size(); ++i)
        counter[7 - i] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (8 * i));
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned int length = 0;
    if (HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(), hash.data(),
             &length) == nullptr) {
        throw std::runtime_error("OpenSSL cannot make an HMAC");
    }
    const std::size_t offset = hash[length - 1] & 0xfU;
    const std::uint32_t number = ((hash[offset] & 0x7fU) << 24U) |
                                 (static_cast<std::uint32_t>(hash[offset + 1]) << 16U) |
                                 (static_cast<std::uint32_t>(hash[offset + 2]) << 8U) | hash[offset + 3];
    std::uint32_t modulus = 1;
    for (int i = 0; i < digits; ++i) modulus *= 10;
    return fmt::format("{:0{}}", number % modulus, digits);
}

std::optional<std::int64_t> step_of_code(std::string_view secret, std::string_view code, std::int64_t seconds,
                                         std::int64_t last_used) {
    std::string digits;
    for (const char character : code) {
        if (character != ' ') digits += character;
    }
    if (digits.size() != six) return std::nullopt;
    std::optional<std::int64_t> found;
    for (const std::int64_t step : {step_at(seconds) - 1, step_at(seconds), step_at(seconds) + 1}) {
        const std::string right = code_of(secret, step);
        if (sodium_memcmp(right.data(), digits.data(), six) == 0 && step > last_used) found = step;
    }
    return found;
}

std::string new_code_secret() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used");
    std::string secret(20, '\0');
    randombytes_buf(secret.data(), secret.size());
    return secret;
}

std::string base32(std::string_view bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    std::uint32_t held = 0;
    int bits = 0;
    for (const char byte : bytes) {
        held = (held << 8U) | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5) text += letters[(held >> static_cast<unsigned>(bits - 5)) & 31U];
    }
    if (bits > 0) text += letters[(held << static_cast<unsigned>(5 - bits)) & 31U];
    return text;
}

std::string authenticator_address(const std::string& user_name, std::string_view secret) {
    return fmt::format("otpauth://totp/{}:{}?secret={}&issuer={}&algorithm=SHA1&digits=6&period=30",
                       percent_encoded("Ledstång"), percent_encoded(user_name), base32(secret),
                       percent_encoded("Ledstång"));
}

}  // namespace ledstang
