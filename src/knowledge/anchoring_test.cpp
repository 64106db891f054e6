// What the operations write on their own is marked until the group that owns the area has been asked; and what a
// document tells the patient, and points at beside itself.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "knowledge/test_knowledge.h"
#include "store/next_key.h"

namespace ledstang {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class AnchoringTest : public KnowledgeWorld {
 protected:
    void SetUp() override {
        KnowledgeWorld::SetUp();
        if (IsSkipped()) return;
        ASSERT_TRUE(store().write({"test", "group"}, [&](Transaction& transaction) -> Result<Nothing> {
            Sql& sql = transaction.sql();
            sql.execute("insert into unit_group (id, name, kind, version) values ('lpo', 'LPO Rörelse', 'lpo', 1)");
            sql.execute("insert into area_owner (area, group_id) values ('rorelseorganen', 'lpo')");
            sql.execute(
                "insert into flow_type_text (digest, type, content, first_used) values ('d', 'local_guideline', '', "
                "'2022-01-01')");
            return Nothing{};
        }));
        be("demo_vo_chef");
    }
    // A guideline of the clinic's own, with everything that it must say.
    std::string guideline(const char* title, const Json& areas = {"rorelseorganen"},
                          const Json& more = Json::object()) {
        Json wish = routine(title);
        wish["kind"] = "riktlinje";
        wish["areas"] = areas;
        wish.update(more);
        const std::string id = done("create_document", wish).at("id");
        for (const char* section : {"sammanfattning", "omfattning", "rekommendation", "grund", "uppfoljning",
                                    "utmonstras", "personcentrerat", "patientens_del"})
            write(id, section, "Fråga patienten vad som är viktigt, och skriv det först.");
        return id;
    }
    // A comment round about the document, as the matters' store has it; without a stage it is under way.
    void round(const std::string& matter, const std::string& document, const std::string& stage = {}) {
        ASSERT_TRUE(store().write({"test", "round"}, [&](Transaction& transaction) -> Result<Nothing> {
            Sql& sql = transaction.sql();
            sql.execute(
                "insert into matter (id, type, unit, year, number, title, perspective, success_factor, goal, "
                "responsible, timetable, schedule_kind, schedule_note, fields, units_chosen, version) values (:matter, "
                "'local_guideline', :unit, 2022, (select count(*) + 1 from matter), 'Remiss', '', '', '', '', '', '', "
                "'', '{}', 1, 1)",
                matter, unit_number(sql, clinic));
            sql.execute(
                "insert into flow_matter (matter, digest, stage, since, lead_group, area, initiator, created) values "
                "(:matter, 'd', 'sent', '2022-05-01', 'lpo', '', 'demo_vo_chef', '2022-05-01')",
                matter);
            sql.execute(
                "insert into matter_link (matter, kind, target, position) values (:matter, 'document', :document, 0)",
                matter, document);
            return Nothing{};
        }));
        if (!stage.empty()) comes_to(matter, stage);
    }
    void comes_to(const std::string& matter, const std::string& stage) {
        ASSERT_TRUE(store().write({"test", "step"}, [&](Transaction& transaction) -> Result<Nothing> {
            Sql& sql = transaction.sql();
            sql.execute(
                "insert into flow_step (number, matter, step, from_stage, to_stage, person, words, filled, at, day) "
                "values "
                "(:number, :matter, 'publish', 'commented', :stage, 'demo_vo_chef', '', '{}', :at, '2022-05-20')",
                next_key(sql, "flow_step"), matter, stage, transaction.now());
            sql.execute("update flow_matter set stage = :stage, ended = '2022-05-20' where matter = :matter", stage,
                        matter);
            return Nothing{};
        }));
    }
    std::string state(const std::string& id) { return page(id).at("anchoring").at("state"); }
    std::vector<std::string> flagged() {
        return store().read(
            [&](Sql& sql) { return not_anchored(sql, configuration, {"a", "b", "ingen"}, *parse_date("2022-05-20")); });
    }
    void require_anchoring() {
        folder_ = std::filesystem::temp_directory_path() / ("anchoring_" + std::to_string(::getpid()));
        std::filesystem::copy(configuration.folder, folder_, std::filesystem::copy_options::recursive);
        configuration.folder = folder_.string();
        const auto file = folder_ / "documents" / "riktlinje.toml";
        std::ifstream in(file);
        std::string text{std::istreambuf_iterator<char>(in), {}};
        text.replace(text.find("anchoring = \"flag\""), 18, "anchoring = \"required\"");
        std::ofstream(file) << text;
    }
    void TearDown() override {
        KnowledgeWorld::TearDown();
        if (!folder_.empty()) std::filesystem::remove_all(folder_);
    }

