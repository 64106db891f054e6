// Runs against both stores: what is written, what is left alone, what a later delivery touches.
#include <gtest/gtest.h>

#include "computing/test_region.h"

namespace ledstang {
namespace {

class ComputationTest : public ComputingTest {
 protected:
    void SetUp() override {
        ComputingTest::SetUp();
        if (IsSkipped()) return;
        test::empty_warehouse(datasets_, warehouse().file);
        caller.permissions = {Permission::read, Permission::report, Permission::administer, Permission::review,
                              Permission::control};
        caller.parts = {region};
    }

    void deliver(const std::string& rows, std::int64_t batch) {
        test::add_rows(*open_duckdb_warehouse(warehouse()), datasets_, "[care_contacts]\n" + rows, batch);
    }
    void take_back(std::int64_t batch) {
        open_duckdb_warehouse(warehouse())->execute({"DELETE FROM care_contacts WHERE batch_id = $1", {batch}});
    }
    Json compute(const Json& more = Json::object(), const char* today = "2022-05-20") {
        Json wish = {{"measures", {"andel_distanskontakter"}}, {"add", true}};
        wish.update(more);
        const auto answer = call("compute_measures", wish, today);
        EXPECT_TRUE(answer) << answer.error().message;
        return answer ? answer->at("measures").at(0) : Json();
    }
    std::string outcome(const char* unit, const char* period, Sex sex = Sex::T, const char* series = "main") {
        return store().read([&](Sql& sql) -> std::string {
            const auto found =
                present_outcome(sql, {"andel_distanskontakter", unit, series, Period::parse(period), sex});
            if (!found) return "-";
            return found->value ? found->value->to_string() : "missing: " + found->missing_reason;
        });
    }
    Json place(const char* unit, const char* period) {
        return {{"unit", unit}, {"measure", "andel_distanskontakter"}, {"period", period}};
    }

