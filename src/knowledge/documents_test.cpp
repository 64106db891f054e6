// Documents on both databases: written, held against what their kind asks for, published, and never changed after.
#include "base/base64.h"
#include "knowledge/test_knowledge.h"

namespace ledstang {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class DocumentsTest : public KnowledgeWorld {};
LEDSTANG_ON_BOTH_STORES(DocumentsTest);

// KR-41
TEST_P(DocumentsTest, are_not_published_without_a_mandatory_section) {
    be("demo_vo_chef");
    const Json made = done("create_document", routine());
    EXPECT_EQ(made.at("id"), "hoftfraktur");
    EXPECT_EQ(made.at("state"), "draft");
    EXPECT_THAT(each(made.at("sections"), "id"),
                ElementsAre("syfte", "omfattning", "gor_sa_har", "avvikelse", "personcentrerat", "patientens_del"));
    EXPECT_EQ(made.at("gaps").size(), 6U);
    write_all("hoftfraktur");
    write("hoftfraktur", "avvikelse", " ");
    const auto refusal = call("publish_document", {{"id", "hoftfraktur"}, {"version", 1}});
    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().code, "document.incomplete");
    EXPECT_THAT(refusal.error().message, HasSubstr("”När något blir fel” är tomt"));
    ASSERT_EQ(refusal.error().faults.size(), 1U);
    EXPECT_EQ(refusal.error().faults[0].path, "/sections/avvikelse");
    write("hoftfraktur", "avvikelse", "Ring bakjouren.");
    EXPECT_EQ(publish("hoftfraktur").at("state"), "in_force");
}

TEST_P(DocumentsTest, have_a_greatest_length) {  // KR-41
    be("demo_vo_chef");
    done("create_document", routine());
    write_all("hoftfraktur");
    std::string long_text;
    for (int word = 0; word < 61; ++word) long_text += "ord ";
    write("hoftfraktur", "syfte", long_text);
    const Json gaps = draft_of("hoftfraktur").at("gaps");
    EXPECT_THAT(each(gaps, "code"), ElementsAre("document.section_long"));
    EXPECT_THAT(gaps[0].at("message"), HasSubstr("61 ord och får ha högst 60"));
}

TEST_P(DocumentsTest, answer_the_question_of_the_person_centred_meeting) {  // KR-68
    be("demo_vo_chef");
    done("create_document", routine());
    write_all("hoftfraktur");
    write("hoftfraktur", "personcentrerat", "Ja.");
    EXPECT_THAT(each(draft_of("hoftfraktur").at("gaps"), "code"), ElementsAre("document.section_short"));
    write("hoftfraktur", "personcentrerat", "Fråga vad patienten själv vill, och skriv det först.");
    EXPECT_THAT(draft_of("hoftfraktur").at("gaps"), IsEmpty());
}

TEST_P(DocumentsTest, are_owned_by_a_function_whoever_holds_it) {  // KR-42
    const auto id = published();
    EXPECT_EQ(page(id).at("holders")[0].at("name"), "Sara Lindgren");
    const auto before = head();
    be("demo_controller");
    hold(clinic, "vo_chef", "nils", "Nils Ny", "2022-06-01");
    const Json after = page(id, "2022-06-02");
    EXPECT_EQ(after.at("holders")[0].at("name"), "Nils Ny");
    EXPECT_EQ(after.at("version"), 1);
    EXPECT_NE(before, head());  // the holding alone was changed
    // No operation takes a person for an owner.
    Json wish = routine("Annan");
    wish["owner_function"] = "demo_vo_chef";
    EXPECT_EQ(refused("create_document", wish), "document.owner_function");
    wish["owner_function"] = "vo_chef";
    wish["owner_unit"] = division;
    EXPECT_EQ(refused("create_document", wish), "document.owner_unit");
}

