#include "processes/processes.h"

#include <gmock/gmock.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include "calendar/calendar.h"

#include "base/whole_file.h"
#include "knowledge/knowledge.h"
#include "measures/measures.h"
#include "operations/test_operations.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

using testing::AnyOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class ProcessesTest : public OperationsTest {
 protected:
    static constexpr const char* clinic = "vo_kirurgi";
    static constexpr const char* process = "svf_brostcancer";

    ProcessesTest()
        : OperationsTest(organisation_scope(),
                         {offer_organisation, offer_calendar, offer_measures, offer_knowledge, offer_processes}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        std::string made = (std::filesystem::temp_directory_path() / "processes_XXXXXX").string();
        ASSERT_NE(mkdtemp(made.data()), nullptr);
        data_ = made;
        std::filesystem::copy(configuration.folder, data_ / "config", std::filesystem::copy_options::recursive);
        configuration.folder = (data_ / "config").string();
        unit(region, "Region Norrbotten", "region", nullptr);
        unit(division, "Länssjukvård 2", "division", region);
        unit(clinic, "Kirurgi", "verksamhetsomrade", division);
        for (const auto& [id, name] : {std::pair{"asa", "Åsa Öberg"}, {"bo", "Bo Ek"}}) {
            ASSERT_TRUE(store().write({"test", "add"}, [&](Transaction& transaction) -> Result<Nothing> {
                transaction.sql().execute("insert into person (id, name) values (:id, :name)", std::string(id),
                                          std::string(name));
                return Nothing{};
            }));
        }
        done("create_process", {{"id", process}, {"name", "SVF bröstcancer"}, {"leader", "asa"}});
    }
    void TearDown() override {
        if (!data_.empty()) std::filesystem::remove_all(data_);
        OperationsTest::TearDown();
    }
    void unit(const char* id, const char* name, const char* level, const char* parent) {
        Json wish = {{"id", id}, {"name", name}, {"level", level}, {"from", "2020-01-01"}};
        if (parent != nullptr) wish["parent"] = parent;
        done("create_unit", wish);
    }
    Json done(const std::string& operation, const Json& wish, const char* today = "2022-05-20") {
        const auto answer = call(operation, wish, today);
        EXPECT_TRUE(answer) << operation << ": " << (answer ? "" : answer.error().message);
        return answer ? *answer : Json();
    }
    void be_reader(const char* person) {
        be("demo_lasare");
        caller.person = person;
    }
    static std::vector<std::string> each(const Json& list, const char* field) {
        std::vector<std::string> texts;
        for (const auto& one : list) texts.push_back(one.at(field));
        return texts;
    }
    // Suspicion, one or more investigations, treatment; the first and the last are milestones.
    static std::string drawing(const std::string& investigation = "utredning") {
        const auto task = [](const std::string& id, const std::string& name, const std::string& milestone) {
            return fmt::format(
                "<task id=\"{}\" name=\"{}\"><extensionElements><l:step><l:activity "
                "name=\"{}\"/></l:step>{}</extensionElements></task>",
                id, name, name, milestone.empty() ? "" : fmt::format("<l:milestone name=\"{}\"/>", milestone));
        };
        std::string flows;
        const std::vector<std::string> order = {"s", "misstanke", "utred", "behandling", "e"};
        for (std::size_t k = 1; k < order.size(); ++k)
            flows +=
                fmt::format("<sequenceFlow id=\"f{}\" sourceRef=\"{}\" targetRef=\"{}\"/>", k, order[k - 1], order[k]);
        return "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" "
               "xmlns:l=\"urn:ledstang:process:1\"><process id=\"p\"><startEvent id=\"s\"/><endEvent id=\"e\"/>" +
               task("misstanke", "valgrundad_misstanke", "Välgrundad misstanke") + task("utred", investigation, "") +
               task("behandling", "start_behandling", "Start av behandling") + flows + "</process></definitions>";
    }
    void draw() {
        done("decide_process_model", {{"process", process}, {"bpmn", drawing()}, {"valid_from", "2022-01-01"}});
    }
    // Forty patients from January on, one every other day, women and men by turns: suspicion, an investigation
    // after two days, treatment after 21 (women) or 35 days (men). The first six men skip the investigation, the last
    // ten patients have not been treated. By turns the treatment is an operation, a drug and not told.
    static std::string log() {
        std::string csv = "forlopp;handelse;tid;enhet;kon;utfall\n";
        const Date first = *parse_date("2022-01-03");
        constexpr std::array treatments{"operation", "tabletter", ""};
        const auto line = [&](int patient, const char* event, int days) {
            const Date day{std::chrono::sys_days{first} + std::chrono::days{2 * patient + days}};
            const bool treated = std::string_view(event) == "start_behandling";
            csv += fmt::format("P{};{};{} 08:00;{};{};{}\n", patient, event, to_string(day), clinic,
                               patient % 2 == 0 ? "K" : "M",
                               treated ? treatments[static_cast<std::size_t>(patient) % 3] : "");
        };
        for (int patient = 0; patient < patients; ++patient) {
            const bool woman = patient % 2 == 0;
            line(patient, "valgrundad_misstanke", 0);
            if (woman || patient >= 2 * skipping) line(patient, "utredning", 2);
            if (patient < patients - untreated) line(patient, "start_behandling", woman ? 21 : 35);
        }
        return csv;
    }
    void read_in() {
        const auto answer = send("import_process_log", "forlopp.csv", log(), {{"process", process}});
        ASSERT_TRUE(answer) << answer.error().message;
        EXPECT_EQ(answer->at("cases"), patients);
    }
    std::filesystem::path data_;
    static constexpr int patients = 40, untreated = 10, skipping = 6;

    static Json target(const Json& more = Json::object()) {
        Json wish = {{"process", process},
                     {"id", "till_behandling"},
                     {"name", "Till behandling"},
                     {"from_milestone", "misstanke"},
                     {"to_milestone", "behandling"},
                     {"limit", 28},
                     {"limit_unit", "calendar_days"},
                     {"share", 80},
                     {"valid_from", "2022-01-01"}};
        wish.update(more);
        return wish;
    }
};

