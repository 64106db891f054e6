#include "app/sessions.h"

#include <gtest/gtest.h>

#include <set>

#include "operations/test_operations.h"

namespace ledstang {
namespace {

using std::chrono::minutes;

const Sessions::Instant start = Sessions::Instant(std::chrono::hours(24 * 365 * 50));
const Date today = *parse_date("2022-05-20");

SessionLimits limits() {
    SessionLimits limits;
    limits.idle = minutes(30);
    limits.longest = minutes(100);
    limits.most = 3;
    return limits;
}

class SessionsTest : public OperationsTest {
 protected:
    SessionsTest() : OperationsTest(organisation_scope(), {offer_organisation, offer_accounts}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        configuration.log_in.demo = true;
        put_demo_persons(store(), configuration);
        sessions = begin();
    }
    void TearDown() override {
        sessions.reset();
        OperationsTest::TearDown();
    }
    std::unique_ptr<Sessions> begin() { return std::make_unique<Sessions>(store(), configuration, limits()); }

    std::string assignment_of(const std::string& person) {
        return store().read([&](Sql& sql) { return assignments_on(sql, configuration, person, today).at(0).id; });
    }
    // A log-in with the person's only assignment.
    std::string log_in(const std::string& person, Sessions::Instant now = start) {
        return sessions->begin(person, assignment_of(person), now);
    }
    // "demo_vo_chef reporter"; "nobody".
    std::string who(const std::string& token, Sessions::Instant now = start, const Date& day = today) {
        const auto found = sessions->caller_of(token, now, day);
        return found ? found->person + " " + found->role : "nobody";
    }

    std::unique_ptr<Sessions> sessions;
};
LEDSTANG_ON_BOTH_STORES(SessionsTest);

TEST_P(SessionsTest, KnowsWhoseTokenItIs) {
    const auto karin = log_in("demo_controller");
    const auto sara = log_in("demo_vo_chef");
    EXPECT_EQ(who(karin), "demo_controller administrator");
    EXPECT_EQ(who(sara), "demo_vo_chef reporter");
    EXPECT_EQ(sessions->caller_of(sara, start, today)->parts, std::vector<std::string>{"vo_ortopedi"});
    EXPECT_EQ(who(""), "nobody");
    EXPECT_EQ(who(karin + "x"), "nobody");
    EXPECT_EQ(who(std::string(43, 'A')), "nobody");
}

TEST_P(SessionsTest, TokensAreLongUnlikeAndFitForACookie) {
    std::set<std::string> tokens;
    for (int i = 0; i < 50; ++i) tokens.insert(log_in("demo_controller"));
    EXPECT_EQ(tokens.size(), 50U);
    for (const auto& token : tokens) {
        EXPECT_EQ(token.size(), 43U);
        EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
                  std::string::npos);
    }
}

TEST_P(SessionsTest, TheStoreKeepsNoToken) {
    const auto token = log_in("demo_controller");
    const auto kept = store().read([](Sql& sql) { return sql.rows<std::string>("select hash from log_in_session"); });
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept.front().find(token), std::string::npos);
}

TEST_P(SessionsTest, SurvivesARestart) {
    const auto token = log_in("demo_vo_chef");
    EXPECT_EQ(who(token), "demo_vo_chef reporter");
    sessions = begin();
    EXPECT_EQ(sessions->known(token, start, today), nullptr) << "not in memory";
    EXPECT_EQ(who(token, start + minutes(20)), "demo_vo_chef reporter");
    EXPECT_NE(sessions->known(token, start + minutes(20), today), nullptr);
    sessions = begin();
    EXPECT_EQ(who(token, start + minutes(101)), "nobody") << "the longest time goes on";
}

TEST_P(SessionsTest, EndsWhenToldTo) {
    const auto token = log_in("demo_controller");
    EXPECT_EQ(who(token), "demo_controller administrator");
    sessions->end(token);
    EXPECT_EQ(who(token), "nobody");
    sessions = begin();
    EXPECT_EQ(who(token), "nobody");
}

