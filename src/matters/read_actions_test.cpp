#include <gmock/gmock.h>

#include <set>

#include "matters/test_region.h"

namespace ledstang {
namespace {

class ReadActionsTest : public MattersTest {
 protected:
    void SetUp() override {
        MattersTest::SetUp();
        if (IsSkipped()) return;
        import_example();
    }

    std::set<int> numbers(const char* on, Timeliness timeliness) {
        std::set<int> found;
        for (const auto& action : actions(division, on).actions) {
            if (action.timeliness == timeliness) found.insert(action.number);
        }
        return found;
    }
};
LEDSTANG_ON_BOTH_STORES(ReadActionsTest);

// Told from the printed timetables: 3 is due in tertial 1; "start under tertial 1", "start januari" and 1's first step
// are to have begun by then, and nothing is reported.
TEST_P(ReadActionsTest, OnTheFirstOfMayWhatTertialOneAskedForIsLate) {
    EXPECT_EQ(numbers("2022-05-01", Timeliness::overdue), (std::set{3}));
    EXPECT_EQ(numbers("2022-05-01", Timeliness::start_overdue),
              (std::set{1, 4, 7, 8, 10, 14, 15, 17, 23, 24, 25, 30, 31, 32, 34, 35, 36}));
    EXPECT_EQ(numbers("2022-05-01", Timeliness::no_date), (std::set{21, 22, 28, 29, 38, 39}));
    const auto seventh = action(7, "2022-05-01").action;
    EXPECT_EQ(seventh.timeliness_reason, "Skulle ha påbörjats senast 2022-04-30; ingen status är rapporterad.");
    EXPECT_EQ(seventh.days_late, 1);
    EXPECT_EQ(action(18, "2022-05-01").action.timeliness, Timeliness::on_time);
}

TEST_P(ReadActionsTest, InJanuaryEverythingWithADueDayIsLate) {
    EXPECT_EQ(numbers("2023-01-15", Timeliness::overdue),
              (std::set{1, 2, 3, 5, 6, 9, 11, 12, 13, 16, 18, 19, 20, 27, 33, 40}));
    const auto list = actions(division, "2023-01-15");
    EXPECT_EQ(list.overdue, 16);
    EXPECT_EQ(list.start_overdue, 18);
    const auto eighteenth = action(18, "2023-01-15").action;
    EXPECT_EQ(eighteenth.timeliness_reason, "Skulle vara klar 2022-12-31; 15 dagar sen.");
    EXPECT_EQ(eighteenth.days_late, 15);
}

TEST_P(ReadActionsTest, APlanThatHasNotBegunHasNoActionsYet) {
    EXPECT_TRUE(actions(division, "2021-12-31").actions.empty());
    EXPECT_EQ(actions(division, "2022-01-01").actions.size(), 40U);
}

TEST_P(ReadActionsTest, CommentsCountFromThePeriodsEnd) {
    EXPECT_EQ(action(2, "2022-04-29").action.comment, "");
    EXPECT_EQ(action(2, "2022-04-30").action.comment, "Arbetet pågår inom divisionen.");
}

TEST_P(ReadActionsTest, FansOutToEveryUnitOfTheLevel) {
    const auto second = action(2).action;
    std::vector<std::string> names;
    for (const auto& unit : second.units) {
        names.push_back(unit.unit_name);
        EXPECT_EQ(unit.status_name, "Ej rapporterad");
    }
    EXPECT_EQ(names,
              (std::vector<std::string>{"VO Allmänkirurgi och Urologi", "VO Hjärtsjukvård", "VO Inf/Hud/Reuma/Lunga",
                                        "VO Obstetrik och Gynekologi", "VO Ortopedi"}));
    EXPECT_EQ(second.roll_up, "Ej rapporterad: 5 av 5.");
    EXPECT_TRUE(action(13).action.units.empty()) << "the division's head alone";
    const auto sixth = action(6).action;
    ASSERT_EQ(sixth.units.size(), 1U);
    EXPECT_EQ(sixth.units[0].unit, "vo_inf_hud_reuma_lunga");
    EXPECT_EQ(sixth.responsibles[0].name, "VO-chef, VO Inf/Hud/Reuma/Lunga");
}

TEST_P(ReadActionsTest, AUnitSeesWhatItCarriesOut) {
    std::set<int> seen;
    for (const auto& action : actions("vo_hjartsjukvard", "2022-05-01").actions) seen.insert(action.number);
    EXPECT_TRUE(seen.contains(12)) << "its own by name";
    EXPECT_TRUE(seen.contains(2)) << "every VO";
    EXPECT_FALSE(seen.contains(6)) << "another VO's";
    EXPECT_FALSE(seen.contains(13)) << "the division's alone";
    EXPECT_TRUE(actions("sunderby_sjukhus", "2022-05-01").actions.empty());
}

TEST_P(ReadActionsTest, ShowsTheWayUpToTheStrategicGoal) {
    const auto path = action(36).path;
    ASSERT_TRUE(path.perspective && path.success_factor);
    EXPECT_EQ(path.perspective->name, "Medarbetare");
    EXPECT_EQ(path.success_factor->name, "Ansvarsfullt chefs och medarbetarskap");
    ASSERT_EQ(path.strategic_goals.size(), 1U);
    EXPECT_EQ(path.strategic_goals[0].id, "hallbar_kompetensforsorjning");
    const auto measures = action(17).path.measures;
    ASSERT_EQ(measures.size(), 1U);
    EXPECT_EQ(measures[0].id, "andel_palliativ_dokumenterad_behandlingsstrategi");
    EXPECT_NE(measures[0].name, measures[0].id);
}

TEST_P(ReadActionsTest, MarksWhereASubTargetDiffersFromTheMeasures) {
    const auto targets = action(17).sub_targets;
    ASSERT_EQ(targets.size(), 1U);
    EXPECT_THAT(targets[0].conflict, ::testing::HasSubstr("100"));
    EXPECT_THAT(targets[0].conflict, ::testing::HasSubstr("minst 70"));
    EXPECT_THAT(targets[0].conflict, ::testing::HasSubstr("”70%”"));
    for (const int number : {13, 18, 23, 38}) {
        for (const auto& target : action(number).sub_targets) EXPECT_EQ(target.conflict, "") << target.id;
    }
}

TEST_P(ReadActionsTest, NamesWhoHoldsAFunctionAloneThatDay) {
    const auto hold = [&](const char* person, const char* from) {
        const auto written = store().write({"test", "hold"}, [&](Transaction& transaction) -> Result<void> {
            transaction.sql().execute("insert into person (id, name) values (:id, :name)", person, person);
            transaction.sql().execute(
                "insert into holding (kind, unit, person, valid_from) values ('divisionschef', :unit, :person, :from)",
                unit_number(transaction.sql(), division), person, from);
            return {};
        });
        ASSERT_TRUE(written);
    };
    hold("Per", "2022-03-01");
    EXPECT_EQ(action(13, "2022-02-28").action.responsibles[0].person, "");
    EXPECT_EQ(action(13, "2022-03-01").action.responsibles[0].person, "Per");
    hold("Eva", "2022-04-01");
    EXPECT_EQ(action(13, "2022-03-31").action.responsibles[0].person, "Per");
    EXPECT_EQ(action(13, "2022-04-01").action.responsibles[0].person, "") << "two hold it";
}

TEST_P(ReadActionsTest, RefusesAnUnknownAction) {
    const auto refused = store().read([&](Sql& sql) {
        const auto organisation = read_organisation(sql, configuration, *parse_date("2022-05-01"));
        return read_action(sql, configuration, organisation, "div_lanssjukvard_2-2022-41", *parse_date("2022-05-01"));
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "action.unknown");
    EXPECT_EQ(refused.error().kind, RefusalKind::not_found);
}

}  // namespace
}  // namespace ledstang
