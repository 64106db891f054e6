#include "app/openid_pages.h"

#include <fmt/format.h>

#include "app/api_answer.h"
#include "app/request_log_in.h"

namespace ledstang {
namespace {

constexpr const char* cookie = "ledstang_asked";
constexpr std::string_view answered = "/answer";
constexpr int longest_question = 10 * 60;  // seconds

// The server answers for its own names only, so the host is one of them.
std::string answer_address(const http::Request& request, const std::string& provider) {
    return fmt::format("{}://{}{}{}{}", came_over_tls(request) ? "https" : "http", request.header("Host"),
                       OpenIdPages::below, http::percent_encode(provider), answered);
}

// Lax, since the browser comes back from another site.
void give_cookie(http::Response& response, const http::Request& request, std::string_view state, int seconds) {
    response.headers.add("Set-Cookie",
                         fmt::format("{}={}; Path={}; HttpOnly; SameSite=Lax; Max-Age={}{}", cookie, state,
                                     OpenIdPages::below, seconds, came_over_tls(request) ? "; Secure" : ""));
}

http::Response back(const Refusal* refusal) {
    auto response = http::see_other(refusal == nullptr ? "/" : "/?fel=" + http::percent_encode(refusal->code));
    response.headers.add("Cache-Control", "no-store");
    return response;
}

std::string value(const http::Parameters& parameters, std::string_view name) {
    const std::string* found = parameters.find(name);
    return found != nullptr ? *found : "";
}

}  // namespace

http::Response OpenIdPages::answer(Context& context, const http::Request& request) {
    std::string_view rest = std::string_view(request.path).substr(below.size());
    if (rest.ends_with(answered)) {
        rest.remove_suffix(answered.size());
        return labelled(take(context, request, std::string(rest)), "/api/session/oidc/{id}/answer");
    }
    return labelled(ask(context, request, std::string(rest)), "/api/session/oidc/{id}");
}

http::Response OpenIdPages::ask(Context& context, const http::Request& request, const std::string& provider) {
    const auto question = log_in_.ask(context, provider, answer_address(request, provider));
    if (!question) return back(&question.error());
    auto response = http::see_other(question->address);
    response.headers.add("Cache-Control", "no-store");
    give_cookie(response, request, question->state, longest_question);
    return response;
}

http::Response OpenIdPages::take(Context& context, const http::Request& request, const std::string& provider) {
    const auto parameters = request.parameters();
    if (!parameters) return back(&parameters.error());
    const OpenIdAnswer given{value(*parameters, "code"), value(*parameters, "state"), value(*parameters, "error"),
                             value(*parameters, "iss"), request.cookie(cookie).value_or("")};
    const auto taken = log_in_.take(context, provider, given, answer_address(request, provider));
    auto response = back(taken ? nullptr : &taken.error());
    give_cookie(response, request, "", 0);
    return response;
}

}  // namespace ledstang
