#include <fstream>

#include "processes/test_processes.h"

namespace ledstang {
namespace {

using testing::ElementsAre;

class ProcessFlowsTest : public ProcessesTest {
 protected:
    void SetUp() override {
        ProcessesTest::SetUp();
        if (IsSkipped()) return;
        unit("hc", "Hälsocentralen", "enhet", region);
        unit("avdelning", "Avdelning 5", "enhet", clinic);
        be_reader("asa");
    }
    // Each patient at one place after another, a day at each; "" is no known unit.
    static void add(std::string& csv, int& patient, int patients, const std::vector<std::string>& places) {
        for (int k = 0; k < patients; ++k, ++patient) {
            int day = 0;
            for (const auto& place : places)
                csv += fmt::format("P{};besok;2022-03-{:02} 08:00;{}\n", patient, ++day, place);
        }
    }
    void read_in(const std::string& csv) {
        const auto read = send("import_process_log", "a.csv", csv, {{"process", process}});
        ASSERT_TRUE(read) << read.error().message;
    }
    Json flows(const char* by = "unit") { return done("get_process_flows", {{"process", process}, {"by", by}}); }
    static std::vector<std::string> ways(const Json& answer) {
        std::vector<std::string> rows;
        for (const auto& flow : answer.at("flows"))
            rows.push_back(fmt::format("{} → {}: {}", flow.at("from").get<std::string>(),
                                       flow.at("to").get<std::string>(), flow.at("count").get<int>()));
        return rows;
    }
    static std::vector<std::string> places(const Json& answer) {
        const auto number = [](const Json& count) { return count.is_null() ? "?" : count.dump(); };
        std::vector<std::string> rows;
        for (const auto& place : answer.at("places"))
            rows.push_back(fmt::format("{}: {} {} {}", place.at("name").get<std::string>(), number(place.at("began")),
                                       number(place.at("stays")), number(place.at("ended"))));
        return rows;
    }
    // The region says which units are which level of care.
    void say_levels() {
        std::ofstream(folder() / "config" / "processes.toml", std::ios::app)
            << "[[care_levels]]\nid = \"a\"\nname = \"Primärvård\"\nunits = [\"hc\"]\n"
               "[[care_levels]]\nid = \"b\"\nname = \"Sjukhus\"\nunits = [\"vo_kirurgi\"]\n";
    }
    const std::string head = "forlopp;handelse;tid;enhet\n";
};
LEDSTANG_ON_BOTH_STORES(ProcessFlowsTest);

TEST_P(ProcessFlowsTest, TellHowOftenPatientsGoBetweenUnitsAndLevelsOfCare) {  // NB-70
    std::string csv = head;
    int patient = 0;
    add(csv, patient, 12, {"hc", "hc", "", clinic});  // at no known unit: still at the health centre
    add(csv, patient, 6, {"hc", clinic, "avdelning"});
    read_in(csv);
    Json answer = flows();
    EXPECT_THAT(ways(answer), ElementsAre("Hälsocentralen → Kirurgi: 18", "Kirurgi → Avdelning 5: 6"));
    EXPECT_THAT(places(answer), ElementsAre("Hälsocentralen: 18 18 0", "Kirurgi: 0 18 12", "Avdelning 5: 0 6 6"));
    EXPECT_EQ(answer.at("flows")[0].at("median"), 86400.0);
    EXPECT_EQ(answer.at("cases"), 18);
    EXPECT_EQ(answer.at("hidden"), 0);
    EXPECT_EQ(answer.at("sentence"), "Den vanligaste vägen är från Hälsocentralen till Kirurgi: 18 gånger.");
    EXPECT_EQ(refused("get_process_flows", {{"process", process}, {"by", "care_level"}}), "process.no_care_level");
    EXPECT_EQ(refused("get_process_flows", {{"process", process}, {"by", "kon"}}), "process.by");
    say_levels();
    answer = flows("care_level");
    EXPECT_THAT(ways(answer), ElementsAre("Primärvård → Sjukhus: 18"));
    EXPECT_THAT(places(answer), ElementsAre("Primärvård: 18 18 0", "Sjukhus: 0 18 18")) << "the ward is the hospital";
}

TEST_P(ProcessFlowsTest, TakeTheLogsOwnWordOnLevels) {  // NB-70
    say_levels();
    std::string csv = "forlopp;handelse;tid;vårdnivå\n";
    int patient = 0;
    add(csv, patient, 10, {"Kommun", "Sjukhus"});
    read_in(csv);
    EXPECT_THAT(ways(flows("care_level")), ElementsAre("Kommun → Sjukhus: 10"));
    EXPECT_EQ(refused("get_process_flows", {{"process", process}}), "process.no_unit");
}

// One goes back to the health centre: a number that what comes to each unit and leaves it would give away.
TEST_P(ProcessFlowsTest, WithholdWhatASmallOneCouldBeWorkedOutFrom) {  // NB-70
    std::string csv = head;
    int patient = 0;
    add(csv, patient, 11, {"hc", clinic});
    add(csv, patient, 8, {clinic});
    add(csv, patient, 1, {"hc", clinic, "hc"});
    read_in(csv);
    const Json answer = flows();
    EXPECT_EQ(answer.at("withheld"), false);
    // Were twelve moves from the health centre shown, with the twelve who begin there and none who end, its stays less
    // those who begin there would be the one who comes back. None of the patients is told beside the moves.
    const auto shown = ways(answer);
    EXPECT_EQ(std::ranges::count(shown, "Kirurgi → Hälsocentralen: 1"), 0);
    const auto& centre = answer.at("places")[1];
    EXPECT_EQ(centre.at("name"), "Hälsocentralen");
    EXPECT_TRUE(centre.at("ended").is_null()) << "one ends there";
    EXPECT_TRUE(centre.at("stays").is_null() || centre.at("began").is_null()) << "13 less 12 come back";
    EXPECT_GE(answer.at("hidden"), 1);
    // Nor by the other table: one level of care for each unit makes the same numbers.
    say_levels();
    const Json levels = flows("care_level");
    EXPECT_EQ(ways(levels).size(), ways(flows()).size());
    EXPECT_TRUE(levels.at("places")[1].at("ended").is_null());
}

TEST_P(ProcessFlowsTest, NameNoUnitOfAFewPatients) {  // NB-70
    std::string csv = head;
    int patient = 0;
    add(csv, patient, 20, {"hc", clinic});
    add(csv, patient, 2, {"hc", "avdelning"});
    add(csv, patient, 3, {"hc", division});
    read_in(csv);
    const Json answer = flows();
    EXPECT_THAT(each(answer.at("places"), "name"), ElementsAre("Hälsocentralen", "Kirurgi", "Övriga enheter"));
    EXPECT_THAT(ways(answer), ElementsAre("Hälsocentralen → Kirurgi: 20", "Hälsocentralen → Övriga enheter: 5"));
    EXPECT_EQ(answer.dump().find("Avdelning 5"), std::string::npos);
    const std::string few =
        R"({"all_of":[{"attribute":[{"name":"resource","values":["avdelning"]}]}],"any_of":[],"none_of":[]})";
    EXPECT_EQ(done("get_process_flows", {{"process", process}, {"filter", few}}).at("withheld"), true);
}

}  // namespace
}  // namespace ledstang
