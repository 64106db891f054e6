#include "http/answer_writer.h"

#include <gtest/gtest.h>

#include "http/test_server.h"

namespace ledstang::http {
namespace {

using testing::Answer;
using testing::gunzip;
using testing::TestClient;
using testing::TestServer;

TEST(AcceptsGzip, ReadsCodingsAndTheirWeights) {
    for (const char* yes : {"gzip", "deflate, gzip;q=0.5", "GZIP", "*", "br, *;q=0.1", "x-gzip", "gzip ; q=1"}) {
        EXPECT_TRUE(accepts_gzip(yes)) << yes;
    }
    for (const char* no : {"", "br", "gzip;q=0", "gzip;q=0.000, *", "*;q=0", "identity", "gzipped"}) {
        EXPECT_FALSE(accepts_gzip(no)) << no;
    }
}

TEST(NamesTag, ComparesWeaklyAgainstAList) {
    EXPECT_TRUE(names_tag("\"a\"", "\"a\""));
    EXPECT_TRUE(names_tag("\"x\", W/\"a\"", "\"a\""));
    EXPECT_TRUE(names_tag(" * ", "\"a\""));
    EXPECT_TRUE(names_tag("\"b\"", "\"a\"", "\"b\""));
    EXPECT_FALSE(names_tag("\"ab\"", "\"a\""));
    EXPECT_FALSE(names_tag("a", "\"a\""));
    EXPECT_FALSE(names_tag("", "\"a\""));
    EXPECT_FALSE(names_tag("\"x\",,", "\"a\""));
}

TEST(Body, HoldsOneGzipVariantAndTwoTags) {
    const auto body = Body::make(std::string(5000, 'a'), "text/plain; charset=utf-8");
    ASSERT_NE(body->gzip(), nullptr);
    EXPECT_EQ(body->gzip(), body->gzip()) << "made once";
    EXPECT_EQ(gunzip(*body->gzip()), body->bytes());
    EXPECT_NE(body->entity_tag(), body->gzip_entity_tag());
    EXPECT_EQ(body->entity_tag(), Body::make(std::string(5000, 'a'), "other/type")->entity_tag());
    EXPECT_NE(body->entity_tag(), Body::make(std::string(5000, 'b'), "text/plain")->entity_tag());
    EXPECT_EQ(Body::make(std::string(1024, 'a'), "text/plain")->gzip(), nullptr) << "small";
    EXPECT_EQ(Body::make(std::string(5000, 'a'), "image/png")->gzip(), nullptr) << "compressed already";
}

TEST(Caching, AnswersNotModifiedToWhoHasIt) {
    TestServer world;
    TestClient client = world.client();
    const Answer first = client.get("/cached");
    const std::string tag = first.header("etag");
    ASSERT_FALSE(tag.empty());
    EXPECT_EQ(first.header("cache-control"), "private, no-cache");

    const Answer same = client.get("/cached", "If-None-Match: \"other\", W/" + tag + "\r\n");
    EXPECT_EQ(same.status, 304U);
    EXPECT_EQ(same.header("etag"), tag);
    EXPECT_EQ(same.header("content-length"), "");
    EXPECT_EQ(same.header("vary"), "Accept-Encoding");
    EXPECT_EQ(client.get("/cached", "If-None-Match: \"other\"\r\n").status, 200U);
}

TEST(Caching, TellsTheVariantsApart) {
    TestServer world;
    TestClient client = world.client();
    const Answer plain = client.get("/cached");
    const Answer packed = client.get("/cached", "Accept-Encoding: gzip\r\n");
    EXPECT_EQ(packed.header("content-encoding"), "gzip");
    EXPECT_EQ(packed.header("vary"), "Accept-Encoding");
    EXPECT_LT(packed.body.size(), 1000U);
    EXPECT_EQ(gunzip(packed.body), plain.body);
    EXPECT_NE(packed.header("etag"), plain.header("etag"));
    const std::string known = "If-None-Match: " + packed.header("etag") + "\r\n";
    EXPECT_EQ(client.get("/cached", "Accept-Encoding: gzip\r\n" + known).status, 304U);
    EXPECT_EQ(client.get("/health", "Accept-Encoding: gzip\r\n").header("content-encoding"), "") << "too small";
}

TEST(SecurityHeaders, StandOnEveryAnswer) {
    TestServer world(ServerOptions{.html_policy = "default-src 'self'"});
    TestClient client = world.client();
    for (const char* path : {"/cached", "/health", "/nothing", "/unknown", "/page"}) {
        const Answer answer = client.get(path);
        EXPECT_EQ(answer.header("x-content-type-options"), "nosniff") << path;
        EXPECT_EQ(answer.header("referrer-policy"), "same-origin") << path;
        EXPECT_EQ(answer.header("cross-origin-opener-policy"), "same-origin") << path;
        EXPECT_NE(answer.header("content-security-policy"), "") << path;
        EXPECT_EQ(answer.header("x-request-id").size(), 16U) << path;
        EXPECT_EQ(answer.header("date").size(), 29U) << path;
        EXPECT_EQ(answer.header("strict-transport-security"), "") << "only over TLS";
    }
    EXPECT_EQ(client.get("/page").header("content-security-policy"), "default-src 'self'");
    EXPECT_EQ(client.get("/nothing").status, 204U);
    EXPECT_EQ(client.get("/nothing").header("content-length"), "");
}

std::string head_of(Response response, const Request& request = {}) {
    const SecurityHeaders security = security_headers("default-src 'self'", false);
    AnswerWriter writer(security);
    writer.write(request, std::move(response), true);
    return std::string(writer.head());
}

TEST(AnswerWriter, LetsTheHandlersHeadersWin) {
    Request request;
    request.method = "GET";
    request.headers.add("If-None-Match", "\"v7\"");
    Response response = text("a");
    response.headers.add("Cache-Control", "max-age=60");
    response.headers.add("Content-Security-Policy", "sandbox");
    response.headers.add("Content-Type", "text/csv");
    response.headers.add("ETag", "W/\"v7\"");
    const std::string head = head_of(response, request);
    EXPECT_TRUE(head.starts_with("HTTP/1.1 304 Not Modified\r\n")) << head;
    EXPECT_EQ(head.find("private, no-cache"), std::string::npos);
    EXPECT_EQ(head.find("text/plain"), std::string::npos);
    EXPECT_NE(head.find("\r\nETag: W/\"v7\"\r\n"), std::string::npos);
    EXPECT_NE(head.find("\r\nContent-Security-Policy: sandbox\r\n"), std::string::npos);
    EXPECT_EQ(head.find("ETag", head.find("ETag") + 1), std::string::npos) << "only one";
}

TEST(AnswerWriter, GivesNoTagToWhatMustNotBeStored) {
    Request request;
    request.method = "GET";
    Response response = text("hemligt");
    response.headers.add("Cache-Control", "no-store");
    EXPECT_EQ(head_of(response, request).find("ETag"), std::string::npos);
    request.method = "POST";
    EXPECT_EQ(head_of(text("a"), request).find("ETag"), std::string::npos);
    EXPECT_NE(head_of(Response{}, request).find("Content-Length: 0\r\n"), std::string::npos);
    Response impossible;
    impossible.status = 99;
    EXPECT_THROW(head_of(impossible, request), std::invalid_argument);
}

}  // namespace
}  // namespace ledstang::http