TEST_P(DocumentsTest, wait_for_somebody_to_hold_the_owning_function) {
    be("demo_controller");
    hold(clinic, "vo_chef", "", "");
    done("create_document", routine());
    write_all("hoftfraktur");
    EXPECT_THAT(each(draft_of("hoftfraktur").at("gaps"), "code"), ElementsAre("document.owner_vacant"));
    EXPECT_EQ(refused("publish_document", {{"id", "hoftfraktur"}, {"version", 1}}), "document.incomplete");
}

TEST_P(DocumentsTest, are_written_and_published_by_their_own) {
    be("demo_vo_chef");
    done("create_document", routine());
    write_all("hoftfraktur");
    be("demo_lasare");  // no part of the organisation
    EXPECT_FALSE(page("hoftfraktur").at("may_write"));
    EXPECT_EQ(
        refused("save_document_text", {{"id", "hoftfraktur"}, {"section", "syfte"}, {"text", "x"}, {"version", 1}}),
        "permission.outside_part");
    be("demo_enhetschef");  // another clinic's
    EXPECT_EQ(refused("publish_document", {{"id", "hoftfraktur"}, {"version", 1}}), "permission.outside_part");
    be("demo_controller");
    hold(clinic, "vo_chef", "nils", "Nils Ny", "2022-06-01");
    be("demo_vo_chef");
    // Reports for the clinic but does not hold the function any more: writes, and does not publish.
    EXPECT_TRUE(page("hoftfraktur", "2022-06-02").at("may_write"));
    EXPECT_EQ(refused("publish_document", {{"id", "hoftfraktur"}, {"version", 1}}, "2022-06-02"), "document.not_owner");
    be("demo_divisionschef");  // plans for the division that the clinic is in
    EXPECT_EQ(refused("publish_document", {{"id", "hoftfraktur"}, {"version", 1}}, "2022-06-02"), "done");
}

TEST_P(DocumentsTest, are_written_by_the_members_of_their_group) {
    ASSERT_TRUE(store().write({"test", "group"}, [](Transaction& transaction) -> Result<Nothing> {
        Sql& sql = transaction.sql();
        sql.execute("insert into unit_group (id, name, kind, version) values ('lpo', 'LPO Rörelseorganen', 'LPO', 1)");
        sql.execute("insert into person (id, name) values ('demo_enhetschef', 'Maria Niemi')");
        sql.execute(
            "insert into group_member (group_id, person, role, profession, manager, valid_from) values ('lpo', "
            "'demo_enhetschef', 'member', 'lakare', 0, '2021-01-01')");
        return Nothing{};
    }));
    Json wish = routine();
    wish["group"] = "lpo";
    be("demo_enhetschef");  // of another clinic
    const Json made = done("create_document", wish);
    EXPECT_EQ(made.at("group_name"), "LPO Rörelseorganen");
    EXPECT_TRUE(made.at("may_write"));
    EXPECT_FALSE(made.at("may_publish"));
    write_all("hoftfraktur");
    wish["group"] = "saknas";
    be("demo_vo_chef");
    EXPECT_EQ(refused("create_document", wish), "document.group_unknown");
}

TEST_P(DocumentsTest, tell_the_second_of_two_who_write_the_same_section) {
    be("demo_vo_chef");
    done("create_document", routine());
    const Json first = {{"id", "hoftfraktur"}, {"section", "syfte"}, {"text", "Mitt."}, {"version", 0}};
    EXPECT_EQ(done("save_document_text", first).at("text_version"), 1);
    Json second = first;
    second["text"] = "Ditt.";
    const auto refusal = call("save_document_text", second);
    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().kind, RefusalKind::conflict);
    EXPECT_THAT(refusal.error().message, HasSubstr("Sara Lindgren ändrade avsnittet ”Syfte”"));
    EXPECT_EQ(draft_of("hoftfraktur").at("sections")[0].at("text"), "Mitt.");
    // What is the same is no conflict, and another section is nobody's concern.
    EXPECT_EQ(refused("save_document_text", first), "done");
    Json other = first;
    other["section"] = "omfattning";
    EXPECT_EQ(refused("save_document_text", other), "done");
    Json head_wish = {{"id", "hoftfraktur"}, {"version", 7}, {"head", {{"title", "Annan"}}}};
    EXPECT_EQ(refused("save_document_head", head_wish), "document.conflict");
}

