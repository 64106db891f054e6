#include "goals/period_words.h"

#include <gmock/gmock.h>

#include "goals/test_plan.h"

namespace ledstang {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class PeriodWordsTest : public GoalsTest {
 protected:
    void SetUp() override {
        GoalsTest::SetUp();
        if (IsSkipped()) return;
        load_plan();
    }
    Result<Json> import(const std::string& bytes) { return send("import_comments", "comments.csv", bytes); }
    Json comments() { return call("get_comments", {{"unit", division}, {"period", "2022-T1"}})->at("comments"); }
    std::vector<std::string> ids() {
        std::vector<std::string> ids;
        for (const auto& comment : comments()) ids.push_back(comment.at("source_id"));
        return ids;
    }
    std::vector<std::string> broken(const std::string& bytes) {
        const auto before = head();
        const auto answer = import(bytes);
        EXPECT_EQ(head(), before);
        EXPECT_FALSE(answer && answer->at("applied").get<bool>());
        return faults_of(answer);
    }
    static Json wish(const char* scope, const char* id, const char* text) {
        return {{"unit", division}, {"period", "2022-T1"}, {"scope", scope}, {"scope_id", id}, {"text", text}};
    }
    static Json assessment(const char* status, const char* text, int version = 0) {
        return {{"unit", division},    {"goal", "trygg_norrbottning"},
                {"period", "2022-T1"}, {"status", status},
                {"text", text},        {"version", version}};
    }
};
LEDSTANG_ON_BOTH_STORES(PeriodWordsTest);

TEST_P(PeriodWordsTest, TheExamplesCommentsComeInOrder) {
    const auto report = import(example("comments.csv"));
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->at("added"), 29);
    std::vector<std::string> order;
    for (int number = 1; number <= 29; ++number) order.push_back(fmt::format("c{:02}", number));
    EXPECT_EQ(ids(), order);
    EXPECT_EQ(comments()[1].at("text"),
              "Produktionen är fortsatt präglad av pandemin, men har sakteliga börjat återhämta sig jämfört med "
              "föregående period.");
    const auto before = head();
    const auto again = import(example("comments.csv"));
    EXPECT_EQ(again->at("unchanged"), 29);
    EXPECT_EQ(head(), before);
}

TEST_P(PeriodWordsTest, WrittenParagraphsReplaceThePresentOnesInPlace) {
    ASSERT_TRUE(import(example("comments.csv")));
    const auto written =
        call("put_comments", wish("section", "produktion", "Ett.\n\n  Två,\nsom går på. \n\n\n\nTre."));
    ASSERT_TRUE(written) << written.error().message;
    ASSERT_EQ(written->at("comments").size(), 3U);
    EXPECT_EQ(written->at("comments")[1].at("text"), "Två,\nsom går på.");
    EXPECT_EQ(written->at("comments")[0].at("heading"), "Produktion");
    EXPECT_EQ(written->at("comments")[0].at("version"), 2);
    EXPECT_EQ(comments().size(), 29U);
    EXPECT_EQ(comments()[1].at("text"), "Ett.") << "where they stood";
    ASSERT_TRUE(call("put_comments", wish("section", "produktion", "")));
    EXPECT_EQ(comments().size(), 26U);
    ASSERT_TRUE(call("put_comments", wish("measure", "sjukfranvaro", "Mätt på nytt sätt.")));
    const auto page =
        call("get_measure_page", {{"unit", division}, {"measure", "sjukfranvaro"}, {"period", "2022-T1"}});
    ASSERT_EQ(page->at("comments").size(), 1U);
    EXPECT_EQ(page->at("comments")[0].at("text"), "Mätt på nytt sätt.");
    const auto history = store().read(
        [](Sql& sql) { return history_of(sql, "comment", "div_lanssjukvard_2/2022-T1/section/produktion"); });
    EXPECT_EQ(history.size(), 3U);
    EXPECT_EQ(history.back().after_json, "");
}

TEST_P(PeriodWordsTest, CommentsOnNothingAreRefused) {
    EXPECT_EQ(refused("put_comments", wish("measure", "sjukfranvro", "x")), "measure.unknown");
    EXPECT_EQ(refused("put_comments", wish("perspective", "klimat", "x")), "plan.perspective_unknown");
    EXPECT_EQ(refused("put_comments", wish("goal", "x", "x")), "comment.scope");
    Json early = wish("section", "produktion", "x");
    early["period"] = "1999-T1";
    EXPECT_EQ(refused("put_comments", early), "unit.unknown") << "the unit was not there";
    be("demo_vo_chef");
    EXPECT_EQ(refused("put_comments", wish("section", "produktion", "x")), "permission.outside_part");
    be("demo_lasare");
    EXPECT_EQ(refused("put_comments", wish("section", "produktion", "x")), "permission.missing");
}

