// Groups as people change them, on both databases: who may, what is kept, what is missing.
#include <gmock/gmock.h>

#include <filesystem>

#include "groups/test_groups.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

class GroupChangesTest : public GroupOperationsTest {
 protected:
    // The shipped configuration where the first `from` of groups.toml reads `to`.
    void configured(const std::string& from, const std::string& to) {
        const auto folder = files::temp_directory_path() / fmt::format("ledstang_groups_{}", getpid());
        files::remove_all(folder);
        files::create_directories(folder);
        for (const char* name : {"groups.toml", "areas.toml"}) {
            std::ifstream file(source_folder() + "/config/" + name);
            std::stringstream text;
            text << file.rdbuf();
            std::ofstream(folder / name) << (std::string(name) == "groups.toml" ? replaced(text.str(), from, to)
                                                                                : text.str());
        }
        configuration.folder = folder;
    }
};
LEDSTANG_ON_BOTH_STORES(GroupChangesTest);

TEST_P(GroupChangesTest, have_members_with_profession_and_manager_mark) {
    member("lpo_hud", "asa", "chair", "lakare", {{"unit", clinic}, {"manager", true}});
    const Json page = done("put_group_member", {{"group", "lpo_hud"}, {"name", "Dan Fors"}, {"unit", centre}});
    ASSERT_EQ(page.at("members").size(), 2U);
    const Json& chair = page.at("members")[0];
    EXPECT_EQ(chair.at("name"), "Åsa Öberg");
    EXPECT_EQ(chair.at("role_name"), "Ordförande");
    EXPECT_EQ(chair.at("profession_name"), "Läkare");
    EXPECT_EQ(chair.at("manager"), true);
    EXPECT_EQ(chair.at("unit_name"), "Hudsjukvård");
    EXPECT_EQ(page.at("members")[1].at("person"), "dan_fors");  // who was not known is so now
    EXPECT_EQ(page.at("parent_name"), "Medicinska kommittén");
}

TEST_P(GroupChangesTest, are_changed_by_their_own_chair_and_by_nobody_who_may_only_read) {
    member("lpo_hud", "asa", "chair", "lakare");
    member("lpo_hud", "bo", "member", "sjukskoterska");
    const Json wish = {{"group", "lpo_hud"}, {"person", "cia"}, {"profession", "fysioterapeut"}};
    be_reader("bo");
    EXPECT_EQ(refused("put_group_member", wish), "permission.group");
    EXPECT_EQ(done("get_group", {{"group", "lpo_hud"}}).at("may_edit"), false);
    be_reader("asa");
    EXPECT_EQ(refused("put_group_member", wish), "done");
    const Json page = done("get_group", {{"group", "lpo_hud"}});
    EXPECT_EQ(page.at("may_edit"), true);
    EXPECT_EQ(page.at("may_organise"), false);
    Json change = page.at("group");
    Json mine = {{"group", "lpo_hud"}, {"version", change.at("version")}, {"mandate", "Vi håller i hudvården."}};
    for (const char* field : {"name", "kind", "unit", "parent", "level", "scope", "contact"})
        mine[field] = change.at(field);
    Json renamed = mine;
    renamed["name"] = "Hudgruppen";
    EXPECT_EQ(refused("change_group", renamed), "permission.group");
    EXPECT_EQ(refused("change_group", mine), "done");
    EXPECT_EQ(refused("change_group", mine), "store.version_conflict");
    EXPECT_EQ(refused("put_group_member", {{"group", "mk"}, {"person", "cia"}}), "permission.group");
}

TEST_P(GroupChangesTest, are_outside_the_part_of_who_organises_another) {
    be("demo_controller");
    caller.parts = {division};
    EXPECT_EQ(refused("put_group_member", {{"group", "lpo_hud"}, {"person", "cia"}}), "permission.outside_part");
    EXPECT_EQ(refused("end_group", {{"group", "lpo_hud"}}), "permission.outside_part");
    EXPECT_EQ(refused("put_area_owner", {{"area", "hud_kon"}, {"group", "lpo_hud"}}), "permission.outside_part");
}

