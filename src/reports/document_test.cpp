// The chapters through their operations: ordering, writing, commenting and comparing, on both stores.
#include "reports/document.h"

#include "calendar/calendar.h"
#include "matters/matters.h"
#include "operations/test_operations.h"
#include "reports/reports.h"

namespace ledstang {
namespace {

class DocumentTest : public OperationsTest {
 protected:
    DocumentTest()
        : OperationsTest(organisation_scope(),
                         {offer_organisation, offer_measures, offer_matters, offer_goals, offer_reports}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        for (const auto& [operation, file] : {std::pair{"import_plan", "plan.json"},
                                              {"import_outcomes", "outcomes.csv"},
                                              {"import_comments", "comments.csv"},
                                              {"import_actions", "actions.csv"},
                                              {"import_production", "production.csv"}})
            ASSERT_TRUE(send(operation, file, example(file))) << file;
    }

    static Json wish(Json fields = Json::object(), const char* period = "2022-T1") {
        fields["unit"] = division;
        fields["period"] = period;
        return fields;
    }
    Json document(const char* period = "2022-T1") {
        const auto answer = call("get_document", wish({}, period));
        EXPECT_TRUE(answer) << (answer ? "" : answer.error().message);
        return answer ? *answer : Json();
    }
    Json chapter(const std::string& id, const char* period = "2022-T1") {
        const auto whole = document(period);
        for (const auto& one : whole.at("chapters")) {
            if (one.at("id") == id) return one;
        }
        return {};
    }
    std::vector<std::string> ids(const char* period = "2022-T1") {
        std::vector<std::string> all;
        const auto whole = document(period);
        for (const auto& one : whole.at("chapters")) all.push_back(one.at("id"));
        return all;
    }
    Result<Json> put_text(const std::string& id, const std::string& text, int version) {
        return call("put_chapter_text", wish({{"id", id}, {"text", text}, {"version", version}}));
    }
    std::string markdown(const char* period = "2022-T1") {
        const auto answer = call("download_report", wish({{"format", "md"}}, period));
        EXPECT_TRUE(answer) << (answer ? "" : answer.error().message);
        return answer ? answer->at("bytes").get<std::string>() : "";
    }
};

TEST_P(DocumentTest, begins_as_the_report_is) {
    const auto now = document();
    EXPECT_EQ(now.at("version"), 0);
    EXPECT_FALSE(now.at("frozen"));
    EXPECT_EQ(now.at("chapters").size(), 11U);
    const auto& first = now.at("chapters").at(0);
    EXPECT_EQ(first.at("id"), "inledning");
    EXPECT_EQ(first.at("state"), "draft");
    EXPECT_FALSE(first.at("written"));
    EXPECT_EQ(first.at("version"), 0);
    EXPECT_NE(first.at("html").get<std::string>().find("<p>"), std::string::npos);
    EXPECT_EQ(chapter("atgarder").at("state"), "empty");
    const auto before = head();
    EXPECT_TRUE(put_text("inledning", first.at("text"), 0)) << "saved as it is";
    EXPECT_EQ(head(), before);
}

TEST_P(DocumentTest, a_written_text_stands_in_the_report_and_the_others_stay) {
    const auto before = markdown();
    const auto saved = put_text("inledning", "Vi når {{utfall:sjukfranvaro}} i sjukfrånvaro, se {{se:produktion}}.", 0);
    ASSERT_TRUE(saved) << saved.error().message;
    EXPECT_EQ(saved->at("version"), 1);
    EXPECT_EQ(saved->at("state"), "draft");
    EXPECT_EQ(saved->at("updated_by_name"), "Karin Åström");
    EXPECT_TRUE(saved->at("faults").empty()) << saved->dump();
    const auto after = markdown();
    EXPECT_NE(after.find("Vi når 8,6\u00a0% i sjukfrånvaro"), std::string::npos);
    EXPECT_NE(after.find("i sjukfrånvaro, se [Produktion](#avsnitt-produktion)."), std::string::npos)
        << after.substr(0, 1500);
    const auto rest = [](const std::string& text) { return text.substr(text.find("## Produktion")); };
    EXPECT_EQ(rest(after), rest(before));
    EXPECT_EQ(chapter("produktion").at("version"), 0);
}

TEST_P(DocumentTest, the_second_to_save_is_told_and_the_same_text_is_no_new_version) {
    ASSERT_TRUE(put_text("inledning", "Karins text.", 0));
    be("demo_divisionschef");
    const auto late = put_text("inledning", "Pers text.", 0);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "chapter.conflict");
    EXPECT_EQ(late.error().kind, RefusalKind::conflict);
    EXPECT_NE(late.error().message.find("Karin Åström"), std::string::npos) << late.error().message;
    const auto before = head();
    const auto same = put_text("inledning", "Karins text.", 0);
    ASSERT_TRUE(same);
    EXPECT_EQ(same->at("version"), 1);
    EXPECT_EQ(head(), before);
    EXPECT_EQ(put_text("inledning", "Pers text.", 1)->at("version"), 2);
    EXPECT_EQ(refused("put_chapter_text", wish({{"id", "inledning"}, {"text", "x"}, {"version", 7}})),
              "chapter.conflict");
}

TEST_P(DocumentTest, who_orders_the_chapters_is_not_in_the_way_of_who_writes) {
    ASSERT_TRUE(put_text("produktion", "Besöken ökar.", 0));
    const auto headed = call("put_chapter", wish({{"id", "produktion"},
                                                  {"title", "Produktionen"},
                                                  {"position", 1},
                                                  {"version", 0},
                                                  {"writer", "demo_vo_chef"}}));
    ASSERT_TRUE(headed) << headed.error().message;
    EXPECT_EQ(headed->at("version"), 2);
    EXPECT_EQ(headed->at("position"), 1);
    EXPECT_EQ(headed->at("writer_name"), "Sara Lindgren");
    EXPECT_EQ(ids().at(0), "produktion");
    ASSERT_TRUE(put_text("produktion", "Besöken ökar mycket.", 1)) << "the text is as it was seen";
    EXPECT_EQ(refused("put_chapter", wish({{"id", "produktion"}, {"title", "Annat"}, {"version", 1}})),
              "chapter.conflict");
    EXPECT_EQ(markdown().find("## Produktionen {#avsnitt-produktion}"), markdown().find("## "));
}

TEST_P(DocumentTest, chapters_are_added_removed_and_brought_back) {
    const auto added =
        call("put_chapter", wish({{"id", "sammanfattning"}, {"title", "Sammanfattning"}, {"position", 1}}));
    ASSERT_TRUE(added) << added.error().message;
    EXPECT_EQ(added->at("kind"), "text");
    EXPECT_EQ(markdown().find("Sammanfattning"), std::string::npos) << "an empty chapter is not printed";
    ASSERT_TRUE(put_text("sammanfattning", "Allt i korthet.", 1));
    EXPECT_NE(markdown().find("## Sammanfattning {#avsnitt-sammanfattning}\n\nAllt i korthet."), std::string::npos);
    EXPECT_EQ(refused("remove_chapter", wish({{"id", "sammanfattning"}, {"version", 1}})), "chapter.conflict");
    ASSERT_TRUE(call("remove_chapter", wish({{"id", "sammanfattning"}, {"version", 2}})));
    EXPECT_EQ(ids().at(0), "inledning");
    EXPECT_EQ(refused("put_chapter_text", wish({{"id", "sammanfattning"}, {"text", "x"}, {"version", 3}})),
              "chapter.unknown");
    const auto back = call("put_chapter", wish({{"id", "sammanfattning"}, {"version", 3}}));
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(back->at("text"), "Allt i korthet.");
    EXPECT_EQ(back->at("position"), 12);
    EXPECT_EQ(refused("put_chapter", wish({{"id", "Ny Del"}, {"title", "Ny"}})), "chapter.id");
    EXPECT_EQ(refused("put_chapter", wish({{"id", "ny_del"}, {"title", " "}})), "chapter.title");
    EXPECT_EQ(refused("put_chapter", wish({{"id", "ny_del"}, {"title", "Ny"}, {"writer", "ingen"}})), "person.unknown");
    EXPECT_EQ(refused("put_chapter_text", wish({{"id", "inlednin"}, {"text", "x"}, {"version", 0}})),
              "chapter.unknown");
    EXPECT_EQ(
        refused("put_chapter_text", wish({{"id", "inledning"}, {"text", std::string(200'001, 'x')}, {"version", 0}})),
        "chapter.too_long");
    EXPECT_EQ(refused("get_document", {{"unit", "vo_ingen"}, {"period", "2022-T1"}}), "unit.unknown");
}

TEST_P(DocumentTest, a_perspective_left_out_is_left_out_everywhere) {
    ASSERT_TRUE(call("remove_chapter", wish({{"id", "perspektiv-ekonomi"}, {"version", 0}})));
    const auto text = markdown();
    EXPECT_EQ(text.find("{#perspektiv-ekonomi}"), std::string::npos);
    EXPECT_NE(text.find("{#perspektiv-medarbetare}"), std::string::npos);
}

TEST_P(DocumentTest, comments_follow_their_paragraph_and_are_resolved) {
    ASSERT_TRUE(
        put_text("inledning", "Första stycket om besök.\n\nAndra stycket om den långa väntan på operation.", 0));
    be("demo_divisionschef");
    const auto asked =
        call("comment_chapter", wish({{"id", "inledning"}, {"text", "Vilken väntan?"}, {"paragraph", 2}}));
    ASSERT_TRUE(asked) << asked.error().message;
    const auto id = asked->at("comments").at(0).at("id");
    EXPECT_EQ(asked->at("comments").at(0).at("person_name"), "Per Öhman");
    EXPECT_EQ(chapter("inledning").at("open_comments"), 1);
    be("demo_controller");
    ASSERT_TRUE(put_text(
        "inledning",
        "Nytt först.\n\nFörsta stycket om besök.\n\nAndra stycket om den mycket långa väntan på operation.", 1));
    auto now = *call("get_chapter_comments", wish({{"id", "inledning"}}));
    EXPECT_EQ(now.at("comments").at(0).at("paragraph"), 3);
    EXPECT_FALSE(now.at("comments").at(0).at("gone"));
    ASSERT_TRUE(put_text("inledning", "Allt är omskrivet.", 2));
    now = *call("resolve_chapter_comment", wish({{"id", "inledning"}, {"comment", id}, {"resolved", true}}));
    EXPECT_TRUE(now.at("comments").at(0).at("gone"));
    EXPECT_TRUE(now.at("comments").at(0).at("resolved"));
    EXPECT_EQ(now.at("comments").at(0).at("resolved_by_name"), "Karin Åström");
    EXPECT_EQ(chapter("inledning").at("open_comments"), 0);
    now = *call("resolve_chapter_comment", wish({{"id", "inledning"}, {"comment", id}, {"resolved", false}}));
    EXPECT_FALSE(now.at("comments").at(0).at("resolved"));
    EXPECT_EQ(refused("comment_chapter", wish({{"id", "inledning"}, {"text", "x"}, {"paragraph", 2}})),
              "chapter.paragraph");
    EXPECT_EQ(refused("comment_chapter", wish({{"id", "inledning"}, {"text", "  "}})), "chapter.comment");
    EXPECT_EQ(refused("resolve_chapter_comment", wish({{"id", "produktion"}, {"comment", id}, {"resolved", true}})),
              "chapter.comment_unknown");
}

TEST_P(DocumentTest, the_difference_shows_what_the_last_writer_did) {
    ASSERT_TRUE(put_text("atgarder", "Vi fortsätter som förut.", 0));
    be("demo_divisionschef");
    ASSERT_TRUE(put_text("atgarder", "Vi fortsätter inte som förut.", 1));
    const auto shown = call("get_chapter_difference", wish({{"id", "atgarder"}}));
    ASSERT_TRUE(shown) << shown.error().message;
    EXPECT_EQ(shown->at("from_version"), 1);
    EXPECT_EQ(shown->at("to_version"), 2);
    EXPECT_EQ(
        shown->at("pieces").dump(),
        R"([{"kind":"same","text":"Vi fortsätter "},{"kind":"added","text":"inte "},{"kind":"same","text":"som förut."}])");
    EXPECT_EQ(shown->at("versions").size(), 3U);
    const auto all = call("get_chapter_difference", wish({{"id", "atgarder"}, {"version", 0}}));
    EXPECT_EQ(all->at("pieces").at(0).at("kind"), "added");
    EXPECT_EQ(refused("get_chapter_difference", wish({{"id", "atgarder"}, {"version", 9}})), "chapter.version_unknown");
}

TEST_P(DocumentTest, the_next_period_starts_from_this_ones_structure) {
    EXPECT_EQ(refused("start_from_previous", wish({}, "2022-T2")), "chapter.no_previous");
    ASSERT_TRUE(call("put_chapter", wish({{"id", "sammanfattning"},
                                          {"title", "Sammanfattning"},
                                          {"position", 1},
                                          {"writer", "demo_divisionschef"}})));
    ASSERT_TRUE(put_text("sammanfattning", "Text som inte följer med.\n\n{{tabell:ekonomi}}\n\nMer text.", 1));
    ASSERT_TRUE(call("remove_chapter", wish({{"id", "tillganglighet"}, {"version", 0}})));
    const auto started = call("start_from_previous", wish({}, "2022-T2"));
    ASSERT_TRUE(started) << started.error().message;
    const auto& first = started->at("chapters").at(0);
    EXPECT_EQ(first.at("id"), "sammanfattning");
    EXPECT_EQ(first.at("text"), "{{tabell:ekonomi}}");
    EXPECT_EQ(first.at("writer"), "demo_divisionschef");
    EXPECT_EQ(chapter("inledning", "2022-T2").at("text"), "");
    EXPECT_EQ(chapter("tillganglighet", "2022-T2"), Json());
    EXPECT_EQ(refused("start_from_previous", wish({}, "2022-T2")), "chapter.exists");
    EXPECT_EQ(refused("start_from_previous", wish({{"from_period", "2019-T1"}}, "2022-T3")), "chapter.no_previous");
}

TEST_P(DocumentTest, chapters_wait_for_their_writer) {
    ASSERT_TRUE(call("put_chapter", wish({{"id", "produktion"}, {"writer", "demo_vo_chef"}})));
    const auto waiting = [&](const std::string& person) {
        return store().read([&](Sql& sql) { return chapters_waiting_for(sql, person); });
    };
    const auto mine = waiting("demo_vo_chef");
    ASSERT_EQ(mine.size(), 1U);
    EXPECT_EQ(mine[0].title, "Produktion");
    EXPECT_EQ(mine[0].unit_name, "Division Länssjukvård 2");
    EXPECT_EQ(mine[0].link, "/rapport/div_lanssjukvard_2/2022-T1");
    EXPECT_TRUE(waiting("demo_lasare").empty());
    EXPECT_TRUE(waiting("").empty());
    ASSERT_TRUE(call("put_chapter", wish({{"id", "produktion"}, {"state", "ready"}, {"version", 1}})));
    EXPECT_TRUE(waiting("demo_vo_chef").empty());
}

TEST_P(DocumentTest, readers_and_other_units_write_nothing) {
    for (const char* person : {"demo_lasare", "demo_vo_chef"}) {
        be(person);
        EXPECT_TRUE(call("get_document", wish()));
        const Json text = wish({{"id", "inledning"}, {"text", "x"}, {"version", 0}});
        const std::string code =
            person == std::string("demo_lasare") ? "permission.missing" : "permission.outside_part";
        EXPECT_EQ(refused("put_chapter_text", text), code);
        EXPECT_EQ(refused("put_chapter", wish({{"id", "inledning"}, {"title", "x"}})), code);
        EXPECT_EQ(refused("remove_chapter", wish({{"id", "inledning"}, {"version", 0}})), code);
        EXPECT_EQ(refused("comment_chapter", wish({{"id", "inledning"}, {"text", "x"}})), code);
        EXPECT_EQ(refused("start_from_previous", wish({}, "2022-T2")), code);
        EXPECT_EQ(refused("preview_text", wish({{"text", "x"}})), code);
    }
}

TEST_P(DocumentTest, a_locked_period_is_read_and_not_written) {
    ASSERT_TRUE(put_text("inledning", "Före låset.", 0));
    offer_calendar(operations);
    const auto dates = call("set_period_dates", {{"period", "2022-T1"},
                                                 {"opens", "2022-04-20"},
                                                 {"deadline", "2022-05-10"},
                                                 {"closes", "2022-05-31"},
                                                 {"version", 0}});
    ASSERT_TRUE(dates) << dates.error().message;
    const auto locked = call("lock_period", {{"period", "2022-T1"}, {"version", 1}});
    ASSERT_TRUE(locked) << locked.error().message;
    const auto now = document();
    EXPECT_TRUE(now.at("frozen"));
    EXPECT_FALSE(now.at("why_frozen").get<std::string>().empty());
    const auto late = put_text("inledning", "Efter låset.", 1);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "period.locked");
    EXPECT_EQ(refused("put_chapter", wish({{"id", "inledning"}, {"title", "x"}, {"version", 1}})), "period.locked");
    EXPECT_EQ(refused("remove_chapter", wish({{"id", "inledning"}, {"version", 1}})), "period.locked");
    EXPECT_EQ(refused("comment_chapter", wish({{"id", "inledning"}, {"text", "x"}})), "period.locked");
}

TEST_P(DocumentTest, preview_tells_line_and_column_of_what_is_wrong) {
    const auto shown = call("preview_text", wish({{"text", "Bra.\n\nSe {{utfall:sjukfranvro}}"}}));
    ASSERT_TRUE(shown) << shown.error().message;
    EXPECT_EQ(shown->at("faults").at(0).at("code"), "text.insert_unknown");
    EXPECT_EQ(shown->at("faults").at(0).at("line"), 3);
    EXPECT_EQ(shown->at("faults").at(0).at("column"), 4);
    const auto choices = call("list_inserts", wish());
    ASSERT_TRUE(choices);
    EXPECT_GT(choices->at("inserts").size(), 40U);
}

LEDSTANG_ON_BOTH_STORES(DocumentTest);

}  // namespace
}  // namespace ledstang