TEST_P(ProcessesTest, AreRegisteredWithTheirAreaAndCountedByStage) {  // HA-16 HA-17
    be_reader("asa");
    done("set_process_stage", {{"process", process}, {"stage", "pilot"}, {"from", "2022-02-01"}});
    done("set_process_stage", {{"process", process}, {"stage", "in_use"}, {"from", "2022-05-01"}});
    done("set_process_stage", {{"process", process}, {"stage", "pilot"}, {"unit", clinic}, {"from", "2022-05-10"}});
    done("change_process", {{"process", process},
                            {"version", 1},
                            {"name", "SVF bröstcancer"},
                            {"about", "Från välgrundad misstanke till behandling."},
                            {"area", "cancer"},
                            {"owner_function", "vo_chef"},
                            {"owner_unit", clinic}});
    const Json list = done("list_processes", Json::object());
    EXPECT_EQ(list.at("active"), 1);
    ASSERT_EQ(list.at("processes").size(), 1U);
    EXPECT_EQ(list.at("processes")[0].at("area_name"), "Cancersjukdomar");
    EXPECT_EQ(list.at("processes")[0].at("stage_name"), "Skarp drift");
    EXPECT_EQ(list.at("stages")[2].at("processes"), 1);
    EXPECT_EQ(done("list_processes", {{"stage", "in_use"}}).at("processes").size(), 1U);
    EXPECT_THAT(done("list_processes", {{"stage", "pilot"}}).at("processes"), IsEmpty());
    const Json page = done("get_process", {{"process", process}});
    EXPECT_THAT(each(page.at("stages"), "stage_name"), ElementsAre("Pilot", "Skarp drift", "Pilot"));
    EXPECT_THAT(each(page.at("stages"), "unit_name"), ElementsAre("", "", "Kirurgi"));
}

TEST_P(ProcessesTest, AreChangedByTheirLeadersAlone) {  // HA-13
    const Json wish = {{"process", process}, {"version", 1}, {"name", "Bröstcancer"}};
    EXPECT_EQ(refused("change_process", wish), "permission.process") << "not even who may organise";
    be_reader("bo");
    EXPECT_EQ(refused("change_process", wish), "permission.process");
    EXPECT_EQ(refused("set_process_stage", {{"process", process}, {"stage", "pilot"}}), "permission.process");
    EXPECT_EQ(refused("put_process_person", {{"process", process}, {"person", "bo"}, {"role", "leader"}}),
              "permission.missing");
    EXPECT_EQ(done("get_process", {{"process", process}}).at("may_edit"), false);  // HA-14
    be("demo_controller");
    done("put_process_person", {{"process", process}, {"person", "bo"}, {"role", "coordinator"}});
    be_reader("bo");
    EXPECT_EQ(refused("change_process", wish), "permission.process") << "a coordinator does not edit";
    be_reader("asa");
    EXPECT_EQ(done("change_process", wish).at("row").at("name"), "Bröstcancer");
    EXPECT_EQ(refused("change_process", wish), "store.version_conflict");
    be("demo_controller");
    done("end_process_person", {{"process", process}, {"person", "asa"}, {"role", "leader"}, {"on", "2022-05-20"}});
    be_reader("asa");
    EXPECT_EQ(refused("set_process_stage", {{"process", process}, {"stage", "pilot"}}), "permission.process");
}

