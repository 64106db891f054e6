// Who finds which documents, what lacks something, and what readers tell, on both databases.
#include <filesystem>
#include <fstream>

#include "knowledge/test_knowledge.h"
#include "search/search.h"

namespace ledstang {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

namespace files = std::filesystem;

class DocumentListsTest : public KnowledgeWorld {
 protected:
    std::vector<std::string> titles(const Json& wish = Json::object(), const char* today = "2022-05-20") {
        return each(done("list_documents", wish, today).at("documents"), "title");
    }
    // A routine that holds, about these areas and codes.
    std::string about(const char* title, const Json& areas, const Json& codes, const Json& levels = Json::array()) {
        be("demo_vo_chef");
        const std::string id = done("create_document", routine(title)).at("id");
        Json head = draft_of(id).at("head");
        head.update({{"areas", areas}, {"codes", codes}, {"care_levels", levels}});
        done("save_document_head", {{"id", id}, {"version", 1}, {"head", head}});
        write_all(id);
        publish(id);
        return id;
    }
    static std::string example_documents() {
        std::ifstream file(source_folder() + "/examples/knowledge/documents.toml", std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
};
LEDSTANG_ON_BOTH_STORES(DocumentListsTest);

TEST_P(DocumentListsTest, find_a_shared_guideline_by_either_condition_and_level) {  // KR-09
    about("Svikt och diabetes", {"hjarta_karl", "endokrin"}, {"i50", "E11"}, {"primarvard", "specialiserad"});
    about("Höft", {"rorelseorganen"}, {"S72.0"}, {"specialiserad"});
    for (const char* code : {"I50", "I50.9", "e11"})
        EXPECT_THAT(titles({{"code", code}}), ElementsAre("Svikt och diabetes"));
    for (const char* area : {"hjarta_karl", "endokrin"})
        EXPECT_THAT(titles({{"area", area}}), ElementsAre("Svikt och diabetes"));
    EXPECT_THAT(titles({{"care_level", "primarvard"}}), ElementsAre("Svikt och diabetes"));
    EXPECT_THAT(titles({{"care_level", "specialiserad"}}), ElementsAre("Höft", "Svikt och diabetes"));
    EXPECT_THAT(titles({{"code", "Z99"}}), IsEmpty());
    EXPECT_EQ(refused("list_documents", {{"state", "nej"}}), "document.state");
}

TEST_P(DocumentListsTest, are_found_by_the_words_of_their_title_however_many_there_are) {
    std::string file;
    for (int i = 0; i < 230; ++i) {
        file += fmt::format(
            "[[documents]]\nid = \"nr_{0}\"\nkind = \"vardrutin\"\ntitle = \"{1} {0}\"\nowner_function = \"vo_chef\"\n"
            "owner_unit = \"vo_ortopedi\"\nareas = [\"rorelseorganen\"]\ncodes = []\ncare_levels = []\nparties = []\n"
            "applies = []\nvalid_from = \"2022-01-01\"\n[documents.sections]\nsyfte = \"a\"\nomfattning = \"a\"\n"
            "gor_sa_har = \"a\"\navvikelse = \"a\"\npersoncentrerat = \"a b c d e f g h\"\npatientens_del = \"a b c d "
            "e f g "
            "h\"\n",
            i, i == 229 ? "Överflyttning av höft-patient" : "Allmän rutin");
    }
    be("demo_controller");
    const auto read = send("import_documents", "documents.toml", file);
    ASSERT_TRUE(read) << read.error().message;
    ASSERT_EQ(read->at("added"), 230);
    const Json first = done("list_documents", {{"limit", 12}});
    EXPECT_EQ(first.at("total"), 230);
    EXPECT_EQ(first.at("documents").size(), 12U);
    EXPECT_THAT(titles({{"words", "HÖFT"}}), ElementsAre("Överflyttning av höft-patient 229"));
    EXPECT_THAT(titles({{"words", "pat överfl"}}), ElementsAre("Överflyttning av höft-patient 229"));
    EXPECT_THAT(titles({{"words", "tient"}}), IsEmpty()) << "words are begun, not ended";
    EXPECT_EQ(done("list_documents", {{"words", "allmän 22"}}).at("total"), 10) << "22 and 220 to 228";
    EXPECT_THAT(titles({{"ids", {"nr_229", "finns_inte"}}, {"state", "all"}}),
                ElementsAre("Överflyttning av höft-patient 229"));
    // What nobody holds the owner of any more is counted whole, and shown from the beginning.
    hold(clinic, "vo_chef", "", "", "2022-02-01");
    const Json vacant = done("get_knowledge_care").at("vacant");
    EXPECT_EQ(vacant.at("count"), 230);
    EXPECT_EQ(vacant.at("documents").size(), 50U);
    EXPECT_EQ(vacant.at("documents")[0].at("title"), "Allmän rutin 0");
    EXPECT_EQ(vacant.at("documents")[1].at("title"), "Allmän rutin 1");
    EXPECT_EQ(vacant.at("documents")[2].at("title"), "Allmän rutin 2");
    const Json late = done("get_knowledge_care", Json::object(), "2023-05-20");
    ASSERT_EQ(late.at("overdue").size(), 1U);
    EXPECT_EQ(late.at("overdue")[0].at("count"), 230);
    EXPECT_EQ(late.at("overdue")[0].at("documents").size(), 5U);
    EXPECT_EQ(late.at("overdue")[0].at("vacant"), true);
}

TEST_P(DocumentListsTest, show_every_employee_what_is_published) {  // KR-43
    const auto id = published();
    be("demo_enhetschef");  // of a clinic that neither owns it nor lies below its owner
    EXPECT_THAT(titles(), ElementsAre("Höftfraktur"));
    EXPECT_EQ(page(id).at("sections")[0].at("text"), "Alla ska opereras inom ett dygn.");
    be("demo_lasare");
    EXPECT_EQ(page(id).at("state"), "in_force");
}

TEST_P(DocumentListsTest, show_a_unit_what_its_management_has_chosen_first) {  // KR-44
    const auto chosen = published("Ögonrutin");
    published("Annan rutin");
    be("demo_enhetschef");
    EXPECT_EQ(refused("mark_document", {{"unit", clinic}, {"id", chosen}}), "permission.outside_part");
    const Json marks = done("mark_document", {{"unit", other_clinic}, {"id", chosen}, {"note", "Ring oss först."}});
    EXPECT_EQ(marks.at("marks")[0].at("note"), "Ring oss först.");
    EXPECT_EQ(marks.at("marks")[0].at("marked_on"), "2022-05-20");
    EXPECT_EQ(refused("mark_document", {{"unit", other_clinic}, {"id", chosen}}), "store.version_conflict");
    EXPECT_THAT(titles({{"unit", other_clinic}, {"only_marked", true}}), ElementsAre("Ögonrutin"));
    const Json all = done("list_documents", {{"unit", other_clinic}});
    EXPECT_THAT(each(all.at("documents"), "title"), ElementsAre("Ögonrutin", "Annan rutin"));
    EXPECT_EQ(all.at("marked"), 1);
    EXPECT_EQ(all.at("total"), 2);
    EXPECT_EQ(all.at("documents")[0].at("mark_note"), "Ring oss först.");
    EXPECT_THAT(titles({{"unit", clinic}, {"only_marked", true}}), IsEmpty());
    be("demo_divisionschef");  // what the division chooses holds below it
    done("mark_document", {{"unit", division}, {"id", chosen}});
    const Json below = done("list_documents", {{"unit", clinic}, {"only_marked", true}});
    EXPECT_EQ(below.at("documents")[0].at("marked_unit"), "Division Länssjukvård 2");
    be("demo_enhetschef");
    done("unmark_document", {{"unit", other_clinic}, {"id", chosen}});
    EXPECT_EQ(page(chosen).at("marks").size(), 1U);
}

// KR-44
TEST_P(DocumentListsTest, come_a_page_at_a_time_in_one_order) {
    std::map<std::string, std::string> ids;  // by title
    for (const char* title : {"Östrogen", "Axel", "Ärr", "Åderbråck", "axel", "Zoster"}) ids[title] = published(title);
    be("demo_enhetschef");
    done("mark_document", {{"unit", other_clinic}, {"id", ids["Zoster"]}});
    const std::vector<std::string> whole{"Zoster", "Axel", "axel", "Åderbråck", "Ärr", "Östrogen"};
    EXPECT_EQ(titles({{"unit", other_clinic}}), whole);
    std::vector<std::string> paged;
    for (int offset = 0; offset < 8; offset += 2) {
        const Json page = done("list_documents", {{"unit", other_clinic}, {"limit", 2}, {"offset", offset}});
        EXPECT_EQ(page.at("total"), 6) << "of all pages";
        EXPECT_EQ(page.at("marked"), 1);
        for (const auto& title : each(page.at("documents"), "title")) paged.push_back(title);
    }
    EXPECT_EQ(paged, whole) << "none twice, none left out";
    EXPECT_THAT(titles({{"offset", -3}, {"limit", 1}}), ElementsAre("Axel"));
    EXPECT_THAT(titles({{"limit", -1}}), IsEmpty());
    be("demo_vo_chef");
    done("withdraw_document", {{"id", ids["Ärr"]}, {"reason", "Ersätts inte."}});
    done("begin_draft", {{"id", ids["Axel"]}});
    EXPECT_THAT(titles({{"state", "ended"}}, "2022-05-21"), ElementsAre("Ärr"));
    EXPECT_THAT(titles({{"state", "draft"}}), ElementsAre("Axel"));
    EXPECT_EQ(titles({{"state", "all"}}, "2022-05-21").size(), 6U);
    EXPECT_EQ(titles(Json::object(), "2022-05-21").size(), 5U);
}

TEST_P(DocumentListsTest, tell_what_is_overdue_per_owner) {  // VG-59
    published("Gammal rutin", "2021-01-10");                 // twelve months
    published("Ny rutin");
    const Json care = done("get_knowledge_care");
    ASSERT_EQ(care.at("overdue").size(), 1U);
    EXPECT_EQ(care.at("overdue")[0].at("owner"), "VO-chef, VO Ortopedi");
    EXPECT_EQ(each(care.at("overdue")[0].at("documents"), "title"), std::vector<std::string>{"Gammal rutin"});
    EXPECT_EQ(care.at("overdue")[0].at("documents")[0].at("review_by"), "2022-01-10");
    EXPECT_EQ(care.at("overdue")[0].at("count"), 1);
    EXPECT_THAT(titles({{"overdue", true}}), ElementsAre("Gammal rutin"));
    EXPECT_EQ(refused("confirm_document_review", {{"id", "gammal_rutin"}, {"review_by", "2022-05-20"}}),
              "document.review_by");
    EXPECT_EQ(done("confirm_document_review", {{"id", "gammal_rutin"}}).at("review_by"), "2023-05-20");
    EXPECT_THAT(done("get_knowledge_care").at("overdue"), IsEmpty());
}

TEST_P(DocumentListsTest, tell_which_areas_and_documents_nobody_owns) {  // KR-45
    published();
    be("demo_controller");
    const auto lacking = [&](const char* area) {
        const Json care = done("get_knowledge_care");
        for (const auto& one : care.at("areas")) {
            if (one.at("area").at("id") == area) return Json{one.at("without_document"), one.at("without_owner")};
        }
        return Json{false, false};
    };
    EXPECT_EQ(lacking("rorelseorganen"), (Json{false, true}));
    EXPECT_EQ(lacking("ogon"), (Json{true, true}));
    ASSERT_TRUE(store().write({"test", "group"}, [](Transaction& transaction) -> Result<Nothing> {
        Sql& sql = transaction.sql();
        sql.execute("insert into unit_group (id, name, kind, version) values ('lpo', 'LPO Rörelseorganen', 'LPO', 1)");
        sql.execute("insert into area_owner (area, group_id) values ('rorelseorganen', 'lpo')");
        transaction.log("group", "lpo", "", "{}");
        return Nothing{};
    }));
    EXPECT_EQ(lacking("rorelseorganen"), (Json{false, false}));
    EXPECT_EQ(done("get_area", {{"id", "rorelseorganen"}}).at("owner_group_name"), "LPO Rörelseorganen");
    EXPECT_THAT(done("get_knowledge_care").at("vacant").at("documents"), IsEmpty());
    hold(clinic, "vo_chef", "", "", "2022-05-20");
    EXPECT_EQ(done("get_knowledge_care").at("vacant").at("count"), 1);
}

TEST_P(DocumentListsTest, give_every_area_its_four_supports) {  // VG-58
    published();
    const Json area = done("get_area", {{"id", "rorelseorganen"}});
    std::vector<std::string> names;
    std::vector<std::size_t> counts;
    for (const auto& support : area.at("supports")) {
        names.push_back(support.at("support").at("name"));
        counts.push_back(support.at("documents").size());
    }
    EXPECT_THAT(names, ElementsAre("Kunskapsstöd", "Uppföljning och analys", "Verksamhetsutveckling", "Ledarskap"));
    EXPECT_THAT(counts, ElementsAre(1, 0, 0, 0));
    EXPECT_EQ(refused("get_area", {{"id", "saknas"}}), "area.unknown");
    const Json areas = done("list_areas", Json::object(), "2023-06-01").at("areas");
    EXPECT_EQ(areas.size(), 26U);
    for (const auto& one : areas) {
        const int there = one.at("area").at("id") == "rorelseorganen" ? 1 : 0;
        EXPECT_EQ(one.at("documents"), there) << one.at("area").at("id");
        EXPECT_EQ(one.at("overdue"), there) << "twelve months after it was published";
    }
}

TEST_P(DocumentListsTest, count_readings_by_day_and_unit_and_never_by_person) {  // VG-59
    const auto id = published();
    const auto before = head();
    be("demo_lasare");
    for (const char* unit : {clinic, clinic, ""}) done("record_document_opening", {{"id", id}, {"unit", unit}});
    done("record_document_opening", {{"id", id}, {"unit", clinic}}, "2022-05-21");
    EXPECT_EQ(head(), before);
    const Json usage = done("get_document_usage", {{"id", id}}, "2022-05-21");
    EXPECT_EQ(usage.at("openings"), 4);
    EXPECT_EQ(usage.at("days")[0].at("openings"), 3);
    EXPECT_EQ(usage.at("units")[0].at("unit_name"), "VO Ortopedi");
    EXPECT_EQ(usage.at("units")[0].at("openings"), 3);
    EXPECT_EQ(usage.at("units")[1].at("unit_name"), "Ingen enhet");
    EXPECT_EQ(refused("record_document_opening", {{"id", "saknas"}}), "document.unknown");
}

TEST_P(DocumentListsTest, bring_readers_words_to_the_owner) {  // VG-59
    const auto id = published();
    be("demo_lasare");
    EXPECT_EQ(refused("give_document_feedback", {{"id", id}}), "document.feedback");
    done("give_document_feedback", {{"id", id}, {"helped", true}});
    done("give_document_feedback",
         {{"id", id}, {"helped", false}, {"text", "Steg tre saknas."}, {"named", false}, {"unit", clinic}});
    EXPECT_EQ(refused("get_document_feedback", {{"id", id}}), "permission.outside_part");
    const auto tasks = [&](const char* person) {
        std::vector<std::string> found;
        for (const auto& task : store().read(
                 [&](Sql& sql) { return knowledge_tasks(sql, configuration, person, *parse_date("2022-05-20")); }))
            found.push_back(task.kind + " " + task.title);
        return found;
    };
    EXPECT_THAT(tasks("demo_vo_chef"), ElementsAre("document_feedback Läsare har skrivit om ”Höftfraktur”"));
    EXPECT_THAT(tasks("demo_lasare"), IsEmpty());
    be("demo_vo_chef");
    const Json list = done("get_document_feedback", {{"id", id}});
    EXPECT_EQ(list.at("helped"), 1);
    EXPECT_EQ(list.at("not_helped"), 1);
    EXPECT_EQ(list.at("feedback")[0].at("by_name"), "");  // the reader did not want to be named
    EXPECT_EQ(list.at("feedback")[0].at("unit_name"), "VO Ortopedi");
    done("answer_document_feedback",
         {{"id", id}, {"number", list.at("feedback")[0].at("number")}, {"answer", "Tack, det är rättat."}});
    EXPECT_THAT(tasks("demo_vo_chef"), IsEmpty());
}

TEST_P(DocumentListsTest, remind_the_owner_of_reviews_and_drafts) {  // VG-59
    const auto id = published("Gammal rutin", "2021-01-10");
    done("begin_draft", {{"id", id}});
    const auto tasks = store().read(
        [&](Sql& sql) { return knowledge_tasks(sql, configuration, "demo_vo_chef", *parse_date("2022-05-20")); });
    ASSERT_EQ(tasks.size(), 2U);
    EXPECT_EQ(tasks[0].kind, "document_review");
    EXPECT_TRUE(tasks[0].late);
    EXPECT_EQ(tasks[1].link, "/kunskap/dokument/gammal_rutin/redigera");
}

TEST_P(DocumentListsTest, are_given_to_others_paragraph_by_paragraph) {
    const auto id = about("Höft", {"rorelseorganen"}, {"S72.0"});
    done("mark_document", {{"unit", clinic}, {"id", id}});
    store().read([&](Sql& sql) {
        const auto document = published_document(sql, configuration, id, *parse_date("2022-05-20"));
        EXPECT_TRUE(document);
        EXPECT_EQ(document->kind_name, "Vårdrutin");
        EXPECT_THAT(document->units, ElementsAre(clinic));
        EXPECT_THAT(document->codes, ElementsAre("S72.0"));
        EXPECT_EQ(document->paragraphs.front().anchor, "s1p1");
        EXPECT_EQ(document->paragraphs[2].anchor, "s3p1");
        EXPECT_EQ(document->paragraphs[2].text, "– Ring ortopeden.\n– Kör till röntgen.");
        EXPECT_FALSE(published_document(sql, configuration, id, *parse_date("2022-05-19")));
        EXPECT_THAT(published_documents(sql, *parse_date("2022-05-20")), ElementsAre(id));
        EXPECT_EQ(document_title(sql, id), "Höft");
        EXPECT_TRUE(document_exists(sql, id));
        EXPECT_FALSE(document_exists(sql, "saknas"));
        EXPECT_EQ(documents_of_owner(sql, "vo_chef", clinic, *parse_date("2022-05-20")).size(), 1U);
        EXPECT_THAT(documents_of_group(sql, "lpo", *parse_date("2022-05-20")), IsEmpty());
        return 0;
    });
}

TEST_P(DocumentListsTest, are_found_by_search_as_long_as_they_hold) {
    const auto id = about("Höft", {"rorelseorganen"}, {"S72.0"});
    done("mark_document", {{"unit", clinic}, {"id", id}});
    const auto found = [&](const char* words) {
        auto now = context();
        const auto answer = answer_search(now, {words, "", "", clinic}, {}, {}, {clinic});
        EXPECT_TRUE(answer);
        std::vector<std::string> hits;
        for (const auto& hit : answer->hits)
            hits.push_back(hit.id + (hit.passages.empty() ? "" : "#" + hit.passages.front().anchor) +
                           (hit.applies ? " applies" : ""));
        return hits;
    };
    EXPECT_THAT(found("bakjouren"), ElementsAre(id + "#s4p1 applies"));
    EXPECT_EQ(found("S72").size(), 1U);
    done("unmark_document", {{"unit", clinic}, {"id", id}});
    EXPECT_THAT(found("bakjouren"), ElementsAre(id + "#s4p1"));
    done("withdraw_document", {{"id", id}, {"reason", "Görs inte längre."}});
    EXPECT_THAT(found("bakjouren"), IsEmpty());
}

TEST_P(DocumentListsTest, come_in_from_a_file_and_tell_where_it_is_wrong) {
    be("demo_controller");
    unit("vo_hjartsjukvard", "VO Hjärtsjukvård", "verksamhetsomrade", division);
    unit("vo_inf_hud_reuma_lunga", "VO Inf/Hud/Reuma/Lunga", "verksamhetsomrade", division);
    ASSERT_TRUE(store().write({"test", "groups"}, [](Transaction& transaction) -> Result<Nothing> {
        for (const char* id : {"lpo_hjarta_karl", "lpo_rorelseorganen"}) {
            transaction.sql().execute("insert into unit_group (id, name, kind, version) values (:id, 'LPO', 'LPO', 1)",
                                      std::string(id));
        }
        return Nothing{};
    }));
    const auto file = example_documents();
    const auto wrong = send("import_documents", "documents.toml",
                            replaced(replaced(file, "kind = \"vardrutin\"", "kind = \"rutin\""), "syfte = \"\"\"\nDen",
                                     "sifte = \"\"\"\nDen"));
    ASSERT_TRUE(wrong) << wrong.error().message;
    EXPECT_EQ(wrong->at("applied"), false);
    EXPECT_EQ(wrong->at("faults")[0].at("code"), "document.kind_unknown");
    const auto done_first = send("import_documents", "documents.toml", file);
    ASSERT_TRUE(done_first) << done_first.error().message;
    EXPECT_EQ(done_first->at("added"), 8) << done_first->dump();
    EXPECT_EQ(send("import_documents", "documents.toml", file)->at("unchanged"), 8);
    const auto again = send("import_documents", "documents.toml",
                            replaced(file, "valid_from = \"2021-03-01\"", "valid_from = \"2022-05-01\""));
    EXPECT_EQ(again->at("changed"), 1);
    const Json versions = page("exempel_hjartsvikt").at("versions");
    EXPECT_EQ(each(versions, "state"), (std::vector<std::string>{"in_force", "superseded"}));
    EXPECT_EQ(done("list_documents", {{"national_id", "NKK-EXEMPEL-017"}}).at("total"), 1);  // NB-83
}

TEST_P(DocumentListsTest, have_kinds_whose_files_say_where_they_are_wrong) {
    const auto folder = files::temp_directory_path() / fmt::format("ledstang_documents_{}", getpid());
    const auto wrong = [&](const std::string& from, const std::string& to) {
        files::remove_all(folder);
        files::copy(source_folder() + "/config", folder, files::copy_options::recursive);
        const auto path = folder / "documents" / "vardrutin.toml";
        std::ifstream file(path, std::ios::binary);
        std::string text{std::istreambuf_iterator<char>(file), {}};
        std::ofstream(path) << replaced(text, from, to);
        configuration.folder = folder.string();
        const auto answer = call("get_knowledge_choices");
        if (answer) return std::string("right");
        const auto& fault = answer.error().faults.at(0);
        return fmt::format("{} {}:{}", fault.code, fault.line.value_or(0), fault.column.value_or(0));
    };
    EXPECT_EQ(wrong("support = \"kunskapsstod\"", "support = \"annat\""), "document.configuration 6:12");
    EXPECT_EQ(wrong("owners = [\"divisionschef\"", "owners = [\"kungen\""), "document.configuration 8:10");
    EXPECT_EQ(wrong("id = \"omfattning\"", "id = \"syfte\""), "document.configuration 21:7");
    EXPECT_EQ(wrong("national = \"none\"", "national = \"kanske\""), "document.configuration 11:13");
    EXPECT_EQ(wrong("review_months = 12", "review_months = \"tolv\"").substr(0, 5), "json.");
    EXPECT_EQ(wrong("review_months = 12", "review_months = 6"), "right");
    files::remove_all(folder);
}

}  // namespace
}  // namespace ledstang
