#include "http/request_parser.h"

#include <gtest/gtest.h>

namespace ledstang::http {
namespace {

using Stage = RequestParser::Stage;

// Feeds the bytes as a connection does: the head first, then the body within a limit. Pieces of `step` bytes.
struct Reading {
    explicit Reading(std::string_view bytes, std::size_t step = std::string_view::npos, RequestRules chosen = {})
        : rules(std::move(chosen)), parser(rules) {
        for (std::size_t offered = 0; offered < bytes.size();) {
            offered = std::min(bytes.size(), step == std::string_view::npos ? bytes.size() : offered + step);
            for (;;) {
                const Stage before = parser.stage();
                taken += parser.put(bytes.substr(taken, offered - taken));
                if (parser.stage() == Stage::head_done) parser.accept_body(1000);
                if (parser.stage() == before || parser.stage() == Stage::complete) break;
                if (parser.stage() == Stage::failed) break;
            }
            if (parser.stage() == Stage::complete || parser.stage() == Stage::failed) return;
        }
    }
    RequestRules rules;
    RequestParser parser;
    std::size_t taken = 0;
};

Problem problem_with(std::string_view bytes, RequestRules rules = {}) {
    const Reading reading(bytes, std::string_view::npos, std::move(rules));
    EXPECT_EQ(reading.parser.stage(), Stage::failed) << bytes;
    return reading.parser.problem();
}

constexpr std::string_view start = "GET /a HTTP/1.1\r\nHost: x\r\n";

std::string with(std::string_view more_lines) {
    return std::string(start).append(more_lines).append("\r\n");
}

TEST(RequestParser, ReadsTheSameInPiecesOfAnySize) {
    const std::string bytes =
        "\r\nPOST /units/%C3%85?a=1 HTTP/1.1\r\nHost: x\r\nAccept: a\r\naccept: b\r\n"
        "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA;x=\"y\"\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n";
    for (std::size_t step = 1; step <= bytes.size(); ++step) {
        const Reading reading(bytes + "GET", step);
        ASSERT_EQ(reading.parser.stage(), Stage::complete) << step;
        const Request& request = reading.parser.request();
        EXPECT_EQ(reading.taken, bytes.size());
        EXPECT_EQ(request.method, "POST");
        EXPECT_EQ(request.path, "/units/Å");
        EXPECT_EQ(request.query, "a=1");
        EXPECT_EQ(request.headers.count("Accept"), 2U);
        EXPECT_FALSE(request.headers.has("Trailer"));
        EXPECT_EQ(request.body, "abc0123456789");
    }
}

TEST(RequestParser, ReadsAnEmptyChunkedBodyInPiecesOfAnySize) {
    for (const std::string_view body : {"0\r\n\r\n", "0\r\nTrailer: t\r\n\r\n", "00;x=y\r\nA:\r\n b\r\n\r\n"}) {
        const std::string bytes = with("Transfer-Encoding: chunked\r\n").append(body);
        for (std::size_t step = 1; step <= bytes.size(); ++step) {
            const Reading reading(bytes + "GET", step);
            ASSERT_EQ(reading.parser.stage(), Stage::complete) << body << step;
            EXPECT_EQ(reading.taken, bytes.size());
            EXPECT_EQ(reading.parser.request().body, "");
        }
    }
}

TEST(RequestParser, KnowsTheMethods) {
    EXPECT_EQ(problem_with("BREW / HTTP/1.1\r\nHost: x\r\n\r\n"), Problem::method_unknown);
    EXPECT_EQ(problem_with("get / HTTP/1.1\r\nHost: x\r\n\r\n"), Problem::method_unknown);
    EXPECT_EQ(problem_with("TRACE / HTTP/1.1\r\nHost: x\r\n\r\n"), Problem::method_not_allowed);
    EXPECT_EQ(problem_with("CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n"), Problem::method_not_allowed);
    const Reading head("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(head.parser.request().method, "GET");
    EXPECT_TRUE(head.parser.request().head);
    EXPECT_EQ(Reading("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n").parser.request().path, "*");
    EXPECT_EQ(problem_with("GET * HTTP/1.1\r\nHost: x\r\n\r\n"), Problem::bad_target);
}

TEST(RequestParser, RefusesTwoReadingsOfWhereTheBodyEnds) {
    EXPECT_EQ(problem_with(with("Content-Length: 3\r\nContent-Length: 4\r\n")), Problem::malformed);
    EXPECT_EQ(problem_with(with("Content-Length: 3, 4\r\n")), Problem::malformed);
    EXPECT_EQ(problem_with(with("Content-Length: +3\r\n")), Problem::malformed);
    EXPECT_EQ(problem_with(with("Content-Length: -3\r\n")), Problem::malformed);
    EXPECT_EQ(problem_with(with("Content-Length: 0x3\r\n")), Problem::malformed);
    EXPECT_EQ(problem_with(with("Content-Length: 99999999999999999999\r\n")), Problem::malformed);
    EXPECT_EQ(problem_with(with("Content-Length:\r\n")), Problem::malformed);
    EXPECT_EQ(problem_with(with("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n")), Problem::malformed);
    EXPECT_EQ(problem_with(with("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n")), Problem::malformed);
    EXPECT_EQ(problem_with(with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")), Problem::malformed);
    EXPECT_EQ(problem_with(with("Transfer-Encoding: gzip, chunked\r\n")), Problem::coding_unknown);
    EXPECT_EQ(problem_with(with("Transfer-Encoding: chunked, identity\r\n")), Problem::coding_unknown);
    EXPECT_EQ(problem_with(with("Transfer-Encoding: xchunked\r\n")), Problem::coding_unknown);
    EXPECT_EQ(problem_with(with("Transfer-Encoding: gzip\r\nContent-Length: 3\r\n")), Problem::malformed);
    EXPECT_EQ(problem_with(with("Transfer-Encoding : chunked\r\n")), Problem::malformed);
    EXPECT_EQ(problem_with("GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"), Problem::malformed);
    EXPECT_EQ(Reading(with("Content-Length: 3\r\nContent-Length: 3\r\n") + "abc").parser.request().body, "abc");
}

TEST(RequestParser, RefusesMalformedHeads) {
    EXPECT_EQ(problem_with("GET  / HTTP/1.1\r\nHost: x\r\n\r\n"), Problem::malformed);
    EXPECT_EQ(problem_with("GET /\r\n\r\n"), Problem::malformed);
    EXPECT_EQ(problem_with("\x16\x03\x01\x02\x00\x01"), Problem::malformed) << "TLS to a plain port";
    EXPECT_EQ(problem_with(with("No colon here\r\n")), Problem::malformed);
    EXPECT_EQ(problem_with(with(": no name\r\n")), Problem::malformed);
    EXPECT_EQ(problem_with(with("Bad name: x\r\n")), Problem::malformed);
    EXPECT_EQ(problem_with(with(std::string("Null: a\0b\r\n", 11))), Problem::malformed);
    EXPECT_EQ(problem_with(with("Bare: a\nInner: b\r\n")), Problem::malformed);
    EXPECT_EQ(problem_with("GET / HTTP/2.0\r\nHost: x\r\n\r\n"), Problem::version_unknown);
    EXPECT_EQ(problem_with("GET / HTTP/0.9\r\nHost: x\r\n\r\n"), Problem::version_unknown);
    EXPECT_EQ(problem_with("GET / FTP/1.1\r\nHost: x\r\n\r\n"), Problem::malformed);
    EXPECT_EQ(problem_with("GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n"), Problem::bad_target);
    EXPECT_EQ(problem_with("GET /../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n"), Problem::bad_target);
    EXPECT_EQ(problem_with(with("Expect: a miracle\r\n")), Problem::expectation_failed);
}

TEST(RequestParser, AsksForExactlyOneHost) {
    EXPECT_EQ(problem_with("GET / HTTP/1.1\r\n\r\n"), Problem::bad_host);
    EXPECT_EQ(problem_with(with("Host: y\r\n")), Problem::bad_host);
    EXPECT_EQ(Reading("GET / HTTP/1.0\r\n\r\n").parser.stage(), Stage::complete);

    const RequestRules rules{.hosts = {"ledstang.example.se", "[::1]"}};
    EXPECT_EQ(problem_with(std::string(with("")), rules), Problem::wrong_host);
    for (const char* host : {"ledstang.example.se", "LEDSTANG.example.se:8080", "[::1]:8080"}) {
        const std::string bytes = std::string("GET / HTTP/1.1\r\nHost: ") + host + "\r\n\r\n";
        EXPECT_EQ(Reading(bytes, std::string_view::npos, rules).parser.stage(), Stage::complete) << host;
    }
    EXPECT_EQ(problem_with("GET / HTTP/1.1\r\nHost: [\r\n\r\n", rules), Problem::wrong_host);
    EXPECT_EQ(problem_with("GET / HTTP/1.1\r\nHost:\r\n\r\n", rules), Problem::wrong_host);
}

TEST(RequestParser, LimitsTheHeadHoweverItArrives) {
    const RequestRules rules{.head_limit = 1000, .hosts = {}};
    const std::string long_target = "GET /" + std::string(2000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n";
    std::string many_lines(start);
    for (int line = 0; line < 200; ++line) many_lines += "A: b\r\n";
    many_lines += "\r\n";
    for (const std::size_t step : {std::size_t{1}, std::size_t{6}, std::size_t{100}, std::string_view::npos}) {
        const Reading target(long_target, step, rules);
        ASSERT_EQ(target.parser.stage(), Stage::failed);
        EXPECT_EQ(target.parser.problem(), Problem::target_too_long);
        const Reading lines(many_lines, step, rules);
        ASSERT_EQ(lines.parser.stage(), Stage::failed);
        EXPECT_EQ(lines.parser.problem(), Problem::head_too_large);
        EXPECT_LE(lines.taken, many_lines.size());
    }
}

TEST(RequestParser, RefusesBrokenChunks) {
    const std::string chunked = with("Transfer-Encoding: chunked\r\n");
    EXPECT_EQ(problem_with(chunked + "x\r\n\r\n"), Problem::malformed);
    EXPECT_EQ(problem_with(chunked + "-1\r\n\r\n"), Problem::malformed);
    EXPECT_EQ(problem_with(chunked + "3\r\nabcd\r\n0\r\n\r\n"), Problem::malformed);
    EXPECT_EQ(problem_with(chunked + "fffffffffffffffff\r\n"), Problem::malformed);
    EXPECT_EQ(problem_with(chunked + "ffffffff\r\n"), Problem::body_too_large);
    EXPECT_EQ(problem_with(chunked + "3;" + std::string(20'000, 'x')), Problem::malformed);
    EXPECT_EQ(problem_with(chunked + "0\r\n" + std::string(20'000, 'x')), Problem::malformed);
}

TEST(RequestParser, BeginsAnewOnTheSameConnection) {
    const RequestRules rules;
    RequestParser parser(rules);
    const std::string both = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhiGET /b HTTP/1.0\r\n\r\n";
    std::size_t taken = parser.put(both);
    EXPECT_TRUE(parser.expects_body());
    EXPECT_EQ(parser.content_length(), 2U);
    parser.accept_body(2);
    taken += parser.put(std::string_view(both).substr(taken));
    EXPECT_EQ(parser.request().body, "hi");
    EXPECT_TRUE(parser.keep_alive());
    parser.begin();
    EXPECT_FALSE(parser.begun());
    taken += parser.put(std::string_view(both).substr(taken));
    parser.accept_body(0);
    EXPECT_EQ(parser.stage(), Stage::complete);
    EXPECT_EQ(parser.request().path, "/b");
    EXPECT_EQ(parser.request().headers.size(), 0U);
    EXPECT_FALSE(parser.keep_alive());
    EXPECT_EQ(taken, both.size());
}

}  // namespace
}  // namespace ledstang::http
