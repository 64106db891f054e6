#include "matters/change_actions.h"

#include <gmock/gmock.h>

#include "matters/test_region.h"

namespace ledstang {
namespace {

class ChangeActionsTest : public MattersTest {
 protected:
    void SetUp() override {
        MattersTest::SetUp();
        if (IsSkipped()) return;
        import_example();
    }
    static std::string id(int number) { return matter_id(division, 2022, number); }

    Result<ActionDetail> status(int number, const std::string& unit, const char* period, const std::string& status,
                                const std::string& comment = "") {
        auto now = context();
        return set_action_status(now, {id(number), unit, *Period::parse(period), status, comment});
    }
};
LEDSTANG_ON_BOTH_STORES(ChangeActionsTest);

TEST_P(ChangeActionsTest, KeepsEveryStatusWithItsPeriod) {
    ASSERT_TRUE(status(18, "", "2022-T1", "not_started"));
    ASSERT_TRUE(status(18, "", "2022-T2", "ongoing", "Granskningen pågår."));
    const auto detail = status(18, "", "2022-T1", "ongoing");  // mends the first
    ASSERT_TRUE(detail) << detail.error().message;
    ASSERT_EQ(detail->history.size(), 3U);
    EXPECT_EQ(detail->history[0].period, Period::parse("2022-T1"));
    EXPECT_EQ(detail->history[1].comment, "Granskningen pågår.");
    EXPECT_EQ(detail->history[0].by, "Karin Åström");

    EXPECT_EQ(action(18, "2022-04-29").action.status, "");
    EXPECT_EQ(action(18, "2022-04-30").action.status, "ongoing") << "the newer about the same period counts";
    EXPECT_EQ(action(18, "2022-04-30").action.comment, "Ej fåbörjats");
    EXPECT_EQ(action(18, "2022-08-31").action.comment, "Granskningen pågår.");
    EXPECT_EQ(action(18, "2023-01-15").action.timeliness, Timeliness::overdue);

    ASSERT_TRUE(status(18, "", "2022-T3", "done"));
    const auto ended = action(18, "2023-01-15").action;
    EXPECT_EQ(ended.timeliness, Timeliness::ended);
    EXPECT_EQ(ended.timeliness_reason, "Avslutad: Klar.");
    EXPECT_EQ(action(18, "2022-12-30").action.timeliness, Timeliness::on_time) << "not yet known then";
}

TEST_P(ChangeActionsTest, EveryUnitHasItsOwnStatus) {  // NB-60
    ASSERT_TRUE(status(27, "vo_ortopedi", "2022-T2", "done"));
    ASSERT_TRUE(status(27, "vo_hjartsjukvard", "2022-T2", "ongoing"));
    const auto row = action(27, "2022-09-10").action;
    EXPECT_EQ(row.status, "") << "the division itself has said nothing";
    EXPECT_EQ(row.roll_up, "Klar: 1 av 5. Pågår: 1. Ej rapporterad: 3. Sena: 4.");
    EXPECT_EQ(row.timeliness, Timeliness::overdue);
    for (const char* unit :
         {"vo_hjartsjukvard", "vo_allmankirurgi_urologi", "vo_inf_hud_reuma_lunga", "vo_obstetrik_gynekologi"}) {
        ASSERT_TRUE(status(27, unit, "2022-T2", "done"));
    }
    const auto ended = action(27, "2022-09-10").action;
    EXPECT_EQ(ended.roll_up, "Klar: 5 av 5.");
    EXPECT_EQ(ended.timeliness, Timeliness::ended);
    EXPECT_EQ(ended.timeliness_reason, "Avslutad: avslutad vid alla 5 enheter.");
}

TEST_P(ChangeActionsTest, AHeadOfOperationReportsForTheirOwnUnitOnly) {
    be("demo_vo_chef", {"vo_ortopedi"}, {Permission::read, Permission::report});
    EXPECT_TRUE(status(27, "vo_ortopedi", "2022-T1", "ongoing"));
    for (const char* unit : {"", "vo_hjartsjukvard"}) {
        const auto refused = status(27, unit, "2022-T1", "ongoing");
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, "permission.outside_part");
    }
    const auto other = status(6, "vo_ortopedi", "2022-T1", "ongoing");
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, "action.unit");
    auto now = context();
    EXPECT_TRUE(comment_action(now, {id(27), {}, "", "Vi är i gång."}));
    EXPECT_FALSE(comment_action(now, {id(6), {}, "", "Inte vår."}));
    EXPECT_FALSE(set_action_units(now, {id(27), {"vo_ortopedi"}, false}));
}

