#include "processes/test_processes.h"

namespace ledstang {
namespace {

using testing::ElementsAre;

class ProcessRepeatsTest : public ProcessesTest {
 protected:
    // Forty patients meet a nurse and then a doctor; twelve of them the doctor again the day after, three a third time.
    void read_in_repeats() {
        std::string csv = "forlopp;handelse;tid;utforare\n";
        const auto line = [&](int patient, const char* event, int day, const char* who) {
            csv += fmt::format("P{};{};2022-01-{:02} 08:00;{}\n", patient, event, day, who);
        };
        for (int patient = 0; patient < 40; ++patient) {
            line(patient, "triage", 3, "Sköterska");
            line(patient, "undersokning", 4, patient < 2 ? "Jour" : "Läkare");
            if (patient < 12) line(patient, "undersokning", 5, "Läkare");
            if (patient < 3) line(patient, "undersokning", 6, "Läkare");
        }
        const auto answer = send("import_process_log", "forlopp.csv", csv, {{"process", process}});
        ASSERT_TRUE(answer) << answer.error().message;
    }
};
LEDSTANG_ON_BOTH_STORES(ProcessRepeatsTest);

TEST_P(ProcessRepeatsTest, AreToldByStepAndForHowMany) {  // HA-20
    be_reader("asa");
    read_in_repeats();
    be_reader("bo");
    const Json again = done("get_process_repeats", {{"process", process}});
    EXPECT_EQ(again.at("cases"), 40);
    EXPECT_EQ(again.at("with_any"), 12);
    ASSERT_EQ(again.at("steps").size(), 1U);
    EXPECT_EQ(again.at("steps")[0].at("cases"), 12);
    EXPECT_EQ(again.at("steps")[0].at("share"), 30.0);
    EXPECT_EQ(again.at("steps")[0].at("times"), 15);
    EXPECT_EQ(again.at("sentence"),
              "För 12 av 40 patienter sker något mer än en gång; vanligast är ”undersokning”, för 30 procent.");
}

TEST_P(ProcessRepeatsTest, TellWhoHandsOverToWhomButNotOfAFew) {  // HA-20
    be_reader("asa");
    read_in_repeats();
    be_reader("bo");
    EXPECT_EQ(refused("get_process_handovers", {{"process", process}}), "permission.process_patients")
        << "a resource may be a person";
    be_reader("asa");
    const Json handed = done("get_process_handovers", {{"process", process}});
    EXPECT_EQ(handed.at("told"), true);
    ASSERT_EQ(handed.at("rows").size(), 1U);
    EXPECT_EQ(handed.at("rows")[0].at("from"), "Sköterska");
    EXPECT_EQ(handed.at("rows")[0].at("to"), "Läkare");
    EXPECT_EQ(handed.at("rows")[0].at("count"), 38);
    EXPECT_EQ(handed.at("rows")[0].at("median"), 86'400.0);
    EXPECT_EQ(handed.at("rows")[0].at("share"), 100.0) << "of those that are told";
    EXPECT_EQ(handed.at("hidden"), 2) << "to the doctor on call and from there";
}

TEST_P(ProcessRepeatsTest, AreSilentOfALogThatTellsOfNobody) {
    be_reader("asa");
    const auto answer = send("import_process_log", "forlopp.csv",
                             "forlopp;handelse;tid\nP1;a;2022-01-01\nP1;b;2022-01-02\nP2;a;2022-01-01\nP2;b;2022-01-02"
                             "\nP3;a;2022-01-01\nP4;a;2022-01-01\nP5;a;2022-01-01\n",
                             {{"process", process}});
    ASSERT_TRUE(answer) << answer.error().message;
    EXPECT_EQ(done("get_process_handovers", {{"process", process}}).at("told"), false);
    EXPECT_EQ(done("get_process_repeats", {{"process", process}}).at("sentence"),
              "Inget sker mer än en gång för någon patient.");
    EXPECT_THAT(done("get_process_repeats", {{"process", process}}).at("steps"), ElementsAre());
}

}  // namespace
}  // namespace ledstang