TEST_P(GroupChangesTest, keep_who_was_a_member_when) {
    member("lpo_hud", "asa", "member", "lakare");
    done(
        "put_group_member",
        {{"group", "lpo_hud"}, {"person", "asa"}, {"role", "chair"}, {"profession", "lakare"}, {"from", "2022-04-01"}});
    done("end_group_member", {{"group", "lpo_hud"}, {"person", "asa"}, {"on", "2022-06-01"}});
    const auto role = [&](const char* day) {
        const Json members = done("get_group", {{"group", "lpo_hud"}, {"on", day}}).at("members");
        return members.empty() ? std::string("none") : members[0].at("role").get<std::string>();
    };
    EXPECT_EQ(role("2022-03-31"), "member");
    EXPECT_EQ(role("2022-04-01"), "chair");
    EXPECT_EQ(role("2022-05-31"), "chair");
    EXPECT_EQ(role("2022-06-01"), "none");
    EXPECT_EQ(refused("end_group_member", {{"group", "lpo_hud"}, {"person", "bo"}}), "group.member_unknown");
}

TEST_P(GroupChangesTest, are_called_what_the_region_calls_them_and_were_called) {  // KR-02
    Json page = done("get_group", {{"group", "lpo_hud"}});
    EXPECT_EQ(page.at("group").at("kind_name"), "Lokalt programområde");
    configured(
        "id = \"lpo\"\nname = \"Lokalt programområde\"\nplural = \"Lokala programområden\"\nabbreviation = \"LPO\"",
        "id = \"lpo\"\nname = \"Medicinsk grupp\"\nplural = \"Medicinska grupper\"\nabbreviation = \"MG\"\n"
        "former = [{ name = \"Lokalt programområde\", plural = \"Lokala programområden\", abbreviation = "
        "\"LPO\", until = \"2022-05-01\" }]");
    page = done("get_group", {{"group", "lpo_hud"}});
    EXPECT_EQ(page.at("group").at("kind_name"), "Medicinsk grupp");
    EXPECT_EQ(page.at("group").at("kind_abbreviation"), "MG");
    const auto on_map = [&](const char* day) {
        const Json map = done("get_knowledge_map", {{"on", day}});
        for (const auto& group : map.at("groups")) {
            if (group.at("id") == "lpo_hud") return group.at("kind_name").get<std::string>();
        }
        return std::string();
    };
    EXPECT_EQ(on_map("2022-05-20"), "Medicinsk grupp");
    EXPECT_EQ(on_map("2022-04-30"), "Lokalt programområde");
}

TEST_P(GroupChangesTest, keep_their_former_names) {  // KR-02
    const Json group = done("get_group", {{"group", "lpo_hud"}}).at("group");
    Json wish = {{"group", "lpo_hud"}, {"version", 1}, {"name", "MG Hud"}};
    for (const char* field : {"kind", "unit", "parent", "scope"}) wish[field] = group.at(field);
    const Json page = done("change_group", wish);
    EXPECT_EQ(page.at("group").at("name"), "MG Hud");
    EXPECT_EQ(page.at("former_names")[0].at("name"), "LPO Hud och kön");
    EXPECT_EQ(done("get_group", {{"group", "lpo_hud"}, {"on", "2022-05-19"}}).at("group").at("name"),
              "LPO Hud och kön");
}

