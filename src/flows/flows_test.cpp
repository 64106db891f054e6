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
    std::map<std::string, std::string> nets;  // KR-52: what costs one and saves another
    const auto shown = page(matter);
    for (const auto& row : shown.at("nets"))
        nets[row.at("unit").get<std::string>() + "/" + row.at("year").get<std::string>()] = row.at("net");
    EXPECT_EQ(nets.at("vo_a/2022"), "200");
    EXPECT_EQ(nets.at("vo_b/"), "-350");
    EXPECT_EQ(nets.at("/2022"), "-150");
    EXPECT_EQ(nets.at("/"), "-150");
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
    EXPECT_THAT(missing, ElementsAre("fields/strategi", "fields/genomforandeledare", "fields/resurser"));
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
    decide(matter);
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

TEST_P(FlowsTest, UnitsOfTheAnalysisAreAffected) {  // KR-51 KR-52
    as("ordf");
    const auto matter = begin({{"group", "lpo_sar"}});
    ASSERT_EQ(step(matter, "accept", {{"vad", "Förband"}, {"patientnytta", "stor"}}), "evidence");
    EXPECT_EQ(
        step(matter, "send_out", {{"evidens", "…"}, {"gap", "…"}, {"ekonomi", "…"}, {"ersatter", "inget ersätts"}}),
        "flow.hindered")
        << "nobody is named to do the economic analysis, and no unit is affected";
    const Json table{{"konsekvens", R"([{"enhet":"vo_c","kostnad":"1"}])"}};
    ASSERT_TRUE(call("edit_matter", {{"matter", matter}, {"version", page(matter).at("version")}, {"fields", table}}));
    EXPECT_EQ(page(matter).at("units")[0].at("unit"), "vo_c");
    const Json unknown{{"konsekvens", R"([{"enhet":"vo_ingen","kostnad":"1"}])"}};
    EXPECT_EQ(
        refused("edit_matter", {{"matter", matter}, {"version", page(matter).at("version")}, {"fields", unknown}}),
        "unit.unknown");
}

TEST_P(FlowsTest, PatientBenefitRanksFirst) {  // KR-53
    as("ordf");
    const auto put = [&](const char* title, const char* benefit, const char* economy) {
        begin({{"group", "lpo_sar"},
               {"title", title},
               {"fields", {{"patientnytta", benefit}, {"ekonomisk_nytta", economy}}}});
    };
    put("Sparar mest", "liten", "stor");
    put("Hjälper mest", "stor", "ingen");
    put("Hjälper och sparar", "stor", "måttlig");
    const auto list = call("list_matters", {{"ranked", true}});
    ASSERT_TRUE(list);
    std::vector<std::string> titles;
    for (const auto& one : list->at("matters")) titles.push_back(one.at("title"));
    EXPECT_THAT(titles, ElementsAre("Hjälper och sparar", "Hjälper mest", "Sparar mest"));
}

TEST_P(FlowsTest, GroupsShareAMatter) {  // KR-13
    as("ordf");
    const auto matter = begin({{"group", "lpo_sar"}, {"fields", {{"vad", "x"}, {"patientnytta", "stor"}}}});
    ASSERT_TRUE(call("set_matter_list", {{"matter", matter}, {"version", 1}, {"kind", "groups"}, {"ids", {"radet"}}}));
    ASSERT_EQ(step(matter, "accept"), "evidence");
    as("rad");
    EXPECT_EQ(call("list_notices")->at("unseen"), 1);
    EXPECT_EQ(call("list_matters", {{"group", "radet"}})->at("matters").size(), 1u);
    EXPECT_EQ(call("list_matters", {{"mine", true}})->at("matters").size(), 1u);
}

TEST_P(FlowsTest, SuggestionGetsAnAnswerWithAReason) {  // KR-36
    as("utvecklare");
    const auto matter = begin({{"area", "hud_kon"}, {"fields", {{"forslag", "Byt förråd"}}}}, "suggestion");
    as("led");
    EXPECT_EQ(step(matter, "decline"), "flow.hindered") << "without a reason";
    EXPECT_EQ(step(matter, "decline", {}, "Förrådet rivs i höst"), "declined");
    as("utvecklare");
    EXPECT_EQ(page(matter).at("summary").at("first_answer"), "2022-05-20");
    EXPECT_THAT(call("list_notices")->at("notices")[0].at("text").get<std::string>(), HasSubstr("rivs i höst"));
}

TEST_P(FlowsTest, InvestigationIsHandedOver) {  // HA-66 NB-76 NB-87
    as("direktor");
    const auto whole = begin({{"title", "Utred cancervården"}}, "investigation");
    std::vector<std::string> parts;
    for (const auto& [title, day] :
         {std::pair{"Onkologiskt centrum", "2022-08-31"}, {"OPT", "2022-12-31"}, {"Obesitasvård", "2022-12-31"}}) {
        parts.push_back(begin({{"title", title},
                               {"parent", whole},
                               {"fields",
                                {{"fraga", "Ska det införas?"},
                                 {"utredare", "utvecklare"},
                                 {"klart_senast", day},
                                 {"nasta_steg", "Investeringsärende till styrelsen"}}}},
                              "investigation"));
    }
    EXPECT_EQ(page(whole).at("parts").size(), 3u);
    EXPECT_EQ(page(parts[0]).at("fields").at("klart_senast"), "2022-08-31");
    EXPECT_EQ(page(parts[0]).at("fields").at("nasta_steg"), "Investeringsärende till styrelsen");
    EXPECT_EQ(page(parts[0]).at("steps")[0].at("who")[0], "Namn utvecklare");
    as("utvecklare");
    ASSERT_EQ(step(parts[0], "propose", {{"forslag", "Inför"}, {"investering", "12 500"}}), "proposal");
    as("direktor");
    EXPECT_EQ(step(parts[0], "decide", {{"beslut", "Köp"}}), "flow.hindered") << "who takes over is not said";
    ASSERT_EQ(step(parts[0], "decide", {{"beslut", "Köp"}, {"forvaltare", "chef_a"}}), "decided");
    EXPECT_EQ(step(parts[0], "take_over"), "flow.actor") << "not ended until the owner accepts";
    as("chef_a");
    EXPECT_EQ(step(parts[0], "take_over"), "handed_over");
}

