// The decisions behind a plan on both databases.
#include "goals/plan_decisions.h"

#include "goals/goals.h"
#include "operations/test_operations.h"

namespace ledstang {
namespace {

class PlanDecisionsTest : public OperationsTest {
 protected:
    PlanDecisionsTest() : OperationsTest(organisation_scope(), {offer_organisation, offer_measures, offer_goals}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        ASSERT_TRUE(send("import_plan", "plan.json", example("plan.json")));
    }
    static Json decision(const Json& more = Json::object()) {
        Json wish = {{"unit", division},
                     {"number", 0},
                     {"body", "Regionfullmäktige"},
                     {"decided_on", "2021-11-24"},
                     {"reference", "RS 1213-2021"},
                     {"what", "Fastställde strategisk plan 2022–2024"}};
        wish.update(more);
        return wish;
    }
    Json list() { return call("list_plan_decisions", {{"unit", division}})->at("decisions"); }
};

TEST_P(PlanDecisionsTest, stand_in_the_order_that_they_were_taken) {
    const auto later = call("put_plan_decision", decision());
    ASSERT_TRUE(later) << later.error().message;
    const auto earlier = call(
        "put_plan_decision",
        decision(
            {{"body", "Regionstyrelsen"}, {"decided_on", "2021-10-06"}, {"reference", "RS 1001-2021"}, {"plan", 1}}));
    ASSERT_TRUE(earlier) << earlier.error().message;
    const Json both = list();
    ASSERT_EQ(both.size(), 2U);
    EXPECT_EQ(both.at(0).at("reference"), "RS 1001-2021");
    EXPECT_FALSE(both.at(0).at("plan_name").get<std::string>().empty());
    EXPECT_EQ(both.at(1).at("reference"), "RS 1213-2021");

    const Json change = decision({{"number", 1}, {"version", 1}, {"reference", "RS 1214-2021"}});
    EXPECT_EQ(call("put_plan_decision", change)->at("version"), 2);
    EXPECT_EQ(refused("put_plan_decision", change), "store.version_conflict") << "somebody else was first";
    EXPECT_EQ(refused("remove_plan_decision", {{"unit", division}, {"number", 1}, {"version", 1}}),
              "store.version_conflict");
    EXPECT_TRUE(call("remove_plan_decision", {{"unit", division}, {"number", 1}, {"version", 2}}));
    EXPECT_EQ(list().size(), 1U);
}

TEST_P(PlanDecisionsTest, lack_nothing) {
    const auto before = head();
    EXPECT_EQ(faults_of(call("put_plan_decision", decision({{"body", " "}, {"reference", ""}, {"plan", 7}}))),
              (std::vector<std::string>{"plan_decision.body /body", "plan_decision.reference /reference",
                                        "plan_decision.plan /plan"}));
    EXPECT_EQ(refused("put_plan_decision", decision({{"decided_on", "2022-05-21"}})), "plan_decision.date");
    EXPECT_EQ(refused("put_plan_decision", decision({{"number", 4}})), "plan_decision.unknown");
    EXPECT_EQ(head(), before);
    be("demo_lasare");
    EXPECT_EQ(refused("put_plan_decision", decision()), "permission.missing");
}

LEDSTANG_ON_BOTH_STORES(PlanDecisionsTest);

}  // namespace
}  // namespace ledstang
