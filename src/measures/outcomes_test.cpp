#include <gmock/gmock.h>

#include "measures/test_measures.h"

namespace ledstang {
namespace {

using ::testing::ElementsAre;

class OutcomesTest : public MeasuresTest {
 protected:
    static Json record(const Json& value, std::optional<int> version = {}) {
        Json wish = {{"unit", "vo_ortopedi"},
                     {"measure", "sjukfranvaro"},
                     {"period", "2022-T1"},
                     {"sex", "T"},
                     {"value", value}};
        if (version) wish["version"] = *version;
        return wish;
    }
    static OutcomeKey key() { return {"sjukfranvaro", "vo_ortopedi", "main", Period::parse("2022-T1"), Sex::T}; }
};
LEDSTANG_ON_BOTH_STORES(OutcomesTest);

TEST_P(OutcomesTest, RecordingKeepsEveryValue) {
    ASSERT_TRUE(call("record_outcome", record(8.6)));
    EXPECT_EQ(refused("record_outcome", record(8.7)), "store.version_conflict") << "there is one already";
    EXPECT_EQ(refused("record_outcome", record(8.7, 2)), "store.version_conflict") << "not that version";
    const auto second = call("record_outcome", record(8.7, 1));
    ASSERT_TRUE(second) << second.error().message;
    EXPECT_EQ(second->at("version"), 2);
    EXPECT_EQ(second->at("recorded_by"), "demo_controller");
    EXPECT_EQ(second->at("unit"), "%");
    ASSERT_TRUE(call("record_outcome", record(8.6, 2)));

    const auto versions = store().read([](Sql& sql) { return outcome_versions(sql, key()); });
    ASSERT_EQ(versions.size(), 3U);
    EXPECT_EQ(versions[0].version, 3);
    EXPECT_EQ(versions[0].value, Decimal::parse("8.6"));
    EXPECT_EQ(versions[1].value, Decimal::parse("8.7"));
    EXPECT_EQ(versions[2].value, Decimal::parse("8.6"));
    EXPECT_TRUE(versions[1].recorded_at >= versions[2].recorded_at);
    const auto check = store().read([](Sql& sql) { return verify_outcomes(sql); });
    EXPECT_TRUE(check.broken.empty());
    EXPECT_EQ(check.outcomes, 3);
    EXPECT_TRUE(store().verify().whole());
}

TEST_P(OutcomesTest, MissingDataNeedsAReason) {
    EXPECT_EQ(refused("record_outcome", record(nullptr)), "outcome.value_missing");
    Json wish = record(nullptr);
    wish["missing_reason"] = "Underlaget kommer i juni.";
    ASSERT_TRUE(call("record_outcome", wish));
    EXPECT_EQ(outcome(key())->missing_reason, "Underlaget kommer i juni.");
    ASSERT_TRUE(call("record_outcome", record(8.6, 1)));
    EXPECT_EQ(outcome(key())->missing_reason, "") << "the figure has come";
    Json share = record(8.6, 2);
    share["numerator"] = 0;
    share["denominator"] = 0;
    EXPECT_EQ(refused("record_outcome", share), "outcome.denominator");
}

TEST_P(OutcomesTest, RecordingIsForOnesOwnPart) {
    be("demo_vo_chef");
    EXPECT_EQ(refused("record_outcome", record(8.6)), "done");
    Json elsewhere = record(8.6);
    elsewhere["unit"] = "vo_hjartsjukvard";
    EXPECT_EQ(refused("record_outcome", elsewhere), "permission.outside_part");
    be("demo_lasare");
    EXPECT_EQ(refused("record_outcome", record(8.6, 1)), "permission.missing");
    be("");
    EXPECT_EQ(refused("record_outcome", record(8.6, 1)), "session.missing");
    EXPECT_EQ(refused("list_measures", Json::object()), "session.missing");
}

TEST_P(OutcomesTest, UnknownMeasureIsSuggested) {
    Json wish = record(8.6);
    wish["measure"] = "sjukfranvro";
    const auto refusal = call("record_outcome", wish);
    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().code, "measure.unknown");
    EXPECT_THAT(refusal.error().message, ::testing::HasSubstr("Menade du ”sjukfranvaro”?"));
}

// The unit's id carries its series through every reorganisation.
TEST_P(OutcomesTest, NoReorganisationBreaksASeries) {
    ASSERT_TRUE(call("record_outcome", record(8.6)));
    ASSERT_TRUE(call("rename_unit", {{"unit", "vo_ortopedi"}, {"name", "VO Rörelse"}, {"from", "2022-05-01"}}));
    ASSERT_TRUE(call("move_unit", {{"unit", "vo_ortopedi"}, {"parent", region}, {"from", "2022-06-01"}}));
    Json later = record(8.1);
    later["period"] = "2022-T2";
    ASSERT_TRUE(call("record_outcome", later));
    const auto series = [&](const char* unit) {
        return store().read([&](Sql& sql) {
            std::vector<std::string> points;
            for (const auto& outcome : outcomes_of(sql, unit, "sjukfranvaro"))
                points.push_back(outcome.period->to_string() + " " + outcome.value->to_string());
            return points;
        });
    };
    EXPECT_THAT(series("vo_ortopedi"), ElementsAre("2022-T1 8.6", "2022-T2 8.1"));
    ASSERT_TRUE(call("merge_units", {{"units", {"vo_ortopedi", "vo_hjartsjukvard"}},
                                     {"id", "vo_nytt"},
                                     {"name", "VO Nytt"},
                                     {"from", "2023-01-01"}}));
    EXPECT_THAT(series("vo_ortopedi"), ElementsAre("2022-T1 8.6", "2022-T2 8.1")) << "and nothing of it is copied";
    EXPECT_TRUE(series("vo_nytt").empty());
    EXPECT_EQ(call("get_unit", {{"unit", "vo_nytt"}})->at("successions").size(), 2U) << "which tells where to look";

    const auto below = [&](const char* unit, const char* on) {
        return store().read(
            [&](Sql& sql) { return outcomes_below(sql, unit, *Period::parse("2022-T1"), *parse_date(on)).size(); });
    };
    EXPECT_EQ(below(division, "2022-04-30"), 1U);
    EXPECT_EQ(below(division, "2022-06-01"), 0U);
    EXPECT_EQ(below(region, "2022-06-01"), 1U);
}

TEST_P(OutcomesTest, ATamperedValueIsFound) {
    ASSERT_TRUE(call("record_outcome", record(8.6)));
    ASSERT_TRUE(call("record_outcome", record(8.7, 1)));
    const auto tamper = [&](const std::string& statement) {
        const auto done = store().write({"nobody", "raw"}, [&](Transaction& transaction) -> Result<void> {
            EXPECT_GT(transaction.sql().execute(statement), 0);
            return {};
        });
        EXPECT_TRUE(done);
        return store().read([](Sql& sql) { return verify_outcomes(sql); }).broken.size();
    };
    EXPECT_EQ(store().read([](Sql& sql) { return verify_outcomes(sql); }).broken.size(), 0U);
    EXPECT_EQ(tamper("update outcome set value = value + 1"), 1U);
    EXPECT_EQ(tamper("update outcome set value = value - 1"), 0U) << "as it was";
    EXPECT_EQ(tamper("update outcome_detail set note = 'x' where number = (select detail from outcome)"), 1U);
    EXPECT_EQ(tamper("delete from outcome"), 1U) << "an entry without its outcome";
}

TEST_P(OutcomesTest, DefinitionsChangeByFieldAndVersion) {
    const Json wish = {
        {"measure", "sjukfranvaro"}, {"changes", {{"definition", "Andel av ordinarie tid"}}}, {"version", 1}};
    const auto changed = call("change_measure", wish);
    ASSERT_TRUE(changed) << changed.error().message;
    EXPECT_EQ(changed->at("definition"), "Andel av ordinarie tid");
    EXPECT_EQ(changed->at("name"), "Sjukfrånvaro");
    EXPECT_EQ(changed->at("version"), 2);
    EXPECT_EQ(refused("change_measure", wish), "store.version_conflict");
    Json wrong = {{"measure", "sjukfranvaro"}, {"changes", {{"decimals", 9}}}, {"version", 2}};
    EXPECT_EQ(refused("change_measure", wrong), "measure.decimals");
    wrong["changes"] = {{"direction", "sideways"}};
    EXPECT_EQ(refused("change_measure", wrong), "text.choice");
    wrong["changes"] = {{"level", "klinik"}};
    EXPECT_EQ(refused("change_measure", wrong), "measure.level");
    be("demo_vo_chef");
    EXPECT_EQ(refused("change_measure", wish), "permission.missing");
}

TEST_P(OutcomesTest, ANewMeasureNeedsAnIdOfItsOwn) {
    Json wish = {{"id", "vantetid_ror"}, {"name", "Väntetid till röntgen"}, {"level", "division"}, {"unit", "dagar"},
                 {"decimals", 1},        {"direction", "lower_is_better"}};
    const auto created = call("create_measure", wish);
    ASSERT_TRUE(created) << created.error().message;
    EXPECT_EQ(created->at("name"), "Väntetid till röntgen");
    EXPECT_EQ(created->at("version"), 1);
    EXPECT_EQ(refused("create_measure", wish), "measure.exists");
    wish["id"] = "Väntetid";
    EXPECT_EQ(refused("create_measure", wish), "measure.id");
    be("demo_vo_chef");
    wish["id"] = "vantetid_mr";
    EXPECT_EQ(refused("create_measure", wish), "permission.missing");
}

}  // namespace
}  // namespace ledstang
