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

TEST_P(ProcessMeasuresTest, BecomeMeasuresOfEveryFigure) {
    be_reader("asa");
    draw();
    done("put_process_target", target());
    Json owned = {{"process", process}, {"version", 1}, {"name", "SVF bröstcancer"}};
    owned.update({{"owner_function", "divisionschef"}, {"owner_unit", division}});
    done("change_process", owned);
    read_in();
    const auto publish = [&](const char* of, const char* figure) {
        return done("publish_process_measure", {{"process", process}, {"target", of}, {"figure", figure}})
            .at("measure")
            .get<std::string>();
    };
    const auto told = [&](const std::string& measure, const char* period, Sex sex = Sex::T) {
        return store().read([&](Sql& sql) {
            for (const auto& outcome : outcomes_of(sql, division, measure, *Period::parse(period))) {
                if (outcome.sex == sex) return outcome.value;
            }
            return std::optional<Decimal>();
        });
    };
    const auto number = [](std::int64_t whole) { return std::optional(Decimal::from_whole(whole)); };
    const auto median = publish("till_behandling", "median");
    EXPECT_EQ(median, "svf_brostcancer_till_behandling_mediantid");
    EXPECT_EQ(told(median, "2022-T1"), number(28)) << "in the middle of 21 and 35 days";
    EXPECT_EQ(told(median, "2022-T1", Sex::K), number(21));
    EXPECT_EQ(told(median, "2022-T1", Sex::M), number(35));
    EXPECT_EQ(told(median, "2022-01"), std::nullopt) << "two women: their middle would tell of each";
    EXPECT_EQ(told(publish("till_behandling", "p90"), "2022-T1"), number(35));
    const auto way = publish("", "way_median");
    EXPECT_EQ(told(way, "2022-T1"), number(21)) << "ten 2, fifteen 21, fifteen 35 days";
    EXPECT_EQ(told(publish("", "way_p90"), "2022-T1"), number(35));
    EXPECT_EQ(told(publish("", "repeats"), "2022-T1"), number(0));
    const auto fit = publish("", "fit");
    EXPECT_EQ(told(fit, "2022-T1"), number(80));
    EXPECT_EQ(told(fit, "2022-T1", Sex::K), number(100));
    EXPECT_EQ(told(fit, "2022-T1", Sex::M), number(60));
    const auto begun = publish("", "begun");
    EXPECT_EQ(told(begun, "2022-02"), number(14));
    EXPECT_EQ(told(begun, "2022-03"), number(11));
    for (const char* part : {"2022-01", "2022-04", "2022-T1"})
        EXPECT_EQ(told(begun, part), std::nullopt) << part << ": the log may tell but a part of it";
    const auto on_the_way = publish("", "on_the_way");
    EXPECT_EQ(told(on_the_way, "2022-01"), number(13));
    EXPECT_EQ(told(on_the_way, "2022-03"), number(2));
    EXPECT_EQ(told(on_the_way, "2022-04"), std::nullopt) << "the log ends there";
    EXPECT_EQ(refused("publish_process_measure", {{"process", process}, {"figure", "share"}}),
              "process.figure_unknown");
    EXPECT_EQ(
        refused("publish_process_measure", {{"process", process}, {"target", "till_behandling"}, {"figure", "fit"}}),
        "process.figure_unknown");
    const Json all = done("list_process_measures", {{"process", process}}).at("measures");
    ASSERT_EQ(all.size(), 8U);
    EXPECT_EQ(all[0].at("name"), "SVF bröstcancer: andel med något som gjorts om");
    store().read([&](Sql& sql) {
        EXPECT_EQ(read_measure(sql, median)->unit, "dagar");
        EXPECT_EQ(read_measure(sql, way)->unit, "dygn");
        EXPECT_EQ(read_measure(sql, way)->direction, BetterDirection::lower_is_better);
        EXPECT_EQ(read_measure(sql, begun)->unit, "antal");
        return 0;
    });
}

