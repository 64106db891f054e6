#include "app/request_log_in.h"

#include <fmt/format.h>

namespace ledstang {

bool came_over_tls(const http::Request& request) {
    return request.secure || request.header("X-Forwarded-Proto") == "https";
}

void RequestLogIn::begin(const std::string& person, const std::string& assignment) {
    end();
    token_ = sessions_.begin(person, assignment, std::chrono::system_clock::now());
    cookie_ = written(token_, "");
}

void RequestLogIn::end() {
    if (!token_.empty()) sessions_.end(token_);
    token_.clear();
    cookie_ = written("", "; Max-Age=0");
}

void RequestLogIn::add_to(http::Response& response) const {
    if (!cookie_.empty()) response.headers.add("Set-Cookie", cookie_);
}

std::string RequestLogIn::written(std::string_view value, std::string_view more) const {
    return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict{}{}", cookie, value,
                       came_over_tls(request_) ? "; Secure" : "", more);
}

}  // namespace ledstang
