#include <fstream>
#include <map>

#include "base/whole_file.h"
#include "processes/test_processes.h"

namespace ledstang {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ProcessPathwaysTest : public ProcessesTest {};
LEDSTANG_ON_BOTH_STORES(ProcessPathwaysTest);

TEST_P(ProcessPathwaysTest, AreMadeOfPathways) {  // HA-18
    be_reader("asa");
    EXPECT_EQ(refused("create_pathway_process", {{"pathway", "svf_prostatacancer"}}), "permission.missing");
    be("demo_controller");
    EXPECT_EQ(refused("create_pathway_process", {{"pathway", "svf_brostcancer"}}), "process.exists");
    EXPECT_EQ(refused("create_pathway_process", {{"pathway", "nej"}}), "process.pathway_unknown");
    const Json page = done("create_pathway_process", {{"pathway", "svf_prostatacancer"}, {"leader", "asa"}});
    EXPECT_EQ(page.at("row").at("name"), "SVF prostatacancer");
    EXPECT_THAT(each(page.at("row").at("lacks"), "need"), ElementsAre("owner"));
    ASSERT_EQ(page.at("targets").size(), 1U);
    EXPECT_EQ(page.at("targets")[0].at("share"), 80);
    EXPECT_EQ(page.at("targets")[0].at("limit_unit"), "calendar_days");
    std::map<std::string, int> limits;
    for (const auto& own : page.at("targets")[0].at("outcome_limits"))
        limits[own.at("name").get<std::string>()] = own.at("limit").get<int>();
    const std::map<std::string, int> expected = {
        {"Operation", 61}, {"Strålbehandling", 68}, {"Läkemedel", 50}, {"Aktiv monitorering eller exspektans", 47}};
    EXPECT_EQ(limits, expected);
    const Json list = done("list_pathways", Json::object());
    EXPECT_EQ(list.at("pathways")[1].at("there"), false);
    EXPECT_EQ(list.at("pathways")[2].at("there"), true);
    EXPECT_EQ(list.at("share"), 80);
    EXPECT_EQ(list.at("inclusion_measure"), "svf_inklusion");
    EXPECT_EQ(list.at("inclusion_share"), 70);
    EXPECT_FALSE(list.at("pathways")[2].at("versions")[0].at("limits").empty());
    // Ten turn out to have no cancer, five are operated on and five are given a drug, all after 52 days. Those who
    // ended otherwise are in no denominator.
    std::string csv = "forlopp;handelse;tid;utfall\n";
    for (int patient = 0; patient < 20; ++patient) {
        csv += fmt::format("P{};valgrundad_misstanke;2022-01-03;\n", patient);
        csv += fmt::format("P{};utredning;2022-01-10;\n", patient);
        csv += patient < 10 ? fmt::format("P{};avslutat;2022-01-20;ej_cancer\n", patient)
                            : fmt::format("P{};start_behandling;2022-02-{};{}\n", patient, 24,  // 52 days
                                          patient < 15 ? "operation" : "lakemedel");
    }
    be_reader("asa");
    const auto read = send("import_process_log", "a.csv", csv, {{"process", "svf_prostatacancer"}});
    ASSERT_TRUE(read) << read.error().message;
    const Json row = done("get_process_board", {{"process", "svf_prostatacancer"}}).at("rows")[0];
    EXPECT_EQ(row.at("groups")[0].at("reached"), 10);
    EXPECT_EQ(row.at("groups")[0].at("within"), 5) << "61 days for an operation, 50 for a drug";
    EXPECT_EQ(row.at("groups")[0].at("share_of_reached"), 50.0);
    EXPECT_EQ(done("get_process_conformance", {{"process", "svf_prostatacancer"}}).at("percentage_fit"), 100.0);
    // Nobody waits: ten have been treated, and ten ended otherwise.
    const Json waiting =
        done("list_waiting_patients",
             {{"process", "svf_prostatacancer"}, {"target", row.at("target").at("id")}, {"reason", "x"}});
    EXPECT_THAT(waiting.at("patients"), IsEmpty());
    EXPECT_EQ(waiting.at("ended"), 10);
}

TEST_P(ProcessPathwaysTest, JudgeAPathwayByTheVersionOfTheDecisionsDay) {  // HA-18
    be("demo_controller");
    const auto file = folder() / "config" / "pathways.toml";
    std::string text = *read_file(file);
    text.replace(text.find("id = \"svf_brostcancer\""), 22, "id = \"svf_brost_egen\"");
    std::ofstream(file) << text;
    const Json page = done("create_pathway_process", {{"pathway", "svf_brost_egen"}, {"leader", "asa"}});
    ASSERT_EQ(page.at("targets").size(), 2U);
    EXPECT_EQ(page.at("targets")[0].at("valid_to"), "2024-01-24");
    // Six begin on 10 January and are treated on 10 February, six begin on 24 January and are treated on 24 February:
    // 31 days for all, of which the limit was 28 and then 35.
    std::string csv = "forlopp;handelse;tid\n";
    for (int patient = 0; patient < 12; ++patient) {
        const int day = patient < 6 ? 10 : 24;
        csv += fmt::format("P{0};valgrundad_misstanke;2024-01-{1}\nP{0};start_behandling;2024-02-{1}\n", patient, day);
    }
    be_reader("asa");
    const auto read = send("import_process_log", "a.csv", csv, {{"process", "svf_brost_egen"}});
    ASSERT_TRUE(read) << read.error().message;
    const Json all = done("get_process_board", {{"process", "svf_brost_egen"}}, "2024-05-02").at("rows")[0];
    EXPECT_EQ(all.at("groups")[0].at("reached"), 12);
    EXPECT_EQ(all.at("groups")[0].at("within"), 6);
    EXPECT_EQ(all.at("groups")[0].at("median"), 31.0);
}

TEST_P(ProcessPathwaysTest, SayWhatIsWrongInThePathwaysFile) {
    be("demo_controller");
    const auto file = folder() / "config" / "pathways.toml";
    const std::string right = *read_file(file);
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"share = 80", "share = 0"},
             {"inclusion_share = 70", "inclusion_share = 101"},
             {"inclusion_measure = \"svf_inklusion\"\n", ""},
             {"to = \"behandling\"", "to = \"konferens\""},
             {"limit = 28", "limit = 28.5"},
             {"valid_from = \"2024-01-24\"", "valid_from = \"2014-01-24\""},
             {"activities = [\"mdk\"]", "activities = []"},
             {"activities = [\"mdk\"]", "activities = [\"avslutat\"]"},
             {"id = \"svf_brostcancer\"", "id = \"SVF bröst\""},
             {"outcomes = [\"palliativ\"]", "outcomes = [\"operation\"]"}}) {
        std::string text = right;
        ASSERT_NE(text.find(from), std::string::npos) << from;
        text.replace(text.find(from), from.size(), to);
        std::ofstream(file) << text;
        EXPECT_EQ(refused("list_pathways", Json::object()), "process.pathways") << to;
    }
    std::filesystem::remove(file);
    EXPECT_THAT(done("list_pathways", Json::object()).at("pathways"), IsEmpty());
}

}  // namespace
}  // namespace ledstang
