#include "app/request_guard.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

http::Request request(std::string method, std::vector<std::pair<std::string, std::string>> headers) {
    http::Request made;
    made.method = std::move(method);
    made.headers.add("Host", "ledstang.example.org:8443");
    for (const auto& [name, value] : headers) made.headers.add(name, value);
    return made;
}

TEST(RequestGuardTest, ReadingIsAllowedFromAnywhere) {
    EXPECT_TRUE(
        check_same_site(request("GET", {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://evil.example"}})));
}

TEST(RequestGuardTest, ChangesComeFromTheServersOwnPages) {
    for (const char* method : {"POST", "PUT", "DELETE"}) {
        EXPECT_TRUE(check_same_site(request(method, {{"Sec-Fetch-Site", "same-origin"}}))) << method;
        for (const char* site : {"cross-site", "same-site"}) {
            const auto checked = check_same_site(request(method, {{"Sec-Fetch-Site", site}}));
            ASSERT_FALSE(checked) << method << " " << site;
            EXPECT_EQ(checked.error().code, "session.cross_site");
            EXPECT_EQ(checked.error().kind, RefusalKind::forbidden);
        }
    }
}

TEST(RequestGuardTest, OriginDecidesWhereTheBrowserDoesNotSaySite) {
    EXPECT_TRUE(check_same_site(request("POST", {{"Origin", "https://ledstang.example.org:8443"}})));
    EXPECT_TRUE(check_same_site(request("POST", {{"Origin", "https://Ledstang.Example.org:8443"}})));
    EXPECT_FALSE(check_same_site(request("POST", {{"Origin", "https://ledstang.example.org"}})));
    EXPECT_FALSE(check_same_site(request("POST", {{"Origin", "https://evil.example"}})));
    EXPECT_FALSE(check_same_site(request("POST", {{"Origin", "null"}})));
    EXPECT_FALSE(check_same_site(request("POST", {{"Origin", "https://ledstang.example.org:8443.evil.example"}})));
}

TEST(RequestGuardTest, ProgramsThatAreNoBrowsersPass) {
    EXPECT_TRUE(check_same_site(request("PUT", {})));
}

TEST(RequestGuardTest, JsonCallsItselfJson) {
    auto made = request("POST", {{"Content-Type", "Application/JSON; charset=utf-8"}});
    made.body = "{}";
    EXPECT_TRUE(check_json_type(made));
    auto form = request("POST", {{"Content-Type", "text/plain"}});
    form.body = "{}";
    ASSERT_FALSE(check_json_type(form));
    EXPECT_EQ(check_json_type(form).error().code, "request.content_type");
    auto silent = request("POST", {});
    silent.body = "{}";
    EXPECT_FALSE(check_json_type(silent));
    EXPECT_TRUE(check_json_type(request("DELETE", {})));
}

}  // namespace
}  // namespace ledstang
