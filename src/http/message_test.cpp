#include "http/message.h"

#include <gtest/gtest.h>

#include "http/json_text.h"

namespace ledstang::http {
namespace {

TEST(Headers, AreFoundWithoutRegardToCase) {
    Headers headers;
    headers.add("Content-Type", "text/plain");
    headers.add("Accept", "a");
    headers.add("accept", "b");
    EXPECT_EQ(headers.find("content-TYPE"), "text/plain");
    EXPECT_EQ(headers.find("ACCEPT"), "a");
    EXPECT_EQ(headers.count("Accept"), 2U);
    EXPECT_FALSE(headers.has("Accep"));
    EXPECT_EQ(headers.find("missing"), "");
    headers.set("ACCEPT", "c");
    EXPECT_EQ(headers.count("accept"), 1U);
    EXPECT_EQ(headers.find("accept"), "c");
    headers.clear();
    EXPECT_EQ(headers.size(), 0U);
}

TEST(Headers, CannotBreakOutOfTheirLine) {
    Headers headers;
    EXPECT_THROW(headers.add("Location", "/a\r\nSet-Cookie: x=1"), std::invalid_argument);
    EXPECT_THROW(headers.add("Location", "/a\nb"), std::invalid_argument);
    EXPECT_THROW(headers.add("A\r\nB", "x"), std::invalid_argument);
    EXPECT_THROW(headers.add("", "x"), std::invalid_argument);
    EXPECT_THROW(headers.set("Location", std::string("a\0b", 3)), std::invalid_argument);
    EXPECT_EQ(headers.size(), 0U);
}

TEST(ListHasToken, ReadsCommaSeparatedLists) {
    EXPECT_TRUE(list_has_token("keep-alive, Close", "close"));
    EXPECT_TRUE(list_has_token("no-store", "no-store"));
    EXPECT_FALSE(list_has_token("closed, enclose", "close"));
    EXPECT_FALSE(list_has_token("", "close"));
}

TEST(Request, FindsACookieInAnyCookieLine) {
    Request request;
    request.headers.add("Cookie", "a=1; b=2");
    request.headers.add("cookie", "session=xyz");
    EXPECT_EQ(request.cookie("session"), "xyz");
    EXPECT_EQ(request.cookie("b"), "2");
    EXPECT_EQ(request.cookie("c"), std::nullopt);
}

TEST(Response, HelpersSetTypeAndStatus) {
    EXPECT_EQ(text("å").body->content_type(), "text/plain; charset=utf-8");
    EXPECT_EQ(json("{}", 201).status, 201U);
    EXPECT_EQ(no_content().status, 204U);
    EXPECT_EQ(no_content().body, nullptr);
    EXPECT_EQ(see_other("/units").headers.find("Location"), "/units");
    const Response refused = refusal(409, "unit.taken", "Enheten \"A\" finns redan.");
    EXPECT_EQ(refused.status, 409U);
    EXPECT_EQ(refused.body->bytes(), R"({"code":"unit.taken","message":"Enheten \"A\" finns redan."})");
}

TEST(Response, DownloadKeepsTheSwedishNameAndHarmsNothing) {
    const Response saved = download(Body::make("x", "application/pdf"), "Måltal \"T1\"\r\n.pdf");
    EXPECT_EQ(saved.headers.find("Content-Disposition"),
              "attachment; filename=\"M__ltal _T1___.pdf\"; "
              "filename*=UTF-8''M%C3%A5ltal%20%22T1%22%0D%0A.pdf");
}

TEST(JsonString, EscapesWhatMustBe) {
    EXPECT_EQ(json_string("å\"\\\n\x01\x7f"), "\"å\\\"\\\\\\u000a\\u0001\\u007f\"");
    EXPECT_EQ(json_string("a\xFF"
                          "b"),
              "\"a\\ufffdb\"");
    EXPECT_EQ(json_string(""), "\"\"");
}

}  // namespace
}  // namespace ledstang::http
