#include "app/api_answer.h"

namespace ledstang {
namespace {

// A report may be shown within the client's own pages, and runs nothing.
constexpr const char* report_policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'; sandbox "
    "allow-same-origin allow-modals";

}  // namespace

http::Response labelled(http::Response response, std::string route) {
    response.route = std::move(route);
    return response;
}

http::Response answer_of(Answer answer) {
    if (!answer.file) return http::json(std::move(answer.json));
    const bool page = answer.file->media_type.starts_with("text/html");
    auto body = http::Body::make(std::move(answer.file->bytes), answer.file->media_type);
    if (!page) return http::download(std::move(body), answer.file->name);
    http::Response response = http::content(std::move(body));
    response.headers.add("Content-Disposition", "inline; filename*=UTF-8''" + http::percent_encode(answer.file->name));
    response.headers.add("Content-Security-Policy", report_policy);
    return response;
}

http::Response refusal_answer(const Refusal& refusal, unsigned status) {
    return http::json(refusal_json(refusal), status != 0 ? status : static_cast<unsigned>(http_status(refusal.kind)));
}

}  // namespace ledstang
