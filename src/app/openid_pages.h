// The two addresses of a log-in through an identity provider. They are followed by the browser itself, so they answer
// with redirections:
//
//   /api/session/oidc/{id}          to the provider
//   /api/session/oidc/{id}/answer   from the provider; on to / when logged in, else to /?fel=CODE
#pragma once

#include "accounts/accounts.h"
#include "http/message.h"

namespace ledstang {

class OpenIdPages {
 public:
    static constexpr std::string_view below = "/api/session/oidc/";

    explicit OpenIdPages(const LogInSettings& settings) : log_in_(settings) {}
    http::Response answer(Context& context, const http::Request& request);

 private:
    http::Response ask(Context& context, const http::Request& request, const std::string& provider);
    http::Response take(Context& context, const http::Request& request, const std::string& provider);

    OpenIdLogIn log_in_;
};

}  // namespace ledstang