TEST_P(GroupChangesTest, lack_somebody_until_the_wanted_members_are_there) {  // KR-17
    EXPECT_THAT(gaps("lpo_hud"), ElementsAre("mandate", "wanted role:chair", "wanted profession:lakare",
                                             "wanted competence:omvardnad", "wanted manager", "management"));
    member("lpo_hud", "asa", "chair", "lakare", {{"manager", true}});
    // KR-18: all programme areas without nursing are listed
    const Json without = done("list_group_gaps", {{"kind", "lpo"}, {"subject", "competence:omvardnad"}});
    EXPECT_THAT(each(without.at("gaps"), "group"), ElementsAre("lpo_hud"));
    EXPECT_THAT(each(without.at("gaps"), "message"), ElementsAre("Ingen ledamot har kompetens i omvårdnad."));
    member("lpo_hud", "bo", "member", "underskoterska");
    EXPECT_THAT(gaps("lpo_hud"), ElementsAre("mandate", "management"));
    done("put_group_wanted", {{"group", "lpo_hud"}, {"wanted", {{{"what", "profession"}, {"id", "dietist"}}}}});
    EXPECT_THAT(gaps("lpo_hud"), Contains("wanted profession:dietist"));
    EXPECT_EQ(refused("put_group_wanted", {{"group", "lpo_hud"}, {"wanted", {{{"what", "profession"}, {"id", "x"}}}}}),
              "group.wanted");
}

TEST_P(GroupChangesTest, have_members_whose_term_ends) {
    member("lpo_hud", "asa", "member", "lakare", {{"from", "2019-05-20"}});
    EXPECT_THAT(gaps("lpo_hud", "2022-05-19"), Not(Contains("term asa")));
    EXPECT_THAT(gaps("lpo_hud", "2022-05-20"), Contains("term asa"));  // three years
}

TEST_P(GroupChangesTest, are_joined_to_management_groups) {
    EXPECT_THAT(gaps("lpo_hud"), Contains("management"));  // KR-04
    done("put_group_link", {{"group", "lpo_hud"}, {"other", "hos"}, {"kind", "concerns"}});
    EXPECT_THAT(gaps("lpo_hud"), Not(Contains("management")));
    member("mk", "asa", "chair", "lakare");
    done("put_group_link", {{"group", "mk"}, {"other", "hos"}, {"kind", "attends"}});
    // KR-01: on both pages, with who has the seat
    EXPECT_THAT(each(done("get_group", {{"group", "mk"}}).at("attends"), "id"), ElementsAre("hos"));
    const Json seats = done("get_group", {{"group", "hos"}}).at("attended_by");
    EXPECT_THAT(each(seats, "name"), ElementsAre("Medicinska kommittén"));
    EXPECT_EQ(seats[0].at("chairs"), Json({"Åsa Öberg"}));
    done("put_group_link", {{"group", "mk"}, {"other", "hos"}, {"kind", "attends"}, {"ended", true}});
    EXPECT_THAT(done("get_group", {{"group", "hos"}}).at("attended_by"), IsEmpty());
    EXPECT_EQ(refused("put_group_link", {{"group", "hos"}, {"other", "mk"}, {"kind", "attends"}}),
              "group.link_management");
    EXPECT_EQ(refused("put_group_link", {{"group", "mk"}, {"other", "mk"}, {"kind", "cooperates"}}), "group.link_self");
}

TEST_P(GroupChangesTest, share_matters_with_other_groups) {  // KR-13
    const Json wish = {{"group", "lpo_hud"}, {"other", "mk"}, {"kind", "cooperates"}};
    const Json back = {{"group", "mk"}, {"other", "lpo_hud"}, {"kind", "cooperates"}};
    done("put_group_link", wish);
    EXPECT_THAT(each(done("put_group_link", back).at("co_groups"), "id"), ElementsAre("lpo_hud"));  // told once
    Json end = back;
    end["ended"] = true;
    done("put_group_link", end);
    EXPECT_THAT(done("get_group", {{"group", "lpo_hud"}}).at("co_groups"), IsEmpty());
}

TEST_P(GroupChangesTest, have_one_contact_on_every_unit_that_they_concern) {  // KR-07
    done("put_group_unit", {{"group", "lpo_hud"}, {"unit", clinic}, {"contact", "asa"}});
    Json page = done("put_group_unit", {{"group", "lpo_hud"}, {"unit", centre}});
    EXPECT_THAT(each(page.at("units"), "unit"), ElementsAre(centre, clinic));
    EXPECT_THAT(gaps("lpo_hud"), Contains(std::string("contact ") + centre));
    page = done("put_group_unit", {{"group", "lpo_hud"}, {"unit", centre}, {"contact", "bo"}});
    page = done("put_group_unit", {{"group", "lpo_hud"}, {"unit", clinic}, {"contact", "cia"}});
    EXPECT_THAT(each(page.at("units"), "contact_name"), ElementsAre("Bo Ek", "Cia Dahl"));  // not Åsa too
    EXPECT_THAT(gaps("lpo_hud"), Not(Contains(std::string("contact ") + centre)));
    page = done("put_group_unit", {{"group", "lpo_hud"}, {"unit", clinic}, {"ended", true}});
    EXPECT_THAT(each(page.at("units"), "unit"), ElementsAre(centre));
}

