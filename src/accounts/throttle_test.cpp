#include "accounts/throttle.h"

#include <gmock/gmock.h>

#include "store/test_stores.h"

namespace ledstang {
namespace {

constexpr std::int64_t now = 1'700'000'000;

class ThrottleTest : public StoreTest {
 protected:
    // "free", or why not.
    std::string attempt(const std::string& user, std::int64_t at, const std::string& address = "192.0.2.1") {
        const auto may = begin_try(store(), user, address, at);
        if (!may) return may.error().message.substr(may.error().message.find("Vänta"));
        fail_try(store(), address, at);
        return "free";
    }
};
LEDSTANG_ON_BOTH_STORES(ThrottleTest);

TEST(ThrottleWaitTest, GrowsAndThenGrowsNoMore) {
    std::int64_t before = 0;
    for (std::int64_t failures = 0; failures < 5; ++failures) EXPECT_EQ(wait_after("user", failures), 0);
    for (std::int64_t failures = 5; failures < 11; ++failures) {
        EXPECT_GT(wait_after("user", failures), before);
        before = wait_after("user", failures);
    }
    EXPECT_EQ(wait_after("user", 1'000'000), 900);
    EXPECT_EQ(wait_after("address", 49), 0);
    EXPECT_EQ(wait_after("address", 50), 30);
}

TEST_P(ThrottleTest, FiveTriesAreFreeAndThenOneWaits) {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(attempt("karin", now), "free") << i;
    EXPECT_THAT(attempt("karin", now), ::testing::StartsWith("Vänta 30 sekunder "));
    EXPECT_EQ(attempt("per", now), "free") << "others are not held up";
    EXPECT_EQ(attempt("karin", now + 30), "free");
    EXPECT_THAT(attempt("karin", now + 30), ::testing::StartsWith("Vänta 60 sekunder "));
}

TEST_P(ThrottleTest, ARestartForgivesNothing) {
    for (int i = 0; i < 5; ++i) attempt("karin", now);
    reopen_store();
    EXPECT_NE(attempt("karin", now), "free");
}

TEST_P(ThrottleTest, ASuccessOrADayForgives) {
    for (int i = 0; i < 5; ++i) attempt("karin", now);
    EXPECT_NE(attempt("karin", now), "free");
    end_try(store(), "karin");
    EXPECT_EQ(attempt("karin", now), "free");
    for (int i = 0; i < 4; ++i) attempt("karin", now);
    EXPECT_NE(attempt("karin", now), "free");
    EXPECT_EQ(attempt("karin", now + 100'000), "free");
    for (int i = 0; i < 4; ++i) EXPECT_EQ(attempt("karin", now + 100'000), "free") << i;
}

TEST_P(ThrottleTest, OneAddressCannotGuessAtEverybody) {
    int free = 0;
    for (int i = 0; i < 60; ++i) free += attempt("user" + std::to_string(i), now) == "free" ? 1 : 0;
    EXPECT_EQ(free, 50);
    EXPECT_EQ(attempt("user1", now, "192.0.2.2"), "free");
}

TEST_P(ThrottleTest, ATryThatOnlyLackedTheCodeIsNotCharged) {
    for (int i = 0; i < 20; ++i) {
        ASSERT_TRUE(begin_try(store(), "karin", "192.0.2.1", now)) << i;
        forgive_try(store(), "karin");
    }
}

// Whoever knows the password still cannot try codes without end.
TEST_P(ThrottleTest, WrongCodesAreNotForgivenByLeavingTheCodeOut) {
    int tries = 0;
    for (int i = 0; i < 20; ++i) {
        if (!begin_try(store(), "karin", "192.0.2.1", now)) break;
        forgive_try(store(), "karin");  // without a code
        if (!begin_try(store(), "karin", "192.0.2.1", now)) break;
        ++tries;  // with a wrong one
    }
    EXPECT_EQ(tries, 5);
}

}  // namespace
}  // namespace ledstang
