// A needs survey: what units answer, put in one order.
#include "flows/compiled.h"

#include <gmock/gmock.h>

#include "flows/test_flows.h"

namespace ledstang {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class CompiledTest : public FlowsTest {
 protected:
    void SetUp() override {
        FlowsTest::SetUp();
        if (IsSkipped()) return;
        as("ordf");
        matter = begin({{"group", "lpo_sar"}, {"units", {"vo_a", "vo_b", "vo_c"}}, {"fields", {{"fraga", "Vad?"}}}},
                       "needs_survey");
        ASSERT_EQ(step(matter, "ask"), "collecting");
    }
    std::string answer(const char* person, const char* unit, const Json& rows) {
        as(person);
        const auto taken = step(matter, "answer", {{"behov", rows.dump()}}, "", unit);
        as("ordf");
        return taken;
    }
    static Json need(const char* area, const char* need, const char* weight) {
        return {{"omrade", area}, {"behov", need}, {"vikt", weight}};
    }
    Json compiled() {
        const auto read = call("get_compiled", {{"matter", matter}});
        EXPECT_TRUE(read) << read.error().message;
        return read ? *read : Json();
    }
    std::string matter;
};

TEST_P(CompiledTest, RanksNeedsByWeightAndUnits) {  // KR-37
    EXPECT_EQ(step(matter, "weigh"), "flow.hindered") << "nobody has answered";
    ASSERT_EQ(answer("chef_a", "vo_a", {need("Sår", "Bättre förband", "4"), need("Smärta", "Skattning", "5")}),
              "collecting");
    ASSERT_EQ(answer("chef_b", "vo_b", {need("sår", "bättre  FÖRBAND ", "3"), need("Smärta", "Utbildning", "5")}),
              "collecting");
    const auto shown = compiled();
    EXPECT_EQ(shown.at("asked"), 3);
    EXPECT_EQ(shown.at("answered"), 2);
    EXPECT_EQ(shown.at("missing"), Json({"vo_c"}));
    std::vector<std::string> rows;
    for (const auto& row : shown.at("tables").at(0).at("rows"))
        rows.push_back(row.at("cells").at(1).get<std::string>() + " " + row.at("weight").get<std::string>() + " " +
                       row.at("mean").get<std::string>() + " " + row.at("units").dump());
    EXPECT_THAT(rows, ElementsAre("Bättre förband 7 3.5 2", "Skattning 5 5 1", "Utbildning 5 5 1"));
    std::vector<std::string> areas;
    for (const auto& row : shown.at("tables").at(0).at("areas"))
        areas.push_back(row.at("name").get<std::string>() + " " + row.at("weight").get<std::string>() + " " +
                        row.at("needs").dump() + " " + row.at("units").dump());
    EXPECT_THAT(areas, ElementsAre("Smärta 10 2 2", "Sår 7 2 2"));
    const auto file = call("export_compiled", {{"matter", matter}});
    ASSERT_TRUE(file);
    EXPECT_THAT(file->at("bytes").get<std::string>(), HasSubstr("1;Sår;Bättre förband;7;3,5;2;vo_a och vo_b\r\n"));
    EXPECT_EQ(step(matter, "weigh"), "weighing");
}

TEST_P(CompiledTest, RefusesWeightsBeyondTheScale) {
    for (const char* weight : {"0", "6", "2,5", "mycket"}) {
        EXPECT_EQ(answer("chef_a", "vo_a", {need("Sår", "Förband", weight)}), "flow.field") << weight;
    }
    as("chef_a");
    EXPECT_EQ(step(matter, "none", {}, "Vi har det vi behöver", "vo_a"), "collecting");
    EXPECT_EQ(compiled().at("answered"), 1) << "no needs is an answer";
    EXPECT_EQ(step(matter, "answer", {}, "", "vo_b"), "flow.actor");
    as("ordf");
    const auto other = begin({{"group", "lpo_sar"}});
    EXPECT_EQ(refused("export_compiled", {{"matter", other}}), "flow.not_compiled");
}

LEDSTANG_ON_BOTH_STORES(CompiledTest);

}  // namespace
}  // namespace ledstang
