// The ways into the knowledge organisation, on both databases: representatives, coordinators, those who are alone with
// their profession, and messages that are confirmed.
#include <gmock/gmock.h>

#include "groups/test_groups.h"

namespace ledstang {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ContactsTest : public GroupOperationsTest {
 protected:
    void SetUp() override {
        GroupOperationsTest::SetUp();
        if (IsSkipped()) return;
        unit("vc_land", "Landets vårdcentral", "verksamhetsomrade", other_division);
        done("put_topic", {{"topic", "sar"},
                           {"name", "Sår"},
                           {"group", "lpo_hud"},
                           {"area", "hud_kon"},
                           {"level", "verksamhetsomrade"},
                           {"below", other_division},
                           {"resource_person", "asa"}});
    }
    void contact(const char* unit, const char* kind, const char* subject, const char* person) {
        done("put_unit_contact", {{"unit", unit}, {"kind", kind}, {"subject", subject}, {"person", person}});
    }
};
LEDSTANG_ON_BOTH_STORES(ContactsTest);

TEST_P(ContactsTest, list_each_units_representative_or_that_there_is_none) {  // KR-22
    contact(centre, "representative", "sar", "bo");
    const Json page = done("get_topic", {{"topic", "sar"}});
    ASSERT_EQ(page.at("units").size(), 2U);  // of the division, not the clinic elsewhere
    EXPECT_THAT(each(page.at("units"), "unit_name"), ElementsAre("Landets vårdcentral", "Stadens vårdcentral"));
    EXPECT_THAT(each(page.at("units"), "name"), ElementsAre("", "Bo Ek"));
    EXPECT_EQ(page.at("topic").at("resource_name"), "Åsa Öberg");
    const Json row = done("list_topics", Json::object()).at("topics")[0];
    EXPECT_EQ(row.at("units"), 2);
    EXPECT_EQ(row.at("missing"), 1);
    EXPECT_THAT(each(done("get_unit_contacts", {{"unit", "vc_land"}}).at("contacts"), "name"), ElementsAre(""));
    EXPECT_THAT(done("get_unit_contacts", {{"unit", clinic}}).at("contacts"), IsEmpty());
    contact(centre, "representative", "sar", "");
    EXPECT_EQ(done("list_topics", Json::object()).at("topics")[0].at("missing"), 2);
}

TEST_P(ContactsTest, are_reached_by_the_resource_person_and_confirm_unit_by_unit) {  // KR-20 KR-22
    contact(centre, "representative", "sar", "bo");
    contact("vc_land", "representative", "sar", "cia");
    const Json wish = {{"group", "lpo_hud"},
                       {"topic", "sar"},
                       {"receiver", "representatives"},
                       {"subject", "Nytt förband"},
                       {"text", "Använd det nya från måndag."}};
    be_reader("cia");
    EXPECT_EQ(refused("send_message", wish), "permission.group");
    be_reader("asa");  // the resource person, in no group
    EXPECT_EQ(done("get_topic", {{"topic", "sar"}}).at("may_send"), true);
    const Json sent = done("send_message", wish);
    EXPECT_THAT(each(sent.at("receipts"), "unit_name"), ElementsAre("Landets vårdcentral", "Stadens vårdcentral"));
    EXPECT_EQ(sent.at("message").at("confirmed"), 0);
    const std::int64_t number = sent.at("message").at("number");
    const auto tasks = [&](const char* person) {
        return store().read([&](Sql& sql) { return message_tasks(sql, person, *parse_date("2022-05-20")); });
    };
    ASSERT_EQ(tasks("bo").size(), 1U);
    EXPECT_EQ(tasks("bo")[0].title, "Läs och bekräfta: Nytt förband");
    EXPECT_EQ(tasks("bo")[0].link, "/meddelanden/" + std::to_string(number));
    be_reader("bo");
    EXPECT_EQ(done("get_message", {{"number", number}}).at("waits_for_me"), true);
    const Json read = done("confirm_message", {{"number", number}});
    EXPECT_EQ(read.at("message").at("confirmed"), 1);
    EXPECT_EQ(read.at("receipts")[1].at("confirmed_on"), "2022-05-20");
    EXPECT_EQ(read.at("receipts")[0].at("confirmed_on"), nullptr);
    EXPECT_THAT(tasks("bo"), IsEmpty());
    EXPECT_EQ(refused("confirm_message", {{"number", number}}), "message.not_waiting");
    EXPECT_EQ(refused("get_message", {{"number", 99}}), "message.unknown");
}

TEST_P(ContactsTest, let_a_deputy_confirm) {
    member("lpo_hud", "bo", "member", "lakare", {{"unit", clinic}});
    const auto away = store().write({"test", "away"}, [&](Transaction& transaction) {
        return put_absence(transaction, "bo", {parse_date("2022-05-01"), parse_date("2022-06-30"), "cia", ""});
    });
    ASSERT_TRUE(away);
    const Json sent =
        done("send_message",
             {{"group", "lpo_hud"}, {"receiver", "members"}, {"subject", "Möte"}, {"text", "Vi ses på torsdag."}});
    be_reader("cia");
    const Json read = done("confirm_message", {{"number", sent.at("message").at("number")}});
    EXPECT_EQ(read.at("receipts")[0].at("name"), "Bo Ek");
    EXPECT_EQ(read.at("receipts")[0].at("confirmed_by_name"), "Cia Dahl");
}

TEST_P(ContactsTest, lead_from_area_and_unit_to_the_coordinator) {  // KR-23
    contact(other_division, "area_coordinator", "hud_kon", "asa");
    const Json found = done("find_contacts", {{"unit", centre}, {"area", "hud_kon"}});
    EXPECT_THAT(each(found.at("coordinators"), "name"), ElementsAre("Åsa Öberg"));  // of the division above
    EXPECT_EQ(found.at("near"), true);
    contact(centre, "area_coordinator", "hud_kon", "bo");
    EXPECT_THAT(each(done("find_contacts", {{"unit", centre}, {"area", "hud_kon"}}).at("coordinators"), "name"),
                ElementsAre("Bo Ek"));
    const Json elsewhere = done("find_contacts", {{"unit", clinic}, {"area", "hud_kon"}});
    EXPECT_EQ(elsewhere.at("near"), false);
    EXPECT_EQ(elsewhere.at("coordinators").size(), 2U);  // better one elsewhere than none
}

TEST_P(ContactsTest, show_peers_and_coordinator_to_who_is_alone) {  // KR-67
    contact(centre, "alone", "dietist", "bo");
    contact(clinic, "alone", "dietist", "asa");
    contact("vc_land", "alone", "dietist", "cia");
    contact(region, "profession_coordinator", "dietist", "asa");
    const Json found = done("find_contacts", {{"unit", centre}, {"profession", "dietist"}});
    EXPECT_THAT(each(found.at("peers"), "name"), ElementsAre("Cia Dahl", "Åsa Öberg"));  // the nearer first
    EXPECT_THAT(each(found.at("coordinators"), "unit_name"), ElementsAre("Region Norrbotten"));
}

TEST_P(ContactsTest, tell_who_from_a_division_sits_in_which_group) {  // NB-74 HA-81 NB-109
    group("rpo", "RPO Hud", "rpo", {{"level", "healthcare_region"}});
    member("lpo_hud", "asa", "chair", "lakare", {{"unit", clinic}});
    member("lpo_hud", "bo", "member", "sjukskoterska", {{"unit", centre}});
    member("rpo", "asa", "member", "lakare", {{"unit", clinic}});
    const auto sitting = [&](Json wish) {
        std::vector<std::string> texts;
        const Json list = done("list_participation", wish);
        for (const auto& one : list.at("members"))
            texts.push_back(one.at("name").get<std::string>() + ", " + one.at("group_name").get<std::string>());
        return texts;
    };
    EXPECT_THAT(sitting({{"unit", division}}), ElementsAre("Åsa Öberg, LPO Hud och kön", "Åsa Öberg, RPO Hud"));
    EXPECT_THAT(sitting({{"unit", division}, {"kind", "lpo"}}), ElementsAre("Åsa Öberg, LPO Hud och kön"));
    const Json above = done("list_participation", {{"unit", region}, {"level", "healthcare_region"}});
    EXPECT_EQ(above.at("members")[0].at("above_region"), true);
    EXPECT_EQ(above.at("members")[0].at("level_name"), "Sjukvårdsregion");
}

TEST_P(ContactsTest, refuse_what_does_not_fit) {
    const auto put = [&](const char* kind, const char* subject, const char* person = "bo") {
        return refused("put_unit_contact",
                       {{"unit", centre}, {"kind", kind}, {"subject", subject}, {"person", person}});
    };
    EXPECT_EQ(put("chef", "sar"), "contact.kind");
    EXPECT_EQ(put("representative", "fot"), "topic.unknown");
    EXPECT_EQ(put("area_coordinator", "sar"), "area.unknown");
    EXPECT_EQ(put("alone", "kung"), "group.profession");
    EXPECT_EQ(put("representative", "sar", "ingen"), "person.unknown");
    EXPECT_EQ(refused("put_topic", {{"topic", "Sår"}, {"name", "Sår"}, {"group", "mk"}}), "topic.id");
    EXPECT_EQ(refused("put_topic", {{"topic", "fot"}, {"name", " "}, {"group", "mk"}}), "topic.name");
    EXPECT_EQ(refused("put_topic", {{"topic", "fot"}, {"name", "Fot"}, {"group", "mk"}, {"level", "x"}}), "unit.level");
    Json message = {{"group", "mk"}, {"receiver", "members"}, {"subject", "Hej"}, {"text", "Hej"}};
    EXPECT_EQ(refused("send_message", message), "message.nobody");
    message["receiver"] = "alla";
    EXPECT_EQ(refused("send_message", message), "message.receiver");
    message["topic"] = "sar";
    EXPECT_EQ(refused("send_message", message), "topic.other_group");
    message["topic"] = "";
    message["subject"] = " ";
    EXPECT_EQ(refused("send_message", message), "message.subject");
    message.update({{"subject", "Hej"}, {"text", ""}});
    EXPECT_EQ(refused("send_message", message), "message.text");
}

}  // namespace
}  // namespace ledstang
