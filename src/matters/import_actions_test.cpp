#include <gmock/gmock.h>

#include "matters/test_region.h"

namespace ledstang {
namespace {

using ::testing::HasSubstr;

class ImportActionsTest : public MattersTest {
 protected:
    // The example's actions with one text in place of another, once.
    static std::string actions_with(const std::string& from, const std::string& to) {
        std::string bytes = *example_bytes("actions.csv");
        const auto at = bytes.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        return bytes.replace(at, from.size(), to);
    }
    static constexpr const char* header =
        "action_no,success_factor,goal,title,description,responsible,timetable,expected_effect,status,comment";
};
LEDSTANG_ON_BOTH_STORES(ImportActionsTest);

TEST_P(ImportActionsTest, TakesTheWholeExample) {
    const auto report = import("actions", *example_bytes("actions.csv"));
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_TRUE(report->faults.empty());
    EXPECT_EQ(report->rows, 40);
    EXPECT_EQ(report->added, 40);
    EXPECT_TRUE(report->applied);
    EXPECT_THAT(report->message, ::testing::Not(HasSubstr("Kolumner")));

    const auto list = actions(division, "2022-05-01");
    ASSERT_EQ(list.actions.size(), 40U);
    EXPECT_EQ(list.without_status, 40);
    for (const auto& action : list.actions) {
        EXPECT_EQ(action.status, "");
        EXPECT_EQ(action.status_name, "Ej rapporterad");
    }
    const auto& first = list.actions.front();
    EXPECT_EQ(first.id, "div_lanssjukvard_2-2022-1");
    EXPECT_EQ(first.title, "Införa produktions- och kapacitetsplanering (PKS)");
    EXPECT_EQ(first.perspective_name, "Medborgare");
    EXPECT_EQ(first.success_factor_name, "En god vård med hög tillgänglighet");
    EXPECT_EQ(first.schedule_kind_name, "Milstolpe och därefter löpande");
    EXPECT_EQ(first.comment, "Piloten är påbörjad och kommer breddinföras i alla verksamheter under hösten 2022.");
    EXPECT_EQ(first.measures,
              (std::vector<std::string>{"andel_vantat_90_forsta_besok", "andel_vantat_90_operation_atgard"}));
}

TEST_P(ImportActionsTest, TheSecondTimeChangesNothing) {
    import_example();
    const auto before = logged();
    for (const char* kind : {"actions", "action_targets"}) {
        const auto report = import(kind, *example_bytes(std::string(kind) + ".csv"));
        ASSERT_TRUE(report) << report.error().message;
        EXPECT_EQ(report->unchanged, report->rows) << kind;
        EXPECT_EQ(report->added + report->changed + report->refused, 0) << kind;
        EXPECT_FALSE(report->applied);
    }
    EXPECT_EQ(logged(), before);
    EXPECT_EQ(action(1).comments.size(), 1U);
}

TEST_P(ImportActionsTest, LogsWhatWasBeforeAndAfter) {
    import_example();
    const auto report = import("actions", actions_with("Säkra effektiva patientflöden", "Säkra flöden"));
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->changed, 1);
    EXPECT_EQ(report->unchanged, 39);
    const auto history = store().read([](Sql& sql) { return history_of(sql, "action", "div_lanssjukvard_2-2022-2"); });
    ASSERT_EQ(history.size(), 3U) << "the action, its comment, the change";
    EXPECT_EQ(history[0].before_json, "");
    EXPECT_THAT(history[2].before_json, HasSubstr("Säkra effektiva patientflöden"));
    EXPECT_THAT(history[2].after_json, HasSubstr("Säkra flöden"));
    EXPECT_EQ(action(2).action.version, 2);
    EXPECT_TRUE(store().verify().whole());
}

TEST_P(ImportActionsTest, ADryRunSavesNothing) {
    const auto before = logged();
    const auto report = import("actions", *example_bytes("actions.csv"), true);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->added, 40);
    EXPECT_FALSE(report->applied);
    EXPECT_EQ(logged(), before);
    EXPECT_TRUE(actions(division, "2022-05-01").actions.empty());
}

