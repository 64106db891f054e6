// Members of groups out of a file and into one, on both databases.
#include <gmock/gmock.h>

#include "groups/test_groups.h"

namespace ledstang {
namespace {

using testing::ElementsAre;

class GroupFileTest : public GroupOperationsTest {
 protected:
    static constexpr const char* header = "group_id,group_name,kind,name,role,profession,manager,unit_id,valid_from\n";
    Result<Json> read(const std::string& rows, const std::map<std::string, std::string>& fields = {}) {
        return send("import_group_members", "grupper.csv", header + rows, fields);
    }
};
LEDSTANG_ON_BOTH_STORES(GroupFileTest);

TEST_P(GroupFileTest, adds_groups_persons_and_members) {
    const std::string rows =
        "lag_sar,LAG Sår,LAG,Dan Fors,Ordförande,läkare,ja,Hudsjukvård,2021-01-01\n"
        "lag_sar,,,Bo Ek,,sjukskoterska,nej,vo_hud,2021-02-01\n"
        "lpo_hud,,,Dan Fors,member,lakare,ja,vo_hud,2021-03-01\n";
    const auto first = read(rows);
    ASSERT_TRUE(first) << first.error().message;
    EXPECT_EQ(first->at("added"), 3) << first->dump();
    const Json page = done("get_group", {{"group", "lag_sar"}});
    EXPECT_THAT(each(page.at("members"), "name"), ElementsAre("Dan Fors", "Bo Ek"));
    EXPECT_EQ(page.at("members")[1].at("person"), "bo");  // who was known by that name
    EXPECT_EQ(page.at("members")[0].at("unit"), clinic);
    EXPECT_THAT(each(done("get_group", {{"group", "lpo_hud"}}).at("members"), "person"), ElementsAre("dan_fors"));
    const auto again = read(rows);
    EXPECT_EQ(again->at("unchanged"), 3) << again->dump();
}

TEST_P(GroupFileTest, says_what_is_wrong_with_line_and_column) {
    const auto answer = read(
        "saknas,,,Bo Ek,,,,,\n"
        "lpo_hud,,,Bo Ek,ordföranden,,,,\n"
        "lpo_hud,,,Bo Ek,,lakarre,,,\n"
        "lpo_hud,,,Bo Ek,,,kanske,,\n"
        "lpo_hud,,,Bo Ek,,,,vo_sar,\n"
        "lag_ny,Ny,kommun,Bo Ek,,,,,\n");
    EXPECT_THAT(faults_of(answer),
                ElementsAre("group.unknown 2:1 group_id", "group.role 3:5 role", "group.profession 4:6 profession",
                            "cell.not_allowed 5:7 manager", "unit.unknown 6:8 unit_id", "group.kind 7:3 kind"));
    EXPECT_TRUE(done("get_group", {{"group", "lpo_hud"}}).at("members").empty());
}

TEST_P(GroupFileTest, joins_groups_to_areas_management_and_units) {
    const auto answer = send("import_group_members", "grupper.csv",
                             "group_id,group_scope,group_areas,group_concerns,name,contact_for\n"
                             "lpo_hud,both,hud_kon;infektion,hos,Bo Ek,Hudsjukvård;vc_stad\n");
    ASSERT_TRUE(answer) << answer.error().message;
    ASSERT_EQ(answer->at("refused"), 0) << answer->dump();
    const Json page = done("get_group", {{"group", "lpo_hud"}});
    EXPECT_EQ(page.at("group").at("scope"), "both");
    EXPECT_THAT(each(page.at("areas"), "id"), ElementsAre("hud_kon", "infektion"));
    EXPECT_THAT(each(page.at("concerns"), "id"), ElementsAre("hos"));
    EXPECT_THAT(each(page.at("units"), "contact_name"), ElementsAre("Bo Ek", "Bo Ek"));
}

TEST_P(GroupFileTest, goes_out_and_comes_in_again) {
    member("lpo_hud", "asa", "chair", "lakare", {{"unit", clinic}, {"manager", true}});
    member("mk", "bo", "member", "sjukskoterska", {{"unit", centre}});
    const auto file = call("export_group_members", {{"format", "csv"}});
    ASSERT_TRUE(file) << file.error().message;
    const auto back = send("import_group_members", "group_members.csv", file->at("bytes"));
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(back->at("unchanged"), 2) << back->dump();
    // NB-74: those of one division
    const auto part = call("export_group_members", {{"format", "csv"}, {"unit", division}});
    const std::string text = part->at("bytes");
    EXPECT_NE(text.find("Åsa Öberg"), std::string::npos);
    EXPECT_EQ(text.find("Bo Ek"), std::string::npos);
    EXPECT_EQ(refused("export_group_members", {{"format", "pdf"}}), "export.format");
    EXPECT_EQ(refused("export_group_members", {{"format", "xlsx"}}), "done");
}

}  // namespace
}  // namespace ledstang