TEST_P(DocumentsTest, never_change_once_they_are_published) {
    const auto id = published();
    const Json before = page(id);
    EXPECT_EQ(refused("save_document_text", {{"id", id}, {"section", "syfte"}, {"text", "x"}, {"version", 1}}),
              "document.no_draft");
    EXPECT_EQ(refused("save_document_head", {{"id", id}, {"version", 1}, {"head", {{"title", "x"}}}}),
              "document.no_draft");
    const Json draft = done("begin_draft", {{"id", id}}, "2022-07-01");
    EXPECT_EQ(draft.at("version"), 2);
    EXPECT_EQ(draft.at("sections")[0].at("text"), "Alla ska opereras inom ett dygn.");
    write(id, "syfte", "Alla ska opereras inom arton timmar.", "2022-07-01");
    EXPECT_EQ(page(id, "2022-07-01").at("version"), 1);  // readers still see what holds
    EXPECT_EQ(refused("publish_document", {{"id", id}, {"version", 1}}, "2022-07-01"), "document.change_note");
    publish(id, "2022-07-01", "Kortare tid.");
    const Json now = page(id, "2022-07-01");
    EXPECT_EQ(now.at("version"), 2);
    EXPECT_EQ(each(now.at("versions"), "state"), (std::vector<std::string>{"in_force", "superseded"}));
    EXPECT_EQ(now.at("versions")[1].at("valid_to"), "2022-07-01");
    const Json old = done("read_document", {{"id", id}, {"version", 1}}, "2022-07-01");
    EXPECT_EQ(old.at("sections"), before.at("sections"));
    const Json difference = done("get_document_difference", {{"id", id}}, "2022-07-01");
    EXPECT_EQ(difference.at("from"), 1);
    EXPECT_EQ(difference.at("sections")[0].at("pieces")[1], (Json{{"kind", "removed"}, {"text", "ett"}}));
    EXPECT_FALSE(difference.at("sections")[1].at("changed"));
}

TEST_P(DocumentsTest, may_begin_to_hold_on_a_later_day) {
    const auto id = published();
    done("begin_draft", {{"id", id}});
    EXPECT_EQ(
        refused("publish_document", {{"id", id}, {"version", 1}, {"change_note", "Ny"}, {"valid_from", "2022-05-19"}}),
        "document.valid_from");
    done("publish_document", {{"id", id}, {"version", 1}, {"change_note", "Ny"}, {"valid_from", "2022-09-01"}});
    EXPECT_EQ(page(id, "2022-08-31").at("version"), 1);
    EXPECT_EQ(page(id, "2022-09-01").at("version"), 2);
    EXPECT_EQ(each(page(id).at("versions"), "state"), (std::vector<std::string>{"coming", "in_force"}));
}

TEST_P(DocumentsTest, end_when_they_are_withdrawn_or_superseded_by_another) {
    const auto old = published("Gammal rutin");
    const auto later = published("Annan rutin");
    be("demo_vo_chef");
    done("create_document", routine("Ny rutin"));
    write_all("ny_rutin");
    Json head = draft_of("ny_rutin").at("head");
    head["supersedes"] = {old};
    done("save_document_head", {{"id", "ny_rutin"}, {"version", 1}, {"head", head}});
    publish("ny_rutin");
    const Json ended = page(old);
    EXPECT_EQ(ended.at("state"), "superseded");
    EXPECT_EQ(ended.at("ended_reason"), "Ersatt av ”Ny rutin”.");
    EXPECT_EQ(ended.at("superseded_by")[0].at("id"), "ny_rutin");
    EXPECT_EQ(refused("withdraw_document", {{"id", later}, {"reason", " "}}), "document.reason");
    EXPECT_EQ(done("withdraw_document", {{"id", later}, {"reason", "Görs inte längre."}}).at("state"), "withdrawn");
    EXPECT_EQ(refused("withdraw_document", {{"id", later}, {"reason", "Igen"}}), "document.not_in_force");
}

