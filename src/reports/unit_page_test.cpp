#include "reports/unit_page.h"

#include "operations/test_operations.h"
#include "reports/reports.h"

namespace ledstang {
namespace {

class UnitPageTest : public OperationsTest {
 protected:
    UnitPageTest()
        : OperationsTest(organisation_scope(),
                         {offer_organisation, offer_measures, offer_matters, offer_goals, offer_reports}) {}
    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        for (const auto& [operation, file] : {std::pair{"import_plan", "plan.json"},
                                              {"import_outcomes", "outcomes.csv"},
                                              {"import_actions", "actions.csv"},
                                              {"import_production", "production.csv"}})
            ASSERT_TRUE(send(operation, file, example(file))) << file;
    }
};

TEST_P(UnitPageTest, has_goals_economy_quality_and_production_of_one_period) {
    const auto page = call("get_unit_page", {{"unit", division}, {"period", "2022-T1"}});
    ASSERT_TRUE(page) << page.error().message;
    EXPECT_EQ(page->at("unit_name"), "Division Länssjukvård 2");
    EXPECT_EQ(page->at("economy").size() + page->at("quality").size(), 15U);
    ASSERT_GE(page->at("economy").size(), 1U);
    bool budget = false;
    for (const auto& measure : page->at("economy")) budget = budget || measure.at("id") == "verksamhet_inom_budget";
    EXPECT_TRUE(budget);
    EXPECT_EQ(page->at("production").size(), 9U);
    EXPECT_FALSE(page->at("goals").empty());
    EXPECT_FALSE(page->at("goals").at(0).at("computed_words").get<std::string>().empty());
    EXPECT_EQ(page->at("actions"), 40);
    EXPECT_EQ(page->at("open_actions"), 40);
}

TEST_P(UnitPageTest, counts_what_the_unit_is_steered_by) {
    const auto page = call("get_unit_page", {{"unit", division}, {"period", "2022-T1"}});
    ASSERT_TRUE(page) << page.error().message;
    const auto now = page->at("signals").back();
    EXPECT_EQ(now.at("measures"), 15);
    EXPECT_EQ(now.at("open_actions"), 40);
    EXPECT_EQ(now.at("total"), now.at("goals").get<int>() + 55);
    const auto before = page->at("signals").size();
    EXPECT_GE(before, 1U);
    EXPECT_TRUE(page->at("signals_words").get<std::string>().starts_with(now.at("total").dump() + " styrsignaler"))
        << page->at("signals_words");
    EXPECT_EQ(refused("get_unit_page", {{"unit", "vo_ingen"}, {"period", "2022-T1"}}), "unit.unknown");
}

TEST(SteeringSignalsTest, are_told_in_words_and_warned_of) {
    ReportSources sources;
    Report report;
    const auto signals = [](const char* period, int actions) {
        return SteeringSignals{*Period::parse(period), Period::parse(period)->swedish(), 4, 15, actions, 19 + actions};
    };
    const auto calm = compose_unit_page(sources, report, {signals("2021-T3", 5), signals("2022-T1", 3)}, 60);
    EXPECT_EQ(calm.signals_words,
              "22 styrsignaler: 4 mål, 15 mått och 3 öppna åtgärder. Det är 2 färre än tertial 3 2021.");
    EXPECT_FALSE(calm.too_many_signals);
    const auto many = compose_unit_page(sources, report, {signals("2022-T1", 60)}, 60);
    EXPECT_TRUE(many.too_many_signals);
    EXPECT_NE(many.signals_words.find("Det är fler än 60"), std::string::npos);
}

LEDSTANG_ON_BOTH_STORES(UnitPageTest);

}  // namespace
}  // namespace ledstang