TEST_P(ImportActionsTest, TellsEveryFaultWithItsPlaceAndSavesNothing) {
    struct Case {
        const char* from;
        const char* to;
        const char* code;
        const char* column;
        const char* says;
    };
    const auto table = example_table("actions.csv");
    for (const auto& fault :
         {Case{"god_vard_hog_tillganglighet", "god_vard_hog_tillganglihet", "plan.factor_unknown", "success_factor",
               "Menas ”god_vard_hog_tillganglighet”?"},
          Case{"1,medborgare", "1,medborgar", "plan.perspective_unknown", "perspective", "Menas ”medborgare”?"},
          Case{"milstolpe_och_lopande", "milstolpe", "schedule_kind.unknown", "schedule_kind", "klart_senast"},
          Case{"vo_chefer;enhetschefer;narstodsfunktioner", "vo_chefer;enhetschef", "function.unknown",
               "responsible_roles", "Menas ”enhetschefer”?"},
          Case{"vo_chef:vo_hjartsjukvard", "vo_chef:vo_hjartsjukvrd", "unit.unknown", "responsible_roles",
               "Menas ”vo_hjartsjukvard”?"},
          Case{"andel_vantat_90_forsta_besok;", "andel_vantat_90_forsta;", "measure.unknown", "derived_measure_links",
               "finns inte"},
          Case{"2022-04-30,2022-12-31", "30/4 2022,2022-12-31", "cell.not_a_date", "start_by", "2022-04-30"},
          Case{"\n2,medborgare", "\n1,medborgare", "action.duplicate", "action_no", "finns redan"},
          Case{"\n2,medborgare", "\ntvå,medborgare", "number.not_a_number", "action_no", "två"},
          Case{"Införa produktions- och kapacitetsplanering (PKS)", "", "cell.missing", "title", "måste fyllas i"}}) {
        const auto before = logged();
        const auto report = import("actions", actions_with(fault.from, fault.to));
        ASSERT_TRUE(report) << report.error().message;
        EXPECT_FALSE(report->applied) << fault.code;
        EXPECT_EQ(report->refused, 1) << fault.code;
        ASSERT_EQ(report->faults.size(), 1U) << fault.code;
        const auto& told = report->faults.front();
        EXPECT_EQ(told.code, fault.code);
        EXPECT_EQ(told.path, fault.column) << fault.code;
        EXPECT_EQ(told.file, "actions.csv");
        ASSERT_TRUE(told.line && told.column) << fault.code;
        EXPECT_EQ(*told.column, static_cast<int>(*table->column(fault.column)) + 1) << fault.code;
        EXPECT_THAT(told.message, HasSubstr(fault.says)) << fault.code;
        EXPECT_EQ(logged(), before) << fault.code;
    }
}

TEST_P(ImportActionsTest, RefusesAFileThatIsNotWhole) {
    const std::string whole = *example_bytes("actions.csv");
    std::string other_encoding = whole;
    other_encoding.replace(other_encoding.find("ö"), 2, "\xf6");
    for (const auto& [bytes, code] : std::vector<std::pair<std::string, std::string>>{
             {other_encoding, "table.encoding"},
             {actions_with("expected_effect", "effekt"), "table.column_missing"},
             {whole.substr(0, whole.find("Piloten är") + 5), "table.cell_count"},
             {whole.substr(0, whole.find("Varje verksamhetsområde")) + "\"Varje", "table.quote"},
             {"", "table.empty"}}) {
        const auto before = logged();
        const auto report = import("actions", bytes);
        ASSERT_FALSE(report) << code;
        const auto& faults = report.error().faults;
        ASSERT_FALSE(faults.empty()) << code;
        EXPECT_TRUE(std::ranges::any_of(faults, [&](const Fault& fault) { return fault.code == code; }))
            << code << " but was " << faults.front().code;
        EXPECT_EQ(logged(), before);
    }
}

TEST_P(ImportActionsTest, SavesTheRightRowsWhenAsked) {
    const auto report = import("actions", actions_with("1,medborgare", "1,medborgar"), false, true);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_TRUE(report->applied);
    EXPECT_EQ(report->added, 39);
    EXPECT_EQ(report->refused, 1);
    EXPECT_EQ(actions(division, "2022-05-01").actions.size(), 39U);
}

TEST_P(ImportActionsTest, ReadsARegionsOwnTable) {
    const std::string file = std::string(
                                 "action_no,goal,title,description,responsible,timetable,expected_effect,status,"
                                 "comment,projektkod\n") +
                             "1,En god vård med hög tillgänglighet,Korta köerna,Så här,VO-chefer,"
                             "Klart senast under tertial 2,Kortare köer,pågår,Går bra,X1\n"
                             "2,Något annat,Prova,Så här,VO-chefer,När det passar,Bättre,,,X2\n";
    const auto report = import("actions", file);
    ASSERT_TRUE(report) << report.error().message;
    ASSERT_TRUE(report->applied) << report->message;
    EXPECT_THAT(report->message, HasSubstr("Tidplanens ord gick inte att tolka för åtgärd 2"));
    EXPECT_THAT(report->message, HasSubstr("Kolumner som inte läses: ”projektkod”"));

    const auto first = action(1, "2022-05-01").action;
    EXPECT_EQ(first.success_factor, "god_vard_hog_tillganglighet");
    EXPECT_EQ(first.perspective, "medborgare");
    EXPECT_EQ(first.schedule_kind, "klart_senast");
    EXPECT_EQ(first.due_by, parse_date("2022-08-31"));
    EXPECT_EQ(first.status, "ongoing");
    EXPECT_EQ(action(1, "2022-04-29").action.status, "") << "reported for the tertial's end";
    const auto second = action(2).action;
    EXPECT_EQ(second.timeliness, Timeliness::no_date);
    EXPECT_THAT(second.timeliness_reason, HasSubstr("inte tolkad"));
}

