#include "processes/test_processes.h"

namespace ledstang {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ProcessParticipationTest : public ProcessesTest {
 protected:
    void stage(const char* at, const char* what, const char* from) {
        done("set_process_stage", {{"process", process}, {"stage", what}, {"unit", at}, {"from", from}});
    }
    Json list(const Json& wish = Json::object()) { return done("list_process_participation", wish); }
};
LEDSTANG_ON_BOTH_STORES(ProcessParticipationTest);

TEST_P(ProcessParticipationTest, TellsWhichUnitsTakePartInNone) {  // NB-62
    unit("vo_medicin", "Medicin", "verksamhetsomrade", division);
    unit("vo_ortopedi", "Ortopedi", "verksamhetsomrade", division);
    unit("mottagning", "Kirurgmottagningen", "enhet", clinic);
    be_reader("asa");
    // A unit below stands for its operation; a process at one operation alone is no work across units.
    stage("mottagning", "in_use", "2022-02-01");
    EXPECT_EQ(list().at("level"), "verksamhetsomrade");
    EXPECT_EQ(list().at("without"), 3);
    EXPECT_EQ(list().at("sentence"), "0 av 3 verksamhetsområden deltar i minst ett flödesarbete, 3 i inget.");
    stage("vo_medicin", "pilot", "2022-12-01");
    stage("vo_ortopedi", "planned", "2022-03-01");
    EXPECT_EQ(list().at("without"), 3) << "Medicine has not begun";
    const Json year_end = {{"on", "2022-12-31"}};
    const Json then = list(year_end);
    EXPECT_EQ(then.at("sentence"), "2 av 3 verksamhetsområden deltar i minst ett flödesarbete, 1 i inget.");
    EXPECT_THAT(each(then.at("units"), "unit_name"), ElementsAre("Ortopedi", "Kirurgi", "Medicin"));
    EXPECT_THAT(then.at("units")[0].at("processes"), IsEmpty()) << "planned is not active";
    EXPECT_EQ(then.at("units")[1].at("above_name"), "Länssjukvård 2");
    EXPECT_EQ(then.at("units")[1].at("processes")[0].at("name"), "SVF bröstcancer");
    EXPECT_EQ(then.at("units")[1].at("processes")[0].at("since"), "2022-02-01");
    EXPECT_EQ(then.at("units")[1].at("processes")[0].at("leaders"), Json::array({"Åsa Öberg"}));
    EXPECT_EQ(then.at("units")[2].at("processes")[0].at("stage_name"), "Pilot");
    // What has ended at a unit is over there, and with it the work across units.
    stage("vo_medicin", "ended", "2022-12-15");
    EXPECT_EQ(list(year_end).at("without"), 3);
    // A division's stage is that of every operation in it.
    stage(division, "in_use", "2022-12-20");
    EXPECT_EQ(list(year_end).at("sentence"), "Alla 3 verksamhetsområden deltar i minst ett flödesarbete.");
    EXPECT_EQ(list({{"level", "enhet"}}).at("units").size(), 1U);
    EXPECT_EQ(refused("list_process_participation", {{"level", "nej"}}), "unit.level");
}

TEST_P(ProcessParticipationTest, CountsAWorkOfTheWholeForItsOwner) {  // NB-62
    be("demo_controller");
    done("create_process", {{"id", "stroke"},
                            {"name", "Stroke"},
                            {"owner_function", "vo_chef"},
                            {"owner_unit", clinic},
                            {"leader", "asa"}});
    be_reader("asa");
    done("set_process_stage", {{"process", "stroke"}, {"stage", "in_use"}, {"from", "2022-02-01"}});
    const Json units = list().at("units");
    EXPECT_EQ(units[0].at("processes")[0].at("name"), "Stroke");
    EXPECT_EQ(units[0].at("processes")[0].at("alone"), true) << "the owner alone is no work across units";
    EXPECT_EQ(units[0].at("takes_part"), false);
}

}  // namespace
}  // namespace ledstang
