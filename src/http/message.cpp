#include "http/message.h"

#include <algorithm>

#include "http/json_text.h"

namespace ledstang::http {

std::optional<std::string> Request::cookie(std::string_view name) const {
    for (std::size_t index = 0; index < headers.size(); ++index) {
        const Headers::Entry entry = headers.at(index);
        if (!equal_ignoring_case(entry.name, "Cookie")) continue;
        const Parameters cookies = parse_cookies(entry.value);
        if (const std::string* value = cookies.find(name)) return *value;
    }
    return std::nullopt;
}

void Request::clear() {
    constexpr std::size_t largest_kept_body =
        std::size_t{64} * 1024;  // bytes; an idle connection shall not hold an upload's memory
    method.clear();
    head = false;
    target.clear();
    path.clear();
    query.clear();
    headers.clear();
    body.clear();
    if (body.capacity() > largest_kept_body) body.shrink_to_fit();
    id.clear();
}

Response content(std::shared_ptr<const Body> body, unsigned status) {
    Response response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

Response text(std::string bytes, unsigned status) {
    return content(Body::make(std::move(bytes), "text/plain; charset=utf-8"), status);
}

Response json(std::string bytes, unsigned status) {
    return content(Body::make(std::move(bytes), "application/json"), status);
}

Response html(std::string bytes, unsigned status) {
    return content(Body::make(std::move(bytes), "text/html; charset=utf-8"), status);
}

Response no_content() {
    Response response;
    response.status = 204;
    return response;
}

Response see_other(std::string_view location) {
    Response response;
    response.status = 303;
    response.headers.add("Location", location);
    return response;
}

Response refusal(unsigned status, std::string_view code, std::string_view message) {
    return json("{\"code\":" + json_string(code) + ",\"message\":" + json_string(message) + "}", status);
}

Response download(std::shared_ptr<const Body> body, std::string_view file_name) {
    std::string plain_name(file_name);
    const auto not_plain = [](char character) {
        const auto byte = static_cast<unsigned char>(character);
        return byte < 0x20 || byte > 0x7E || character == '"' || character == '\\' || character == '/';
    };
    std::ranges::replace_if(plain_name, not_plain, '_');
    Response response = content(std::move(body));
    response.headers.add("Content-Disposition",
                         "attachment; filename=\"" + plain_name + "\"; filename*=UTF-8''" + percent_encode(file_name));
    return response;
}

}  // namespace ledstang::http