TEST_P(GroupChangesTest, own_areas_one_owner_each_and_orphans_are_listed) {  // KR-45
    const auto orphans = [&] { return each(done("list_group_gaps", Json::object()).at("orphans"), "id"); };
    EXPECT_THAT(orphans(), Contains("hud_kon"));
    done("put_area_owner", {{"area", "hud_kon"}, {"group", "mk"}});
    done("put_area_owner", {{"area", "hud_kon"}, {"group", "lpo_hud"}});
    EXPECT_THAT(orphans(), Not(Contains("hud_kon")));
    EXPECT_THAT(done("get_group", {{"group", "mk"}}).at("areas"), IsEmpty());
    EXPECT_THAT(each(done("get_group", {{"group", "lpo_hud"}}).at("areas"), "name"),
                ElementsAre("Hud- och könssjukdomar"));
    EXPECT_EQ(refused("put_area_owner", {{"area", "hudd"}, {"group", "mk"}}), "area.unknown");
    EXPECT_EQ(refused("put_area_owner", {{"area", "hud_kon"}, {"group", "x"}}), "group.unknown");
}

TEST_P(GroupChangesTest, lack_care_that_their_areas_need) {  // KR-06
    done("put_area_owner", {{"area", "hud_kon"}, {"group", "lpo_hud"}});
    const Json list = done("list_group_gaps", {{"code", "scope"}});
    EXPECT_THAT(each(list.at("gaps"), "message"),
                ElementsAre("Området ”Hud- och könssjukdomar” behöver också primärvård, som gruppen inte verkar för."));
}

TEST_P(GroupChangesTest, show_vacant_places_where_every_unit_is_to_be_represented) {  // HA-50
    group("per", "Prioriterings- och evidensråd", "rad");
    member("per", "asa", "chair", "lakare", {{"unit", clinic}});  // in the division, below it
    EXPECT_THAT(gaps("per"), ElementsAre("mandate", std::string("vacancy ") + other_division, "management"));
}

TEST_P(GroupChangesTest, are_compared_by_how_firmly_they_are_joined) {  // KR-12
    member("lpo_hud", "asa", "chair", "lakare", {{"manager", true}, {"from", "2021-01-01"}});
    done("put_group_link", {{"group", "lpo_hud"}, {"other", "hos"}, {"kind", "concerns"}, {"from", "2022-02-01"}});
    done("put_group_unit", {{"group", "lpo_hud"}, {"unit", clinic}, {"contact", "bo"}, {"from", "2022-02-01"}});
    const Json list = done("compare_coupling", Json::object());
    EXPECT_THAT(each(list.at("groups"), "group"), ElementsAre("lpo_hud", "mk"));  // no management groups
    const Json& firm = list.at("groups")[0];
    EXPECT_EQ(firm.at("held"), 3);
    EXPECT_EQ(firm.at("of"), 3);
    EXPECT_EQ(firm.at("previous"), 1);  // only the manager a year before
    EXPECT_EQ(firm.at("feedback"), nullptr);
    EXPECT_EQ(list.at("groups")[1].at("previous"), nullptr);
}

TEST_P(GroupChangesTest, tell_the_share_of_managers_year_by_year) {  // KR-16
    member("lpo_hud", "asa", "chair", "lakare", {{"manager", true}, {"from", "2021-03-01"}});
    member("lpo_hud", "bo", "member", "sjukskoterska", {{"from", "2020-03-01"}});
    const Json shares = done("get_group", {{"group", "lpo_hud"}}).at("manager_shares");
    EXPECT_EQ(shares, Json({{{"year", 2020}, {"members", 1}, {"managers", 0}},
                            {{"year", 2021}, {"members", 2}, {"managers", 1}},
                            {{"year", 2022}, {"members", 2}, {"managers", 1}}}));
}

