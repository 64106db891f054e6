#include "processes/test_processes.h"

namespace ledstang {
namespace {

using testing::ElementsAre;

class ProcessMeasuresTest : public ProcessesTest {};
LEDSTANG_ON_BOTH_STORES(ProcessMeasuresTest);

TEST_P(ProcessMeasuresTest, BecomeMeasuresOnTheScorecard) {
    be_reader("asa");
    draw();
    done("put_process_target", target());
    read_in();
    EXPECT_EQ(refused("publish_process_measure", {{"process", process}, {"target", "till_behandling"}}),
              "process.measure_owner");
    done("change_process", {{"process", process},
                            {"version", 1},
                            {"name", "SVF bröstcancer"},
                            {"owner_function", "divisionschef"},
                            {"owner_unit", division}});
    EXPECT_EQ(refused("publish_process_measure", {{"process", process}, {"target", "x"}}), "process.target_unknown");
    const Json published = done("publish_process_measure", {{"process", process}, {"target", "till_behandling"}});
    EXPECT_EQ(published.at("measure"), "svf_brostcancer_till_behandling");
    EXPECT_EQ(published.at("units"), Json({division, clinic}));
    store().read([&](Sql& sql) {
        // Women began 3 January and every fourth day, and were treated 21 days later: in January only the first two.
        const auto january = outcomes_of(sql, division, "svf_brostcancer_till_behandling", *Period::parse("2022-01"));
        EXPECT_EQ(january.size(), 2U) << "women and all; no man had been treated";
        const auto tertial = outcomes_of(sql, division, "svf_brostcancer_till_behandling", *Period::parse("2022-T1"));
        EXPECT_EQ(tertial.size(), 3U);
        for (const auto& outcome : tertial) {
            EXPECT_EQ(outcome.value, Decimal::from_whole(outcome.sex == Sex::T ? 50 : outcome.sex == Sex::K ? 100 : 0));
        }
        return 0;
    });
    // A new log renews them.
    done("put_process_target", target({{"limit", 40}}));
    read_in();
    store().read([&](Sql& sql) {
        const auto tertial = outcomes_of(sql, division, "svf_brostcancer_till_behandling", *Period::parse("2022-T1"));
        for (const auto& outcome : tertial) EXPECT_EQ(outcome.value, Decimal::from_whole(100));
        return 0;
    });
}

TEST_P(ProcessMeasuresTest, AreLeftAsTheyAreWhenTheyCanNoLongerBeCounted) {
    be_reader("asa");
    draw();
    done("put_process_target", target());
    done("put_process_target", target({{"id", "annat"}}));
    Json owned = {{"process", process}, {"version", 1}, {"name", "SVF bröstcancer"}};
    owned.update({{"owner_function", "divisionschef"}, {"owner_unit", division}});
    done("change_process", owned);
    read_in();
    for (const char* id : {"till_behandling", "annat"})
        done("publish_process_measure", {{"process", process}, {"target", id}});
    const auto of_all = [&](const char* measure) {
        return store().read([&](Sql& sql) {
            for (const auto& outcome : outcomes_of(sql, division, measure, *Period::parse("2022-T1"))) {
                if (outcome.sex == Sex::T) return outcome.value;
            }
            return std::optional<Decimal>();
        });
    };
    const auto left_of_import = [&] {
        const auto report = send("import_process_log", "forlopp.csv", log(), {{"process", process}});
        EXPECT_TRUE(report) << report.error().message;
        return report ? report->at("measures_left") : Json();
    };
    done("put_process_target", target({{"limit", 40}}));
    done("end_process_target", {{"process", process}, {"id", "annat"}, {"on", "2022-01-01"}});
    const Json left = left_of_import();
    EXPECT_THAT(each(left, "target"), ElementsAre("annat"));
    EXPECT_THAT(each(left, "measure"), ElementsAre("svf_brostcancer_annat"));
    EXPECT_THAT(each(left, "code"), ElementsAre("process.target_unknown"));
    EXPECT_EQ(of_all("svf_brostcancer_till_behandling"), Decimal::from_whole(100)) << "renewed all the same";
    EXPECT_EQ(of_all("svf_brostcancer_annat"), Decimal::from_whole(50));
    done("change_process", {{"process", process}, {"version", 2}, {"name", "SVF bröstcancer"}});
    EXPECT_THAT(each(left_of_import(), "code"), ElementsAre("process.measure_owner", "process.measure_owner"));
    EXPECT_EQ(of_all("svf_brostcancer_till_behandling"), Decimal::from_whole(100));
}

}  // namespace
}  // namespace ledstang