TEST_P(ImportActionsTest, APlansTableNeedsNoStatus) {
    const auto report = import("actions",
                               "action_no,goal,title,description,responsible,timetable,expected_effect\n"
                               "1,Hållbar arbetsmiljö,Ny,Så här,VO-chefer,Start under tertial 1,Bättre\n");
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->added, 1);
    EXPECT_EQ(action(1).action.status_name, "Ej rapporterad");
}

TEST_P(ImportActionsTest, AColumnThatIsNotThereLeavesWhatIsStored) {
    import_example();
    const std::string file = std::string(header) + "\n" +
                             "5,jamlik_jamstalld_halsa,Jämlik,Fortsatt arbete,Text,VO-chef,\"Innan årets slut ska "
                             "tjocktarm- och ändtarmscancerscreeningens införandefas vara avklarad.\",Effekt,,\n";
    const auto report = import("actions", file);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->changed, 1) << report->message;
    const auto changed = action(5);
    EXPECT_EQ(changed.action.title, "Fortsatt arbete");
    EXPECT_EQ(changed.action.due_by, parse_date("2022-12-31"));
    ASSERT_EQ(changed.action.responsibles.size(), 1U);
    EXPECT_EQ(changed.action.responsibles[0].unit, "vo_allmankirurgi_urologi");
    EXPECT_EQ(changed.fields.at("seed_lines"), "1223-1253");
}

TEST_P(ImportActionsTest, TakesSubTargets) {
    import_example();
    const auto eighth = action(8).sub_targets;
    ASSERT_EQ(eighth.size(), 1U);
    EXPECT_EQ(eighth[0].id, "a08t1");
    EXPECT_EQ(eighth[0].rule, ">=");
    EXPECT_EQ(eighth[0].value, Decimal::from_whole(50));
    EXPECT_EQ(eighth[0].unit, "% av alla återbesök");
    EXPECT_EQ(eighth[0].by, parse_date("2022-12-31"));
    EXPECT_EQ(action(23).sub_targets.size(), 3U);
    EXPECT_TRUE(action(4).sub_targets.empty());
}

TEST_P(ImportActionsTest, TellsWhatIsWrongWithSubTargets) {
    const std::string columns = "target_id,action_no,what,operator,value,unit,by,measure_id,quote\n";
    auto report = import("action_targets", columns + "t1,1,Vad,=,100,%,,,\n");
    ASSERT_TRUE(report) << report.error().message;
    ASSERT_EQ(report->faults.size(), 1U);
    EXPECT_THAT(report->faults[0].message, HasSubstr("Importera åtgärderna först"));

    import_example();
    report = import("action_targets", columns + "t1,99,Vad,=,100,%,,,\n" + "t2,1,Vad,~,100,%,,,\n" +
                                          "t3,1,Vad,=,,%,,,\n" + "t4,1,Vad,=,5,%,,sjukfranvar,\n" +
                                          "t5,1,Vad,milestone,,,,,\n" + "t5,1,Vad,milestone,,,,,\n");
    ASSERT_TRUE(report) << report.error().message;
    std::vector<std::pair<std::string, int>> told;
    for (const auto& fault : report->faults) told.emplace_back(fault.code, *fault.line);
    EXPECT_EQ(told, (std::vector<std::pair<std::string, int>>{{"action.unknown", 2},
                                                              {"cell.not_allowed", 3},
                                                              {"sub_target.value", 4},
                                                              {"measure.unknown", 5},
                                                              {"sub_target.duplicate", 7}}));
    EXPECT_FALSE(report->applied);
    EXPECT_EQ(action(1).sub_targets.size(), 1U);
}

// Out and in again changes nothing, and the CSV is the example's to the byte.
TEST_P(ImportActionsTest, ComesOutAsItWentIn) {
    import_example();
    for (const char* format : {"csv", "xlsx"}) {
        auto now = context();
        const auto actions_out = actions_file(now, {division, format, {}, {}});
        const auto targets_out = action_targets_file(now, {division, format, {}, {}});
        ASSERT_TRUE(actions_out && targets_out);
        if (std::string(format) == "csv") {
            EXPECT_EQ(actions_out->bytes, *example_bytes("actions.csv"));
            EXPECT_EQ(targets_out->bytes, *example_bytes("action_targets.csv"));
        }
        for (const auto& [kind, file] : {std::pair("actions", actions_out), std::pair("action_targets", targets_out)}) {
            const auto report = import(kind, file->bytes);
            ASSERT_TRUE(report) << report.error().message;
            EXPECT_EQ(report->unchanged, kind == std::string("actions") ? 40 : 25) << report->message;
        }
    }
    auto now = context();
    const auto json = actions_file(now, {division, "json", {}, {}});
    ASSERT_TRUE(json);
    const auto parsed = parse_json(json->bytes);
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->size(), 40U);
    EXPECT_EQ(parsed->at(15).at("start_by"), "2022-12-31");
    EXPECT_TRUE(parsed->at(15).at("status").is_null());
    const auto unknown = actions_file(now, {division, "pdf", {}, {}});
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, "export.format");
}

}  // namespace
}  // namespace ledstang