    static constexpr const char* first_rows =
        "kontakt_id,kontaktdatum,enhet,kon,patient,vardform\n"
        "1,2022-01-10,div_lanssjukvard_2,K,p1,distans\n2,2022-01-11,div_lanssjukvard_2,K,p2,mottagning\n"
        "3,2022-02-10,div_lanssjukvard_2,M,p3,distans\n4,2022-02-10,div_lanssjukvard_2,M,p3,telefon\n";
};
LEDSTANG_ON_BOTH_STORES(ComputationTest);

TEST_P(ComputationTest, WritesOutcomesWithTheirOrigin) {
    deliver(first_rows, 7);
    const auto told = compute();
    EXPECT_EQ(told.at("unchanged"), 0);
    EXPECT_EQ(outcome(division, "2022-01"), "50");
    EXPECT_EQ(outcome(division, "2022-01", Sex::K), "50");
    EXPECT_EQ(outcome(region, "2022-T1"), "66.666667");
    EXPECT_EQ(outcome(region, "2022"), "-") << "the year has not ended";
    const auto origin = call("get_outcome_origin", place(region, "2022-T1"));
    ASSERT_TRUE(origin) << origin.error().message;
    EXPECT_EQ(origin->at("rows"), 3);
    EXPECT_EQ(origin->at("definition_version"), 1);
    EXPECT_EQ(origin->at("batches").at(0).at("batch"), 7);
    EXPECT_EQ(origin->at("batches").at(0).at("rows"), 4);
    EXPECT_EQ(store().read([](Sql& sql) { return verify_outcomes(sql); }).broken.size(), 0U);

    const auto again = compute();
    EXPECT_EQ(again.at("untouched"), true);
    EXPECT_EQ(compute({{"all", true}}).at("changed"), 0);
}

TEST_P(ComputationTest, ComputesAnewOnlyWhatALateDeliveryTouches) {
    deliver(first_rows, 1);
    compute();
    deliver("kontakt_id,kontaktdatum,enhet,kon,vardform\n5,2022-02-28,div_lanssjukvard_2,K,mottagning\n", 2);
    const auto told = compute();
    EXPECT_EQ(outcome(division, "2022-02"), "50");
    EXPECT_EQ(outcome(division, "2022-T1"), "50");
    // February and the tertial, at two units: T changed, K came or changed; January was not looked at.
    EXPECT_LE(told.at("figures"), 12);
    take_back(2);
    compute();
    EXPECT_EQ(outcome(division, "2022-02"), "100");
    take_back(1);
    compute();
    EXPECT_EQ(outcome(division, "2022-01"), "missing: Inga rader ligger längre bakom utfallet.");
    EXPECT_EQ(outcome(division, "2022-T1"), "missing: Inga rader ligger längre bakom utfallet.");
}

TEST_P(ComputationTest, NeverWritesOverWhatSomebodyEntered) {
    deliver(first_rows, 1);
    compute({{"period", "2022-02"}});  // adds the measure
    const auto entered = call("record_outcome", {{"unit", division},
                                                 {"measure", "andel_distanskontakter"},
                                                 {"period", "2022-01"},
                                                 {"sex", "T"},
                                                 {"value", 49}});
    ASSERT_TRUE(entered) << entered.error().message;
    const auto answer = call("compute_measures", {{"measures", {"andel_distanskontakter"}}});
    ASSERT_TRUE(answer) << answer.error().message;
    EXPECT_EQ(outcome(division, "2022-01"), "49");
    EXPECT_EQ(outcome(division, "2022-01", Sex::T, "computed"), "50");
    EXPECT_EQ(answer->at("measures").at(0).at("kept"), 1);
    EXPECT_EQ(answer->at("kept").at(0).at("code"), "computing.entered");
    EXPECT_EQ(answer->at("kept").at(0).at("computed"), "50");
    EXPECT_EQ(answer->at("kept").at(0).at("present"), "49");
    EXPECT_EQ(refused("get_outcome_origin", place(division, "2022-01")), "outcome.not_computed");

    // A computed figure that somebody corrects is that person's from then on.
    ASSERT_TRUE(call("record_outcome", {{"unit", division},
                                        {"measure", "andel_distanskontakter"},
                                        {"period", "2022-02"},
                                        {"sex", "T"},
                                        {"value", 99},
                                        {"version", 1}}));
    compute({{"all", true}});
    EXPECT_EQ(outcome(division, "2022-02"), "99");
}

TEST_P(ComputationTest, LeavesLockedPeriodsAlone) {
    deliver(first_rows, 1);
    compute();
    const auto locked = call("lock_period", {{"period", "2022-T1"}, {"version", 0}});
    ASSERT_TRUE(locked) << locked.error().message;
    deliver("kontakt_id,kontaktdatum,enhet,kon,vardform\n5,2022-02-28,div_lanssjukvard_2,K,mottagning\n", 2);
    const auto answer = call("compute_measures", {{"measures", {"andel_distanskontakter"}}});
    ASSERT_TRUE(answer) << answer.error().message;
    EXPECT_EQ(outcome(division, "2022-T1"), "66.666667");
    EXPECT_EQ(outcome(division, "2022-02"), "50") << "a month that nobody has locked";
    EXPECT_EQ(answer->at("kept").at(0).at("code"), "period.locked");
}

TEST_P(ComputationTest, OpensTheRowsBehindAndSaysWhoLooked) {
    deliver(first_rows, 3);
    compute();
    Json wish = place(region, "2022-01");
    EXPECT_EQ(refused("open_outcome_rows", wish), "json.missing");
    wish["reason"] = "";
    EXPECT_EQ(refused("open_outcome_rows", wish), "rows.reason");
    wish["reason"] = "Kontroll av ett oväntat värde";
    const auto before = head();
    const auto rows = call("open_outcome_rows", wish);
    ASSERT_TRUE(rows) << rows.error().message;
    EXPECT_NE(head(), before) << "the reading stands in the change log";
    EXPECT_EQ(rows->at("all"), 2);
    EXPECT_EQ(rows->at("batches").at(0), 3);
    EXPECT_EQ(rows->at("rows").at(0).at("in_numerator"), true);
    EXPECT_EQ(rows->at("rows").at(1).at("in_numerator"), false);
    for (const auto& column : rows->at("columns")) EXPECT_NE(column, "Patient");
    caller.permissions = {Permission::read};
    EXPECT_EQ(refused("open_outcome_rows", wish), "permission.missing");
}

TEST_P(ComputationTest, TellsWhatItNeeds) {
    EXPECT_EQ(refused("compute_measures", {{"measures", {"andel_distanskontakt"}}}), "definition.unknown");
    EXPECT_EQ(refused("compute_measures", {{"measures", {"andel_distanskontakter"}}}), "measure.unknown");
    std::filesystem::remove(folder_ / "warehouse.duckdb");
    EXPECT_EQ(refused("compute_measures", {{"measures", {"andel_distanskontakter"}}, {"add", true}}),
              "warehouse.empty");
}

TEST_P(ComputationTest, GivesASeries) {
    deliver(first_rows, 1);
    compute();
    const auto series =
        call("get_series", {{"measure", "andel_distanskontakter"}, {"unit", division}, {"every", "month"}});
    ASSERT_TRUE(series) << series.error().message;
    ASSERT_EQ(series->at("points").size(), 2U);
    EXPECT_EQ(series->at("points").at(0).at("period"), "2022-01");
    EXPECT_EQ(series->at("points").at(0).at("numerator"), 1);
    EXPECT_EQ(series->at("points").at(1).at("value"), 100);
    EXPECT_EQ(refused("get_series", {{"measure", "andel_distanskontakter"}, {"unit", division}, {"every", "week"}}),
              "series.every");
}

}  // namespace
}  // namespace ledstang
