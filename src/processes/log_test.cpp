#include <algorithm>
#include <fstream>

#include "processes/test_processes.h"

namespace ledstang {
namespace {

class ProcessLogTest : public ProcessesTest {};
LEDSTANG_ON_BOTH_STORES(ProcessLogTest);

TEST_P(ProcessLogTest, ShowTheWayTheTimeAndWhatIsDoneOtherwise) {  // HA-20 HA-21
    be_reader("asa");
    draw();
    read_in();
    const Json map = done("get_process_map", {{"process", process}});
    EXPECT_EQ(map.at("cases"), 40);
    ASSERT_EQ(map.at("edges").size(), 3U);
    EXPECT_EQ(map.at("edges")[0].at("from"), "valgrundad_misstanke");
    EXPECT_EQ(map.at("edges")[0].at("to"), "utredning");
    EXPECT_EQ(map.at("edges")[0].at("count"), 34);
    EXPECT_EQ(map.at("edges")[0].at("median"), 2 * 86'400.0);
    const Json ways = done("get_process_variants", {{"process", process}});
    EXPECT_EQ(ways.at("ways").size(), 3U);
    EXPECT_EQ(ways.at("ways")[0].at("cases"), 24);
    const Json lost = done("get_process_bottlenecks", {{"process", process}});
    EXPECT_EQ(lost.at("rows")[0].at("from"), "utredning");
    EXPECT_EQ(lost.at("rows")[0].at("to"), "start_behandling");
    const Json edge =
        done("get_process_edge", {{"process", process}, {"from", "utredning"}, {"to", "start_behandling"}});
    EXPECT_EQ(edge.at("count"), 24);
    EXPECT_EQ(edge.at("median"), 19 * 86'400.0) << "15 women after 19 days, 9 men after 33";
    const Json followed = done("get_process_conformance", {{"process", process}});
    EXPECT_EQ(followed.at("fit"), 24);
    EXPECT_EQ(followed.at("cases"), 30);
    EXPECT_EQ(followed.at("on_the_way"), 10) << "not treated yet, and right so far";
    EXPECT_EQ(followed.at("percentage_fit"), 80.0);
    ASSERT_EQ(followed.at("deviations").size(), 1U);
    EXPECT_EQ(followed.at("deviations")[0].at("cases"), 6) << "not investigated";
    EXPECT_EQ(followed.at("sentence"),
              "80 procent av 30 patienter har följt den beslutade processen. 10 till följer den hittills och har inte "
              "nått slutet.");
    const Json compared = done("compare_process", {{"process", process}, {"a", "women"}, {"b", "men"}});
    EXPECT_EQ(compared.at("a_cases"), 20);
    EXPECT_EQ(compared.at("rows").size(), 1U) << "the whole way; there is no target";
    const Json load = done("get_process_load", {{"process", process}});
    EXPECT_EQ(load.at("months")[0].at("arrivals"), 15);
}

TEST_P(ProcessLogTest, HoldTheWaysAgainstEachRuleOfTheDrawing) {  // HA-21
    be_reader("asa");
    draw();
    read_in();
    const Json followed = done("get_process_conformance", {{"process", process}});
    const auto rule = [&](const char* words) {
        for (const auto& one : followed.at("rules")) {
            if (one.at("words") == words) return one;
        }
        ADD_FAILURE() << words << " is not among " << followed.at("rules").dump(1);
        return Json();
    };
    const Json investigated = rule("Efter varje ”valgrundad_misstanke” kommer ”utredning”.");
    EXPECT_EQ(investigated.at("cases"), 30) << "without those who are on the way";
    EXPECT_EQ(investigated.at("broken"), 6);
    EXPECT_EQ(investigated.at("share"), 80.0);
    const Json treated = rule("Efter varje ”utredning” kommer ”start_behandling”.");
    EXPECT_EQ(treated.at("cases"), 24);
    EXPECT_EQ(treated.at("broken"), 0);
    EXPECT_EQ(followed.at("rules")[0].at("broken"), 6) << "those that most break come first";
    EXPECT_EQ(rule("Börjar med ”valgrundad_misstanke”.").at("broken"), 0);
}

TEST_P(ProcessLogTest, TellWhereTimeGoesBetweenTheMilestones) {  // HA-20
    be_reader("asa");
    read_in();
    Json wish = {{"process", process}, {"between", "milestones"}};
    EXPECT_EQ(done("get_process_bottlenecks", wish).at("rows").size(), 0U) << "nothing is drawn yet";
    draw();
    const Json lost = done("get_process_bottlenecks", wish);
    ASSERT_EQ(lost.at("rows").size(), 1U);
    EXPECT_EQ(lost.at("rows")[0].at("from"), "Välgrundad misstanke");
    EXPECT_EQ(lost.at("rows")[0].at("to"), "Start av behandling");
    EXPECT_EQ(lost.at("rows")[0].at("cases"), 30);
    EXPECT_EQ(lost.at("rows")[0].at("share"), 100.0);
    wish["between"] = "steg";
    EXPECT_EQ(refused("get_process_bottlenecks", wish), "process.between");
}

TEST_P(ProcessLogTest, TellInWhichStepsTwoGroupsDiffer) {  // HA-20
    be_reader("asa");
    read_in();
    const Json wish = {{"process", process}, {"a", "women"}, {"b", "men"}};
    const Json differ = done("compare_process_steps", wish);
    // All men but six, all women, are investigated: of one group those who are not are none, so the share is told.
    EXPECT_EQ(differ.at("steps_compared"), 3);
    ASSERT_EQ(differ.at("steps").size(), 1U);
    EXPECT_EQ(differ.at("steps")[0].at("activity"), "utredning");
    EXPECT_EQ(differ.at("steps")[0].at("a_share"), 100.0);
    EXPECT_EQ(differ.at("steps")[0].at("b_share"), 70.0);
    EXPECT_LT(differ.at("steps")[0].at("upper"), 0.0);
    ASSERT_EQ(differ.at("gaps").size(), 1U) << "men wait two weeks longer for treatment";
    EXPECT_EQ(differ.at("gaps")[0].at("difference"), 14 * 86'400.0);
    EXPECT_EQ(differ.at("gaps_compared"), 2) << "only men go straight to treatment";
}

TEST_P(ProcessLogTest, TellNothingOfAFew) {  // HA-14 HA-22
    be_reader("asa");
    draw();
    done("put_process_target", target());
    read_in();
    const std::string three = R"({"all_of":[{"variant":3}],"any_of":[],"none_of":[]})";
    const std::string few =
        R"({"all_of":[{"time":{"from":"2022-01-01","to":"2022-01-07","match":"starts_inside"}}],"any_of":[],"none_of":[]})";
    EXPECT_EQ(done("get_process_map", {{"process", process}, {"filter", three}}).at("cases"), 6);
    for (const char* figures :
         {"get_process_board", "get_process_map", "get_process_variants", "get_process_bottlenecks", "get_process_load",
          "get_process_conformance", "get_process_repeats", "get_process_handovers"}) {
        const Json answer = done(figures, {{"process", process}, {"filter", few}});
        EXPECT_EQ(answer.at("withheld"), true) << figures;
        EXPECT_EQ(answer.dump().find("P1"), std::string::npos);
    }
    EXPECT_EQ(refused("get_process_map", {{"process", process}, {"filter", "{"}}), "process.filter");
    EXPECT_EQ(refused("get_process_map", {{"process", process}, {"filter", R"({"x":1})"}}), "json.unknown_field");
}

// Of the first ten patients five skip the investigation, of all six: the five would tell of the one.
TEST_P(ProcessLogTest, TellNothingThatLeavesAFewOfAll) {  // HA-14
    be_reader("asa");
    draw();
    done("put_process_target", target());
    read_in();
    const std::string ten =
        R"({"all_of":[{"time":{"from":"2022-01-01","to":"2022-01-22","match":"starts_inside"}}],"any_of":[],"none_of":[]})";
    const Json wish = {{"process", process}, {"filter", ten}};
    const auto skips = [](const Json& row) {
        return row.at("from") == "valgrundad_misstanke" && row.at("to") == "start_behandling";
    };
    for (const auto& [figures, rows] : {std::pair("get_process_map", "edges"), {"get_process_bottlenecks", "rows"}}) {
        const Json all = done(figures, {{"process", process}}).at(rows), chosen = done(figures, wish).at(rows);
        EXPECT_EQ(std::ranges::count_if(all, skips), 1) << figures;
        EXPECT_EQ(std::ranges::count_if(chosen, skips), 0) << figures;
        EXPECT_GE(chosen.size(), 1U) << figures;
    }
    EXPECT_EQ(done("get_process_map", wish).at("cases"), 10);
    EXPECT_EQ(
        done("get_process_edge",
             {{"process", process}, {"filter", ten}, {"from", "valgrundad_misstanke"}, {"to", "start_behandling"}})
            .at("withheld"),
        true);
    EXPECT_EQ(done("get_process_variants", wish).at("ways").size(), 1U) << "not the way of the five";
    // The others are ten, of whom all have been treated: that many may be told.
    const std::string later =
        R"({"all_of":[{"time":{"from":"2022-01-22","to":"2022-12-31","match":"starts_inside"}}],"any_of":[],"none_of":[]})";
    const Json board = done("get_process_board", {{"process", process}, {"filter", later}}).at("rows")[0];
    EXPECT_EQ(board.at("groups")[0].at("started"), 30);
    EXPECT_EQ(board.at("groups")[0].at("withheld"), false);
}

TEST_P(ProcessLogTest, TellNoValueNorNumberOfAFew) {
    be_reader("asa");
    std::string csv = "forlopp;handelse;tid;enhet;kon;journal;klinik\n";
    for (int patient = 0; patient < 40; ++patient) {
        const auto line = [&](const char* event, int day) {
            csv += fmt::format("P{0};{1};2022-0{2}-03;{3};{4};J{0};{5}\n", patient, event, day, clinic,
                               patient < 3 ? "M" : "K", patient < 3 ? "Liten" : "Stor");
        };
        line("ankomst", 1);
        if (patient < 37) line("besok", 2);
        line(patient < 37 ? "hem" : "avbrott", 3);
    }
    const auto read = send("import_process_log", "a.csv", csv, {{"process", process}});
    ASSERT_TRUE(read) << read.error().message;
    for (const auto& attribute : done("get_process_log", {{"process", process}}).at("attributes")) {
        EXPECT_THAT(attribute.at("values").dump(), testing::AnyOf("[]", "[\"Stor\"]", "[\"K\"]", "[\"vo_kirurgi\"]"))
            << attribute.at("name");
    }
    // Of the clinic, the women are all but three.
    const std::string women = R"({"all_of":[{"attribute":[{"name":"kon","values":["K"]}]}]})";
    EXPECT_EQ(done("get_process_map", {{"process", process}, {"unit", clinic}, {"filter", women}}).at("withheld"),
              true);
}

TEST_P(ProcessLogTest, ReplacesPersonsNumbersWhereverTheyStand) {
    be_reader("asa");
    std::string csv = "forlopp;handelse;tid;anteckning\n";
    for (int patient = 0; patient < 7; ++patient)
        csv += fmt::format(
            "P{0};remiss 191212121212;2022-01-03;Ringt 19121212-1212, svar 2022-01-03\n"
            "P{0};besok;2022-01-05;Nej\n",
            patient);
    const auto read = send("import_process_log", "a.csv", csv, {{"process", process}});
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_GE(read->at("personal_numbers").get<int>(), 2);
    const std::string told = done("get_process_log", {{"process", process}}).dump();
    EXPECT_THAT(told, testing::Not(testing::HasSubstr("1212")));
    EXPECT_THAT(told, testing::HasSubstr("svar 2022-01-03"));
}

TEST_P(ProcessLogTest, AnswerFromTheLogThatIsThereNow) {
    be_reader("asa");
    EXPECT_EQ(refused("get_process_map", {{"process", process}}), "process.no_log");
    read_in();
    EXPECT_EQ(done("get_process_map", {{"process", process}}).at("cases"), patients);
    std::string csv = "forlopp;handelse;tid\n";
    for (int patient = 0; patient < 7; ++patient)
        csv += fmt::format("P{0};remiss;2022-01-03\nP{0};besok;2022-01-05\n", patient);
    const auto read = send("import_process_log", "a.csv", csv, {{"process", process}});
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(done("get_process_map", {{"process", process}}).at("cases"), 7) << "not from the one that was open";
    std::ofstream(folder() / "processes" / (std::string(process) + ".loggfil")) << "skadad";
    const auto damaged = call("get_process_map", {{"process", process}});
    ASSERT_FALSE(damaged);
    EXPECT_EQ(damaged.error().code, "process_log.damaged");
    EXPECT_THAT(damaged.error().message, testing::HasSubstr("a.csv")) << "which file to read in again";
    std::filesystem::remove(folder() / "processes" / (std::string(process) + ".loggfil"));
    EXPECT_EQ(refused("get_process_map", {{"process", process}}), "process_log.missing");
    EXPECT_EQ(refused("get_process_map", {{"process", "finns_inte"}}), "process.unknown");
}

TEST_P(ProcessLogTest, KeepNoPersonalNumber) {
    be_reader("asa");
    const auto preview =
        send("preview_process_log", "a.csv",
             "personnummer;handelse;tid\n19521116-3158;a;2022-01-01 08:17\n19521116-3158;b;2022-01-02\n");
    ASSERT_TRUE(preview) << preview.error().message;
    EXPECT_EQ(preview->at("columns").at("activity"), "handelse");
    EXPECT_EQ(preview->dump().find("3158"), std::string::npos);
    EXPECT_EQ(preview->at("rows")[0].at(2), "2022-01-01 08:17");
    const auto read =
        send("import_process_log", "a.csv",
             "personnummer;handelse;tid\n19521116-3158;a;2022-01-01\n19521116-3158;b;2022-01-02\n",
             {{"process", process}, {"case_name", "personnummer"}, {"activity", "handelse"}, {"complete", "tid"}});
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->at("personal_numbers"), 1);
    be_reader("bo");
    EXPECT_EQ(send("import_process_log", "a.csv", log(), {{"process", process}}).error().code, "permission.process");
}

}  // namespace
}  // namespace ledstang
