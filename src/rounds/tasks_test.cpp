#include "rounds/tasks.h"

#include "rounds/test_rounds.h"

namespace ledstang {
namespace {

class TasksTest : public RoundsTest {
 protected:
    void SetUp() override {
        RoundsTest::SetUp();
        if (IsSkipped()) return;
        be("demo_controller");
        const auto set = call("set_period_dates", {{"period", period},
                                                   {"opens", "2022-05-02"},
                                                   {"deadline", "2022-05-20"},
                                                   {"closes", "2022-06-10"},
                                                   {"version", 0}});
        ASSERT_TRUE(set) << set.error().message;
    }
    Json tasks(const std::string& person, const char* today = "2022-05-20") {
        be(person);
        const auto list = call("list_tasks", Json::object(), today);
        if (!list) throw std::runtime_error(list.error().message);
        return list->at("tasks");
    }
    // Those of a kind, as their ids.
    std::vector<std::string> ids(const std::string& person, const std::string& kind, const char* today = "2022-05-20") {
        std::vector<std::string> found;
        for (const auto& task : tasks(person, today))
            if (task.at("kind") == kind) found.push_back(task.at("id"));
        return found;
    }
    Json only(const std::string& person, const std::string& kind, const char* today = "2022-05-20") {
        for (const auto& task : tasks(person, today))
            if (task.at("kind") == kind) return task;
        return {};
    }
    using Ids = std::vector<std::string>;
};

TEST_P(TasksTest, a_report_waits_for_the_unit_from_the_day_its_period_opens) {
    EXPECT_EQ(ids("demo_vo_chef", "round", "2022-05-01"), Ids{});
    EXPECT_EQ(ids("demo_vo_chef", "round", "2022-05-02"), Ids{"round/vo_ortopedi/2022-T1"});
    const auto task = only("demo_vo_chef", "round", "2022-05-02");
    EXPECT_EQ(task.at("due"), "2022-05-20");
    EXPECT_EQ(task.at("late"), false);
    EXPECT_EQ(task.at("link"), "/rapportera/vo_ortopedi/2022-T1");
    EXPECT_EQ(task.at("unit_name"), "VO Ortopedi");
    EXPECT_EQ(only("demo_vo_chef", "round", "2022-05-21").at("late"), true);
    EXPECT_EQ(ids("demo_vo_chef", "round", "2022-06-11"), Ids{}) << "closed";
    EXPECT_EQ(ids("demo_lasare", "round"), Ids{});
    be("");
    EXPECT_EQ(refused("list_tasks", Json::object()), "session.missing");
}

TEST_P(TasksTest, a_chapter_waits_for_its_writer_until_it_is_ready) {
    const Json chapter = {{"unit", division}, {"period", period}, {"id", "produktion"}, {"writer", "demo_vo_chef"}};
    ASSERT_TRUE(call("put_chapter", chapter));
    EXPECT_EQ(ids("demo_vo_chef", "chapter"), Ids{"chapter/div_lanssjukvard_2/2022-T1/produktion"});
    EXPECT_EQ(only("demo_vo_chef", "chapter").at("link"), "/rapport/div_lanssjukvard_2/2022-T1");
    EXPECT_EQ(only("demo_vo_chef", "chapter").at("due"), "2022-05-20");
    EXPECT_EQ(ids("demo_vo_chef", "chapter", "2022-06-11"), Ids{}) << "closed";
    be("demo_controller");
    Json ready = chapter;
    ready["state"] = "ready";
    ready["version"] = 1;
    ASSERT_TRUE(call("put_chapter", ready));
    EXPECT_EQ(ids("demo_vo_chef", "chapter"), Ids{});
}

TEST_P(TasksTest, what_is_handed_in_waits_for_the_one_above_and_what_comes_back_for_the_unit) {
    be("demo_vo_chef");
    fill();
    ASSERT_EQ(take("submit"), "submitted");
    EXPECT_EQ(ids("demo_vo_chef", "round"), Ids{});
    EXPECT_EQ(ids("demo_divisionschef", "approve"), Ids{"approve/vo_ortopedi/2022-T1"});
    EXPECT_EQ(only("demo_divisionschef", "approve").at("link"), "/uppfoljning/vo_ortopedi/2022-T1");
    EXPECT_EQ(ids("demo_controller", "approve"), Ids{}) << "the region approves the division's alone";
    be("demo_divisionschef");
    ASSERT_EQ(take("return", part, "", {{{"measure", "sjukfranvaro"}, {"text", "Varför saknas den?"}}}), "returned");
    EXPECT_EQ(ids("demo_divisionschef", "approve"), Ids{});
    EXPECT_EQ(ids("demo_vo_chef", "returned"), Ids{"returned/vo_ortopedi/2022-T1"});
    EXPECT_EQ(only("demo_vo_chef", "question").at("detail"), "Varför saknas den?");
}

TEST_P(TasksTest, stand_by_their_last_day) {
    std::optional<std::string> before;
    bool dated = true;
    for (const auto& task : tasks("demo_divisionschef", "2023-02-01")) {
        if (task.at("due").is_null()) {
            dated = false;
            continue;
        }
        EXPECT_TRUE(dated) << "those without a day come last";
        const std::string due = task.at("due");
        if (before) {
            EXPECT_LE(*before, due);
        }
        before = due;
    }
    EXPECT_TRUE(before.has_value()) << "the example has actions that were to be done in 2022";
}

TEST_P(TasksTest, a_weekly_measure_that_was_missed_twice_is_told) {  // KR-60
    ASSERT_TRUE(call("change_measure",
                     {{"measure", "sjukfranvaro"}, {"changes", {{"follow_up", {"VECKA", "DÅ04"}}}}, {"version", 0}}));
    const auto forgotten = only("demo_vo_chef", "measurement");
    ASSERT_FALSE(forgotten.is_null());
    EXPECT_EQ(forgotten.at("id"), "measurement/vo_ortopedi/2022-W19/sjukfranvaro");
    EXPECT_EQ(forgotten.at("detail"), "Värden saknas för vecka 18 2022 och vecka 19 2022.");
    be("demo_vo_chef");
    ASSERT_EQ(
        refused("record_outcome",
                {{"unit", part}, {"measure", "sjukfranvaro"}, {"period", "2022-W18"}, {"sex", "T"}, {"value", 5}}),
        "done");
    EXPECT_EQ(ids("demo_vo_chef", "measurement"), Ids{}) << "one missed week is not two";
}

TEST_P(TasksTest, the_overview_tells_how_far_each_unit_has_come) {
    be("demo_vo_chef");
    fill();
    ASSERT_EQ(take("submit"), "submitted");
    be("demo_lasare");
    const auto overview = call("get_round_overview", {{"unit", region}, {"period", period}}, "2022-05-21");
    ASSERT_TRUE(overview) << overview.error().message;
    int late = 0;
    int seen = 0;
    for (const auto& unit : overview->at("units")) {
        ++seen;
        late += unit.at("late").get<bool>() ? 1 : 0;
        if (unit.at("unit") != part) continue;
        EXPECT_EQ(unit.at("state"), "submitted");
        EXPECT_EQ(unit.at("entered"), unit.at("due"));
        EXPECT_EQ(unit.at("late"), false);
        EXPECT_EQ(unit.at("depth"), 2);
        EXPECT_NE(unit.at("waits_for_name").get<std::string>().find("divisionschef"), std::string::npos);
    }
    EXPECT_EQ(overview->at("counts").at("late"), late);
    EXPECT_EQ(overview->at("counts").at("submitted"), 1);
    EXPECT_GT(seen, 5);
    EXPECT_EQ(refused("get_round_overview", {{"unit", "finns_inte"}, {"period", period}}), "unit.unknown");
}

TEST_P(TasksTest, the_overview_names_who_hands_in_and_the_deputy_of_who_is_away) {
    const auto waits_for = [&](const std::string& unit) {
        const auto overview = call("get_round_overview", {{"unit", region}, {"period", period}});
        if (!overview) throw std::runtime_error(overview.error().message);
        for (const auto& row : overview->at("units"))
            if (row.at("unit") == unit) return row.at("waits_for_name").get<std::string>();
        return std::string("not there");
    };
    const auto hold = [&](const char* unit, const char* person, const char* name) {
        const auto held =
            call("put_holding",
                 {{"unit", unit}, {"kind", "vo_chef"}, {"person", person}, {"name", name}, {"from", "2022-01-01"}});
        ASSERT_TRUE(held) << held.error().message;
    };
    hold(part, "sara", "Sara Ångström");
    hold("vo_hjartsjukvard", "bo", "Bo Nyström");
    EXPECT_EQ(waits_for(part), "Sara Ångström");
    const auto away = store().write({"", "test"}, [&](Transaction& transaction) -> Result<void> {
        return put_absence(transaction, "sara", {parse_date("2022-01-01"), parse_date("2030-01-01"), "bo", ""});
    });
    ASSERT_TRUE(away) << away.error().message;
    EXPECT_EQ(waits_for(part), "Bo Nyström för Sara Ångström");
    EXPECT_EQ(waits_for("vo_hjartsjukvard"), "Bo Nyström");
}

// What is read at once for a unit's children is what is read for each of them.
TEST_P(TasksTest, a_round_counts_the_rows_of_its_children_as_they_count_their_own) {
    be("demo_vo_chef");
    fill();
    ASSERT_EQ(take("submit"), "submitted");
    const Json above = round(division);
    ASSERT_GT(above.at("children").size(), 3U);
    for (const auto& child : above.at("children")) {
        const Json own = round(child.at("unit"));
        EXPECT_EQ(child.at("entered"), own.at("entered")) << child;
        EXPECT_EQ(child.at("due"), own.at("due")) << child;
        EXPECT_EQ(child.at("state"), own.at("state")) << child;
    }
    const auto overview = call("get_round_overview", {{"unit", division}, {"period", period}});
    ASSERT_TRUE(overview) << overview.error().message;
    for (const auto& row : overview->at("units"))
        EXPECT_EQ(row.at("entered"), round(row.at("unit")).at("entered")) << row;
}

LEDSTANG_ON_BOTH_STORES(TasksTest);

}  // namespace
}  // namespace ledstang