TEST_P(ChangeActionsTest, RefusesAStatusThatDoesNotExist) {
    const auto refused = status(1, "", "2022-T1", "onging");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "status.unknown");
    EXPECT_THAT(refused.error().message, ::testing::HasSubstr("Menas ”ongoing”?"));
}

TEST_P(ChangeActionsTest, CommentsOnAPartStayWithThePart) {
    auto now = context();
    const auto period = Period::parse("2022-T1");
    const auto detail = comment_action(now, {id(23), period, "a23t2", "Alla riskbedöms."});
    ASSERT_TRUE(detail) << detail.error().message;
    ASSERT_EQ(detail->comments.size(), 2U);
    EXPECT_EQ(detail->comments[1].sub_target, "a23t2");
    EXPECT_EQ(detail->comments[1].text, "Alla riskbedöms.");
    EXPECT_NE(detail->action.comment, "Alla riskbedöms.") << "not the whole action's";
    const auto unknown = comment_action(now, {id(23), period, "a23t9", "Hm."});
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, "sub_target.unknown");
    const auto empty = comment_action(now, {id(23), period, "", " \n"});
    ASSERT_FALSE(empty);
    EXPECT_EQ(empty.error().code, "action.comment");
}

TEST_P(ChangeActionsTest, EditsWhatIsSentAndNothingElse) {
    auto now = context();
    EditAction wish;
    wish.action = id(7);
    wish.version = 1;
    wish.timetable = "Klart senast under tertial 2";
    wish.expected_effect = "";
    auto detail = edit_action(now, wish);
    ASSERT_TRUE(detail) << detail.error().message;
    EXPECT_EQ(detail->action.schedule_kind, "klart_senast");
    EXPECT_EQ(detail->action.due_by, parse_date("2022-08-31"));
    EXPECT_EQ(detail->action.start_by, std::nullopt);
    EXPECT_EQ(detail->action.expected_effect, "");
    EXPECT_EQ(detail->action.title, "Öka patientdeltagandet i divisionens verksamheter");
    EXPECT_EQ(detail->action.version, 2);

    const auto late = edit_action(now, wish);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "store.version_conflict");
    EXPECT_EQ(late.error().kind, RefusalKind::conflict);

    EditAction wrong;
    wrong.action = id(7);
    wrong.version = 2;
    wrong.due_by = "31/8";
    wrong.success_factor = "finns_inte";
    wrong.measures = {{"heller_inte"}};
    const auto refused = edit_action(now, wrong);
    ASSERT_FALSE(refused);
    std::set<std::string> paths;
    for (const auto& fault : refused.error().faults) paths.insert(fault.path);
    EXPECT_EQ(paths, (std::set<std::string>{"/due_by", "/success_factor", "/measures"}));
    EXPECT_EQ(action(7).action.due_by, parse_date("2022-08-31"));

    EditAction dateless;
    dateless.action = id(7);
    dateless.version = 2;
    dateless.due_by = "";
    detail = edit_action(now, dateless);
    ASSERT_TRUE(detail) << detail.error().message;
    EXPECT_EQ(detail->action.due_by, std::nullopt);
}

