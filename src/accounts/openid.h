// Logging in through an identity provider: OpenID Connect, code flow with PKCE. Part of accounts.h, which is the header
// to include.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "operations/context.h"

namespace ledstang {

class ProviderConnection;

// The browser is sent to `address`, and gets `state` as a cookie: only the browser that asked may bring the answer.
struct OpenIdQuestion {
    std::string address;
    std::string state;
};

// What the browser brings back from the provider.
struct OpenIdAnswer {
    std::string code;
    std::string state;
    std::string error;   // the provider's word for why there is no code
    std::string issuer;  // of the answer itself (RFC 9207); may be empty
    std::string cookie;  // the state that the browser was given
};

class OpenIdLogIn {
 public:
    explicit OpenIdLogIn(const LogInSettings& settings);
    ~OpenIdLogIn();

    // `answer_address` is where the provider sends the browser afterwards, the same in both calls.
    // Refusals: openid.provider, openid.unreachable.
    Result<OpenIdQuestion> ask(Context& context, const std::string& provider, const std::string& answer_address);
    // Begins the log-in. Every refusal is a line in the log and changes nothing: openid.state (unknown, used before,
    // too old, or another browser's), openid.declined, those of the provider's answer, openid.unknown_person,
    // session.disabled.
    Result<void> take(Context& context, const std::string& provider, const OpenIdAnswer& answer,
                      const std::string& answer_address);

 private:
    Result<ProviderConnection*> connection(const std::string& provider);
    Result<void> taken(Context& context, const std::string& provider, const OpenIdAnswer& answer,
                       const std::string& answer_address);

    std::vector<std::unique_ptr<ProviderConnection>> connections_;
};

}  // namespace ledstang