TEST_P(ProcessesTest, AreHeldAgainstTheRegionsTemplate) {  // HA-24
    EXPECT_THAT(each(done("get_process", {{"process", process}}).at("row").at("lacks"), "need"),
                ElementsAre("about", "area", "owner", "model", "milestones", "target"));
    be_reader("asa");
    draw();
    done("put_process_target", target());
    done("change_process", {{"process", process},
                            {"version", 1},
                            {"name", "SVF bröstcancer"},
                            {"about", "Från misstanke till behandling."},
                            {"area", "cancer"},
                            {"owner_function", "vo_chef"},
                            {"owner_unit", clinic},
                            {"priorities", {"standardise"}}});
    EXPECT_THAT(done("get_process", {{"process", process}}).at("row").at("lacks"), IsEmpty());
    EXPECT_EQ(done("list_processes", {{"priority", "standardise"}}).at("processes").size(), 1U);  // HA-25
    EXPECT_THAT(done("list_processes", {{"priority", "digital"}}).at("processes"), IsEmpty());
    EXPECT_EQ(refused("change_process", {{"process", process}, {"version", 2}, {"name", "x"}, {"priorities", {"nej"}}}),
              "process.priority");
}

TEST_P(ProcessesTest, KeepEveryTargetWithItsDays) {  // HA-12 HA-18
    be_reader("asa");
    EXPECT_EQ(refused("put_process_target", target()), "process.milestone_unknown");
    draw();
    done("put_process_target", target());
    const std::string before = head();
    done("put_process_target", target({{"limit", 35}, {"valid_from", "2024-01-24"}}));
    EXPECT_NE(head(), before) << "the change is logged";
    const Json targets = done("get_process", {{"process", process}}).at("targets");
    ASSERT_EQ(targets.size(), 2U);
    EXPECT_EQ(targets[0].at("limit"), 28);
    EXPECT_EQ(targets[0].at("valid_to"), "2024-01-24");
    EXPECT_EQ(targets[1].at("limit"), 35);
    EXPECT_TRUE(targets[1].at("valid_to").is_null());
    // Put in between, it holds until the next begins.
    done("put_process_target", target({{"limit", 30}, {"valid_from", "2023-01-01"}}));
    const Json three = done("get_process", {{"process", process}}).at("targets");
    ASSERT_EQ(three.size(), 3U);
    EXPECT_EQ(three[1].at("valid_to"), "2024-01-24");
    done("end_process_target", {{"process", process}, {"id", "till_behandling"}, {"on", "2023-06-01"}});
    const Json ended = done("get_process", {{"process", process}}).at("targets");
    ASSERT_EQ(ended.size(), 2U);
    EXPECT_EQ(ended[1].at("valid_to"), "2023-06-01");
    EXPECT_EQ(refused("end_process_target", {{"process", process}, {"id", "till_behandling"}, {"on", "2023-07-01"}}),
              "process.target_unknown");
    for (const auto& [more, code] :
         std::vector<std::pair<Json, std::string>>{{{{"to_milestone", "misstanke"}}, "process.milestone_same"},
                                                   {{{"rule", "x"}}, "process.rule"},
                                                   {{{"limit", -1}}, "process.limit"},
                                                   {{{"limit", 1.5}}, "process.limit"},
                                                   {{{"limit_unit", "år"}}, "process.limit_unit"},
                                                   {{{"share", 0}}, "process.share"},
                                                   {{{"share", 100.5}}, "process.share"},
                                                   {{{"name", " "}}, "process.target_name"}})
        EXPECT_EQ(refused("put_process_target", target(more)), code);
}

