// Codes of a second factor by time, RFC 6238: HMAC-SHA-1, steps of 30 seconds, six digits, as every authenticator
// application makes them. Inside the accounts module.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ledstang {

// The code of a step, RFC 4226; `digits` is 6 to 8.
std::string code_of(std::string_view secret, std::int64_t step, int digits = 6);

constexpr std::int64_t step_at(std::int64_t seconds) {
    return seconds / 30;
}

// The step whose code it is: the present one, the one before or the one after, since clocks differ; later than
// `last_used`, since a code is used once. Spaces between the digits are overlooked.
std::optional<std::int64_t> step_of_code(std::string_view secret, std::string_view code, std::int64_t seconds,
                                         std::int64_t last_used);

std::string new_code_secret();  // 20 random bytes
std::string base32(std::string_view bytes);
// What an authenticator reads out of a QR code: otpauth://totp/…
std::string authenticator_address(const std::string& user_name, std::string_view secret);

}  // namespace ledstang