TEST_P(ProcessMeasuresTest, JudgeEachWayByTheDrawingOfItsDay) {  // HA-21
    be_reader("asa");
    EXPECT_EQ(refused("publish_process_measure", {{"process", process}, {"figure", "fit"}}), "process.measure_owner");
    Json owned = {{"process", process}, {"version", 1}, {"name", "SVF bröstcancer"}};
    owned.update({{"owner_function", "divisionschef"}, {"owner_unit", division}});
    done("change_process", owned);
    read_in();
    EXPECT_EQ(refused("publish_process_measure", {{"process", process}, {"figure", "fit"}}), "process.measure_model");
    done("decide_process_model", {{"process", process}, {"bpmn", drawing()}, {"valid_from", "2022-02-01"}});
    done("decide_process_model", {{"process", process}, {"bpmn", drawing("annat")}, {"valid_from", "2022-03-01"}});
    done("publish_process_measure", {{"process", process}, {"figure", "fit"}});
    store().read([&](Sql& sql) {
        const auto shares = [&](const char* period) {
            std::vector<std::optional<Decimal>> of_all;
            for (const auto& outcome :
                 outcomes_of(sql, division, "svf_brostcancer_foljer_processen", *Period::parse(period))) {
                if (outcome.sex == Sex::T) of_all.insert(of_all.end(), {outcome.numerator, outcome.denominator});
            }
            return of_all;
        };
        const auto numbers = [](std::int64_t part, std::int64_t whole) {
            return std::vector<std::optional<Decimal>>{Decimal::from_whole(part), Decimal::from_whole(whole)};
        };
        EXPECT_TRUE(shares("2022-01").empty()) << "nothing was decided";
        // Women 4 to 14 (six, 1 to 21 February) and 16 (25 February), men 1 to 9, without an investigation.
        EXPECT_EQ(shares("2022-02"), numbers(7, 12));
        EXPECT_EQ(shares("2022-03").front(), Decimal::from_whole(0)) << "another investigation was decided";
        return 0;
    });
}

// A day that nobody has meant does not stop the measures, nor make centuries of them.
TEST_P(ProcessMeasuresTest, StandDatesOutOfTheOrdinary) {
    be_reader("asa");
    Json owned = {{"process", process}, {"version", 1}, {"name", "SVF bröstcancer"}};
    owned.update({{"owner_function", "divisionschef"}, {"owner_unit", division}});
    done("change_process", owned);
    const std::string odd =
        log() + fmt::format("P50;utredning;0001-01-01 08:00;{0};K;\nP50;utredning;9999-12-30 08:00;{0};K;\n", clinic);
    ASSERT_TRUE(send("import_process_log", "forlopp.csv", odd, {{"process", process}}));
    for (const char* figure : {"way_median", "repeats", "begun", "on_the_way"}) {
        const Json made = done("publish_process_measure", {{"process", process}, {"figure", figure}});
        EXPECT_LE(made.at("added"), 2 * 3 * (240 + 60 + 20))
            << figure << ": of two units and three sexes at most twenty years";
    }
    store().read([&](Sql& sql) {
        for (const auto& outcome : outcomes_of(sql, division, "svf_brostcancer_borjade", *Period::parse("2022-03"))) {
            if (outcome.sex != Sex::T) continue;
            EXPECT_EQ(outcome.value, Decimal::from_whole(11));
        }
        return 0;
    });
}

TEST_P(ProcessMeasuresTest, TakeNoOtherMeasuresPlace) {
    be("demo_controller");
    done("create_measure", {{"id", "svf_brostcancer_borjade"},
                            {"name", "Ett annat mått"},
                            {"level", "division"},
                            {"unit", "antal"},
                            {"direction", "higher_is_better"},
                            {"sex_split", {"T"}},
                            {"follow_up", {"AR"}}});
    be_reader("asa");
    Json owned = {{"process", process}, {"version", 1}, {"name", "SVF bröstcancer"}};
    owned.update({{"owner_function", "divisionschef"}, {"owner_unit", division}});
    done("change_process", owned);
    read_in();
    const Json wish = {{"process", process}, {"figure", "begun"}};
    EXPECT_EQ(done("publish_process_measure", wish).at("measure"), "svf_brostcancer_borjade_2");
    EXPECT_EQ(done("publish_process_measure", wish).at("measure"), "svf_brostcancer_borjade_2") << "the same again";
    store().read([&](Sql& sql) {
        EXPECT_EQ(read_measure(sql, "svf_brostcancer_borjade")->name, "Ett annat mått");
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
