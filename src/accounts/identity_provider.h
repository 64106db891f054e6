// One identity provider: its discovery document and keys, read when they are needed, and the exchange of a code for
// claims that are proved. Inside the accounts module.
#pragma once

#include <chrono>
#include <mutex>
#include <string>

#include "accounts/json_web_token.h"
#include "operations/log_in_settings.h"

namespace ledstang {

// What the provider's discovery document says (OpenID Connect Discovery).
struct ProviderPlaces {
    std::string authorization;
    std::string token;
    std::string user_info;  // empty: none
    std::string keys;
};

// What came back with the browser, and what had been asked for.
struct CodeExchange {
    std::string code;
    std::string verifier;  // of PKCE
    std::string nonce;
    std::string answer_address;
};

class ProviderConnection {
 public:
    ProviderConnection(IdentityProvider provider, std::string folder)
        : provider_(std::move(provider)), folder_(std::move(folder)) {}
    const IdentityProvider& provider() const { return provider_; }

    // Where the browser is sent to log in. Refusal openid.unreachable.
    Result<std::string> question(const std::string& state, const std::string& nonce, const std::string& verifier,
                                 const std::string& answer_address);
    // The claims of the person who logged in; those of the user info where the identity token lacks what is asked for.
    // Refusals: openid.unreachable, openid.code (used before, or not the provider's), openid.signature, and those of
    // check_claims.
    Result<Json> claims(const CodeExchange& exchange, std::int64_t now);

 private:
    Result<ProviderPlaces> places();
    Result<Json> fetch(const std::string& address, const std::string& bearer = {});
    Result<Json> redeem(const ProviderPlaces& places, const CodeExchange& exchange);
    Result<void> verify(const ProviderPlaces& places, const JsonWebToken& token);
    Result<void> read_keys(const ProviderPlaces& places);
    Result<std::string> secret() const;
    tl::unexpected<Refusal> unreachable(const std::string& why) const;

    const IdentityProvider provider_;
    const std::string folder_;
    std::mutex mutex_;  // guards what follows
    std::optional<ProviderPlaces> places_;
    std::optional<JsonWebKeys> keys_;
    std::chrono::steady_clock::time_point keys_read_;
};

}  // namespace ledstang
