#include "processes/test_processes.h"

namespace ledstang {
namespace {

using testing::AnyOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class ProcessPatientsTest : public ProcessesTest {};
LEDSTANG_ON_BOTH_STORES(ProcessPatientsTest);

TEST_P(ProcessPatientsTest, ShowOnePatientToThoseInTheProcessAndWriteItDown) {  // HA-18 HA-19
    be_reader("asa");
    draw();
    done("put_process_target", target());
    read_in();
    const Json wish = {{"process", process}, {"case_name", "P0"}, {"reason", "Uppringd av patienten"}};
    be_reader("bo");
    EXPECT_EQ(refused("get_patient_way", wish), "permission.process_patients");
    be("demo_controller");
    done("put_process_person",
         {{"process", process}, {"person", "bo"}, {"role", "coordinator"}, {"from", "2022-01-01"}});
    be_reader("bo");
    const std::string before = head();
    const Json way = done("get_patient_way", wish);
    EXPECT_NE(head(), before) << "the reading is in the change log";
    EXPECT_THAT(each(way.at("events"), "activity"),
                ElementsAre("valgrundad_misstanke", "utredning", "start_behandling"));
    EXPECT_EQ(way.at("events")[2].at("since"), 19 * 86'400.0);
    EXPECT_EQ(way.at("seconds"), 21 * 86'400.0);
    EXPECT_EQ(refused("get_patient_way", {{"process", process}, {"case_name", "P0"}, {"reason", " "}}),
              "process.reason");
    EXPECT_EQ(refused("get_patient_way", {{"process", process}, {"case_name", "X"}, {"reason", "x"}}),
              "process.case_unknown");
    // The last ten began 4 to 22 March and are waiting.
    const Json waiting =
        done("list_waiting_patients",
             {{"process", process}, {"target", "till_behandling"}, {"reason", "Veckans genomgång"}}, "2022-04-01");
    ASSERT_EQ(waiting.at("patients").size(), 10U);
    EXPECT_EQ(waiting.at("patients")[0].at("case_name"), "P30");
    EXPECT_EQ(waiting.at("patients")[0].at("from"), "2022-03-04");
    EXPECT_EQ(waiting.at("patients")[0].at("waited"), 28.0);
    EXPECT_EQ(waiting.at("patients")[0].at("left"), 0.0);
    EXPECT_EQ(waiting.at("patients")[9].at("left"), 18.0);
}

TEST_P(ProcessPatientsTest, HaveWaitedSinceThisMorningByTheClock) {  // HA-19
    be_reader("asa");
    draw();
    done("put_process_target", target({{"limit", 100}, {"limit_unit", "hours"}}));
    read_in();
    be("demo_controller");
    done("put_process_person",
         {{"process", process}, {"person", "bo"}, {"role", "coordinator"}, {"from", "2022-01-01"}});
    be_reader("bo");
    const Json waiting =
        done("list_waiting_patients",
             {{"process", process}, {"target", "till_behandling"}, {"reason", "Veckans genomgång"}}, "2022-03-22");
    const Json& last = waiting.at("patients").back();
    EXPECT_EQ(last.at("case_name"), "P39");
    EXPECT_EQ(last.at("waited"), 14.0) << "from eight in the morning to ten in the evening";
    EXPECT_EQ(last.at("left"), 86.0);
    // Who began when the limit was in days has that limit, told in the unit of today's.
    be_reader("asa");
    done("put_process_target", target({{"limit", 5}, {"limit_unit", "days"}, {"valid_from", "2022-01-01"}}));
    done("put_process_target", target({{"limit", 72}, {"limit_unit", "hours"}, {"valid_from", "2022-03-23"}}));
    be_reader("bo");
    const Json later =
        done("list_waiting_patients",
             {{"process", process}, {"target", "till_behandling"}, {"reason", "Veckans genomgång"}}, "2022-03-23");
    EXPECT_EQ(later.at("unit_name"), "timmar");
    EXPECT_EQ(later.at("patients").back().at("case_name"), "P39");
    EXPECT_EQ(later.at("patients").back().at("waited"), 38.0);
    EXPECT_DOUBLE_EQ(later.at("patients").back().at("left"), 5 * 24 - 38.0);
}

TEST_P(ProcessPatientsTest, AreExamplesOfADeviationForThoseInTheProcess) {  // HA-21
    be_reader("asa");
    draw();
    read_in();
    const Json followed = done("get_process_conformance", {{"process", process}});
    const std::string skipped = followed.at("deviations")[0].at("words");
    Json wish = {{"process", process}, {"deviation", skipped}, {"reason", "Veckans genomgång"}};
    const std::string before = head();
    EXPECT_EQ(done("list_deviation_examples", wish).at("cases"), Json({"P1"})) << "the first of the six men";
    EXPECT_NE(head(), before) << "the reading is in the change log";
    be_reader("bo");
    EXPECT_EQ(refused("list_deviation_examples", wish), "permission.process_patients");
    be_reader("asa");
    wish["reason"] = " ";
    EXPECT_EQ(refused("list_deviation_examples", wish), "process.reason");
    wish.update({{"reason", "x"}, {"deviation", "Något annat"}});
    EXPECT_EQ(refused("list_deviation_examples", wish), "process.deviation_unknown");
}

TEST_P(ProcessPatientsTest, AreThoseWhomAnArrowTookLongestFor) {  // HA-20
    be_reader("asa");
    read_in();
    Json wish = {{"process", process}, {"from", "utredning"}, {"to", "start_behandling"}, {"reason", "Flaskhals"}};
    const std::string before = head();
    const Json longest = done("list_edge_patients", wish);
    EXPECT_NE(head(), before) << "the reading is in the change log";
    EXPECT_EQ(longest.at("of"), 24);
    ASSERT_EQ(longest.at("patients").size(), 20U);
    EXPECT_EQ(longest.at("patients")[0].at("case_name"), "P13") << "the first of the nine men";
    EXPECT_EQ(longest.at("patients")[0].at("seconds"), 33 * 86'400.0);
    EXPECT_EQ(longest.at("patients")[0].at("at"), "2022-01-31T07:00:00Z");
    EXPECT_EQ(longest.at("patients")[9].at("seconds"), 19 * 86'400.0);
    wish["to"] = "hemgang";
    EXPECT_EQ(refused("list_edge_patients", wish), "process.activity_unknown");
    wish.update({{"to", "start_behandling"}, {"reason", ""}});
    EXPECT_EQ(refused("list_edge_patients", wish), "process.reason");
    be_reader("bo");
    wish["reason"] = "Nyfiken";
    EXPECT_EQ(refused("list_edge_patients", wish), "permission.process_patients");
}

TEST_P(ProcessPatientsTest, AreDotsOfTheirEvents) {  // HA-18
    be_reader("asa");
    read_in();
    Json wish = {{"process", process}, {"reason", "Veckans genomgång"}};
    const std::string before = head();
    const Json chart = done("list_patient_dots", wish);
    EXPECT_NE(head(), before) << "the reading is in the change log";
    EXPECT_EQ(chart.at("chosen"), 40);
    EXPECT_EQ(chart.at("cases").size(), 40U);
    EXPECT_EQ(chart.at("cases")[39], "P39") << "by their first event";
    EXPECT_THAT(chart.at("activities"), ElementsAre("valgrundad_misstanke", "utredning", "start_behandling"));
    ASSERT_EQ(chart.at("dots").size(), 40U + 34 + 30);
    const Json third = chart.at("dots")[2];
    EXPECT_EQ(third.at("row"), 0);
    EXPECT_EQ(third.at("activity"), 2);
    EXPECT_EQ(third.at("at"), 1'643'007'600) << "2022-01-24 08:00 in Sweden";
    wish["reason"] = " ";
    EXPECT_EQ(refused("list_patient_dots", wish), "process.reason");
    be_reader("bo");
    wish["reason"] = "Nyfiken";
    EXPECT_EQ(refused("list_patient_dots", wish), "permission.process_patients");
}

TEST_P(ProcessPatientsTest, AreNotShownTheWayOfWhoeverHasTheirNameInANewLog) {  // HA-22
    be_reader("asa");
    draw();
    read_in();
    done("put_patient_page", {{"process", process}, {"text", "Du får en tid inom en vecka."}, {"published", true}});
    const std::string token =
        done("share_patient_way", {{"process", process}, {"case_name", "P39"}, {"until", "2022-12-31"}}).at("token");
    const auto shown = [&] {
        caller = {};
        const auto code = refused("get_public_way", {{"token", token}});
        be_reader("asa");
        return code;
    };
    // More has happened to the same patient: it is still theirs.
    std::string longer = log() + fmt::format("P39;start_behandling;2022-04-26 08:00;{};M;\n", clinic);
    ASSERT_TRUE(send("import_process_log", "forlopp.csv", longer, {{"process", process}}));
    caller = {};
    EXPECT_EQ(done("get_public_way", {{"token", token}}).at("steps")[1].at("day"), "2022-04-26");
    be_reader("asa");
    const std::string other =
        "forlopp;handelse;tid\nP39;valgrundad_misstanke;2022-05-02 08:00\nP39;utredning;2022-05-04 08:00\n"
        "P40;valgrundad_misstanke;2022-05-02 08:00\n";
    ASSERT_TRUE(send("import_process_log", "forlopp.csv", other, {{"process", process}}));
    EXPECT_EQ(shown(), "process.way_unknown");
}

TEST_P(ProcessPatientsTest, AreToldToPatientsInPlainWords) {  // HA-22
    be_reader("asa");
    draw();
    done("put_process_target", target());
    read_in();
    caller = {};
    EXPECT_EQ(refused("get_public_process", {{"process", process}}), "process.not_public");
    be_reader("asa");
    EXPECT_EQ(refused("put_patient_page", {{"process", process}, {"text", " "}, {"published", true}}),
              "process.patient_text");
    done("put_patient_page", {{"process", process}, {"text", "Du får en tid inom en vecka."}, {"published", true}});
    EXPECT_EQ(refused("put_patient_page", {{"process", process}, {"text", "x"}}), "store.version_conflict");
    const std::string token =
        done("share_patient_way", {{"process", process}, {"case_name", "P39"}, {"until", "2022-12-31"}}).at("token");
    be_reader("bo");
    EXPECT_EQ(refused("put_patient_page", {{"process", process}, {"text", "x"}, {"version", 1}}), "permission.process");
    caller = {};
    const Json page = done("get_public_process", {{"process", process}});
    EXPECT_EQ(page.at("steps"), Json({"Välgrundad misstanke", "Start av behandling"}));
    EXPECT_EQ(page.at("stretches")[0].at("words"),
              "Hälften av patienterna väntar högst 28 dagar, och åtta av tio högst 35. Målet är högst 28 dagar. 50 "
              "procent av dem som nått fram gjorde det i tid.");
    auto now = context();
    const auto answer = run_operation(*operations.named("get_public_process_file"), now,
                                      {{{"process", {process}}}, "", "application/json"});
    ASSERT_TRUE(answer && answer->file);
    const std::string& file = answer->file->bytes;
    for (const char* words : {"<html lang=\"sv\">", "<p>Du får en tid inom en vecka.</p>",
                              "<li>Start av behandling</li>", "<td>35 dagar</td>", "Målet är högst 28 dagar."})
        EXPECT_THAT(file, HasSubstr(words));
    EXPECT_THAT(file, Not(AnyOf(HasSubstr("<script"), HasSubstr("src="), HasSubstr("href=")))) << "it stands alone";
    const Json way = done("get_public_way", {{"token", token}});
    EXPECT_EQ(way.at("steps")[0].at("day"), "2022-03-22");
    EXPECT_TRUE(way.at("steps")[1].at("day").is_null());
    EXPECT_EQ(refused("get_public_way", {{"token", token}}, "2023-01-01"), "process.way_unknown");
    const Json of_case = {{"process", process}, {"case_name", "P39"}};
    be_reader("bo");
    EXPECT_EQ(refused("list_way_links", of_case), "permission.process_patients");
    be_reader("asa");
    const Json links = done("list_way_links", of_case).at("links");
    ASSERT_EQ(links.size(), 1U);
    EXPECT_EQ(links[0].at("until"), "2022-12-31");
    EXPECT_EQ(links[0].at("person"), "Åsa Öberg");
    EXPECT_NE(links[0].at("id"), token);
    EXPECT_THAT(done("list_way_links", {{"process", process}, {"case_name", "P38"}}).at("links"), IsEmpty());
    const Json wish = {{"process", process}, {"case_name", "P39"}, {"link", links[0].at("id")}};
    be_reader("bo");
    EXPECT_EQ(refused("withdraw_way_link", wish), "permission.process_patients");
    be_reader("asa");
    const std::string before = head();
    EXPECT_THAT(done("withdraw_way_link", wish).at("links"), IsEmpty());
    EXPECT_NE(head(), before) << "the withdrawal is in the change log";
    EXPECT_EQ(refused("withdraw_way_link", wish), "process.link_unknown");
    caller = {};
    EXPECT_EQ(refused("get_public_way", {{"token", token}}), "process.way_unknown");
    EXPECT_EQ(refused("get_public_way", {{"token", "x"}}), "process.way_unknown");
}

}  // namespace
}  // namespace ledstang