TEST_P(FlowsTest, NationalGuidelineWaitsForAllThree) {  // KR-25 NB-83
    as("ordf");
    const auto matter = begin(
        {{"group", "lpo_sar"},
         {"units", {"vo_a", "vo_b"}},
         {"fields",
          {{"nationellt_id", "SoS 2022-1"}, {"gap", "…"}, {"konsekvens", "…"}, {"personalforetradare", "utvecklare"}}}},
        "national_guideline");
    ASSERT_EQ(step(matter, "reconcile"), "reconciled");
    EXPECT_THAT(tasks("led"), ElementsAre("flow_step "));
    EXPECT_THAT(tasks("chef_a"), ElementsAre("flow_statement vo_a"));
    EXPECT_THAT(tasks("utvecklare"), ElementsAre("flow_step "));
    as("direktor");
    EXPECT_EQ(step(matter, "introduce", {{"atgard", "Inför"}}), "flow.hindered");
    as("led");
    ASSERT_EQ(step(matter, "group_answers", {{"fran_grupp", "Ja"}}), "reconciled");
    as("utvecklare");
    ASSERT_EQ(step(matter, "staff_answers", {{"fran_personal", "Ja"}}), "reconciled");
    as("direktor");
    EXPECT_EQ(step(matter, "introduce", {{"atgard", "Inför"}}), "flow.hindered") << "the line has not answered";
    for (const auto& [unit, chief] : {std::pair{"vo_a", "chef_a"}, {"vo_b", "chef_b"}}) {
        as(chief);
        ASSERT_TRUE(call("answer_statement", {{"matter", matter}, {"unit", unit}, {"version", 1}, {"text", "Ja"}}));
    }
    as("direktor");
    ASSERT_EQ(step(matter, "introduce", {{"atgard", "Inför"}}), "introduced");
    EXPECT_THAT(tasks("chef_a"), ElementsAre("flow_step vo_a"));
    EXPECT_THAT(tasks("chef_b"), ElementsAre("flow_step vo_b"));
}

TEST_P(FlowsTest, KnowledgeAndProcessAreReportedApart) {  // KR-39 KR-54
    as("ordf");
    const auto matter = begin({{"group", "lpo_sar"}, {"units", {"vo_a", "vo_b"}}});
    to_decision(matter);
    decide(matter);
    as("ordf");
    EXPECT_EQ(step(matter, "report_process", {{"lage_process", "…"}}), "flow.actor");
    EXPECT_EQ(step(matter, "report_knowledge", {{"lage_kunskap", "Frågor kommer in"}}), "introduction");
    as("utvecklare");
    EXPECT_EQ(step(matter, "report_process", {{"lage_process", "Två enheter kvar"}}), "introduction");
    as("chef_a");
    ASSERT_EQ(step(matter, "adopt", {}, "", "vo_a"), "introduction");
    ASSERT_EQ(step(matter, "train", {{"utbildade", "3"}}, "", "vo_a"), "introduction");
    EXPECT_EQ(step(matter, "use", {{"kunskap", "klart"}, {"arbetssatt", "klart"}}, "", "vo_a"), "flow.hindered");
    EXPECT_EQ(
        step(matter, "use", {{"kunskap", "klart"}, {"arbetssatt", "klart"}, {"varderingar", "pågår"}}, "", "vo_a"),
        "introduction");
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
    as("ordf");
    for (const char* unit : {"vo_a", "vo_b"})
        ASSERT_TRUE(call("waive_statement", {{"matter", matter}, {"unit", unit}, {"version", 1}, {"text", "Hörda"}}));
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

TEST_P(FlowsTest, StepsAreToldInWordsWithWhoMayNot) {  // KR-50
    as("ordf");
    const auto shown = page(begin({{"group", "lpo_sar"}}));
    for (const auto& one : shown.at("step_words")) {
        if (one.at("step") != "decide") continue;
        EXPECT_EQ(one.at("who"), Json({"regiondirektör"}));
        EXPECT_EQ(one.at("never")[0], "den som tog ”Rekommendera införande”");
        EXPECT_THAT(one.at("never")[1].get<std::string>(), HasSubstr("en grupp av slaget"));
        return;
    }
    FAIL() << "no step decide";
}

TEST_P(FlowsTest, AreasSayWhoAnswersAndUnitsAreInvitedToAsk) {  // KR-11
    as("chef_a");
    const auto choices = call("get_matter_choices");
    ASSERT_TRUE(choices) << choices.error().message;
    const auto& areas = choices->at("areas");
    const auto skin = std::ranges::find_if(areas, [](const Json& area) { return area.at("id") == "hud_kon"; });
    ASSERT_NE(skin, areas.end());
    EXPECT_EQ(skin->at("group_name"), "Gruppen lpo_sar");
    EXPECT_EQ(areas[0].at("group"), "");
    EXPECT_EQ(choices->at("groups").size(), 3u);
    EXPECT_EQ(choices->at("invitations")[0].at("type"), "question");
}

LEDSTANG_ON_BOTH_STORES(FlowsTest);

}  // namespace
}  // namespace ledstang
