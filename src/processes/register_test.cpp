#include <fstream>

#include "processes/kept_standings.h"
#include "processes/test_processes.h"

namespace ledstang {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ProcessRegisterTest : public ProcessesTest {};
LEDSTANG_ON_BOTH_STORES(ProcessRegisterTest);

TEST_P(ProcessRegisterTest, AreRegisteredWithTheirAreaAndCountedByStage) {  // HA-16 HA-17
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

TEST_P(ProcessRegisterTest, AreChangedByTheirLeadersAlone) {  // HA-13
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

TEST_P(ProcessRegisterTest, AreHeldAgainstTheRegionsTemplate) {  // HA-24
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

TEST_P(ProcessRegisterTest, KeepEveryTargetWithItsDays) {  // HA-12 HA-18
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

TEST_P(ProcessRegisterTest, AreIntroducedOneBirthCohortAfterAnother) {  // NB-65
    be_reader("asa");
    const auto cohort = [&](const char* born, const char* from, const char* stage = "in_use") {
        done(
            "set_process_stage",
            {{"process", process}, {"stage", stage}, {"patients", born}, {"from", from}, {"note", "Inbjudan skickas"}});
    };
    cohort("Födda 1962", "2022-01-10");
    cohort("Födda 1961", "2023-01-09");
    done("set_process_stage", {{"process", process}, {"stage", "pilot"}, {"from", "2022-01-10"}});
    const Json page = done("get_process", {{"process", process}});
    EXPECT_EQ(page.at("row").at("stage_name"), "Pilot") << "a cohort is not the whole process";
    EXPECT_THAT(each(page.at("stages"), "patients"), ElementsAre("Födda 1962", "", "Födda 1961"));
    EXPECT_EQ(page.at("stages")[0].at("from"), "2022-01-10");
    EXPECT_EQ(page.at("stages")[0].at("planned"), false);
    EXPECT_EQ(page.at("stages")[2].at("planned"), true) << "today is in May 2022";
    // Said again of the same day, the cohort's milestone is another; the others stay.
    cohort("Födda 1961", "2023-01-09", "planned");
    EXPECT_THAT(each(done("get_process", {{"process", process}}).at("stages"), "stage"),
                ElementsAre("in_use", "pilot", "planned"));
}

TEST_P(ProcessRegisterTest, HaveVersionsOfTheDecidedWay) {
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

TEST_P(ProcessRegisterTest, StandAgainstTheirTargetsAndTheTertialBefore) {  // HA-16
    EXPECT_THAT(done("get_process_standing", Json::object()).at("stretches"), IsEmpty());
    be_reader("asa");
    draw();
    done("put_process_target", target());
    EXPECT_THAT(done("get_process_standing", Json::object()).at("stretches"), IsEmpty()) << "no events";
    // Treated in January: 40, of whom 9 within 28 days. Treated in May, after the tertial has ended: 40, of whom 36.
    std::string csv = "forlopp;handelse;tid;kon\n";
    for (int patient = 0; patient < 80; ++patient) {
        const bool spring = patient < 40;
        const bool quick = spring ? patient < 9 : patient < 76;
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
    EXPECT_EQ(spring.at("latest")[0].at("share"), 22.5);
    EXPECT_EQ(spring.at("latest")[2].at("withheld"), true) << "four men were within: too few to be told";
    EXPECT_EQ(spring.at("latest")[1].at("withheld"), true) << "all less the women are the men";
    EXPECT_EQ(spring.at("verdict"), "not_met");
    EXPECT_EQ(spring.at("trend"), "none");
    const Json autumn = done("get_process_standing", Json::object(), "2022-09-01").at("stretches")[0];
    EXPECT_EQ(autumn.at("period"), "2022-T2");
    EXPECT_EQ(autumn.at("latest")[0].at("share"), 90.0) << "four were not within, which the board tells too";
    EXPECT_EQ(autumn.at("latest")[1].at("reached"), 20) << "women";
    EXPECT_EQ(autumn.at("verdict"), "met");
    EXPECT_EQ(autumn.at("trend"), "better");
    done("put_process_target", target({{"limit", 18}}));
    const Json stricter = done("get_process_standing", Json::object(), "2022-09-01").at("stretches")[0];
    EXPECT_EQ(stricter.at("latest")[0].at("share"), 0.0);
    EXPECT_EQ(stricter.at("trend"), "unsure") << "none within in either";
    done("put_process_target", target({{"limit", 60}}));
    const Json all = done("get_process_standing", Json::object(), "2022-09-01").at("stretches")[0];
    EXPECT_EQ(all.at("latest")[0].at("share"), 100.0);
    EXPECT_EQ(all.at("verdict"), "met");
    const auto reckoned = KeptStandings::of_program().reckoned();
    const auto again = [&](const char* today) {
        return done("get_process_standing", Json::object(), today).at("stretches")[0];
    };
    EXPECT_EQ(again("2022-09-01"), all);
    EXPECT_EQ(KeptStandings::of_program().reckoned(), reckoned) << "nothing has changed";
    done("set_process_stage", {{"process", process}, {"stage", "pilot"}});
    EXPECT_EQ(again("2022-09-01"), all);
    EXPECT_EQ(KeptStandings::of_program().reckoned(), reckoned) << "the standing does not rest on the stage";
    EXPECT_EQ(again("2022-09-02").at("period"), "2022-T2");
    EXPECT_EQ(KeptStandings::of_program().reckoned(), reckoned + 1) << "another day";
    done("put_process_target", target({{"limit", 18}}));
    EXPECT_EQ(again("2022-09-02").at("latest")[0].at("share"), 0.0);
    EXPECT_EQ(KeptStandings::of_program().reckoned(), reckoned + 2) << "another target";
    ASSERT_TRUE(send("import_process_log", "a.csv", log(), {{"process", process}}));
    EXPECT_NE(again("2022-09-02"), all);
    EXPECT_EQ(KeptStandings::of_program().reckoned(), reckoned + 3) << "another log";
    std::ofstream(folder() / "processes" / (std::string(process) + ".loggfil")) << "skadad";
    const Json damaged = done("get_process_standing", Json::object());
    EXPECT_THAT(damaged.at("stretches"), IsEmpty());
    EXPECT_EQ(damaged.at("unread")[0].at("process"), process);
}

}  // namespace
}  // namespace ledstang
