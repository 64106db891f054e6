// What the knowledge organisation offers.
#include "groups/changes.h"
#include "groups/group_map.h"
#include "groups/group_page.h"
#include "groups/member_file.h"
#include "groups/messages.h"
#include "groups/participation.h"
#include "groups/topics.h"

namespace ledstang {
namespace {

// Who to turn to on a unit, and what is sent to them.
void offer_contacts(Operations& operations) {
    const auto read = Permission::read;
    operations.get("list_participation", "/units/{unit}/group-members", list_participation, {read},
                   "Vilka från enheten som sitter i vilka grupper");
    operations.get("get_unit_contacts", "/units/{unit}/contacts", get_unit_contacts, {read},
                   "Enhetens ombud, samordnare, ensamma yrken och gruppernas kontakter");
    operations.put("put_unit_contact", "/units/{unit}/contacts/{kind}/{subject}", put_unit_contact,
                   {Permission::report, &PutUnitContact::unit},
                   "Säg vem som är enhetens ombud, samordnare eller ensam i "
                   "sitt yrke");
    operations.get("find_contacts", "/contacts", find_contacts, {read},
                   "Samordnare, kollegor och ombud för ett område eller ett yrke");
    operations.get("list_topics", "/topics", list_topics, {read}, "Ämnen som enheter har ombud för");
    operations.get("get_topic", "/topics/{topic}", get_topic, {read, nullptr, Keep::by_person},
                   "Ett ämne och vilka enheter som har ombud");
    operations.put("put_topic", "/topics/{topic}", put_topic, {read}, "Lägg till eller ändra ett ämne med ombud");
    operations.get("list_messages", "/groups/{group}/messages", list_messages, {read}, "Meddelanden från en grupp");
    operations.post("send_message", "/groups/{group}/messages", send_message, {read},
                    "Skicka ett meddelande till ledamöter, kontakter eller ombud");
    operations.get("get_message", "/messages/{number}", get_message, {read, nullptr, Keep::by_person},
                   "Ett meddelande och vilka som har bekräftat det");
    operations.post("confirm_message", "/messages/{number}/confirmation", confirm_message, {Permission::self},
                    "Bekräfta att man har läst ett meddelande");
}

}  // namespace

void offer_groups(Operations& operations) {
    offer_contacts(operations);
    const auto read = Permission::read;
    operations.get("get_knowledge_map", "/knowledge-organisation", get_knowledge_map, {read},
                   "Kartan över kunskapsorganisationen");
    operations.get("get_group_words", "/knowledge-organisation/words", get_group_words, {read},
                   "Slag, roller, yrken och nivåer som grupper beskrivs med");
    operations.get("list_group_gaps", "/knowledge-organisation/gaps", list_group_gaps, {read},
                   "Vad som saknas i och kring grupperna, och områden som ingen äger");
    operations.get("compare_coupling", "/knowledge-organisation/coupling", compare_coupling, {read},
                   "Hur fast grupperna är kopplade till verksamheten");
    operations.get("get_group", "/groups/{group}", get_group, {read, nullptr, Keep::by_person}, "En grupp");

    operations.get("export_group_members", "/knowledge-organisation/members/{format}", export_group_members, {read},
                   "Ledamöterna som CSV- eller Excelfil");
    operations.post("import_group_members", "/imports/groups", import_group_members, {Permission::administer},
                    "Läs in grupper och ledamöter");

    // Whether the caller may change the group is asked by the operation: its own chair and secretary may.
    operations.post("create_group", "/groups", create_group, {Permission::organise, &CreateGroup::unit},
                    "Lägg till en grupp");
    operations.put("change_group", "/groups/{group}", change_group, {read}, "Ändra en grupp");
    operations.post("end_group", "/groups/{group}/end", end_group, {Permission::organise}, "Säg när en grupp upphör");
    operations.post("put_group_member", "/groups/{group}/members", put_group_member, {read},
                    "Lägg till eller ändra en ledamot");
    operations.post("end_group_member", "/groups/{group}/members/{person}/end", end_group_member, {read},
                    "Säg när en ledamot lämnar gruppen");
    operations.put("put_group_wanted", "/groups/{group}/wanted", put_group_wanted, {read},
                   "Önskad sammansättning utöver slagets");
    operations.put("put_group_link", "/groups/{group}/links/{other}", put_group_link, {read},
                   "Koppla en grupp till en annan");
    operations.put("put_group_unit", "/groups/{group}/units/{unit}", put_group_unit, {read},
                   "Berörd enhet och dess kontaktperson");
    operations.put("put_area_owner", "/areas/{area}/owner", put_area_owner, {Permission::organise},
                   "Grupp som äger ett område");
}

}  // namespace ledstang
