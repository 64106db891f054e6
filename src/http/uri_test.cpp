#include "http/uri.h"

#include <gtest/gtest.h>

namespace ledstang::http {
namespace {

TEST(PercentDecode, ReadsUtf8AndRefusesTheRest) {
    EXPECT_EQ(percent_decode("G%C3%A4llivare%20%2B"), "Gällivare +");
    EXPECT_EQ(percent_decode("a+b"), "a+b");
    EXPECT_EQ(percent_decode(""), "");
    for (const char* broken :
         {"%", "%4", "%4x", "%x4", "abc%", "%C3", "%C0%AF", "%ED%A0%80", "%F5%80%80%80", "a%00b"}) {
        EXPECT_EQ(percent_decode(broken), std::nullopt) << broken;
    }
}

TEST(PercentEncode, IsReadBackAsWritten) {
    const std::string text = "Länssjukvård 2/åäö & \"citat\"";
    EXPECT_EQ(percent_decode(percent_encode(text)), text);
    EXPECT_EQ(percent_encode("a-z_.~ "), "a-z_.~%20");
}

TEST(ParseQuery, KeepsOrderAndRepeatedNames) {
    const auto parameters = parse_query("unit=div_2&sex=K&sex=M&text=a+b%2Bc&&empty=&bare&=x&a=b=c");
    ASSERT_TRUE(parameters);
    EXPECT_EQ(*parameters->find("unit"), "div_2");
    EXPECT_EQ(parameters->all("sex"), (std::vector<std::string>{"K", "M"}));
    EXPECT_EQ(*parameters->find("text"), "a b+c");
    EXPECT_EQ(*parameters->find("empty"), "");
    EXPECT_EQ(*parameters->find("bare"), "");
    EXPECT_EQ(*parameters->find("a"), "b=c");
    EXPECT_EQ(parameters->find("missing"), nullptr);
    EXPECT_TRUE(parse_query("")->entries().empty());
}

TEST(ParseQuery, RefusesWhatItCannotRead) {
    for (const char* broken : {"a=%", "%zz=1", "a=%FF", "a=1&b=%C3"}) {
        const auto parameters = parse_query(broken);
        ASSERT_FALSE(parameters) << broken;
        EXPECT_EQ(parameters.error().code, "http.bad_query");
    }
}

TEST(ParseCookies, SkipsWhatIsNoCookie) {
    const Parameters cookies = parse_cookies("session=abc; theme=\"dark\" ;; odd; =x; b=1=2;\tlast = z");
    EXPECT_EQ(*cookies.find("session"), "abc");
    EXPECT_EQ(*cookies.find("theme"), "dark");
    EXPECT_EQ(*cookies.find("b"), "1=2");
    EXPECT_EQ(*cookies.find("last"), "z");
    EXPECT_EQ(cookies.find("odd"), nullptr);
    EXPECT_EQ(cookies.entries().size(), 4U);
    EXPECT_TRUE(parse_cookies("a=\xFF").entries().empty());
}

TEST(ParseTarget, SplitsAndDecodes) {
    const auto target = parse_target("/units/G%C3%A4llivare?period=2022-T1&x=%2F");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/units/Gällivare");
    EXPECT_EQ(target->query, "period=2022-T1&x=%2F");
    EXPECT_EQ(parse_target("/")->path, "/");
    EXPECT_EQ(parse_target("/a/?")->path, "/a/");
    EXPECT_EQ(parse_target("http://localhost:8080/units?a=1")->path, "/units");
    EXPECT_EQ(parse_target("http://localhost?a=1")->query, "a=1");
    EXPECT_EQ(parse_target("http://localhost")->path, "/");
    EXPECT_EQ(parse_target("*")->path, "*");
    EXPECT_EQ(parse_target("/a..b/...")->path, "/a..b/...");
}

TEST(ParseTarget, RefusesWhatCouldMeanAnotherPlace) {
    for (const char* bad : {"",      "units",  "/..",          "/../x",       "/a/../b",
                            "/a/..", "/a/./b", "/%2e%2e/x",    "/a%2f..%2fb", "/a%2Fb",
                            "/a\\b", "/a%5Cb", "/%",           "/%00",        "/%0d%0a",
                            "/%FF",  "/a#b",   "ftp://host/x", "//..",        "http://host/../x",
                            "/\x7f"}) {
        const auto target = parse_target(bad);
        ASSERT_FALSE(target) << bad;
        EXPECT_EQ(target.error().code, "http.bad_target");
    }
}

}  // namespace
}  // namespace ledstang::http
