#include "http/request_parser.h"

#include <utility>
// Asio's headers, which Beast's include, need <utility> before them with GCC 12.
#include <algorithm>
#include <array>
#include <boost/beast/http/basic_parser.hpp>
#include <limits>

namespace ledstang::http {

namespace beast = boost::beast;
using beast::http::basic_parser;

namespace {

constexpr std::size_t largest_reserve = std::size_t{1} << 20U;  // bytes set aside on a client's word alone

// Bytes: "0\r\n\r\n". No chunked body ends in fewer, and with fewer Beast 1.74 can fail an assertion of its own.
constexpr std::size_t shortest_chunked_rest = 5;

std::string_view view(beast::string_view text) {
    return {text.data(), text.size()};
}

enum class MethodKind { known, refused, unknown };

MethodKind kind_of(std::string_view method) {
    constexpr std::array<std::string_view, 7> known{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    if (std::ranges::find(known, method) != known.end()) return MethodKind::known;
    return method == "CONNECT" || method == "TRACE" ? MethodKind::refused : MethodKind::unknown;
}

// "example.se:8080" → "example.se", "[::1]:8080" → "[::1]"
std::string_view without_port(std::string_view host) {
    if (host.starts_with('[')) return host.substr(0, std::min(host.find(']'), host.size() - 1) + 1);
    return host.substr(0, host.find(':'));
}

// Beast checks the grammar of lines, lengths and chunks; this class collects what it finds into a Request.
class Collector final : public basic_parser<true> {
 public:
    explicit Collector(Request& request) : request_(request) {
        header_limit(std::numeric_limits<std::uint32_t>::max());  // counted in Machine, over all pieces
        body_limit(std::numeric_limits<std::uint64_t>::max());    // decided after the head, in accept_body
    }
    bool has_request_line() const { return has_request_line_; }
    bool http_1_0() const { return http_1_0_; }

 private:
    void on_request_impl(beast::http::verb, beast::string_view method, beast::string_view target, int version,
                         beast::error_code&) override {
        request_.method = view(method);
        request_.target = view(target);
        http_1_0_ = version == 10;
        has_request_line_ = true;
    }
    void on_response_impl(int, beast::string_view, int, beast::error_code&) override {}
    void on_field_impl(beast::http::field, beast::string_view name, beast::string_view value,
                       beast::error_code&) override {
        if (!in_trailer_)
            request_.headers.add(view(name), view(value));  // trailers are read and dropped (RFC 9110 6.5)
    }
    void on_header_impl(beast::error_code&) override { in_trailer_ = true; }
    void on_body_init_impl(const boost::optional<std::uint64_t>& length, beast::error_code&) override {
        if (length) request_.body.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(*length, largest_reserve)));
    }
    std::size_t on_body_impl(beast::string_view bytes, beast::error_code&) override {
        request_.body.append(bytes.data(), bytes.size());
        return bytes.size();
    }
    void on_chunk_header_impl(std::uint64_t, beast::string_view, beast::error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes, beast::error_code&) override {
        request_.body.append(bytes.data(), bytes.size());
        return bytes.size();
    }
    void on_finish_impl(beast::error_code&) override {}

    Request& request_;
    bool has_request_line_ = false;
    bool http_1_0_ = false;
    bool in_trailer_ = false;
};

}  // namespace

class RequestParser::Machine {
 public:
    explicit Machine(const RequestRules& rules) : rules_(rules) { begin(); }

    void begin() {
        request.clear();
        collector.emplace(request);
        collector->eager(false);
        stage = Stage::head;
        problem = Problem::malformed;
        head_bytes_ = 0;
    }

    std::size_t put(std::string_view bytes) {
        std::size_t taken = 0;
        while (stage == Stage::head || stage == Stage::body) {
            const bool in_head = stage == Stage::head;
            if (in_head && head_bytes_ == 0) taken += leading_line_breaks(bytes.substr(taken));
            const std::string_view rest = bytes.substr(taken);
            if (rest.empty() || (in_head && head_bytes_ == 0 && rest == "\r")) break;
            if (!in_head && collector->chunked() && rest.size() < shortest_chunked_rest) break;

            beast::error_code error;
            const std::size_t step = collector->put({rest.data(), rest.size()}, error);
            taken += step;
            if (in_head) head_bytes_ += step;
            if (error && error != beast::http::error::need_more) {
                fail(problem_of(error, rest));
                break;
            }
            const std::size_t waiting = bytes.size() - taken;
            if (in_head) {
                const bool whole = collector->is_header_done();
                if (head_bytes_ + (whole ? 0 : waiting) > rules_.head_limit) {
                    const bool no_line_end = !collector->has_request_line() && rest.find("\r\n") > rules_.head_limit;
                    const bool in_target = no_line_end || request.target.size() > rules_.head_limit;
                    fail(in_target ? Problem::target_too_long : Problem::head_too_large);
                    break;
                }
                if (whole) check_head();
                if (whole) break;
            } else if (collector->is_done()) {
                stage = Stage::complete;
            } else if (error && waiting > rules_.head_limit) {
                fail(Problem::malformed);  // a chunk's head or the trailer lines without end
            }
            if (error) break;
        }
        return taken;
    }

