// Matters on both databases: who may do what, what follows, and for whom it waits.
#include <gmock/gmock.h>

#include "flows/test_flows.h"

namespace ledstang {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST_P(FlowsTest, AreaLeadsToItsGroup) {  // KR-11
    as("utvecklare");
    const auto asked = begin({{"area", "hud_kon"}, {"fields", {{"fraga", "Hur ofta byts förband?"}}}}, "question");
    EXPECT_EQ(page(asked).at("summary").at("group"), "lpo_sar");
    EXPECT_THAT(tasks("ordf"), ElementsAre("flow_step "));
    EXPECT_THAT(tasks("rad"), IsEmpty());
}

TEST_P(FlowsTest, ClockRunsUntilAnswered) {  // KR-31
    as("utvecklare");
    const auto asked = begin({{"area", "hud_kon"}, {"fields", {{"fraga", "Hur?"}}}}, "question");
    EXPECT_THAT(tasks("led", "2022-06-10"), ElementsAre("flow_step  late"));
    EXPECT_THAT(tasks("ordf", "2022-06-10"), ElementsAre("flow_step  late", "flow_overdue  late"))
        << "the chair is told when time has run out";
    as("led");
    EXPECT_EQ(step(asked, "answer"), "flow.hindered");
    EXPECT_EQ(step(asked, "answer", {{"svar", "Varje dag"}}), "answered");
    EXPECT_EQ(page(asked).at("summary").at("first_answer"), "2022-05-20");
    EXPECT_THAT(tasks("utvecklare"), ElementsAre("flow_step ")) << "to say whether the answer helped";
}

TEST_P(FlowsTest, CommissionerMustGiveFeedback) {  // KR-33
    as("direktor");
    const auto given = begin({{"group", "lpo_sar"}, {"fields", {{"uppdrag", "Se över"}}}}, "assignment");
    as("ordf");
    ASSERT_EQ(step(given, "accept"), "working");
    ASSERT_EQ(step(given, "deliver", {{"resultat", "Klart"}}), "delivered");
    as("direktor");
    EXPECT_EQ(step(given, "close"), "flow.hindered");
    EXPECT_EQ(last.error().faults.at(0).path, "fields/aterkoppling");
    EXPECT_EQ(step(given, "close", {{"aterkoppling", "Det blev så här"}}), "closed");
}

TEST_P(FlowsTest, UnitsSpeakBeforeTheCouncil) {  // HA-52 KR-34
    as("ordf");
    const auto matter = begin({{"group", "lpo_sar"}, {"units", {"vo_a", "vo_b"}}});
    to_comments(matter);
    EXPECT_THAT(tasks("chef_a"), ElementsAre("flow_statement vo_a"));
    as("ordf");
    EXPECT_EQ(step(matter, "to_council", {{"sammanstallning", "…"}}), "flow.hindered");
    EXPECT_THAT(last.error().message, HasSubstr("har inte yttrat sig"));
    EXPECT_EQ(refused("answer_statement", {{"matter", matter}, {"unit", "vo_a"}, {"version", 1}, {"text", "Nej"}}),
              "flow.actor");
    as("chef_a");
    EXPECT_TRUE(call("answer_statement", {{"matter", matter}, {"unit", "vo_a"}, {"version", 1}, {"text", "Ja"}}));
    as("ordf");
    EXPECT_TRUE(
        call("waive_statement", {{"matter", matter}, {"unit", "vo_b"}, {"version", 1}, {"text", "Berörs först 2024"}}));
    EXPECT_EQ(step(matter, "to_council", {{"sammanstallning", "…"}}), "flow.hindered") << "an answer lacks a reply";
    EXPECT_TRUE(call("reply_to_statement", {{"matter", matter}, {"unit", "vo_a"}, {"version", 2}, {"text", "Tack"}}));
    EXPECT_EQ(step(matter, "to_council", {{"sammanstallning", "…"}}), "council");
    EXPECT_EQ(page(matter).at("nets").back().at("net"), "-59.5") << "what costs one and saves another";  // KR-52
}

TEST_P(FlowsTest, WhoeverRecommendsDoesNotDecide) {  // HA-51
    as("ordf");
    const auto matter = begin({{"group", "lpo_sar"}, {"units", {"vo_a", "vo_b"}}});
    to_decision(matter);
    as("rad_till");
    EXPECT_EQ(step(matter, "decide"), "flow.actor") << "nobody of the council";
    as("rad");
    ASSERT_TRUE(store().write({"test", "hold"}, [&](Transaction& transaction) -> Result<Nothing> {
        hold(transaction.sql(), "regiondirektor", "region_norrbotten", "rad");
        return Nothing{};
    }));
    EXPECT_EQ(step(matter, "decide"), "flow.same_person") << "not even as the director";
    as("direktor");
    EXPECT_EQ(step(matter, "decide", {{"beslut", "Inför"}}), "flow.hindered");  // HA-54 HA-55 KR-15 KR-21
    std::vector<std::string> missing;
    for (const auto& fault : last.error().faults) missing.push_back(fault.path);
    EXPECT_THAT(missing, ElementsAre("fields/strategi", "fields/genomforandeledare", ""));
    EXPECT_EQ(step(matter, "decide",
                   {{"beslut", "Inför"},
                    {"strategi", "Utbilda"},
                    {"genomforandeledare", "utvecklare"},
                    {"resurser", R"([{"vad":"Inga","belopp":"0"}])"}}),
              "introduction");
    EXPECT_THAT(tasks("chef_a"), ElementsAre("flow_step vo_a"));
}

TEST_P(FlowsTest, HeadsDecideForTheirUnits) {  // KR-14 KR-40
    as("ordf");
    const auto matter = begin({{"group", "lpo_sar"}, {"units", {"vo_a", "vo_b"}}});
    to_decision(matter);
    as("direktor");
    ASSERT_EQ(step(matter, "decide",
                   {{"beslut", "Inför"},
                    {"strategi", "Utbilda"},
                    {"genomforandeledare", "utvecklare"},
                    {"resurser", R"([{"vad":"Inga","belopp":"0"}])"}}),
              "introduction");
    as("ordf");
    EXPECT_EQ(step(matter, "adopt", {}, "", "vo_a"), "flow.actor") << "the group advises, it does not decide";
    as("chef_b");
    EXPECT_EQ(step(matter, "adopt", {}, "", "vo_a"), "flow.actor");
    EXPECT_EQ(step(matter, "decline", {}, "", "vo_b"), "flow.hindered") << "must say why";
    EXPECT_EQ(step(matter, "decline", {}, "Vi har inga sådana patienter", "vo_b"), "introduction");
    as("chef_a");
    EXPECT_EQ(step(matter, "adopt", {}, "", "vo_a"), "introduction");
    EXPECT_EQ(step(matter, "train", {{"utbildade", "12"}}, "", "vo_a"), "introduction");
    const auto shown = page(matter);
    EXPECT_EQ(shown.at("summary").at("roll_up"), "Avstår: 1 av 2. Utbildad: 1.");
    std::vector<std::string> told;
    for (const auto& one : shown.at("timeline")) told.push_back(one.at("text"));  // KR-32
    EXPECT_THAT(told, testing::IsSupersetOf({"Lades upp", "Besluta om införande → Införs", "vo_b: Avstå → Avstår",
                                             "vo_a: Utbildningen är genomförd → Utbildad"}));
    as("led");
    const auto notices = call("list_notices");
    ASSERT_TRUE(notices);
    EXPECT_GE(notices->at("unseen").get<int>(), 3) << "whoever sat in the group is told";
}

TEST_P(FlowsTest, SecondToSaveIsTold) {
    as("ordf");
    const auto matter = begin({{"group", "lpo_sar"}});
    ASSERT_TRUE(call("edit_matter", {{"matter", matter}, {"version", 1}, {"fields", {{"vad", "Ett"}}}}));
    EXPECT_EQ(refused("edit_matter", {{"matter", matter}, {"version", 1}, {"fields", {{"vad", "Två"}}}}),
              "store.version_conflict");
    as("utvecklare");
    EXPECT_EQ(refused("edit_matter", {{"matter", matter}, {"version", 2}, {"fields", {{"vad", "Tre"}}}}), "flow.actor");
    as("ordf");
    EXPECT_EQ(refused("edit_matter", {{"matter", matter}, {"version", 2}, {"fields", {{"vet_ej", "x"}}}}),
              "flow.unknown_field");
    EXPECT_EQ(refused("edit_matter", {{"matter", matter}, {"version", 2}, {"fields", {{"patientnytta", "enorm"}}}}),
              "flow.field");
}

TEST_P(FlowsTest, ShowsWhatIsAlreadyGoingOn) {  // KR-30
    as("ordf");
    begin({{"group", "lpo_sar"}, {"title", "Ny behandling av svårläkta sår"}});
    const auto alike = call("similar_matters", {{"title", "Behandling av sår som är svårläkta"}});
    ASSERT_TRUE(alike);
    ASSERT_EQ(alike->at("matters").size(), 1u);
    EXPECT_EQ(alike->at("matters")[0].at("group_name"), "Gruppen lpo_sar");
    EXPECT_EQ(call("similar_matters", {{"title", "Astma hos barn"}})->at("matters").size(), 0u);
}

TEST_P(FlowsTest, DeputyGetsTheTasks) {  // KR-64
    as("ordf");
    const auto matter = begin({{"group", "lpo_sar"}, {"units", {"vo_a", "vo_b"}}});
    to_comments(matter);
    ASSERT_TRUE(store().write({"test", "away"}, [&](Transaction& transaction) {
        return put_absence(transaction, "chef_a",
                           {parse_date("2022-05-01"), parse_date("2022-07-01"), "utvecklare", ""});
    }));
    EXPECT_THAT(tasks("utvecklare"), ElementsAre("flow_statement vo_a"));
    as("utvecklare");
    EXPECT_TRUE(call("answer_statement", {{"matter", matter}, {"unit", "vo_a"}, {"version", 1}, {"text", "Ja"}}));
}

TEST_P(FlowsTest, SubMattersOpenTheGate) {  // HA-53
    as("ordf");
    const auto matter = begin({{"group", "lpo_sar"}, {"units", {"vo_a"}}});
    to_comments(matter);
    as("chef_a");
    ASSERT_TRUE(call("answer_statement", {{"matter", matter}, {"unit", "vo_a"}, {"version", 1}, {"text", "Ja"}}));
    as("ordf");
    ASSERT_TRUE(call("reply_to_statement", {{"matter", matter}, {"unit", "vo_a"}, {"version", 2}, {"text", "Tack"}}));
    const Json replaces{{"sammanstallning", "…"}, {"ersatter", "en metod utmönstras"}};
    EXPECT_EQ(step(matter, "to_council", replaces), "flow.hindered");
    EXPECT_THAT(last.error().message, HasSubstr("utmönstringen"));
    begin({{"group", "lpo_sar"}, {"parent", matter}, {"fields", {{"metod", "Gasväv"}}}}, "phase_out");
    EXPECT_EQ(step(matter, "to_council", replaces), "council");
    EXPECT_EQ(page(matter).at("parts").size(), 1u);
}

TEST_P(FlowsTest, RunningMatterKeepsItsType) {
    as("ordf");
    const auto matter = begin({{"group", "lpo_sar"}});
    const auto digest = store().read(
        [&](Sql& sql) { return sql.value<std::string>("select digest from flow_matter where matter = :id", matter); });
    // As if the file had been another when the matter began.
    ASSERT_TRUE(store().write({"test", "older"}, [&](Transaction& transaction) -> Result<Nothing> {
        Sql& sql = transaction.sql();
        auto text = sql.value<std::string>("select content from flow_type_text where digest = :digest", digest);
        text = replaced(text, "name = \"Ta upp i gruppen\"", "name = \"Ta upp, som förr\"");
        sql.execute(
            "insert into flow_type_text (digest, type, content, first_used) values ('older', 'introduction', :text, "
            "'2022-01-01')",
            text);
        sql.execute("update flow_matter set digest = 'older' where matter = :id", matter);
        return Nothing{};
    }));
    auto shown = page(matter);
    EXPECT_EQ(shown.at("steps")[0].at("name"), "Ta upp, som förr");
    EXPECT_EQ(shown.at("newer_type"), true);
    ASSERT_TRUE(call("renew_matter", {{"matter", matter}, {"version", 1}}));
    shown = page(matter);
    EXPECT_EQ(shown.at("steps")[0].at("name"), "Ta upp i gruppen");
    EXPECT_EQ(shown.at("newer_type"), false);
}

TEST_P(FlowsTest, TypesTellWhoDoesWhat) {  // KR-48 KR-50
    as("utvecklare");
    const auto types = call("list_matter_types");
    ASSERT_TRUE(types) << types.error().message;
    for (const auto& one : types->at("types")) {
        if (one.at("type").at("id") != "introduction") continue;
        EXPECT_EQ(one.at("may_begin"), false);
        EXPECT_THAT(one.at("undefined").get<std::vector<std::string>>(), Contains("Ingen betalar."));
        std::vector<std::string> rights;
        for (const auto& right : one.at("rights")) rights.push_back(right.at("right"));
        EXPECT_THAT(rights, testing::IsSupersetOf({"prepares", "advises", "decides", "carries_out"}));
        return;
    }
    FAIL() << "no introduction";
}

LEDSTANG_ON_BOTH_STORES(FlowsTest);

}  // namespace
}  // namespace ledstang
