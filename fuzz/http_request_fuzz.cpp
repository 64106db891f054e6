// Any bytes that a client may send, through all that reads them before and around a handler: the request's head and
// body, target, query, cookies, and the answer's choice of variant. The first byte says in how large pieces they
// arrive; the result must not depend on it, since a proxy in front may cut the stream elsewhere (request smuggling).
//
//     build/fuzz/bin/http_request_fuzz -max_len=4096 -dict=fuzz/http_request.dict CORPUS
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "http/answer_writer.h"
#include "http/request_parser.h"

namespace {

using namespace ledstang::http;
using Stage = RequestParser::Stage;

constexpr std::size_t body_limit = 2000;

void require(bool holds) {
    if (!holds) std::abort();
}

// Reads one request as a connection does, and returns the bytes it took.
std::size_t read_request(RequestParser& parser, std::string_view bytes, std::size_t step) {
    std::size_t taken = 0;
    for (std::size_t offered = 0; offered < bytes.size();) {
        offered = bytes.size() - offered > step ? offered + step : bytes.size();
        for (;;) {
            const Stage before = parser.stage();
            taken += parser.put(bytes.substr(taken, offered - taken));
            require(taken <= offered);
            if (parser.stage() == Stage::head_done) parser.accept_body(body_limit);
            if (parser.stage() == Stage::complete || parser.stage() == Stage::failed) return taken;
            if (parser.stage() == before) break;
        }
    }
    return taken;
}

void use(const RequestParser& parser) {
    const Request& request = parser.request();
    require(request.path == "*" || request.path.starts_with('/'));
    require(request.path.find("/../") == std::string::npos && !request.path.ends_with("/.."));
    require(!ledstang::first_invalid_utf8(request.path));
    require(request.body.size() <= body_limit);
    if (const auto parameters = request.parameters()) {
        for (const auto& entry : parameters->entries()) {
            require(!ledstang::first_invalid_utf8(entry.name) && !ledstang::first_invalid_utf8(entry.value));
            require(percent_decode(percent_encode(entry.value)) == entry.value);
        }
    }
    request.cookie("session");

    static const SecurityHeaders security = security_headers("default-src 'self'", false);
    static const auto body = Body::make(std::string(3000, 'a'), "text/plain");
    AnswerWriter writer(security);
    writer.write(request, content(body), parser.keep_alive());
    require(writer.head().find("\r\n\r\n") == writer.head().size() - 4);
    writer.write(request, refusal(404, "http.not_found", request.path), parser.keep_alive());
    require(!ledstang::first_invalid_utf8(writer.body()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::size_t step = 1 + data[0] % 64U;
    std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);

    const RequestRules rules;
    RequestParser whole(rules);
    RequestParser pieces(rules);
    for (int request = 0; request < 20 && !bytes.empty(); ++request) {
        whole.begin();
        pieces.begin();
        const std::size_t taken = read_request(whole, bytes, bytes.size());
        const std::size_t taken_in_pieces = read_request(pieces, bytes, step);
        require((whole.stage() == Stage::complete) == (pieces.stage() == Stage::complete));
        if (whole.stage() != Stage::complete) return 0;
        require(taken == taken_in_pieces);
        require(whole.request().target == pieces.request().target);
        require(whole.request().body == pieces.request().body);
        require(whole.keep_alive() == pieces.keep_alive());
        use(whole);
        bytes.remove_prefix(taken);
    }
    return 0;
}
