// Days to a first answer, and what groups owe.
#include "flows/answer_times.h"

#include "flows/test_flows.h"

namespace ledstang {
namespace {

TEST(DaysAtShare, LiesBetweenTwoInProportion) {  // KR-31
    EXPECT_EQ(days_at_share({}, 0.5), std::nullopt);
    EXPECT_EQ(days_at_share({7}, 0.9), Decimal::from_whole(7));
    EXPECT_EQ(days_at_share({9, 1, 5}, 0.5), Decimal::from_whole(5));
    EXPECT_EQ(days_at_share({1, 2, 5, 9}, 0.5), Decimal::parse("3.5"));
    // Rank 0.9 · 10 = 9 of eleven values 0 to 10.
    EXPECT_EQ(days_at_share({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.9), Decimal::from_whole(9));
    EXPECT_EQ(days_at_share({10, 20}, 0.9), Decimal::from_whole(19));
}

class AnswerTimesTest : public FlowsTest {
 protected:
    // Asked and answered on these days; an empty one: not yet.
    std::string question(const char* asked, const std::string& answered) {
        as("utvecklare");
        const auto id = begin({{"area", "hud_kon"}, {"fields", {{"fraga", "Hur?"}}}}, "question");
        EXPECT_TRUE(store().write({"test", "date"}, [&](Transaction& transaction) -> Result<Nothing> {
            transaction.sql().execute(
                "update flow_matter set created = :asked, first_answer = :answered where matter = :id", asked,
                answered.empty() ? std::nullopt : std::optional(answered), id);
            return Nothing{};
        }));
        return id;
    }
    Json figures() {
        const auto read = call("get_group_figures", {{"group", "lpo_sar"}});
        EXPECT_TRUE(read) << read.error().message;
        return read ? *read : Json();
    }
};

TEST_P(AnswerTimesTest, GroupSeesItsOwn) {  // KR-31
    EXPECT_TRUE(figures().value("median", Json()).is_null()) << "no answer is no figure";
    question("2022-05-01", "2022-05-03");  // 2 days
    question("2022-04-01", "2022-04-05");  // 4
    question("2022-03-01", "2022-03-31");  // 30, later than promised
    question("2020-03-01", "2020-03-02");  // before the year
    question("2022-05-19", "");
    question("2022-01-01", "");  // long overdue
    as("ordf");
    begin({{"group", "lpo_sar"}});  // no answer is promised of it
    const auto shown = figures();
    EXPECT_EQ(shown.at("answered"), 3);
    EXPECT_EQ(shown.at("median"), 4);
    EXPECT_EQ(shown.at("percentile_90"), 24.8) << "4 + 0.8 · 26";
    EXPECT_EQ(shown.at("late_answers"), 1);
    EXPECT_EQ(shown.at("unanswered"), 2);
    EXPECT_EQ(shown.at("overdue"), 1);
    EXPECT_EQ(shown.at("open"), 7);
    EXPECT_EQ(refused("get_group_figures", {{"group", "ingen"}}), "flow.group");
}

LEDSTANG_ON_BOTH_STORES(AnswerTimesTest);

}  // namespace
}  // namespace ledstang