 private:
    std::filesystem::path folder_;
};

// KR-35
TEST_P(AnchoringTest, PublishedWithoutTheAreasGroupIsFlagged) {
    const auto id = guideline("A");
    publish(id);
    const Json shown = page(id);
    EXPECT_EQ(shown.at("anchoring").at("state"), "missing");
    EXPECT_EQ(shown.at("anchoring").at("words"), "Ej förankrad: den har inte varit på remiss hos LPO Rörelse.");
    EXPECT_EQ(shown.at("anchoring").at("area"), "rorelseorganen");
    EXPECT_EQ(shown.at("anchoring").at("round"), "local_guideline");
    EXPECT_EQ(done("list_documents").at("documents").at(0).at("not_anchored"), true);
    EXPECT_THAT(flagged(), ElementsAre("a")) << "as search tells it";
    published("Rutin");  // of a kind that is not asked
    EXPECT_THAT(each(done("get_knowledge_care").at("not_anchored").at("documents"), "id"), ElementsAre("a"));
    EXPECT_EQ(done("list_documents", {{"not_anchored", true}}).at("total"), 1);

    round("remiss", id);
    EXPECT_EQ(state(id), "under_way");
    EXPECT_EQ(page(id).at("anchoring").at("matter"), "remiss");
    EXPECT_THAT(flagged(), ElementsAre("a")) << "a round that nobody has answered anchors nothing";
    comes_to("remiss", "anchored");
    EXPECT_EQ(page(id).at("anchoring").at("words"), "Förankrad i LPO Rörelse 2022-05-20.");
    EXPECT_THAT(flagged(), IsEmpty());
    EXPECT_THAT(done("get_knowledge_care").at("not_anchored").at("documents"), IsEmpty());
}

// KR-35
TEST_P(AnchoringTest, RoundBeforePublishingCountsForThatVersionAndNoneLater) {
    const auto id = guideline("A");
    round("remiss", id, "anchored");
    publish(id);
    EXPECT_EQ(state(id), "anchored");
    done("begin_draft", {{"id", id}});
    write(id, "grund", "Ny kunskap har kommit.");
    EXPECT_EQ(draft_of(id).at("anchoring").at("state"), "missing") << "a new text asks for a new round";
    EXPECT_EQ(state(id), "anchored") << "what holds is still what the group answered about";
    publish(id, "2022-05-20", "Ny grund.");
    EXPECT_THAT(flagged(), ElementsAre("a"));
}

// KR-35
TEST_P(AnchoringTest, RoundThatEndedOtherwiseOrElsewhereAnchorsNothing) {
    const auto id = guideline("A");
    publish(id);
    round("avslagen", id, "not_anchored");
    EXPECT_EQ(state(id), "missing");
    const auto orphan = guideline("B", {"ogon"});
    publish(orphan);
    EXPECT_EQ(page(orphan).at("anchoring").at("words"), "Ej förankrad: ingen grupp äger dokumentets område.");
    round("fel_grupp", orphan, "anchored");
    EXPECT_EQ(state(orphan), "missing") << "another area's group";
}

// KR-35
TEST_P(AnchoringTest, RegionMayLetNothingBePublishedWithoutIt) {
    require_anchoring();
    const auto id = guideline("A");
    const auto refused =
        call("publish_document", {{"id", id}, {"version", draft_of(id).at("head_version")}}, "2022-05-20");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "document.incomplete");
    EXPECT_THAT(refused.error().message, HasSubstr("på remiss hos LPO Rörelse"));
    ASSERT_EQ(refused.error().faults.size(), 1U);
    EXPECT_EQ(refused.error().faults.front().code, "document.not_anchored");
    round("remiss", id, "anchored");
    publish(id);
    EXPECT_EQ(page(id).at("state"), "in_force");
}

// KR-55
TEST_P(AnchoringTest, PatientPartIsShownAndLackingOnesAreListed) {
    const auto id = published();
    EXPECT_EQ(page(id).at("patient_part"), "written");
    EXPECT_THAT(done("get_knowledge_care").at("without_patient_part").at("documents"), IsEmpty());
    done("begin_draft", {{"id", id}});
    write(id, "patientens_del", "");
    EXPECT_EQ(draft_of(id).at("patient_part"), "missing") << "told before anybody publishes";
    EXPECT_THAT(each(draft_of(id).at("gaps"), "section"), ElementsAre("patientens_del"));
    // One from before the kind asked for it.
    ASSERT_TRUE(store().write({"test", "old"}, [&](Transaction& transaction) -> Result<Nothing> {
        transaction.sql().execute("delete from document_section where section = 'patientens_del'");
        return Nothing{};
    }));
    EXPECT_EQ(page(id).at("patient_part"), "missing");
    EXPECT_THAT(each(done("get_knowledge_care").at("without_patient_part").at("documents"), "id"), ElementsAre(id));
}

// KR-56
TEST_P(AnchoringTest, MentalHealthListsLifestyleGuidance) {
    for (const auto& [title, area] : {std::pair{"Tobak", "levnadsvanor"}, {"Alkohol", "levnadsvanor"}}) {
        const auto id = guideline(title, {area});
        publish(id);
    }
    guideline("Sömn", {"levnadsvanor"});  // not published
    const auto id = guideline("Depression", {"psykisk_halsa"});
    publish(id);
    const Json related = page(id).at("related");
    ASSERT_EQ(related.size(), 1U);
    EXPECT_EQ(related[0].at("name"), "Levnadsvanor");
    EXPECT_THAT(related[0].at("prompt").get<std::string>(), HasSubstr("tobak"));
    EXPECT_THAT(each(related[0].at("documents"), "title"), ElementsAre("Alkohol", "Tobak"));
    EXPECT_THAT(page("tobak").at("related"), IsEmpty()) << "the link goes one way";
}

LEDSTANG_ON_BOTH_STORES(AnchoringTest);

}  // namespace
}  // namespace ledstang