    void accept_body(std::size_t limit) {
        if (stage != Stage::head_done) return;
        if (collector->is_done()) {
            stage = Stage::complete;
            return;
        }
        const auto length = collector->content_length();
        if (length && *length > limit) return fail(Problem::body_too_large);
        collector->body_limit(std::uint64_t{limit});
        stage = Stage::body;
    }

    void fail(Problem reason) {
        problem = reason;
        stage = Stage::failed;
    }

    bool begun() const { return head_bytes_ > 0; }
    bool expects_continue() const {
        return !collector->http_1_0() && equal_ignoring_case(request.headers.find("Expect"), "100-continue");
    }

    Request request;
    std::optional<Collector> collector;
    Stage stage = Stage::head;
    Problem problem = Problem::malformed;

 private:
    // A client may send an empty line after the previous body (RFC 9112 2.2).
    static std::size_t leading_line_breaks(std::string_view bytes) {
        std::size_t count = 0;
        while (bytes.substr(count).starts_with("\r\n")) count += 2;
        return count;
    }

    static Problem problem_of(const beast::error_code& code, std::string_view bytes) {
        using beast::http::error;
        const std::string_view line = bytes.substr(0, bytes.find("\r\n"));
        if (code == error::bad_version && line.find(" HTTP/") != std::string_view::npos)
            return Problem::version_unknown;
        if (code == error::body_limit) return Problem::body_too_large;
        if (code == error::header_limit || code == error::buffer_overflow) return Problem::head_too_large;
        return Problem::malformed;
    }

    void check_head() {
        stage = Stage::head_done;
        switch (kind_of(request.method)) {
            case MethodKind::known:
                break;
            case MethodKind::refused:
                return fail(Problem::method_not_allowed);
            case MethodKind::unknown:
                return fail(Problem::method_unknown);
        }
        if (request.method == "HEAD") {
            request.method = "GET";
            request.head = true;
        }
        if (const auto wrong = wrong_framing()) return fail(*wrong);
        if (const auto wrong = wrong_host()) return fail(*wrong);
        if (request.headers.has("Expect") && !expects_continue()) return fail(Problem::expectation_failed);
        auto target = parse_target(request.target);
        if (!target || (target->path == "*" && request.method != "OPTIONS")) return fail(Problem::bad_target);
        request.path = std::move(target->path);
        request.query = std::move(target->query);
    }

    // Where two readers could disagree on where the body ends, nothing is read at all (request smuggling).
    std::optional<Problem> wrong_framing() const {
        const std::size_t codings = request.headers.count("Transfer-Encoding");
        if (codings == 0) return std::nullopt;
        if (collector->http_1_0() || request.headers.has("Content-Length")) return Problem::malformed;
        if (codings > 1 || !equal_ignoring_case(request.headers.find("Transfer-Encoding"), "chunked")) {
            return Problem::coding_unknown;
        }
        return std::nullopt;
    }

    std::optional<Problem> wrong_host() const {
        const std::size_t count = request.headers.count("Host");
        if (count > 1 || (count == 0 && !collector->http_1_0())) return Problem::bad_host;
        if (rules_.hosts.empty()) return std::nullopt;
        const std::string_view host = without_port(request.headers.find("Host"));
        const auto same = [&](const std::string& name) { return equal_ignoring_case(name, host); };
        return std::ranges::any_of(rules_.hosts, same) ? std::nullopt : std::optional(Problem::wrong_host);
    }

    const RequestRules& rules_;
    std::size_t head_bytes_ = 0;
};

RequestParser::RequestParser(const RequestRules& rules) : machine_(std::make_unique<Machine>(rules)) {}
RequestParser::~RequestParser() = default;
void RequestParser::begin() {
    machine_->begin();
}
std::size_t RequestParser::put(std::string_view bytes) {
    return machine_->put(bytes);
}
RequestParser::Stage RequestParser::stage() const {
    return machine_->stage;
}
bool RequestParser::begun() const {
    return machine_->begun();
}
Problem RequestParser::problem() const {
    return machine_->problem;
}
const Request& RequestParser::request() const {
    return machine_->request;
}
Request& RequestParser::request() {
    return machine_->request;
}
bool RequestParser::expects_body() const {
    return !machine_->collector->is_done();
}
bool RequestParser::expects_continue() const {
    return machine_->expects_continue();
}
void RequestParser::accept_body(std::size_t limit) {
    machine_->accept_body(limit);
}
bool RequestParser::keep_alive() const {
    return machine_->collector->keep_alive();
}

std::optional<std::uint64_t> RequestParser::content_length() const {
    const auto length = machine_->collector->content_length();
    return length ? std::optional<std::uint64_t>(*length) : std::nullopt;
}

}  // namespace ledstang::http