TEST_P(DocumentsTest, show_whom_they_bind_and_from_where_they_come) {  // HA-62, NB-82
    be("demo_controller");
    hold(region, "regiondirektor", "rd", "Rut Dahl");
    done("create_document", {{"kind", "samverkan"},
                             {"title", "Utskrivning"},
                             {"owner_function", "regiondirektor"},
                             {"owner_unit", region},
                             {"areas", {"aldre_palliativ"}}});
    EXPECT_THAT(each(draft_of("utskrivning").at("gaps"), "code"), testing::Contains("document.parties"));
    Json head = draft_of("utskrivning").at("head");
    head["parties"] = {"Region Norrbotten", "Luleå kommun", " Luleå kommun "};
    const Json saved = done("save_document_head", {{"id", "utskrivning"}, {"version", 1}, {"head", head}});
    EXPECT_EQ(saved.at("head").at("parties"), (Json{"Region Norrbotten", "Luleå kommun"}));
    EXPECT_EQ(saved.at("version"), 1);
    EXPECT_THAT(each(saved.at("gaps"), "code"), testing::Not(testing::Contains("document.parties")));
    done("create_document", {{"kind", "lokalt_tillagg"},
                             {"title", "Tillägg"},
                             {"owner_function", "vo_chef"},
                             {"owner_unit", clinic},
                             {"areas", {"rorelseorganen"}}});
    EXPECT_THAT(each(draft_of("tillagg").at("gaps"), "code"), testing::Contains("document.national_id"));
    head = draft_of("tillagg").at("head");
    head["national_id"] = "NKK-17";
    head["national_address"] = "javascript:x";
    EXPECT_EQ(refused("save_document_head", {{"id", "tillagg"}, {"version", 1}, {"head", head}}),
              "document.national_address");
    head["national_address"] = "https://exempel.invalid/17";
    EXPECT_EQ(
        done("save_document_head", {{"id", "tillagg"}, {"version", 1}, {"head", head}}).at("head").at("national_id"),
        "NKK-17");
    EXPECT_THAT(each(draft_of("tillagg").at("sections"), "id"), testing::Contains("lokalt"));
}

TEST_P(DocumentsTest, analyse_gap_and_consequence_of_a_national_pathway) {  // NB-81
    be("demo_controller");
    const Json made = done("create_document", {{"kind", "gap_och_konsekvens"},
                                               {"title", "Stroke"},
                                               {"owner_function", "divisionschef"},
                                               {"owner_unit", division},
                                               {"areas", {"nervsystemet"}}});
    EXPECT_THAT(each(made.at("sections"), "id"), ElementsAre("nulage", "gap", "konsekvens", "beslut", "atgard"));
    EXPECT_THAT(each(made.at("gaps"), "code"), testing::Contains("document.national_id"));
}

