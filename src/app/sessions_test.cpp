#include "app/sessions.h"

#include <gtest/gtest.h>

#include <set>

namespace ledstang {
namespace {

using std::chrono::minutes;

const Sessions::Instant start{};

SessionLimits limits() {
    SessionLimits limits;
    limits.idle = minutes(30);
    limits.longest = minutes(100);
    limits.most = 3;
    return limits;
}

TEST(SessionsTest, KnowsWhoseTokenItIs) {
    Sessions sessions(limits());
    const auto karin = sessions.begin("karin", start);
    const auto per = sessions.begin("per", start);
    EXPECT_EQ(sessions.person_of(karin, start), "karin");
    EXPECT_EQ(sessions.person_of(per, start), "per");
    EXPECT_EQ(sessions.person_of("", start), std::nullopt);
    EXPECT_EQ(sessions.person_of(karin + "x", start), std::nullopt);
}

TEST(SessionsTest, TokensAreLongUnlikeAndFitForACookie) {
    Sessions sessions({.most = 1000});
    std::set<std::string> tokens;
    for (int i = 0; i < 500; ++i) tokens.insert(sessions.begin("karin", start));
    EXPECT_EQ(tokens.size(), 500U);
    for (const auto& token : tokens) {
        EXPECT_EQ(token.size(), 43U);
        EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
                  std::string::npos);
    }
}

TEST(SessionsTest, EndsWhenToldTo) {
    Sessions sessions(limits());
    const auto token = sessions.begin("karin", start);
    sessions.end(token);
    EXPECT_EQ(sessions.person_of(token, start), std::nullopt);
    EXPECT_EQ(sessions.count(), 0U);
}

TEST(SessionsTest, EndsWhenNotUsed) {
    Sessions sessions(limits());
    const auto token = sessions.begin("karin", start);
    EXPECT_TRUE(sessions.person_of(token, start + minutes(30)));
    EXPECT_TRUE(sessions.person_of(token, start + minutes(60)));
    EXPECT_FALSE(sessions.person_of(token, start + minutes(91)));
    EXPECT_EQ(sessions.count(), 0U);
}

TEST(SessionsTest, EndsInTheLongRunHoweverMuchItIsUsed) {
    Sessions sessions(limits());
    const auto token = sessions.begin("karin", start);
    for (int minute = 0; minute <= 100; minute += 20) {
        EXPECT_TRUE(sessions.person_of(token, start + minutes(minute))) << minute;
    }
    EXPECT_FALSE(sessions.person_of(token, start + minutes(101)));
}

TEST(SessionsTest, TheLongestUnusedMakesRoom) {
    Sessions sessions(limits());
    const auto first = sessions.begin("a", start);
    const auto second = sessions.begin("b", start + minutes(1));
    const auto third = sessions.begin("c", start + minutes(2));
    EXPECT_TRUE(sessions.person_of(first, start + minutes(3)));
    sessions.begin("d", start + minutes(4));
    EXPECT_EQ(sessions.count(), 3U);
    EXPECT_TRUE(sessions.person_of(first, start + minutes(5)));
    EXPECT_FALSE(sessions.person_of(second, start + minutes(5)));
    EXPECT_TRUE(sessions.person_of(third, start + minutes(5)));
}

}  // namespace
}  // namespace ledstang