TEST_P(ProcessesTest, HaveVersionsOfTheDecidedWay) {
    be_reader("asa");
    draw();
    done("decide_process_model",
         {{"process", process}, {"bpmn", drawing("utredning 2")}, {"valid_from", "2022-07-01"}, {"note", "Ny"}});
    const Json page = done("get_process", {{"process", process}});
    EXPECT_EQ(page.at("models").size(), 2U);
    EXPECT_EQ(page.at("model"), 1) << "the second is not in force yet";
    EXPECT_EQ(done("get_process", {{"process", process}}, "2022-07-01").at("model"), 2);
    EXPECT_EQ(done("get_process_model", {{"process", process}, {"version", 2}}).at("bpmn"), drawing("utredning 2"));
    EXPECT_EQ(refused("get_process_model", {{"process", process}, {"version", 3}}), "process.model_unknown");
    EXPECT_EQ(refused("decide_process_model", {{"process", process}, {"bpmn", " "}}), "process.drawing");
    EXPECT_EQ(refused("decide_process_model", {{"process", process}, {"bpmn", "<definitions/>"}}), "bpmn.not_bpmn");
    EXPECT_EQ(refused("get_process", {{"process", "svf_brostcanser"}}), "process.unknown");
}

TEST_P(ProcessesTest, TellHowLongItTakesAndForWhom) {  // HA-11 HA-15 HA-19
    be_reader("asa");
    EXPECT_EQ(refused("get_process_board", {{"process", process}}), "process.no_log");
    draw();
    done("put_process_target", target());
    read_in();
    be_reader("bo");
    const Json board = done("get_process_board", {{"process", process}});
    ASSERT_EQ(board.at("rows").size(), 1U);
    const Json& all = board.at("rows")[0].at("groups")[0];
    EXPECT_EQ(all.at("started"), 40);
    EXPECT_EQ(all.at("reached"), 30);
    EXPECT_EQ(all.at("within"), 15) << "the women, within 28 days";
    EXPECT_DOUBLE_EQ(all.at("share_of_reached"), 50.0);
    EXPECT_DOUBLE_EQ(all.at("share_of_started"), 37.5);
    EXPECT_DOUBLE_EQ(all.at("median"), 28.0) << "between 21 and 35";
    EXPECT_DOUBLE_EQ(all.at("p80"), 35.0);
    EXPECT_EQ(board.at("rows")[0].at("groups")[1].at("median"), 21.0);
    EXPECT_EQ(board.at("rows")[0].at("groups")[2].at("median"), 35.0);
    EXPECT_EQ(board.at("rows")[0].at("verdict"), "not_met");
    EXPECT_EQ(board.at("rows")[0].at("sentence"),
              "Hälften tog högst 28 dagar, åtta av tio högst 35. 50 procent klarade 28 dagar; målet är 80 procent.");
    ASSERT_EQ(board.at("rows")[0].at("months").size(), 3U);
    const Json& sexes = board.at("rows")[0].at("months")[0].at("sexes");
    EXPECT_EQ(sexes[0].at("started"), 8);
    EXPECT_EQ(sexes[0].at("share_of_reached"), 100.0);
    EXPECT_EQ(sexes[1].at("started"), 7);
    EXPECT_EQ(sexes[1].at("share_of_reached"), 0.0);
}

TEST_P(ProcessesTest, JudgeEachPatientByTheLimitOfTheDayWhenItBegan) {  // HA-18
    be_reader("asa");
    draw();
    done("put_process_target", target());
    done("put_process_target", target({{"limit", 35}, {"valid_from", "2022-02-01"}}));
    read_in();
    const Json all = done("get_process_board", {{"process", process}}).at("rows")[0].at("groups")[0];
    // Until 31 January 15 patients began, 7 of them men; of the men after that day, who waited 35 days, 8 were treated.
    EXPECT_EQ(all.at("within"), 23);
}

TEST_P(ProcessesTest, ShowTheWayTheTimeAndWhatIsDoneOtherwise) {  // HA-20 HA-21
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
    EXPECT_EQ(followed.at("percentage_fit"), 60.0);
    ASSERT_EQ(followed.at("deviations").size(), 2U);
    EXPECT_EQ(followed.at("deviations")[0].at("cases"), 10) << "not treated";
    EXPECT_EQ(followed.at("deviations")[1].at("cases"), 6) << "not investigated";
    const Json compared = done("compare_process", {{"process", process}, {"a", "women"}, {"b", "men"}});
    EXPECT_EQ(compared.at("a_cases"), 20);
    EXPECT_EQ(compared.at("rows").size(), 1U) << "the whole way; there is no target";
    const Json load = done("get_process_load", {{"process", process}});
    EXPECT_EQ(load.at("months")[0].at("arrivals"), 15);
}

