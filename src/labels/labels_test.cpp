// Labels on both databases: on plans, measures and actions, found again and counted by unit.
#include "labels/labels.h"

#include "goals/goals.h"
#include "matters/matters.h"
#include "operations/test_operations.h"

namespace ledstang {
namespace {

class LabelsTest : public OperationsTest {
 protected:
    LabelsTest()
        : OperationsTest(organisation_scope(),
                         {offer_organisation, offer_measures, offer_goals, offer_matters, offer_labels}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        ASSERT_TRUE(send("import_plan", "plan.json", example("plan.json")));
        const auto actions =
            send("import_actions", "actions.csv", example("actions.csv"), {{"unit", division}, {"period", "2022-T1"}});
        ASSERT_TRUE(actions) << actions.error().message;
    }

    static Json wish(const char* kind, const char* subject, const char* set, const char* label, bool on = true,
                     const char* unit = division) {
        return {{"unit", unit}, {"kind", kind}, {"subject", subject}, {"set", set}, {"label", label}, {"on", on}};
    }
    Json page(const Json& more = Json::object(), const char* unit = region) {
        Json asked = {{"unit", unit}};
        asked.update(more);
        return *call("list_labels", asked);
    }
    static Json counts(const Json& page, const std::string& unit, const std::string& label) {
        for (const auto& row : page.at("coverage")) {
            if (row.at("unit") != unit) continue;
            for (const auto& count : row.at("counts")) {
                if (count.at("label") == label) return {count.at("plans"), count.at("measures"), count.at("actions")};
            }
        }
        return nullptr;
    }
    // A measure that stands in the division's own plan.
    std::string measure() {
        const auto plan = call("get_plan", {{"unit", division}});
        for (const auto& perspective : plan->at("perspectives"))
            for (const auto& factor : perspective.at("factors"))
                for (const auto& item : factor.at("measures"))
                    if (item.at("set_by") == division) return item.at("measure").at("id");
        throw std::runtime_error("the division's plan has no measure of its own");
    }
    std::string action() { return call("list_actions", {{"unit", division}})->at("actions").at(0).at("id"); }
};

TEST_P(LabelsTest, find_and_count_plans_measures_and_actions) {
    const std::string id = measure();
    const std::string number = "1";
    ASSERT_TRUE(call("put_label", wish("measure", id.c_str(), "omstallning", "nara_vard")));
    ASSERT_TRUE(call("put_label", wish("measure", id.c_str(), "god_vard", "jamlik")));
    ASSERT_TRUE(call("put_label", wish("action", action().c_str(), "omstallning", "nara_vard")));
    const auto plan = call("put_label", wish("plan", number.c_str(), "omstallning", "nara_vard"));
    ASSERT_TRUE(plan) << plan.error().message;
    EXPECT_EQ(plan->at("unit_name"), "Division Länssjukvård 2");

    const Json found = page({{"set", "omstallning"}, {"label", "nara_vard"}});
    ASSERT_EQ(found.at("items").size(), 3U);
    EXPECT_EQ(found.at("items").at(0).at("kind"), "action");
    EXPECT_EQ(found.at("items").at(0).at("title"),
              call("list_actions", {{"unit", division}})->at("actions").at(0).at("title"));
    EXPECT_TRUE(page({{"label", "barnuppdraget"}}).at("items").empty());
    EXPECT_EQ(counts(found, division, "nara_vard"), Json({1, 1, 1}));
    EXPECT_EQ(counts(found, division, "jamlik"), Json({0, 1, 0})) << "the coverage is not narrowed";
    EXPECT_EQ(counts(found, division, "barnuppdraget"), Json({0, 0, 0}));
    EXPECT_EQ(counts(found, "vo_ortopedi", "jamlik"), Json()) << "it has neither plan nor actions of its own";

    const auto before = head();
    ASSERT_TRUE(call("put_label", wish("measure", id.c_str(), "god_vard", "jamlik")));
    EXPECT_EQ(head(), before) << "what is there already changes nothing";
    ASSERT_TRUE(call("put_label", wish("measure", id.c_str(), "god_vard", "jamlik", false)));
    EXPECT_EQ(counts(page(), division, "jamlik"), Json({0, 0, 0}));
}

TEST_P(LabelsTest, refuse_what_does_not_exist) {
    const std::string id = measure();
    EXPECT_EQ(refused("put_label", wish("measure", id.c_str(), "omstalning", "nara_vard")), "label.set_unknown");
    EXPECT_EQ(refused("put_label", wish("measure", id.c_str(), "omstallning", "nara")), "label.unknown");
    EXPECT_EQ(refused("put_label", wish("plan", "1", "god_vard", "jamlik")), "label.kind");
    EXPECT_EQ(refused("put_label", wish("measure", "okant", "god_vard", "jamlik")), "label.subject_unknown");
    EXPECT_EQ(refused("put_label", wish("measure", id.c_str(), "god_vard", "jamlik", true, "vo_ortopedi")),
              "label.subject_unknown")
        << "a measure has its labels where its plan is";
    EXPECT_EQ(refused("list_labels", {{"unit", "okand"}}), "unit.unknown");
    be("demo_lasare");
    EXPECT_EQ(refused("put_label", wish("measure", id.c_str(), "god_vard", "jamlik")), "permission.missing");
}

LEDSTANG_ON_BOTH_STORES(LabelsTest);

}  // namespace
}  // namespace ledstang