TEST_P(GroupChangesTest, stand_in_an_outline_that_everybody_may_read) {  // KR-10
    member("lpo_hud", "asa", "chair", "lakare");
    done("put_area_owner", {{"area", "hud_kon"}, {"group", "lpo_hud"}});
    be_reader("bo");
    const Json map = done("get_knowledge_map", Json::object());
    EXPECT_THAT(each(map.at("groups"), "id"), ElementsAre("hos", "mk", "lpo_hud"));
    const Json& group = map.at("groups")[2];
    EXPECT_EQ(group.at("depth"), 1);
    EXPECT_EQ(group.at("chairs"), Json({"Åsa Öberg"}));
    EXPECT_EQ(group.at("areas"), Json({"Hud- och könssjukdomar"}));
}

TEST_P(GroupChangesTest, refuse_what_does_not_fit) {
    const Json wish = {{"name", "Ny grupp"}, {"kind", "lpo"}, {"unit", region}};
    const auto with = [&](const char* field, const char* value) {
        Json changed = wish;
        changed[field] = value;
        return refused("create_group", changed);
    };
    const std::string before = head();
    EXPECT_EQ(with("kind", "saknas"), "group.kind");
    EXPECT_EQ(with("level", "saknas"), "group.level");
    EXPECT_EQ(with("scope", "saknas"), "group.scope");
    EXPECT_EQ(with("parent", "saknas"), "group.unknown");
    EXPECT_EQ(with("name", " "), "group.name");
    EXPECT_EQ(with("id", "Ny grupp"), "group.id");
    EXPECT_EQ(with("id", "mk"), "group.exists");
    EXPECT_EQ(refused("get_group", {{"group", "lpo_hut"}}), "group.unknown");
    EXPECT_EQ(refused("put_group_member", {{"group", "mk"}, {"person", "ingen"}}), "person.unknown");
    EXPECT_EQ(refused("put_group_member", {{"group", "mk"}, {"person", "bo"}, {"role", "kung"}}), "group.role");
    EXPECT_EQ(refused("put_group_member", {{"group", "mk"}, {"person", "bo"}, {"profession", "kung"}}),
              "group.profession");
    Json ring = {{"group", "mk"}, {"version", 1}, {"name", "Medicinska kommittén"}, {"kind", "kommitte"}};
    ring.update({{"unit", region}, {"parent", "lpo_hud"}});
    EXPECT_EQ(refused("change_group", ring), "group.ring");
    EXPECT_EQ(head(), before);
}

TEST_P(GroupChangesTest, end) {
    EXPECT_EQ(refused("end_group", {{"group", "lpo_hud"}, {"on", "2020-01-01"}}), "group.ends_before");
    done("end_group", {{"group", "lpo_hud"}, {"on", "2022-05-01"}});
    EXPECT_THAT(each(done("get_knowledge_map", Json::object()).at("groups"), "id"), ElementsAre("hos", "mk"));
    EXPECT_EQ(done("get_group", {{"group", "lpo_hud"}}).at("group").at("valid_to"), "2022-05-01");
}

TEST_P(GroupChangesTest, tell_what_is_wrong_in_their_configuration) {
    configured("represents = \"division\"", "represents = \"landsdel\"");
    EXPECT_EQ(refused("get_group_words", Json::object()), "group.configuration");
    configured("{ what = \"profession\", id = \"lakare\" }", "{ what = \"profession\", id = \"kung\" }");
    EXPECT_EQ(refused("get_knowledge_map", Json::object()), "group.configuration");
    configured("{ id = \"secretary\", name = \"Sekreterare\", edits = true },", "");
    EXPECT_EQ(refused("get_group", {{"group", "mk"}}), "group.configuration");
}

}  // namespace
}  // namespace ledstang
