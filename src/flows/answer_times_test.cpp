// Days to a first answer, what groups owe, and what those who wrote are told without asking.
#include "flows/answer_times.h"

#include <gmock/gmock.h>

#include "flows/test_flows.h"

namespace ledstang {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

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

TEST_P(AnswerTimesTest, GroupGivesFeedbackWhenAllThatWasDueHasAnAnswer) {  // KR-12
    const auto feedback = [&](const char* on) {
        const auto list = call("list_group_feedback", {{"on", on}});
        EXPECT_TRUE(list);
        return list->at("groups").empty() ? Json() : list->at("groups").at(0);
    };
    EXPECT_TRUE(feedback("2022-05-20").is_null()) << "who was asked nothing is not measured";
    question("2021-03-01", "2021-03-31");  // late, but answered, in the year before
    question("2022-03-01", "2022-03-05");
    question("2022-05-19", "");  // not due yet
    Json row = feedback("2022-05-20");
    EXPECT_EQ(row.at("group"), "lpo_sar");
    EXPECT_EQ(row.at("due"), 1);
    EXPECT_EQ(row.at("given"), true);
    EXPECT_EQ(row.at("previous"), true);
    const auto waiting = question("2020-12-01", "");  // waits still, and did a year ago
    row = feedback("2022-05-20");
    EXPECT_EQ(row.at("due"), 2);
    EXPECT_EQ(row.at("answered"), 1);
    EXPECT_EQ(row.at("given"), false);
    EXPECT_EQ(row.at("previous"), false);
    // Ended without an answer it is the shame of the year in which it ended or was due, and no longer.
    ASSERT_TRUE(store().write({"test", "end"}, [&](Transaction& transaction) -> Result<Nothing> {
        transaction.sql().execute("update flow_matter set ended = '2021-01-10' where matter = :id", waiting);
        return Nothing{};
    }));
    EXPECT_EQ(feedback("2022-05-20").at("given"), true);
    EXPECT_EQ(feedback("2022-05-20").at("previous"), false);
}

TEST_P(AnswerTimesTest, FirstOutcomeAfterTheDecisionIsToldOnce) {  // KR-32
    as("ordf");
    const auto matter = begin({{"group", "lpo_sar"}, {"units", {"vo_a", "vo_b"}}});
    to_decision(matter);
    const auto outcome = [&](const char* period, int value) {
        ASSERT_TRUE(store().write({"test", "outcome"}, [&](Transaction& transaction) -> Result<Nothing> {
            Sql& sql = transaction.sql();
            sql.execute(
                "insert into measure (number, id, body, version) values (1, 'sar', '{}', 1) on conflict "
                "(number) do nothing");
            sql.execute(
                "insert into matter_link (matter, kind, target, position) values (:matter, 'measure', 'sar', 0) on "
                "conflict (matter, kind, target) do nothing",
                matter);
            sql.execute(
                "insert into outcome (unit, period, measure, series, sex, value, flags, version, change) values "
                "(:unit, :period, 1, 0, 0, :value, 0, 1, 1)",
                unit_number(sql, "region_norrbotten"), *Period::parse(period), Decimal::from_whole(value));
            return Nothing{};
        }));
    };
    const auto run = [&] {
        return *store().write({"", "remind"}, [&](Transaction& transaction) -> Result<int> {
            return tell_first_outcomes(transaction, configuration);
        });
    };
    outcome("2100-01", 12);
    EXPECT_EQ(run(), 0) << "nothing is decided";
    as("direktor");
    ASSERT_EQ(step(matter, "decide",
                   {{"beslut", "Inför"},
                    {"strategi", "Utbilda"},
                    {"genomforandeledare", "utvecklare"},
                    {"resurser", R"([{"vad":"Inga","belopp":"0"}])"}}),
              "introduction");
    EXPECT_EQ(run(), 1);
    EXPECT_EQ(run(), 0) << "once";
    std::vector<std::string> news;
    for (const auto& task : store().read([](Sql& sql) { return notice_tasks(sql, "led"); }))
        news.push_back(task.detail);
    ASSERT_FALSE(news.empty());
    EXPECT_THAT(news.front(), HasSubstr("januari 2100: 12"));
}

TEST_P(AnswerTimesTest, NewsAreThereUntilTheyAreSeen) {
    as("ordf");
    const auto matter = begin({{"group", "lpo_sar"}, {"units", {"vo_a"}}});
    to_comments(matter);
    const auto news = [&] { return store().read([](Sql& sql) { return notice_tasks(sql, "led"); }); };
    ASSERT_EQ(news().size(), 2u) << "taken up, and sent out";
    EXPECT_EQ(news()[0].link, "/arenden/" + matter);
    as("led");
    ASSERT_TRUE(call("see_notices", {{"up_to", 1000}}));
    EXPECT_THAT(news(), IsEmpty());
}

LEDSTANG_ON_BOTH_STORES(AnswerTimesTest);

}  // namespace
}  // namespace ledstang