TEST_P(ChangeActionsTest, AddsAnAction) {
    auto now = context();
    CreateAction wish;
    wish.unit = division;
    wish.title = "Ny åtgärd";
    wish.success_factor = "hallbar_arbetsmiljo";
    wish.timetable = "Start under tertial 3";
    wish.responsibles = {{MatterResponsible{"vo_chefer", ""}}};
    const auto detail = create_action(now, wish);
    ASSERT_TRUE(detail) << detail.error().message;
    EXPECT_EQ(detail->action.id, "div_lanssjukvard_2-2022-41");
    EXPECT_EQ(detail->action.perspective, "medarbetare");
    EXPECT_EQ(detail->action.goal, "Hållbar arbetsmiljö");
    EXPECT_EQ(detail->action.start_by, parse_date("2022-12-31"));
    EXPECT_EQ(detail->action.units.size(), 5U);
    wish.number = 41;
    const auto taken = create_action(now, wish);
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().code, "action.exists");
    wish.number.reset();
    wish.title.reset();
    const auto nameless = create_action(now, wish);
    ASSERT_FALSE(nameless);
    EXPECT_EQ(nameless.error().code, "action.title");
    EXPECT_TRUE(import("actions", *example_bytes("actions.csv"))->faults.empty()) << "the file knows nothing of 41";
    EXPECT_EQ(actions(division, "2022-05-20").actions.size(), 41U);
}

TEST_P(ChangeActionsTest, ChosenUnitsStayThroughImports) {
    auto now = context();
    auto detail = set_action_units(now, {id(17), {"vo_ortopedi", "vuxenpsykiatrin_sy", "vo_ortopedi"}, false});
    ASSERT_TRUE(detail) << detail.error().message;
    EXPECT_EQ(detail->action.units.size(), 2U) << "another division's unit may take part";
    EXPECT_EQ(import("actions", *example_bytes("actions.csv"))->unchanged, 40);
    EXPECT_EQ(action(17).action.units.size(), 2U);
    const auto seen = actions("vuxenpsykiatrin_sy", "2022-05-01").actions;
    ASSERT_EQ(seen.size(), 1U);
    EXPECT_EQ(seen[0].number, 17);
    detail = set_action_units(now, {id(17), {}, true});
    ASSERT_TRUE(detail);
    EXPECT_TRUE(detail->action.units.empty());
    const auto unknown = set_action_units(now, {id(17), {"vo_ortoped"}, false});
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, "unit.unknown");
}

TEST_P(ChangeActionsTest, CountsPerStatus) {
    ASSERT_TRUE(status(1, "", "2022-T1", "ongoing"));
    ASSERT_TRUE(status(2, "", "2022-T1", "done"));
    std::map<std::string, int> counts;
    for (const auto& count : actions(division, "2022-05-01").counts) counts[count.status] = count.actions;
    EXPECT_EQ(counts, (std::map<std::string, int>{{"not_started", 0},
                                                  {"ongoing", 1},
                                                  {"waiting", 0},
                                                  {"delayed", 0},
                                                  {"done", 1},
                                                  {"cancelled", 0},
                                                  {"", 38}}));
}

// As a plan of the next year comes, the old one's open actions remain in sight and the rest gives way.
TEST_P(ChangeActionsTest, ANewYearsPlanTakesOver) {
    ASSERT_TRUE(status(18, "", "2022-T3", "done"));
    auto now = context("2023-02-01");
    CreateAction wish;
    wish.unit = division;
    wish.title = "2023 års åtgärd";
    ASSERT_TRUE(create_action(now, wish));
    EXPECT_EQ(actions(division, "2022-12-31").actions.size(), 40U);
    std::set<std::pair<int, int>> seen;
    for (const auto& action : actions(division, "2023-02-01").actions) seen.emplace(action.year, action.number);
    EXPECT_TRUE(seen.contains({2023, 1}));
    EXPECT_TRUE(seen.contains({2022, 19})) << "overdue";
    EXPECT_FALSE(seen.contains({2022, 18})) << "ended";
    EXPECT_FALSE(seen.contains({2022, 21})) << "ongoing in the old plan";
}

}  // namespace
}  // namespace ledstang