TEST_P(DocumentsTest, keep_comments_on_a_passage_when_the_text_changes) {
    be("demo_vo_chef");
    done("create_document", routine());
    write("hoftfraktur", "syfte", "Alla ska opereras inom ett dygn.");
    be("demo_lasare");  // anybody may comment
    Json wish = {{"id", "hoftfraktur"}, {"section", "syfte"}, {"quote", "inom två dygn"}, {"text", "Varför?"}};
    EXPECT_EQ(refused("comment_document", wish), "document.quote");
    wish["quote"] = "inom ett dygn";
    wish["place"] = 19;
    const Json comment = done("comment_document", wish).at("comments")[0];
    EXPECT_FALSE(comment.at("gone"));
    EXPECT_EQ(comment.at("by_name"), "Ali Hassan");
    EXPECT_EQ(refused("resolve_document_comment", {{"id", "hoftfraktur"}, {"comment", comment.at("number")}}),
              "permission.outside_part");
    be("demo_vo_chef");
    EXPECT_EQ(draft_of("hoftfraktur").at("sections")[0].at("open_comments"), 1);
    write("hoftfraktur", "syfte", "Alla ska opereras inom arton timmar.");
    const Json kept = done("get_document_comments", {{"id", "hoftfraktur"}}).at("comments")[0];
    EXPECT_TRUE(kept.at("gone"));
    EXPECT_EQ(kept.at("quote"), "inom ett dygn");
    done("resolve_document_comment", {{"id", "hoftfraktur"}, {"comment", comment.at("number")}});
    EXPECT_EQ(draft_of("hoftfraktur").at("sections")[0].at("open_comments"), 0);
}

TEST_P(DocumentsTest, are_removed_only_as_drafts) {
    const auto id = published();
    EXPECT_EQ(refused("remove_draft", {{"id", id}}), "document.no_draft");
    done("begin_draft", {{"id", id}});
    done("remove_draft", {{"id", id}});
    EXPECT_TRUE(page(id).at("draft").is_null());
    done("create_document", routine("Ett försök"));
    done("remove_draft", {{"id", "ett_forsok"}});
    EXPECT_EQ(refused("read_document", {{"id", "ett_forsok"}}), "document.unknown");
    EXPECT_EQ(done("create_document", routine("Höftfraktur")).at("id"), "hoftfraktur_2");  // the first name is taken
}

TEST_P(DocumentsTest, leave_as_a_library_of_fhir) {
    const auto id = published();
    const auto file = call("export_document_library", {{"id", id}});
    ASSERT_TRUE(file) << file.error().message;
    EXPECT_EQ(file->at("name"), id + "-1.fhir.json");
    const Json library = Json::parse(file->at("bytes").get<std::string>());
    EXPECT_EQ(library.at("resourceType"), "Library");
    EXPECT_EQ(library.at("url"), "urn:ledstang:document:" + id);
    EXPECT_EQ(library.at("version"), "1");
    EXPECT_EQ(library.at("status"), "active");
    EXPECT_EQ(library.at("type").at("coding")[0].at("code"), "asset-collection");
    EXPECT_EQ(library.at("publisher"), "VO-chef, VO Ortopedi");
    EXPECT_EQ(library.at("effectivePeriod"), Json({{"start", "2022-05-20"}}));
    EXPECT_EQ(library.at("topic")[0].at("text"), "Rörelseorganens sjukdomar");
    EXPECT_FALSE(library.contains("relatedArtifact")) << "FHIR has no empty lists";
    ASSERT_EQ(library.at("content").size(), 6U);
    EXPECT_EQ(library.at("content")[3].at("title"), "När något blir fel");
    EXPECT_EQ(from_base64(library.at("content")[3].at("data").get<std::string>()), "Ring bakjouren.");
    // What has ended is retired, on the last day that it held; what nobody has published does not leave.
    done("withdraw_document", {{"id", id}, {"reason", "Görs inte längre."}}, "2022-06-01");
    const auto ended = call("export_document_library", {{"id", id}}, "2022-06-02");
    const Json retired = Json::parse(ended->at("bytes").get<std::string>());
    EXPECT_EQ(retired.at("status"), "retired");
    EXPECT_EQ(retired.at("effectivePeriod").at("end"), "2022-05-31");
    const auto draft = done("create_document", routine("Ett utkast")).at("id");
    EXPECT_EQ(refused("export_document_library", {{"id", draft}}), "document.not_in_force");
}

}  // namespace
}  // namespace ledstang
