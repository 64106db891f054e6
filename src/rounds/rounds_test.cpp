#include "rounds/test_rounds.h"

namespace ledstang {
namespace {

bool may(const Json& round, const std::string& step) {
    const auto& steps = round.at("steps");
    return std::find(steps.begin(), steps.end(), step) != steps.end();
}

TEST_P(RoundsTest, tells_what_is_due_and_what_is_missing) {
    be("demo_vo_chef");
    const auto present = round();
    EXPECT_EQ(present.at("unit_name"), "VO Ortopedi");
    EXPECT_EQ(present.at("state"), "not_started");
    EXPECT_GT(present.at("due").get<int>(), 5);
    EXPECT_EQ(present.at("due").get<int>(),
              present.at("entered").get<int>() + static_cast<int>(present.at("missing").size()));
    for (const auto& missing : present.at("missing"))
        EXPECT_NE(call("get_measure", {{"measure", missing.at("measure")}})->at("level"), "region")
            << "what belongs to the region is reported there alone";
    EXPECT_EQ(present.at("waits_for").at("function"), "VO-chef");
    EXPECT_TRUE(may(present, "submit"));
    EXPECT_FALSE(may(present, "approve"));
    be("demo_lasare");
    EXPECT_TRUE(round().at("steps").empty());
}

TEST_P(RoundsTest, is_not_handed_in_with_rows_missing) {
    be("demo_vo_chef");
    const auto answer = call("submit_round", {{"unit", part}, {"period", period}, {"version", 0}});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, "round.rows_missing");
    EXPECT_EQ(answer.error().faults.size(), round().at("missing").size());
}

TEST_P(RoundsTest, goes_from_the_unit_to_the_one_above_and_is_closed_on_its_way) {
    be("demo_vo_chef");
    fill();
    EXPECT_EQ(round().at("state"), "in_progress");
    EXPECT_EQ(take("submit"), "submitted");
    EXPECT_EQ(round().at("waits_for").at("unit"), division);
    EXPECT_EQ(refused("record_outcome", row(part, "sjukfranvaro", "T", 5.1, 1)), "round.submitted");
    EXPECT_EQ(refused("put_comments", {{"unit", part},
                                       {"period", period},
                                       {"scope", "measure"},
                                       {"scope_id", "sjukfranvaro"},
                                       {"text", "Högre än i fjol"}}),
              "round.submitted");
    EXPECT_EQ(take("approve"), "permission.missing");
    be("demo_enhetschef");
    EXPECT_EQ(take("submit"), "permission.outside_part");
    be("demo_divisionschef");
    EXPECT_TRUE(may(round(), "approve"));
    EXPECT_EQ(take("approve"), "approved");
    EXPECT_TRUE(round().at("waits_for").is_null());
    const auto history = round().at("history");
    ASSERT_EQ(history.size(), 2U);
    EXPECT_EQ(history[0].at("step"), "submit");
    EXPECT_EQ(history[1].at("person"), "demo_divisionschef");
    EXPECT_EQ(take("approve"), "round.step");
}

TEST_P(RoundsTest, comes_back_with_a_question_on_one_row) {
    be("demo_vo_chef");
    fill();
    ASSERT_EQ(take("submit"), "submitted");
    be("demo_divisionschef");
    EXPECT_EQ(take("return"), "round.text") << "a reason or a question";
    EXPECT_EQ(take("return", part, "", {{{"measure", "okänt"}, {"text", "Vad är det här?"}}}), "measure.unknown");
    EXPECT_EQ(take("return", part, "", {{{"measure", "sjukfranvaro"}, {"sex", "T"}, {"text", "Hur kan det saknas?"}}}),
              "returned");
    be("demo_vo_chef");
    const auto returned = round();
    EXPECT_EQ(returned.at("waits_for").at("unit"), part);
    ASSERT_EQ(returned.at("questions").size(), 1U);
    EXPECT_EQ(returned.at("questions")[0].at("measure_name"),
              call("get_measure", {{"measure", "sjukfranvaro"}})->at("name"));
    EXPECT_TRUE(may(returned, "answer"));
    EXPECT_EQ(take("submit"), "round.questions_open");
    EXPECT_EQ(refused("record_outcome", row(part, "sjukfranvaro", "T", 5.1, 1)), "done");
    const Json answer = {{"unit", part},
                         {"period", period},
                         {"id", std::stoi(returned.at("questions")[0].at("id").get<std::string>())},
                         {"text", "Den kom i går; nu är den ifylld."}};
    ASSERT_EQ(refused("answer_question", answer), "done");
    EXPECT_EQ(round().at("questions")[0].at("open"), false);
    EXPECT_EQ(take("submit"), "submitted");
}

TEST_P(RoundsTest, an_accepted_row_stays_closed_when_the_rest_comes_back) {
    be("demo_vo_chef");
    fill();
    ASSERT_EQ(refused("record_outcome", row(part, "sjukfranvaro", "T", 5.1, 1)), "done");
    ASSERT_EQ(take("submit"), "submitted");
    const Json accept = {
        {"unit", part}, {"period", period}, {"measure", "sjukfranvaro"}, {"sex", "T"}, {"accepted", true}};
    EXPECT_EQ(refused("accept_row", accept), "permission.missing");
    be("demo_divisionschef");
    const auto accepted = call("accept_row", accept);
    ASSERT_TRUE(accepted) << accepted.error().message;
    EXPECT_EQ(accepted->at("accepted")[0].at("measure"), "sjukfranvaro");
    ASSERT_EQ(take("return", part, "Se över resten"), "returned");
    be("demo_vo_chef");
    EXPECT_EQ(refused("record_outcome", row(part, "sjukfranvaro", "T", 4.9, 2)), "round.row_accepted");
    EXPECT_EQ(refused("record_outcome", row(part, "andel_vantat_90_forsta_besok", "K", 4.9, 1)), "done")
        << "its neighbour is open";
    be("demo_controller");
    const std::string file = "measure_id,unit_id,period,sex,value\nsjukfranvaro,vo_ortopedi,2022-T1,T,\"4,7\"\n";
    const auto import = send("import_outcomes", "nya.csv", file);
    ASSERT_TRUE(import);
    EXPECT_EQ(faults_of(import), std::vector<std::string>{"round.row_accepted period"});
    be("demo_divisionschef");
    Json withdrawn = accept;
    withdrawn["accepted"] = false;
    ASSERT_EQ(refused("accept_row", withdrawn), "done");
    be("demo_vo_chef");
    EXPECT_EQ(refused("record_outcome", row(part, "sjukfranvaro", "T", 4.9, 2)), "done");
}

TEST_P(RoundsTest, a_parent_sees_its_units_and_hands_in_without_them_only_with_a_text) {
    be("demo_divisionschef");
    fill(division);
    const auto present = round(division);
    EXPECT_GT(present.at("children").size(), 3U);
    EXPECT_EQ(take("submit", division), "round.children_missing");
    EXPECT_EQ(take("submit", division, "Verksamhetsområdena rapporterar först i DÅ08"), "submitted");
    EXPECT_EQ(round(division).at("waits_for").at("unit"), region);
}

TEST_P(RoundsTest, the_second_to_take_a_step_is_told) {
    be("demo_vo_chef");
    fill();
    ASSERT_EQ(take("submit"), "submitted");
    be("demo_divisionschef");
    ASSERT_EQ(take("approve"), "approved");
    EXPECT_EQ(refused("return_round", {{"unit", part}, {"period", period}, {"version", 1}, {"text", "Nej"}}),
              "store.version_conflict");
}

TEST_P(RoundsTest, nothing_is_changed_in_a_locked_period_not_even_by_import) {
    ASSERT_TRUE(call("lock_period", {{"period", period}, {"version", 0}}));
    EXPECT_EQ(refused("record_outcome", row(part, "sjukfranvaro", "T", 4.9)), "period.locked");
    EXPECT_EQ(refused("assess_goal", {{"unit", division},
                                      {"goal", call("get_plan", {{"unit", division}, {"on", "2022-04-30"}})
                                                   ->at("perspectives")[1]
                                                   .at("goals")[0]
                                                   .at("id")},
                                      {"period", period},
                                      {"status", "met"},
                                      {"text", "Vi når målet"}}),
              "period.locked");
    const auto before = head();
    const std::string file = "measure_id,unit_id,period,sex,value\nsjukfranvaro,vo_ortopedi,2022-T1,T,\"4,7\"\n";
    const auto import = send("import_outcomes", "nya.csv", file);
    ASSERT_TRUE(import);
    EXPECT_EQ(faults_of(import), std::vector<std::string>{"period.locked period"});
    EXPECT_EQ(head(), before);
    const auto same = send("import_outcomes", "outcomes.csv", example("outcomes.csv"));
    ASSERT_TRUE(same);
    EXPECT_TRUE(faults_of(same).empty()) << "what is there already may be imported again";
    EXPECT_EQ(send("import_comments", "comments.csv", example("comments.csv")).error().code, "period.locked");
    be("demo_vo_chef");
    EXPECT_EQ(take("submit"), "period.locked");
}

LEDSTANG_ON_BOTH_STORES(RoundsTest);

}  // namespace
}  // namespace ledstang