TEST_P(PeriodWordsTest, EveryBrokenFileTellsWhereAndStoresNothing) {
    const std::string whole = example("comments.csv");
    EXPECT_THAT(broken(replaced(whole, "präglad", "pr\xE4glad")), ElementsAre(HasSubstr("table.encoding 3:")));
    EXPECT_THAT(broken(replaced(whole, "scope_id", "vad")), ElementsAre(HasSubstr("table.column_missing 1")));
    EXPECT_THAT(broken(replaced(whole, "\nc03,", "\nc02,")), ElementsAre("comment.duplicate_id 4:1 comment_id"));
    EXPECT_THAT(broken(replaced(whole, "c03,section,produktion,2", "c03,section,produktion,1")),
                ElementsAre("comment.duplicate 4:4 paragraph"));
    EXPECT_THAT(broken(replaced(whole, "c03,section,produktion,2", "c03,section,produktion,två")),
                ElementsAre(HasSubstr("4:4 paragraph")));
    EXPECT_THAT(broken(replaced(whole, "c24,measure,sjukfranvaro", "c24,measure,sjukfranvro")),
                ElementsAre(HasSubstr("measure.unknown")));
    EXPECT_THAT(broken(replaced(whole, "c24,measure", "c24,mått")), ElementsAre(HasSubstr("cell.not_allowed")));
    EXPECT_THAT(broken(whole.substr(0, whole.find("sakteliga"))), ElementsAre(HasSubstr("table.")));
}

TEST_P(PeriodWordsTest, AGoalsAssessmentIsAPersonsReasonedText) {
    EXPECT_EQ(refused("assess_goal", assessment("met", "")), "assessment.reason_needed");
    EXPECT_EQ(refused("assess_goal", assessment("met", " \n ")), "assessment.reason_needed");
    EXPECT_EQ(refused("assess_goal", assessment("green", "Bra.")), "assessment.status");
    Json unknown = assessment("met", "Bra.");
    unknown["goal"] = "okant";
    EXPECT_EQ(refused("assess_goal", unknown), "plan.goal_unknown");
    be("demo_divisionschef");
    ASSERT_TRUE(call("assess_goal", assessment("partly_met", "Två av tre delar är på väg.")));
    EXPECT_EQ(refused("assess_goal", assessment("met", "Bra.")), "store.version_conflict");
    const auto second = call("assess_goal", assessment("not_met", "Köerna växer.", 1));
    ASSERT_TRUE(second) << second.error().message;
    EXPECT_EQ(second->at("version"), 2);
    const auto card = call("get_scorecard", {{"unit", division}, {"period", "2022-T1"}});
    const auto& goal = card->at("perspectives")[1].at("goals")[0];
    EXPECT_EQ(goal.at("assessment").at("status"), "not_met");
    EXPECT_EQ(goal.at("assessment").at("text"), "Köerna växer.");
    EXPECT_EQ(goal.at("assessment").at("by"), "demo_divisionschef");
    EXPECT_EQ(card->at("perspectives")[2].at("goals")[0].at("assessment").at("status"), "");
}

TEST_P(PeriodWordsTest, AnAssessmentThatSaysWhatTheMeasuresSayNeedsNoReason) {
    const auto goal = [&] {
        return call("get_scorecard", {{"unit", division}, {"period", "2022-T1"}})->at("perspectives")[1].at("goals")[0];
    };
    const auto before = goal();
    const std::string computed = before.at("computed");
    EXPECT_FALSE(before.at("differs")) << "nobody has assessed it";
    EXPECT_TRUE(before.at("computed_words").get<std::string>().starts_with("Måtten säger")) << before;
    const std::string other = computed == "met" ? "not_met" : "met";
    const auto refusal = call("assess_goal", assessment(other.c_str(), ""));
    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().code, "assessment.reason_needed");
    EXPECT_THAT(refusal.error().message, HasSubstr(before.at("computed_words").get<std::string>()));
    ASSERT_TRUE(call("assess_goal", assessment(computed.c_str(), "")));
    EXPECT_FALSE(goal().at("differs"));
    ASSERT_TRUE(call("assess_goal", assessment(other.c_str(), "Vi vet mer än siffrorna.", 1)));
    EXPECT_TRUE(goal().at("differs"));
}

}  // namespace
}  // namespace ledstang
