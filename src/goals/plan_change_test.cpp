// Who may change what in a plan, and how one plan follows another.
#include <gmock/gmock.h>

#include "goals/plan_store.h"
#include "goals/test_plan.h"

namespace ledstang {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class PlanChangeTest : public GoalsTest {
 protected:
    void SetUp() override {
        GoalsTest::SetUp();
        if (IsSkipped()) return;
        load_plan();
    }
    std::vector<std::string> versions(const std::string& unit) {
        std::vector<std::string> lines;
        const auto list = call("list_plan_versions", {{"unit", unit}});
        for (const auto& version : list->at("versions"))
            lines.push_back(fmt::format("{} {} {} {}-{}", version.at("number").dump(),
                                        version.at("name").get<std::string>(), version.at("state").get<std::string>(),
                                        version.at("from").is_null() ? "" : version.at("from").get<std::string>(),
                                        version.at("to").is_null() ? "" : version.at("to").get<std::string>()));
        return lines;
    }
    static Json at_most(const char* text, double value) {
        return {{"text", text}, {"operator", "<="}, {"value", value}};
    }
    static Json target(const std::string& unit, const Json& wish, int version = 0) {
        return {{"unit", unit},
                {"measure", "sjukfranvaro"},
                {"factor", "hallbar_arbetsmiljo"},
                {"target", wish},
                {"version", version}};
    }
};
LEDSTANG_ON_BOTH_STORES(PlanChangeTest);

TEST_P(PlanChangeTest, OnePlanEndsWhereTheNextBegins) {
    EXPECT_THAT(versions(division), ElementsAre("1 Plan 2022 in_force 2022-01-01-"));
    ASSERT_TRUE(call("start_planning", {{"unit", division}, {"name", "Plan 2023"}}));
    EXPECT_EQ(refused("start_planning", {{"unit", division}, {"name", "Plan 2023"}}), "plan.already_planned");
    ASSERT_TRUE(call("put_plan_measure", target(division, at_most("5 %", 5))));
    EXPECT_EQ(measure(plan(division), "sjukfranvaro").at("target").at("text"), "Minska") << "what is in force stays";
    EXPECT_EQ(measure(plan(division, "2022-05-20", true), "sjukfranvaro").at("target").at("text"), "5 %");
    EXPECT_EQ(measures(plan(division, "2022-05-20", true)).size(), 15U) << "the planned one began as a copy";

    EXPECT_EQ(refused("put_in_force", {{"unit", division}, {"number", 2}, {"from", "2022-01-01"}}), "plan.from");
    EXPECT_EQ(refused("put_in_force", {{"unit", division}, {"number", 9}, {"from", "2023-01-01"}}),
              "plan.version_unknown");
    ASSERT_TRUE(call("put_in_force", {{"unit", division}, {"number", 2}, {"from", "2023-01-01"}}));
    EXPECT_EQ(refused("put_in_force", {{"unit", division}, {"number", 2}, {"from", "2024-01-01"}}), "plan.not_planned");
    EXPECT_THAT(versions(division),
                ElementsAre("1 Plan 2022 ended 2022-01-01-2023-01-01", "2 Plan 2023 in_force 2023-01-01-"));
    EXPECT_EQ(measure(plan(division, "2022-12-31"), "sjukfranvaro").at("target").at("text"), "Minska");
    EXPECT_EQ(measure(plan(division, "2023-01-01"), "sjukfranvaro").at("target").at("text"), "5 %");
    EXPECT_EQ(measure(plan(division, "2021-06-01"), "sjukfranvaro").at("target").at("text"), "Minska")
        << "before the first plan, that one";
}

TEST_P(PlanChangeTest, TheSeriesRunsOverTheYear) {
    const auto record = [&](const char* period, double value) {
        ASSERT_TRUE(call(
            "record_outcome",
            {{"unit", division}, {"measure", "sjukfranvaro"}, {"period", period}, {"sex", "T"}, {"value", value}}));
    };
    record("2022-T1", 8.6);
    record("2023-T1", 7.9);
    ASSERT_TRUE(call("start_planning", {{"unit", division}, {"name", "Plan 2023"}}));
    ASSERT_TRUE(call("put_plan_measure", target(division, at_most("8 %", 8))));
    ASSERT_TRUE(call("put_in_force", {{"unit", division}, {"number", 2}, {"from", "2023-01-01"}}));
    const auto page =
        call("get_measure_page", {{"unit", division}, {"measure", "sjukfranvaro"}, {"period", "2023-T1"}});
    ASSERT_TRUE(page) << page.error().message;
    ASSERT_EQ(page->at("series")[0].at("points").size(), 2U);
    EXPECT_EQ(page->at("judged").at("rows")[0].at("attainment"), "met");
    EXPECT_EQ(page->at("judged").at("rows")[0].at("comparison_period"), "2022-T1");
    const auto before =
        call("get_measure_page", {{"unit", division}, {"measure", "sjukfranvaro"}, {"period", "2022-T1"}});
    EXPECT_EQ(before->at("judged").at("target_text"), "Minska") << "each period by the plan that held then";
}

TEST_P(PlanChangeTest, ADivisionAddsMeasuresButNeitherGoalsNorFactors) {
    be("demo_divisionschef");
    const Json goal = {{"unit", division}, {"id", "nytt"}, {"perspective", "samhalle"}, {"name", "Nytt"}};
    EXPECT_EQ(refused("put_goal", goal), "plan.level");
    EXPECT_EQ(refused("put_factor", goal), "plan.level");
    EXPECT_EQ(refused("put_perspective", {{"unit", division}, {"id", "nytt"}, {"name", "Nytt"}, {"order", 6}}),
              "plan.level");
    EXPECT_EQ(refused("remove_plan_element", {{"unit", division}, {"kind", "factor"}, {"id", "ekonomiska_ramar"}}),
              "plan.level");
    Json above = goal;
    above["unit"] = region;
    EXPECT_EQ(refused("put_goal", above), "permission.outside_part");
    EXPECT_EQ(refused("put_factor", above), "permission.outside_part");
    // A factor without measures gets one of the region's known measures.
    const auto added = call("put_plan_measure", {{"unit", division},
                                                 {"measure", "sjukfranvaro"},
                                                 {"factor", "ansvarsfullt_chefs_medarbetarskap"},
                                                 {"target", at_most("5 %", 5)},
                                                 {"version", 1}});
    ASSERT_TRUE(added) << added.error().message;
    EXPECT_EQ(measures(*added).size(), 15U);
    ASSERT_TRUE(call("remove_plan_element", {{"unit", division}, {"kind", "measure"}, {"id", "sjukfranvaro"}}));
    EXPECT_EQ(measures(plan(division)).size(), 14U);
    // Back only when it says why and how it is measured.
    EXPECT_THAT(faults_of(call("put_plan_measure", target(division, at_most("5 %", 5)))),
                ElementsAre("measure.not_ready /purpose", "measure.not_ready /definition",
                            "measure.not_ready /numerator_definition", "measure.not_ready /denominator_definition"));
    const auto ready = call("change_measure", {{"measure", "sjukfranvaro"},
                                               {"version", 1},
                                               {"changes",
                                                {{"purpose", "Hållbar arbetsmiljö"},
                                                 {"definition", "Sjukfrånvaro i procent av arbetad tid"},
                                                 {"numerator_definition", "Sjuktimmar"},
                                                 {"denominator_definition", "Schemalagda timmar"},
                                                 {"counted", "hours"}}}});
    ASSERT_TRUE(ready) << ready.error().message;
    EXPECT_EQ(refused("put_plan_measure", target(division, at_most("5 %", 5))), "done");
    EXPECT_EQ(measures(plan(division)).size(), 15U);
    be("demo_vo_chef");
    EXPECT_EQ(refused("put_plan_measure", target("vo_ortopedi", at_most("5 %", 5))), "permission.missing");
}

TEST_P(PlanChangeTest, TheRegionChangesItsChain) {
    Json goal = {
        {"unit", region}, {"id", "levande_samhalle"}, {"perspective", "samhalle"}, {"name", "Levande samhälle"}};
    ASSERT_TRUE(call("put_goal", goal));
    EXPECT_EQ(all(plan(part), "goals").size(), 5U) << "inherited at once";
    goal["name"] = "Levande samhällen";
    goal["version"] = 1;
    ASSERT_TRUE(call("put_goal", goal));
    EXPECT_EQ(refused("put_goal", goal), "store.version_conflict");
    goal["perspective"] = "klimat";
    EXPECT_EQ(refused("put_goal", goal), "plan.perspective_unknown");
    goal["id"] = "Levande Samhälle";
    EXPECT_EQ(refused("put_goal", goal), "plan.id");
    EXPECT_EQ(refused("remove_plan_element", {{"unit", region}, {"kind", "perspective"}, {"id", "samhalle"}}),
              "plan.not_empty");
    EXPECT_EQ(refused("remove_plan_element", {{"unit", region}, {"kind", "goal"}, {"id", "levande_samhalle"}}), "done");
    EXPECT_EQ(refused("remove_plan_element", {{"unit", region}, {"kind", "perspective"}, {"id", "samhalle"}}), "done");
    EXPECT_EQ(refused("remove_plan_element", {{"unit", region}, {"kind", "goal"}, {"id", "levande_samhalle"}}),
              "plan.element_unknown");
    EXPECT_EQ(refused("remove_plan_element", {{"unit", region}, {"kind", "vision"}, {"id", "x"}}), "plan.kind");
    EXPECT_EQ(plan(division).at("perspectives").size(), 4U);
}

TEST_P(PlanChangeTest, ALowerUnitSetsItsOwnTargetForAnInheritedMeasure) {
    ASSERT_TRUE(call("put_plan_measure", target("vo_ortopedi", at_most("4 %", 4))));
    const auto own = plan("vo_ortopedi");
    EXPECT_EQ(measures(own).size(), 15U);
    EXPECT_EQ(measure(own, "sjukfranvaro").at("target").at("text"), "4 %");
    EXPECT_EQ(measure(own, "sjukfranvaro").at("set_by"), "vo_ortopedi");
    EXPECT_FALSE(measure(own, "sjukfranvaro").at("inherited").get<bool>());
    EXPECT_EQ(measure(plan(division), "sjukfranvaro").at("target").at("text"), "Minska");
    EXPECT_EQ(measure(plan("vo_hjartsjukvard"), "sjukfranvaro").at("target").at("text"), "Minska");
    Json elsewhere = target("vo_hjartsjukvard", at_most("4 %", 4));
    elsewhere["factor"] = "ekonomiska_ramar";
    EXPECT_EQ(refused("put_plan_measure", elsewhere), "plan.factor_inherited") << "it would stand twice";
    elsewhere["factor"] = "finns_inte";
    EXPECT_EQ(refused("put_plan_measure", target("vo_hjartsjukvard", {{"text", "4 %"}, {"operator", "<="}})),
              "target.incomplete");
    ASSERT_TRUE(call("remove_plan_element", {{"unit", "vo_ortopedi"}, {"kind", "measure"}, {"id", "sjukfranvaro"}}));
    EXPECT_EQ(measure(plan("vo_ortopedi"), "sjukfranvaro").at("target").at("text"), "Minska") << "inherited again";
}

TEST_P(PlanChangeTest, TheChoicesSayWhatTheLevelSets) {
    const auto sets = [&](const std::string& unit) { return call("get_plan_choices", {{"unit", unit}})->at("sets"); };
    EXPECT_EQ(sets(division), Json({"measure"}));
    EXPECT_EQ(sets("region_norrbotten"), Json({"perspective", "strategic_goal", "success_factor", "measure"}));
    const auto choices = call("get_plan_choices", {{"unit", division}});
    EXPECT_EQ(choices->at("functions")[0].at("id"), "regiondirektor");
    EXPECT_EQ(choices->at("follow_ups")[0].at("id"), "DÅ04");
    EXPECT_EQ(choices->at("schedule_kinds").size(), 5U);
    EXPECT_TRUE(choices->at("places").empty()) << "the division has no goals of its own";
    EXPECT_FALSE(call("get_plan_choices", {{"unit", "region_norrbotten"}})->at("places").empty());
    EXPECT_EQ(refused("get_plan_choices", {{"unit", "nowhere"}}), "unit.unknown");
}

TEST_P(PlanChangeTest, TargetsHaveVersions) {
    ASSERT_TRUE(call("put_plan_measure", target(division, at_most("5 %", 5), 1)));
    const auto late = call("put_plan_measure", target(division, at_most("6 %", 6), 1));
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "store.version_conflict");
    EXPECT_EQ(measure(plan(division), "sjukfranvaro").at("version"), 2);
    EXPECT_EQ(
        store().read([](Sql& sql) { return history_of(sql, "target", "div_lanssjukvard_2/1/sjukfranvaro").size(); }),
        2U);
    EXPECT_EQ(refused("get_plan", {{"unit", "vo_okand"}}), "unit.unknown");
}

}  // namespace
}  // namespace ledstang
