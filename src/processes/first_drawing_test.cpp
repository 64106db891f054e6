#include "processes/test_processes.h"

namespace ledstang {
namespace {

class FirstDrawingTest : public ProcessesTest {};
LEDSTANG_ON_BOTH_STORES(FirstDrawingTest);

TEST_P(FirstDrawingTest, IsDrawnOfTheLogAndCanBeDecided) {
    be_reader("asa");
    EXPECT_EQ(refused("discover_process_model", {{"process", process}}), "process.no_log");
    read_in();
    const Json drawing = done("discover_process_model", {{"process", process}, {"rarest", 0}});
    EXPECT_EQ(drawing.at("withheld"), false);
    EXPECT_EQ(drawing.at("sentence"), "Bilden bygger på alla 40 patienters vägar.");
    const std::string bpmn = drawing.at("bpmn");
    EXPECT_THAT(bpmn, testing::HasSubstr("name=\"SVF bröstcancer\""));
    EXPECT_THAT(bpmn, testing::HasSubstr("BPMNDiagram"));
    done("decide_process_model", {{"process", process}, {"bpmn", bpmn}, {"valid_from", "2022-01-01"}});
    EXPECT_EQ(done("get_process_conformance", {{"process", process}}).at("percentage_fit"), 100.0)
        << "with nothing left out everybody's way is permitted";
    EXPECT_EQ(refused("discover_process_model", {{"process", process}, {"rarest", 1.5}}), "process.rarest");
}

TEST_P(FirstDrawingTest, ShowsNothingThatFewPatientsHaveDone) {
    be_reader("asa");
    auto csv = log();
    csv += "P1;sallsynt_undersokning;2022-01-09 08:00;" + std::string(clinic) + ";M;\n";
    const auto read = send("import_process_log", "forlopp.csv", csv, {{"process", process}});
    ASSERT_TRUE(read) << read.error().message;
    const Json drawing = done("discover_process_model", {{"process", process}, {"rarest", 0}});
    EXPECT_THAT(drawing.at("bpmn").get<std::string>(), testing::Not(testing::HasSubstr("sallsynt")));
    EXPECT_EQ(drawing.at("sentence"), "Bilden bygger på nästan alla 40 patienters vägar.");

    const std::string few =
        R"({"all_of":[{"time":{"from":"2022-01-01","to":"2022-01-07","match":"starts_inside"}}],"any_of":[],"none_of":[]})";
    const Json withheld = done("discover_process_model", {{"process", process}, {"filter", few}});
    EXPECT_EQ(withheld.at("withheld"), true);
    EXPECT_EQ(withheld.at("bpmn"), "");
}

}  // namespace
}  // namespace ledstang
