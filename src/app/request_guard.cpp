#include "app/request_guard.h"

namespace ledstang {
namespace {

bool is_safe(std::string_view method) {
    return method == "GET" || method == "OPTIONS";
}

// "https://ledstang.example.org:8443" → "ledstang.example.org:8443"
std::string_view host_of(std::string_view origin) {
    const auto scheme = origin.find("://");
    return scheme == std::string_view::npos ? origin : origin.substr(scheme + 3);
}

std::string_view media_type(std::string_view content_type) {
    content_type = content_type.substr(0, content_type.find(';'));
    while (content_type.ends_with(' ')) content_type.remove_suffix(1);
    return content_type;
}

bool is_from_here(const http::Request& request) {
    if (const auto site = request.header("Sec-Fetch-Site"); !site.empty())
        return site == "same-origin" || site == "none";
    const auto origin = request.header("Origin");
    return origin.empty() || http::equal_ignoring_case(host_of(origin), request.header("Host"));
}

}  // namespace

Result<void> check_same_site(const http::Request& request) {
    if (is_safe(request.method) || is_from_here(request)) return {};
    return refuse(RefusalKind::forbidden, "session.cross_site",
                  "Anropet kom från en annan webbplats och utfördes inte. Gör det från Ledstångs egna sidor.");
}

Result<void> check_json_type(const http::Request& request) {
    if (request.body.empty() ||
        http::equal_ignoring_case(media_type(request.header("Content-Type")), "application/json"))
        return {};
    return refuse("request.content_type", "Anropets innehåll ska skickas som application/json.");
}

}  // namespace ledstang
