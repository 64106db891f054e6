// One request's log-in, as operations see it; what they did becomes a cookie of the answer.
#pragma once

#include <string>

#include "app/sessions.h"
#include "http/message.h"

namespace ledstang {

// Whether the browser came over TLS, to this program or to the proxy before it.
bool came_over_tls(const http::Request& request);

class RequestLogIn final : public LogIn {
 public:
    static constexpr const char* cookie = "ledstang_session";

    // `token` is empty when the request came without a log-in that holds.
    RequestLogIn(Sessions& sessions, const http::Request& request, std::string token)
        : sessions_(sessions), request_(request), token_(std::move(token)) {}

    void begin(const std::string& person, const std::string& assignment) override;
    void end() override;
    std::string address() const override { return request_.peer; }
    void add_to(http::Response& response) const;

 private:
    std::string written(std::string_view value, std::string_view more) const;

    Sessions& sessions_;
    const http::Request& request_;
    std::string token_;
    std::string cookie_;
};

}  // namespace ledstang
