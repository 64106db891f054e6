// The priority list on both databases: actions with savings and consequences, beside each unit's budget.
#include "matters/priorities.h"

#include "matters/matters.h"
#include "operations/test_operations.h"

namespace ledstang {
namespace {

class PrioritiesTest : public OperationsTest {
 protected:
    PrioritiesTest() : OperationsTest(organisation_scope(), {offer_organisation, offer_matters}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        unit(region, "Region Norrbotten", "region", nullptr);
        unit(division, "Länssjukvård 2", "division", region);
        unit("vo_ogon", "Ögonsjukvård", "verksamhetsomrade", division);
    }
    void unit(const char* id, const char* name, const char* level, const char* parent) {
        Json wish = {{"id", id}, {"name", name}, {"level", level}, {"from", "2020-01-01"}};
        if (parent != nullptr) wish["parent"] = parent;
        const auto made = call("create_unit", wish);
        ASSERT_TRUE(made) << made.error().message;
    }
    // An action of the unit with a saving; its id.
    std::string action(const char* unit, const char* title, const Json& fields, const Json& saving, const char* money) {
        const auto made = call("create_action", {{"unit", unit}, {"year", 2022}, {"title", title}, {"fields", fields}});
        EXPECT_TRUE(made) << made.error().message;
        const std::string id = made->at("action").at("id");
        if (saving.is_null()) return id;
        const auto effect = call("add_effect", {{"action", id},
                                                {"what", "Lägre kostnad"},
                                                {"saving", saving},
                                                {"cost_unit", money},
                                                {"owner", "vo_chefer"},
                                                {"expected_by", "2022-12-31"},
                                                {"method", "Avtalets pris × timmar"}});
        EXPECT_TRUE(effect) << effect.error().message;
        return id;
    }
    Json list(const char* of = region) { return *call("get_priorities", {{"unit", of}, {"year", 2022}}); }
    static std::vector<std::string> titles(const Json& list) {
        std::vector<std::string> titles;
        for (const auto& row : list.at("rows")) titles.push_back(row.at("title"));
        return titles;
    }
    static Json budget_of(const Json& list, const char* unit) {
        for (const auto& budget : list.at("budgets")) {
            if (budget.at("unit") == unit) return budget;
        }
        return nullptr;
    }
};
LEDSTANG_ON_BOTH_STORES(PrioritiesTest);

TEST_P(PrioritiesTest, stand_in_order_with_savings_and_consequences) {
    action(division, "Färre inhyrda", {{"priority", "2 – bör göras"}}, 1.5, "mnkr");
    action("vo_ogon", "Stäng en mottagning i Jokkmokk",
           {{"priority", "1 – måste göras"}, {"consequences", "Längre resor för 40 patienter."}}, 800, "tkr");
    action(division, "Byt leverantör", {{"priority", "2 – bör göras"}}, 2000000, "kr");
    action(division, "Utan prioritet", Json::object(), 3, "vårddygn");
    action(division, "Varken eller", Json::object(), nullptr, "");
    const Json all = list();
    EXPECT_EQ(titles(all), (std::vector<std::string>{"Stäng en mottagning i Jokkmokk", "Byt leverantör",
                                                     "Färre inhyrda", "Utan prioritet"}));
    EXPECT_EQ(all.at("rows")[0].at("consequences"), "Längre resor för 40 patienter.");
    EXPECT_EQ(all.at("rows")[0].at("unit_name"), "Ögonsjukvård");
    EXPECT_EQ(all.at("rows")[1].at("saving"), 2000);
    EXPECT_EQ(all.at("rows")[2].at("saving"), 1500);
    EXPECT_EQ(all.at("rows")[3].value("saving", Json()), Json());
    EXPECT_EQ(all.at("rows")[3].at("not_counted"), "3 vårddygn");
    EXPECT_EQ(titles(list("vo_ogon")), std::vector<std::string>{"Stäng en mottagning i Jokkmokk"});
}

TEST_P(PrioritiesTest, say_what_remains_of_each_units_deficit) {
    action("vo_ogon", "Stäng en mottagning", {{"priority", "1 – måste göras"}}, 800, "tkr");
    const auto put =
        call("put_budget", {{"unit", "vo_ogon"}, {"year", 2022}, {"budget", 41000}, {"forecast", -1250.5}});
    ASSERT_TRUE(put) << put.error().message;
    const Json budget = budget_of(list(), "vo_ogon");
    EXPECT_EQ(budget.at("savings"), 800);
    EXPECT_EQ(budget.at("left"), 450.5);
    EXPECT_EQ(budget.at("depth"), 2);
    EXPECT_EQ(budget_of(list(), division), Json());  // has neither budget nor action
    EXPECT_EQ(budget_of(list(), region).at("version"), 0);
    // A surplus has nothing to cover.
    ASSERT_EQ(refused("put_budget",
                      {{"unit", "vo_ogon"}, {"year", 2022}, {"budget", 41000}, {"forecast", 10}, {"version", 1}}),
              "done");
    EXPECT_EQ(budget_of(list(), "vo_ogon").value("left", Json()), Json());
}

TEST_P(PrioritiesTest, refuse_a_wrong_budget_and_tell_the_second_of_two) {
    const Json wish = {{"unit", "vo_ogon"}, {"year", 2022}, {"budget", 41000}};
    Json wrong = wish;
    wrong["budget"] = -1;
    EXPECT_EQ(refused("put_budget", wrong), "budget.negative");
    wrong = wish;
    wrong["year"] = 22;
    EXPECT_EQ(refused("put_budget", wrong), "budget.year");
    EXPECT_EQ(refused("put_budget", wish), "done");
    EXPECT_EQ(refused("put_budget", wish), "store.version_conflict");
}

}  // namespace
}  // namespace ledstang