TEST_P(ProcessesTest, BecomeMeasuresOnTheScorecard) {
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

TEST_P(ProcessesTest, ShowOnePatientToThoseInTheProcessAndWriteItDown) {  // HA-18 HA-19
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

TEST_P(ProcessesTest, AreToldToPatientsInPlainWords) {  // HA-22
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
              "Hälften av patienterna väntar högst 28 dagar, och åtta av tio högst 35. Målet är högst 28 dagar.");
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

TEST_P(ProcessesTest, TellNothingOfAFew) {  // HA-14 HA-22
    be_reader("asa");
    draw();
    done("put_process_target", target());
    read_in();
    const std::string three = R"({"all_of":[{"variant":3}],"any_of":[],"none_of":[]})";
    const std::string few =
        R"({"all_of":[{"time":{"from":"2022-01-01","to":"2022-01-07","match":"starts_inside"}}],"any_of":[],"none_of":[]})";
    EXPECT_EQ(done("get_process_map", {{"process", process}, {"filter", three}}).at("cases"), 6);
    for (const char* figures : {"get_process_board", "get_process_map", "get_process_variants",
                                "get_process_bottlenecks", "get_process_load", "get_process_conformance"}) {
        const Json answer = done(figures, {{"process", process}, {"filter", few}});
        EXPECT_EQ(answer.at("withheld"), true) << figures;
        EXPECT_EQ(answer.dump().find("P1"), std::string::npos);
    }
    EXPECT_EQ(refused("get_process_map", {{"process", process}, {"filter", "{"}}), "process.filter");
    EXPECT_EQ(refused("get_process_map", {{"process", process}, {"filter", R"({"x":1})"}}), "json.unknown_field");
}

TEST_P(ProcessesTest, KeepNoPersonalNumber) {
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

TEST_P(ProcessesTest, HoldEachPatientAgainstTheLimitOfTheTreatment) {  // HA-18 NB-40
    be_reader("asa");
    draw();
    const Json own = Json::parse(R"([{"name":"Operation","outcomes":["operation"],"limit":35},
                                     {"name":"Läkemedel","outcomes":["lakemedel","tabletter"],"limit":20}])");
    done("put_process_target", target({{"outcome_limits", own}}));
    read_in();
    const Json row = done("get_process_board", {{"process", process}}).at("rows")[0];
    EXPECT_EQ(row.at("groups")[0].at("reached"), 30);
    ASSERT_EQ(row.at("outcomes").size(), 3U);
    EXPECT_EQ(row.at("outcomes")[0].at("figures").at("reached"), 10);
    EXPECT_EQ(row.at("outcomes")[0].at("figures").at("within"), 10) << "35 days are enough for all";
    EXPECT_EQ(row.at("outcomes")[1].at("figures").at("reached"), 10);
    EXPECT_EQ(row.at("outcomes")[1].at("figures").at("within"), 0) << "20 days for none";
    EXPECT_EQ(row.at("outcomes")[2].at("name"), "");
    EXPECT_EQ(row.at("outcomes")[2].at("limit"), 28);
    EXPECT_EQ(row.at("outcomes")[2].at("figures").at("within"), 5) << "28 days for the women";
    EXPECT_EQ(row.at("groups")[0].at("within"), 15) << "10 + 0 + 5";
    EXPECT_EQ(row.at("sentence"),
              "Hälften tog högst 28 dagar, åtta av tio högst 35. 50 procent klarade gränsen för sin behandling; "
              "målet är 80 procent.");
    const Json& month = row.at("months")[0];
    EXPECT_EQ(month.at("figures").at("started"), 15);
    EXPECT_EQ(month.at("sexes")[0].at("withheld"), true) << "two of eight women had to wait longer";
    EXPECT_EQ(month.at("sexes")[1].at("withheld"), true) << "all less the men are the women";
    const Json here = done("get_process_board", {{"process", process}, {"unit", clinic}}).at("rows")[0];
    EXPECT_EQ(here.at("months"), row.at("months")) << "everybody was at the clinic";
    Json twice = own;
    twice[1]["outcomes"] = {"operation"};
    EXPECT_EQ(refused("put_process_target", target({{"outcome_limits", twice}})), "process.outcome");
    twice[1]["outcomes"] = Json::array();
    EXPECT_EQ(refused("put_process_target", target({{"outcome_limits", twice}})), "process.outcome");
    twice[1] = {{"name", "x"}, {"outcomes", {"x"}}, {"limit", 1.5}};
    EXPECT_EQ(refused("put_process_target", target({{"outcome_limits", twice}})), "process.limit");
}

TEST_P(ProcessesTest, AreMadeOfPathways) {  // HA-18
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

TEST_P(ProcessesTest, JudgeAPathwayByTheVersionOfTheDecisionsDay) {  // HA-18
    be("demo_controller");
    const auto file = data_ / "config" / "pathways.toml";
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

TEST_P(ProcessesTest, SayWhatIsWrongInThePathwaysFile) {
    be("demo_controller");
    const auto file = data_ / "config" / "pathways.toml";
    const std::string right = *read_file(file);
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
             {"share = 80", "share = 0"},
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

// Twenty visits with answers by hand. Times in Sweden's winter, when its clocks are an hour ahead.
TEST_P(ProcessesTest, TellTheTimesOfTheEmergencyDepartment) {  // HA-32 HA-33 NB-40
    be_reader("asa");
    // Twelve come on Monday 10 January at half past one with priority 1: assessed after 10 minutes the first six and 20
    // the others, gone after 200 and 300 minutes. Eight come on Tuesday at nine with priority 2: five have no stamp of
    // arrival, and three leave 5 minutes before they come.
    std::string csv = "forlopp;handelse;tid;prioritet\n";
    for (int visit = 0; visit < 12; ++visit) {
        const int slow = visit < 6 ? 0 : 1;
        csv += fmt::format(
            "P{0};ankomst;2022-01-10 13:30;1\nP{0};forsta_bedomning;2022-01-10 13:{1};1\n"
            "P{0};utskriven;2022-01-10 {2};1\n",
            visit, 40 + 10 * slow, slow == 0 ? "16:50" : "18:30");
    }
    for (int visit = 12; visit < 20; ++visit) {
        if (visit >= 17) csv += fmt::format("P{};ankomst;2022-01-11 09:00;2\n", visit);
        csv += fmt::format("P{0};forsta_bedomning;2022-01-11 09:30;2\nP{0};utskriven;2022-01-11 {1};2\n", visit,
                           visit >= 17 ? "08:55" : "10:00");
    }
    const auto read = send("import_process_log", "a.csv", csv, {{"process", process}});
    ASSERT_TRUE(read) << read.error().message;
    const Json answer = done("get_process_emergency", {{"process", process}});
    EXPECT_EQ(answer.at("visits"), 20);
    // To the first assessment: six after 10 minutes, six after 20, three after 30.
    const Json& assessed = answer.at("all")[0];
    EXPECT_EQ(assessed.at("interval"), "to_assessment");
    EXPECT_EQ(assessed.at("visits"), 15);
    EXPECT_EQ(assessed.at("within"), 6) << "15 minutes";
    EXPECT_EQ(assessed.at("median"), 20.0);
    EXPECT_EQ(assessed.at("p90"), 30.0) << "h = 12,6: between the 13th and the 14th, both 30";
    EXPECT_EQ(assessed.at("share"), 40.0);
    // The whole stay: negative times are not counted.
    const Json& stay = answer.at("all")[2];
    EXPECT_EQ(stay.at("visits"), 12);
    EXPECT_EQ(stay.at("within"), 6) << "4 hours";
    EXPECT_EQ(stay.at("median"), 250.0);
    EXPECT_EQ(stay.at("p90"), 300.0);
    EXPECT_EQ(answer.at("all")[1].at("visits"), 0) << "no doctor's stamps";
    EXPECT_EQ(answer.at("hours")[13].at("figures")[2].at("visits"), 12);
    EXPECT_EQ(answer.at("hours")[9].at("figures")[0].at("withheld"), true) << "three visits";
    EXPECT_EQ(answer.at("hours")[13].at("figures")[0].at("withheld"), true) << "all less these are the three";
    EXPECT_EQ(answer.at("weekdays")[0].at("figures")[2].at("visits"), 12) << "Monday";
    EXPECT_EQ(each(answer.at("priorities"), "key"), (std::vector<std::string>{"1", "2"}));
    EXPECT_EQ(answer.at("priorities")[0].at("figures")[2].at("share"), 50.0);
    EXPECT_THAT(each(answer.at("faults"), "words"),
                ElementsAre("5 besök saknar stämpeln ”Ankomst”. De räknas inte i tiderna.",
                            "20 besök saknar stämpeln ”Läkare”. De räknas inte i tiderna.",
                            "20 besök saknar stämpeln ”Beslut”. De räknas inte i tiderna.",
                            "Färre än 5 besök har ”Utskriven” före ”Ankomst”. De räknas inte i tiderna."));
    std::ofstream(data_ / "config" / "emergency.toml", std::ios::app)
        << "[[intervals]]\nid = \"x\"\nname = \"X\"\nfrom = \"arrival\"\nto = \"nej\"\nlimit = 1\n";
    EXPECT_EQ(refused("get_process_emergency", {{"process", process}}), "process.emergency");
    std::filesystem::remove(data_ / "config" / "emergency.toml");
    EXPECT_EQ(refused("get_process_emergency", {{"process", process}}), "process.emergency");
}

TEST_P(ProcessesTest, StandAgainstTheirTargetsAndTheTertialBefore) {  // HA-16
    EXPECT_THAT(done("get_process_standing", Json::object()).at("stretches"), IsEmpty());
    be_reader("asa");
    draw();
    done("put_process_target", target());
    EXPECT_THAT(done("get_process_standing", Json::object()).at("stretches"), IsEmpty()) << "no events";
    // Treated in January: 40, of whom 10 within 28 days. Treated in May, after the tertial has ended: 40, of whom 36.
    std::string csv = "forlopp;handelse;tid;kon\n";
    for (int patient = 0; patient < 80; ++patient) {
        const bool spring = patient < 40;
        const bool quick = spring ? patient < 10 : patient < 76;
        const char sex = patient % 2 == 0 ? 'K' : 'M';
        csv += fmt::format("P{};valgrundad_misstanke;2022-{};{}\n", patient, spring ? "01-01" : "05-01", sex);
        csv += fmt::format("P{};start_behandling;2022-{}-{};{}\n", patient,
                           spring  ? quick ? "01" : "02"
                           : quick ? "05"
                                   : "06",
                           quick ? 20 : 25, sex);
    }
    const auto read = send("import_process_log", "a.csv", csv, {{"process", process}});
    ASSERT_TRUE(read) << read.error().message;
    const Json spring = done("get_process_standing", Json::object()).at("stretches")[0];
    EXPECT_EQ(spring.at("period"), "2022-T1") << "the second tertial has not ended";
    EXPECT_EQ(spring.at("latest")[0].at("share"), 25.0);
    EXPECT_EQ(spring.at("latest")[1].at("reached"), 20) << "women";
    EXPECT_EQ(spring.at("verdict"), "not_met");
    EXPECT_EQ(spring.at("trend"), "none");
    const Json autumn = done("get_process_standing", Json::object(), "2022-09-01").at("stretches")[0];
    EXPECT_EQ(autumn.at("period"), "2022-T2");
    EXPECT_EQ(autumn.at("latest")[0].at("withheld"), true) << "four were not within: too few to be told";
    EXPECT_EQ(autumn.at("verdict"), "too_few");
    done("put_process_target", target({{"limit", 18}}));
    const Json stricter = done("get_process_standing", Json::object(), "2022-09-01").at("stretches")[0];
    EXPECT_EQ(stricter.at("latest")[0].at("share"), 0.0);
    EXPECT_EQ(stricter.at("trend"), "unsure") << "none within in either";
    done("put_process_target", target({{"limit", 60}}));
    const Json all = done("get_process_standing", Json::object(), "2022-09-01").at("stretches")[0];
    EXPECT_EQ(all.at("latest")[0].at("share"), 100.0);
    EXPECT_EQ(all.at("verdict"), "met");
    std::ofstream(data_ / "processes" / (std::string(process) + ".loggfil")) << "skadad";
    const Json damaged = done("get_process_standing", Json::object());
    EXPECT_THAT(damaged.at("stretches"), IsEmpty());
    EXPECT_EQ(damaged.at("unread")[0].at("process"), process);
}

LEDSTANG_ON_BOTH_STORES(ProcessesTest);

}  // namespace
}  // namespace ledstang
