// Signed tokens (RFC 7515, 7517, 7519) as identity providers write them: read, and verified with the provider's keys.
// Inside the accounts module.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "described/json_read.h"

namespace ledstang {

std::string base64_url(std::string_view bytes);
std::optional<std::string> bytes_of_base64_url(std::string_view text);
// base64_url of 32 random bytes: a state, a nonce, a verifier.
std::string random_word();
// base64_url of the text's SHA-256: what PKCE (RFC 7636) sends of a verifier, and the store keeps of a state.
std::string sha256_word(std::string_view text);

struct JsonWebToken {
    Json header;
    Json claims;
    std::string signed_text;
    std::string signature;
};
// Refusal openid.token when it is none in compact form.
Result<JsonWebToken> read_token(std::string_view text);

enum class Signature { right, wrong, unknown_key };

// A provider's public keys: RSA of at least 2048 bits for RS256 and PS256, the curve P-256 for ES256. Nothing else is
// ever right, least of all "none" and the algorithms with a shared secret.
class JsonWebKeys {
 public:
    JsonWebKeys() = default;
    explicit JsonWebKeys(Json key_set) : keys_(std::move(key_set)) {}
    Signature check(const JsonWebToken& token) const;

 private:
    Json keys_;  // {"keys": […]}
};

}  // namespace ledstang
