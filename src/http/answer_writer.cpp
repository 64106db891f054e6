#include "http/answer_writer.h"

#include <fmt/format.h>

#include <ctime>
#include <stdexcept>

namespace ledstang::http {

namespace {

std::string_view reason(unsigned status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 301:
            return "Moved Permanently";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 307:
            return "Temporary Redirect";
        case 308:
            return "Permanent Redirect";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 415:
            return "Unsupported Media Type";
        case 417:
            return "Expectation Failed";
        case 421:
            return "Misdirected Request";
        case 422:
            return "Unprocessable Content";
        case 428:
            return "Precondition Required";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 503:
            return "Service Unavailable";
        case 505:
            return "HTTP Version Not Supported";
        default:
            return "";
    }
}

// Calendar work once a second and thread, not once an answer.
std::string_view date_line() {
    thread_local std::time_t second = 0;
    thread_local std::string written;
    const std::time_t now = std::time(nullptr);
    if (now != second || written.empty()) {
        constexpr std::string_view days = "SunMonTueWedThuFriSat";
        constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
        std::tm utc{};
        gmtime_r(&now, &utc);
        written = fmt::format("Date: {}, {:02} {} {} {:02}:{:02}:{:02} GMT\r\n",
                              days.substr(3 * static_cast<std::size_t>(utc.tm_wday), 3), utc.tm_mday,
                              months.substr(3 * static_cast<std::size_t>(utc.tm_mon), 3), 1900 + utc.tm_year,
                              utc.tm_hour, utc.tm_min, utc.tm_sec);
        second = now;
    }
    return written;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// "q=0", "q=0.0", "Q=0.000"
bool refuses(std::string_view parameter) {
    if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) return false;
    return parameter.substr(2).find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

SecurityHeaders security_headers(std::string html_policy, bool over_tls) {
    SecurityHeaders headers;
    headers.html_policy = std::move(html_policy);
    headers.every =
        "X-Content-Type-Options: nosniff\r\n"
        "Referrer-Policy: same-origin\r\n"
        "Cross-Origin-Opener-Policy: same-origin\r\n"
        "Cross-Origin-Resource-Policy: same-origin\r\n"
        "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n";
    if (over_tls) headers.every += "Strict-Transport-Security: max-age=31536000\r\n";
    return headers;
}

bool accepts_gzip(std::string_view accept_encoding) {
    std::optional<bool> any;
    while (!accept_encoding.empty()) {
        const std::size_t comma = std::min(accept_encoding.find(','), accept_encoding.size());
        const std::string_view piece = accept_encoding.substr(0, comma);
        accept_encoding.remove_prefix(std::min(comma + 1, accept_encoding.size()));
        const std::size_t semicolon = std::min(piece.find(';'), piece.size());
        const std::string_view coding = trimmed(piece.substr(0, semicolon));
        const bool wanted = semicolon == piece.size() || !refuses(trimmed(piece.substr(semicolon + 1)));
        if (equal_ignoring_case(coding, "gzip") || equal_ignoring_case(coding, "x-gzip")) return wanted;
        if (coding == "*") any = wanted;
    }
    return any.value_or(false);
}

bool names_tag(std::string_view if_none_match, std::string_view tag, std::string_view other_tag) {
    if (trimmed(if_none_match) == "*") return true;
    while (!if_none_match.empty()) {
        const std::size_t comma = std::min(if_none_match.find(','), if_none_match.size());
        std::string_view candidate = trimmed(if_none_match.substr(0, comma));
        if_none_match.remove_prefix(std::min(comma + 1, if_none_match.size()));
        if (candidate.starts_with("W/")) candidate.remove_prefix(2);
        if (!candidate.empty() && (candidate == tag || candidate == other_tag)) return true;
    }
    return false;
}

struct AnswerWriter::Variant {
    const std::string* bytes = nullptr;  // null: no body
    std::string_view entity_tag;         // empty: none
    bool gzipped = false;
    bool varies = false;
    bool unchanged = false;  // what the client has is still right: 304
};

AnswerWriter::Variant AnswerWriter::choose(const Request& request) const {
    Variant variant;
    if (!response_.body) return variant;
    const Body& body = *response_.body;
    variant.bytes = &body.bytes();
    const bool encoded_by_handler = response_.headers.has("Content-Encoding");
    variant.varies = !encoded_by_handler && body.compressible();
    if (variant.varies && accepts_gzip(request.headers.find("Accept-Encoding"))) {
        if (const std::string* smaller = body.gzip()) {
            variant.bytes = smaller;
            variant.gzipped = true;
        }
    }

    const std::string_view own_tag = response_.headers.find("ETag");
    const std::string_view caching = response_.headers.find("Cache-Control");
    const bool tagged = request.method == "GET" && response_.status == 200 && !list_has_token(caching, "no-store");
    if (!tagged) return variant;
    const bool by_server = own_tag.empty();
    if (by_server) variant.entity_tag = variant.gzipped ? body.gzip_entity_tag() : body.entity_tag();
    if (request.headers.has("If-None-Match")) {
        const std::string_view wanted = request.headers.find("If-None-Match");
        variant.unchanged = by_server ? names_tag(wanted, body.entity_tag(), body.gzip_entity_tag())
                                      : names_tag(wanted, own_tag.starts_with("W/") ? own_tag.substr(2) : own_tag);
    }
    return variant;
}

void AnswerWriter::line(std::string_view name, std::string_view value) {
    head_.append(name).append(": ").append(value).append("\r\n");
}

void AnswerWriter::write(const Request& request, Response response, bool keep_alive) {
    response_ = std::move(response);
    if (response_.status < 200 || response_.status > 599) throw std::invalid_argument("no such HTTP status");
    const Variant variant = choose(request);
    status_ = variant.unchanged ? 304 : response_.status;
    keep_alive_ = keep_alive && !response_.stream;
    const bool bodiless = status_ == 204 || status_ == 304;
    const bool html = response_.body && response_.body->content_type().starts_with("text/html");

    head_.clear();
    fmt::format_to(std::back_inserter(head_), "HTTP/1.1 {} {}\r\n", status_, reason(status_));
    head_.append(date_line());
    if (response_.body && !bodiless && !response_.headers.has("Content-Type")) {
        line("Content-Type", response_.body->content_type());
    }
    if (!bodiless && !response_.stream) {
        fmt::format_to(std::back_inserter(head_), "Content-Length: {}\r\n", variant.bytes ? variant.bytes->size() : 0);
    }
    if (variant.gzipped && !bodiless) line("Content-Encoding", "gzip");
    if (variant.varies) line("Vary", "Accept-Encoding");
    if (!variant.entity_tag.empty()) line("ETag", variant.entity_tag);
    if (!response_.headers.has("Cache-Control")) line("Cache-Control", "private, no-cache");
    if (!response_.headers.has("Content-Security-Policy")) {
        line("Content-Security-Policy", html ? std::string_view(security_.html_policy) : "frame-ancestors 'self'");
    }
    head_.append(security_.every);
    if (!request.id.empty()) line("X-Request-Id", request.id);
    for (std::size_t index = 0; index < response_.headers.size(); ++index) {
        const Headers::Entry entry = response_.headers.at(index);
        line(entry.name, entry.value);
    }
    line("Connection", keep_alive_ ? "keep-alive" : "close");
    head_.append("\r\n");

    const bool sends_body = variant.bytes && !bodiless && !request.head && !response_.stream;
    body_ = sends_body ? std::string_view(*variant.bytes) : std::string_view();
}

void AnswerWriter::release() {
    constexpr std::size_t largest_kept_head = std::size_t{8} * 1024;  // bytes
    response_ = Response{};
    body_ = {};
    if (head_.capacity() > largest_kept_head) head_ = {};
}

}  // namespace ledstang::http
