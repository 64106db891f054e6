// The groups' days to a first answer as outcomes of measures.
#include <gmock/gmock.h>

#include "app/answer_outcomes.h"
#include "flows/flows.h"
#include "groups/groups.h"
#include "measures/measures.h"
#include "operations/test_operations.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

class AnswerOutcomesTest : public OperationsTest {
 protected:
    AnswerOutcomesTest()
        : OperationsTest(organisation_scope(),
                         {offer_organisation, offer_groups, offer_flows, offer_measures, offer_answer_outcomes}) {}
    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        ASSERT_TRUE(call(
            "create_unit",
            {{"id", "region_norrbotten"}, {"name", "Region Norrbotten"}, {"level", "region"}, {"from", "2020-01-01"}}));
        ASSERT_TRUE(store().write({"test", "group"}, [&](Transaction& transaction) -> Result<Nothing> {
            Sql& sql = transaction.sql();
            sql.execute("insert into person (id, name) values ('utvecklare', 'Ulla Ek')");
            sql.execute(
                "insert into unit_group (id, name, kind, unit, version) values ('lpo_sar', 'LPO Sår', 'lpo', :unit, 1)",
                unit_number(sql, "region_norrbotten"));
            sql.execute("insert into area_owner (area, group_id) values ('hud_kon', 'lpo_sar')");
            return Nothing{};
        }));
    }
    void answered(const char* asked, const char* answered) {
        caller = {"utvecklare", "Ulla Ek", "", "reader", {Permission::read, Permission::self}, {}};
        const auto begun = call("begin_matter", {{"type", "question"},
                                                 {"unit", "region_norrbotten"},
                                                 {"title", "Hur byts förband?"},
                                                 {"area", "hud_kon"},
                                                 {"fields", {{"fraga", "Hur?"}}}});
        ASSERT_TRUE(begun) << begun.error().message;
        const std::string id = begun->at("matter");
        ASSERT_TRUE(store().write({"test", "date"}, [&](Transaction& transaction) -> Result<Nothing> {
            transaction.sql().execute(
                "update flow_matter set created = :asked, first_answer = :answered where matter = :id", asked, answered,
                id);
            return Nothing{};
        }));
    }
    Json compute(const Json& wish = Json::object()) {
        caller = {"admin", "Admin", "", "administrator", {Permission::administer, Permission::read}, {}};
        const auto done = call("compute_answer_times", wish);
        EXPECT_TRUE(done) << done.error().message;
        return done ? *done : Json();
    }
    std::optional<Outcome> outcome(const char* measure, const char* period) {
        return store().read([&](Sql& sql) {
            return present_outcome(sql, {measure, "region_norrbotten", "main", Period::parse(period), Sex::T});
        });
    }
};

TEST_P(AnswerOutcomesTest, StandOnTheScorecardAsOrdinaryMeasures) {  // KR-31
    answered("2022-01-03", "2022-01-05");                            // 2 days
    answered("2022-01-03", "2022-01-13");                            // 10
    answered("2022-03-01", "2022-03-31");                            // 30
    answered("2022-05-01", "2022-05-09");                            // May has not ended
    EXPECT_EQ(compute().at("notes").size(), 2u) << "two measures are missing, and nothing is added unasked";
    const auto first = compute({{"add", true}});
    EXPECT_EQ(first.at("answers"), 4);
    EXPECT_EQ(first.at("added"), 6) << "January, March and the tertial, of two measures";
    const auto median = outcome("median_dagar_till_forsta_svar", "2022-T1");
    ASSERT_TRUE(median);
    EXPECT_EQ(median->value, Decimal::from_whole(10));
    EXPECT_EQ(median->origin, "computed");
    EXPECT_EQ(median->numerator, std::nullopt);
    EXPECT_EQ(outcome("p90_dagar_till_forsta_svar", "2022-T1")->value, Decimal::from_whole(26)) << "10 + 0.8 · 20";
    EXPECT_EQ(outcome("median_dagar_till_forsta_svar", "2022-01")->value, Decimal::from_whole(6));
    EXPECT_FALSE(outcome("median_dagar_till_forsta_svar", "2022-05"));
    EXPECT_EQ(compute().at("unchanged"), 6);
    answered("2022-04-01", "2022-04-02");
    const auto later = compute();
    EXPECT_EQ(later.at("added"), 2);
    EXPECT_EQ(later.at("changed"), 2);
}

LEDSTANG_ON_BOTH_STORES(AnswerOutcomesTest);

}  // namespace
}  // namespace ledstang
