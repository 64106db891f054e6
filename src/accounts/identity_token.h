// What an identity token must say before it is believed (OpenID Connect Core, 3.1.3.7), apart from its signature.
// Inside the accounts module.
#pragma once

#include <cstdint>
#include <string>

#include "described/json_read.h"

namespace ledstang {

struct TokenExpectation {
    std::string issuer;
    std::string client_id;
    std::string nonce;
    std::int64_t now = 0;  // seconds since 1970
};

constexpr std::int64_t clock_difference = 60;   // seconds that two machines' clocks may differ
constexpr std::int64_t oldest_token = 10 * 60;  // seconds since it was issued

// Refusals: openid.issuer, openid.audience, openid.expired, openid.nonce, openid.token.
Result<void> check_claims(const Json& claims, const TokenExpectation& expected);

// A text of the claims; empty when it is absent or no text.
std::string claim_text(const Json& claims, const std::string& name);
// Texts of a claim that is a text, a list of texts, or a list of objects, whose "id", "value" or "name" then counts.
std::vector<std::string> claim_texts(const Json& claims, const std::string& name);

}  // namespace ledstang
