// The grid on both databases: what is due, saving, conflicts, retries, doubts, missing data, comments.
#include "entry/entry.h"

#include "calendar/calendar.h"
#include "matters/matters.h"
#include "operations/test_operations.h"

namespace ledstang {
namespace {

class EntryTest : public OperationsTest {
 protected:
    static constexpr const char* unit = "vo_ortopedi";
    static constexpr const char* period = "2022-T1";
    static constexpr const char* share = "andel_vantat_90_forsta_besok";  // per cent, K and M
    static constexpr const char* count = "antal_fraga_vald_nara_relation";

    EntryTest()
        : OperationsTest(organisation_scope(), {offer_organisation, offer_measures, offer_goals, offer_matters,
                                                offer_calendar, offer_entry}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        const auto report = send("import_plan", "plan.json", example("plan.json"));
        ASSERT_TRUE(report) << report.error().message;
        ASSERT_TRUE(report->at("applied").get<bool>()) << report->at("message");
        be("demo_vo_chef");
    }

    static Json cell(const Json& more = Json::object(), const char* measure = share, const char* sex = "K") {
        Json wish = {{"unit", unit}, {"period", period}, {"measure", measure}, {"sex", sex}};
        wish.update(more);
        return wish;
    }
    Json saved(const Json& wish) {
        const auto row = call("save_cell", wish);
        if (!row) throw std::runtime_error(row.error().code + ": " + row.error().message);
        return *row;
    }
    Json grid(const char* asked = period) {
        const auto entry = call("get_entry", {{"unit", unit}, {"period", asked}});
        if (!entry) throw std::runtime_error(entry.error().message);
        return *entry;
    }
    Json row(const char* measure = share, const char* sex = "K") {
        const Json entry = grid();
        for (const auto& item : entry.at("rows"))
            if (item.at("measure") == measure && item.at("sex") == sex) return item;
        return {};
    }
    // Codes of a refusal's faults with their fields.
    std::vector<std::string> faults(const Json& wish) { return faults_of(call("save_cell", wish)); }
    std::int64_t rows_in(const std::string& table) {
        return store().read([&](Sql& sql) { return sql.value<std::int64_t>("select count(*) from " + table); });
    }
};

TEST_P(EntryTest, has_what_is_due_for_the_unit_and_the_period) {
    const Json entry = grid();
    EXPECT_EQ(entry.at("unit_name"), "VO Ortopedi");
    EXPECT_TRUE(entry.at("writable").get<bool>()) << entry.at("why_not");
    EXPECT_EQ(entry.at("due"), entry.at("rows").size());
    EXPECT_EQ(entry.at("entered"), 0);
    std::set<std::string> measures;
    for (const auto& item : entry.at("rows")) measures.insert(item.at("measure"));
    EXPECT_TRUE(measures.contains(share));
    // The region's own measure is produced by the region, and a measure followed up in August is no business of April.
    std::set<std::string> region_or_later;
    const Json plan = *parse_json(example("plan.json"));
    for (const auto& measure : plan.at("measures")) {
        const auto& follow_up = measure.at("follow_up");
        const bool now = std::find(follow_up.begin(), follow_up.end(), "DÅ04") != follow_up.end();
        const bool own = measure.at("level") != "region";
        EXPECT_EQ(measures.contains(measure.at("id")), now && own) << measure.at("id");
        if (!now || !own) region_or_later.insert(measure.at("id"));
    }
    EXPECT_GE(region_or_later.size(), 1U);
}

TEST_P(EntryTest, says_who_may_not_write) {
    be("demo_lasare");
    EXPECT_FALSE(grid().at("writable").get<bool>());
    EXPECT_NE(grid().at("why_not"), "");
    EXPECT_EQ(refused("save_cell", cell({{"value", 41}})), "permission.missing");
    be("demo_enhetschef");  // of another part
    EXPECT_FALSE(grid().at("writable").get<bool>());
    EXPECT_EQ(refused("save_cell", cell({{"value", 41}})), "permission.outside_part");
    EXPECT_EQ(refused("preview_cell", cell({{"value", 41}})), "permission.outside_part");
    EXPECT_EQ(rows_in("outcome"), 0);
}

TEST_P(EntryTest, saves_and_judges) {
    const Json first = saved(cell({{"value", 41}, {"seconds", 12}}));
    EXPECT_EQ(first.at("version"), 1);
    EXPECT_EQ(first.at("value"), 41);
    EXPECT_EQ(first.at("attainment"), "not_yet");
    EXPECT_EQ(first.at("recorded_by_name"), "Sara Lindgren");
    Json read = row();
    for (const char* field : {"value", "version", "attainment", "attainment_reason", "recorded_by_name", "recorded_at",
                              "target_text", "change_text", "doubts"})
        EXPECT_EQ(read.at(field), first.at(field)) << field;
    EXPECT_EQ(grid().at("entered"), 1);
    const Json second = saved(cell({{"value", 43}, {"version", 1}, {"seconds", 8}}));
    EXPECT_EQ(second.at("version"), 2);
    const auto history =
        call("get_outcome_history", {{"unit", unit}, {"measure", share}, {"period", period}, {"sex", "K"}});
    ASSERT_TRUE(history);
    EXPECT_EQ(history->at("versions").size(), 2U);
    const auto burden = call("get_entry_burden", {{"unit", unit}, {"period", period}});
    ASSERT_TRUE(burden);
    EXPECT_EQ(burden->at("seconds"), 20);
    EXPECT_EQ(burden->at("cells"), 1);
    EXPECT_EQ(burden->at("saves"), 2);
    EXPECT_LE(burden->at("most_fields"), 5);
    EXPECT_TRUE(store().verify().whole());
    EXPECT_TRUE(store().read([](Sql& sql) { return verify_outcomes(sql); }).broken.empty());
}

TEST_P(EntryTest, computes_the_value_of_its_parts) {
    const Json row = saved(cell({{"numerator", 29}, {"denominator", 200}}));
    EXPECT_EQ(row.at("value"), 14.5);
    EXPECT_TRUE(row.at("doubts").empty());
    EXPECT_EQ(faults(cell({{"numerator", 29}}, share, "M")), std::vector<std::string>{"entry.parts /denominator"});
    EXPECT_EQ(faults(cell({{"numerator", 29}, {"denominator", 0}}, share, "M")),
              std::vector<std::string>{"entry.denominator /denominator"});
    EXPECT_EQ(faults(cell({{"numerator", -1}, {"denominator", 5}}, share, "M")),
              std::vector<std::string>{"entry.parts /numerator"});
}

TEST_P(EntryTest, refuses_what_says_nothing_or_too_much) {
    EXPECT_EQ(faults(cell()), std::vector<std::string>{"entry.value_missing /value"});
    EXPECT_EQ(faults(cell({{"value", 4}, {"missing_reason", "Systemet är nytt."}})),
              std::vector<std::string>{"entry.value_and_reason /missing_reason"});
    EXPECT_EQ(faults(cell({{"value", 4}}, share, "T")), std::vector<std::string>{"entry.sex /sex"});
    EXPECT_EQ(faults(cell({{"value", 4}, {"flags", {"under_reported"}}})),
              std::vector<std::string>{"entry.flag_note /note"});
    EXPECT_EQ(faults(cell({{"value", 4}, {"note", std::string(4001, 'x')}})),
              std::vector<std::string>{"entry.text_long /note"});
    EXPECT_EQ(refused("save_cell", cell({{"value", 4}}, "finns_inte")), "measure.unknown");
    EXPECT_EQ(rows_in("outcome"), 0);
    EXPECT_EQ(saved(cell({{"value", 4}, {"flags", {"under_reported"}}, {"note", "Halva mottagningen registrerar."}}))
                  .at("attainment"),
              "not_yet");
}

TEST_P(EntryTest, tells_the_second_of_two_who_save) {
    saved(cell({{"value", 41}}));
    be("demo_controller");
    EXPECT_EQ(refused("save_cell", cell({{"value", 44}})), "entry.conflict");
    saved(cell({{"value", 44}, {"version", 1}}));
    be("demo_vo_chef");
    const auto late = call("save_cell", cell({{"value", 42}, {"version", 1}}));
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "entry.conflict");
    EXPECT_EQ(late.error().kind, RefusalKind::conflict);
    EXPECT_NE(late.error().message.find("Karin Åström"), std::string::npos) << late.error().message;
    EXPECT_EQ(row().at("value"), 44);
}

TEST_P(EntryTest, answers_a_lost_answer_again) {
    const Json wish = cell({{"value", 41}, {"note", " Preliminärt. "}, {"seconds", 10}});
    const Json first = saved(wish);
    const std::string end = head();
    EXPECT_EQ(saved(wish), first);
    EXPECT_EQ(head(), end);
    EXPECT_EQ(rows_in("outcome_history"), 0);
    EXPECT_EQ(rows_in("outcome"), 1);
}

TEST_P(EntryTest, keeps_what_is_implausible_only_when_confirmed) {
    const Json wish = cell({{"value", 141}});
    EXPECT_EQ(faults(wish), std::vector<std::string>{"entry.percent_range /value"});
    const auto preview = call("preview_cell", wish);
    ASSERT_TRUE(preview);
    EXPECT_EQ(preview->at("doubts").size(), 1U);
    EXPECT_EQ(rows_in("outcome"), 0);
    Json confirmed = wish;
    confirmed["confirmed"] = true;
    EXPECT_EQ(saved(confirmed).at("value"), 141);
    const auto log = store().read(
        [&](Sql& sql) { return history_of(sql, "outcome", std::string(unit) + "/" + share + "/main/2022-T1/K"); });
    ASSERT_EQ(log.size(), 1U);
    EXPECT_NE(log[0].after_json.find("utanför 0 till 100"), std::string::npos) << log[0].after_json;
}

TEST_P(EntryTest, holds_a_figure_against_the_period_before) {
    be("demo_controller");
    ASSERT_TRUE(call("record_outcome",
                     {{"unit", unit}, {"measure", count}, {"period", "2021-T1"}, {"sex", "K"}, {"value", 12}}));
    be("demo_vo_chef");
    const auto read = row(count);
    EXPECT_EQ(read.at("previous_period"), "2021-T1");
    EXPECT_EQ(read.at("previous_value"), 12);
    EXPECT_EQ(faults(cell({{"value", 120}}, count)), std::vector<std::string>{"entry.ratio /value"});
    const Json row = saved(cell({{"value", 14}}, count));
    EXPECT_EQ(row.at("change_text"), "+2 sedan tertial 1 2021");
    EXPECT_EQ(row.at("attainment"), "met");
}

TEST_P(EntryTest, mends_missing_data) {  // NB-29
    const Json wish = cell({{"missing_reason", "Journalsystemet räknar inte längre."},
                            {"mend", {{"responsible", "vo_chef"}, {"due", "2022-08-31"}}}});
    const Json row = saved(wish);
    EXPECT_EQ(row.at("attainment"), "no_data");
    EXPECT_EQ(saved(wish), row) << "a retry opens no second one";
    const auto missing = call("list_missing", {{"unit", unit}, {"period", period}});
    ASSERT_TRUE(missing);
    bool found = false;
    for (const auto& item : missing->at("missing")) {
        if (item.at("measure") != share || item.at("sex") != "K") continue;
        found = true;
        EXPECT_EQ(item.at("responsible"), "VO-chef");
        EXPECT_EQ(item.at("due_by"), "2022-08-31");
        EXPECT_EQ(item.at("mend"), row.at("mend"));
    }
    EXPECT_TRUE(found);
    auto gaps = call("list_data_gaps", {{"unit", unit}});
    ASSERT_TRUE(gaps);
    ASSERT_EQ(gaps->at("gaps").size(), 1U);
    EXPECT_EQ(gaps->at("gaps")[0].at("measure_name"), row.at("measure_name"));
    // A person may be asked instead, and the second sex has the same gap.
    const Json other = saved(cell({{"missing_reason", "Journalsystemet räknar inte längre."},
                                   {"mend", {{"responsible", "demo_controller"}, {"due", "2022-06-30"}}}},
                                  share, "M"));
    EXPECT_EQ(other.at("mend"), row.at("mend"));
    gaps = call("list_data_gaps", {{"unit", unit}}, "2022-07-01");
    EXPECT_EQ(gaps->at("gaps")[0].at("responsible"), "Karin Åström");
    EXPECT_EQ(gaps->at("gaps")[0].at("person"), "demo_controller");
    EXPECT_TRUE(gaps->at("gaps")[0].at("overdue").get<bool>());
    EXPECT_EQ(refused("change_data_gap", {{"gap", row.at("mend")}, {"status", "done"}, {"version", 2}}), "gate.closed");
    // The action list is another type of matter.
    EXPECT_TRUE(call("list_actions", {{"unit", unit}})->at("actions").empty());
    EXPECT_EQ(refused("get_action", {{"action", row.at("mend")}}), "action.unknown");
    // A value ends it.
    EXPECT_EQ(saved(cell({{"value", 41}, {"version", 1}})).at("mend"), "");
    EXPECT_TRUE(call("list_data_gaps", {{"unit", unit}})->at("gaps").empty());
    EXPECT_EQ(call("list_data_gaps", {{"unit", unit}, {"ended", true}})->at("gaps").size(), 1U);
}

TEST_P(EntryTest, saves_comments) {
    const Json wish = {
        {"unit", unit}, {"period", period}, {"measure", share}, {"text", "Färre remisser.\n\nÖkad takt."}};
    const auto first = call("save_cell_comment", wish);
    ASSERT_TRUE(first) << first.error().message;
    EXPECT_EQ(first->at("comments").size(), 2U);
    const std::string end = head();
    EXPECT_EQ(call("save_cell_comment", wish)->at("comment_version"), 1) << "a retry writes nothing";
    EXPECT_EQ(head(), end);
    Json other = wish;
    other["text"] = "Något annat.";
    EXPECT_EQ(refused("save_cell_comment", other), "entry.conflict");
    other["version"] = 1;
    EXPECT_EQ(call("save_cell_comment", other)->at("comment_version"), 2);
    EXPECT_EQ(row().at("comments"), Json::array({"Något annat."}));
    EXPECT_EQ(row(share, "M").at("comment_version"), 2);
    other["text"] = "";
    other["version"] = 2;
    EXPECT_TRUE(call("save_cell_comment", other)->at("comments").empty());
}

TEST_P(EntryTest, closes_with_the_period) {
    const Json kept = cell({{"value", 41}});
    saved(kept);
    be("demo_controller");
    const auto locked = call("lock_period", {{"period", period}, {"version", 0}});
    ASSERT_TRUE(locked) << locked.error().message;
    be("demo_vo_chef");
    const Json entry = grid();
    EXPECT_EQ(entry.at("state"), "locked");
    EXPECT_FALSE(entry.at("writable").get<bool>());
    EXPECT_NE(entry.at("why_not"), "");
    EXPECT_EQ(refused("save_cell", cell({{"value", 43}, {"version", 1}})), "period.locked");
    EXPECT_EQ(
        refused("save_cell_comment", {{"unit", unit}, {"period", period}, {"measure", share}, {"text", "För sent."}}),
        "period.locked");
    EXPECT_EQ(refused("save_cell", kept), "done") << "what was saved before is saved";
    EXPECT_EQ(row().at("value"), 41);
}

TEST_P(EntryTest, shows_the_question_that_waits) {
    ASSERT_TRUE(store().write({"test", "ask"}, [&](Transaction& transaction) -> Result<void> {
        transaction.sql().execute(
            "insert into round_question (number, unit, period, measure, sex, words, person, at, answer, answered_by, "
            "answered_at) values (1, (select number from unit where id = :unit), :period, :measure, 'K', 'Varför "
            "högre?', 'demo_controller', '2022-05-20T10:00:00.000Z', '', '', '')",
            unit, *Period::parse(period), share);
        return {};
    }));
    EXPECT_EQ(row().at("question"), "Varför högre?");
    EXPECT_EQ(row(share, "M").at("question"), "");
    EXPECT_EQ(saved(cell({{"value", 41}})).at("question"), "Varför högre?");
}

LEDSTANG_ON_BOTH_STORES(EntryTest);

}  // namespace
}  // namespace ledstang