TEST_P(SessionsTest, EndsWhenNotUsed) {
    const auto token = log_in("demo_controller");
    EXPECT_NE(who(token, start + minutes(30)), "nobody");
    EXPECT_NE(who(token, start + minutes(60)), "nobody");
    EXPECT_EQ(who(token, start + minutes(91)), "nobody");
    EXPECT_EQ(who(token, start + minutes(60)), "nobody");
}

TEST_P(SessionsTest, EndsInTheLongRunHoweverMuchItIsUsed) {
    const auto token = log_in("demo_controller");
    for (int minute = 0; minute <= 100; minute += 20) {
        EXPECT_NE(who(token, start + minutes(minute)), "nobody") << minute;
    }
    EXPECT_EQ(who(token, start + minutes(101)), "nobody");
}

TEST_P(SessionsTest, MoreThanFitInMemoryAreReadAgain) {
    std::vector<std::string> tokens;
    for (int i = 0; i < 5; ++i) {
        tokens.push_back(log_in("demo_controller"));
        EXPECT_NE(who(tokens.back(), start + minutes(i)), "nobody");
    }
    EXPECT_EQ(sessions->count(), 3U);
    EXPECT_NE(who(tokens.front(), start + minutes(6)), "nobody");
}

TEST_P(SessionsTest, AnAssignmentThatEndsEndsTheRightAtOnce) {
    const auto token = log_in("demo_vo_chef");
    EXPECT_EQ(who(token), "demo_vo_chef reporter");
    be("demo_controller");
    ASSERT_TRUE(call("create_unit", {{"id", region},
                                     {"name", "Region Norrbotten"},
                                     {"level", "region"},
                                     {"parent", nullptr},
                                     {"from", "2000-01-01"}}));
    ASSERT_TRUE(call("create_unit", {{"id", "vo_ortopedi"},
                                     {"name", "VO Ortopedi"},
                                     {"level", "verksamhetsomrade"},
                                     {"parent", region},
                                     {"from", "2000-01-01"}}));
    const auto ended =
        call("end_assignment",
             {{"person", "demo_vo_chef"}, {"id", assignment_of("demo_vo_chef")}, {"valid_to", "2022-05-20"}});
    ASSERT_TRUE(ended) << ended.error().message;
    EXPECT_EQ(who(token), "demo_vo_chef ");
    EXPECT_TRUE(sessions->caller_of(token, start, today)->permissions.empty());
}

TEST_P(SessionsTest, AnAssignmentHoldsForItsDaysOnly) {
    ASSERT_TRUE(store().write({"test", "end"}, [&](Transaction& transaction) -> Result<void> {
        transaction.sql().execute("update assignment set valid_to = '2022-05-21' where person = 'demo_vo_chef'");
        return {};
    }));
    const auto token = log_in("demo_vo_chef");
    EXPECT_EQ(who(token, start, *parse_date("2022-05-20")), "demo_vo_chef reporter");
    EXPECT_EQ(who(token, start, *parse_date("2022-05-21")), "demo_vo_chef ");
}

TEST_P(SessionsTest, WhoIsShutOutIsOutAtOnce) {
    const auto token = log_in("demo_lasare");
    EXPECT_EQ(who(token), "demo_lasare reader");
    be("demo_controller");
    const auto person =
        call("change_person", {{"person", "demo_lasare"}, {"name", "Ali Hassan"}, {"disabled", true}, {"version", 1}});
    ASSERT_TRUE(person) << person.error().message;
    EXPECT_EQ(who(token), "nobody");
}

TEST_P(SessionsTest, WithoutTheDemoLogInItsAssignmentsAreWorthNothing) {
    const auto token = log_in("demo_controller");
    configuration.log_in.demo = false;
    sessions = begin();
    EXPECT_EQ(who(token), "demo_controller ");
}

}  // namespace
}  // namespace ledstang
