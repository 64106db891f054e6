#include "goals/plan_import.h"

#include <gmock/gmock.h>

#include <functional>

#include "goals/test_plan.h"

namespace ledstang {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class PlanImportTest : public GoalsTest {
 protected:
    // The faults of a plan of which nothing may be stored.
    std::vector<std::string> broken(const std::string& bytes, const char* name = "plan.json") {
        const auto before = head();
        const auto answer = import_plan(bytes, name);
        EXPECT_EQ(head(), before);
        EXPECT_FALSE(answer && answer->at("applied").get<bool>());
        return faults_of(answer);
    }
    std::vector<std::string> broken(const std::function<void(Json&)>& breaking) {
        Json json = *parse_json(example("plan.json"));
        breaking(json);
        return broken(json.dump());
    }
};
LEDSTANG_ON_BOTH_STORES(PlanImportTest);

TEST_P(PlanImportTest, TheExampleIsTheWholeChain) {
    load_plan();
    const Json whole = plan(division);
    std::vector<std::string> names;
    for (const auto& perspective : whole.at("perspectives")) names.push_back(perspective.at("name"));
    EXPECT_THAT(names, ElementsAre("Samhälle", "Medborgare", "Verksamhet", "Medarbetare", "Ekonomi"));
    EXPECT_TRUE(whole.at("perspectives")[0].at("goals").empty());
    EXPECT_TRUE(whole.at("perspectives")[0].at("factors").empty());
    EXPECT_FALSE(whole.at("perspectives")[0].at("in_report").get<bool>());
    EXPECT_EQ(all(whole, "goals").size(), 4U);
    const auto factors = all(whole, "factors");
    EXPECT_EQ(factors.size(), 16U);
    EXPECT_EQ(std::count_if(factors.begin(), factors.end(), [](const Json& f) { return f.at("measures").empty(); }), 7);
    EXPECT_EQ(measures(whole).size(), 15U);
    EXPECT_THAT(whole.at("model_text").get<std::string>(), HasSubstr("balanserad styrning"));
}

TEST_P(PlanImportTest, EveryTargetIsAsTheSourceHasIt) {
    load_plan();
    const Json source = *parse_json(example("plan.json"));
    const Json whole = plan(division);
    for (const auto& item : source.at("measures")) {
        SCOPED_TRACE(item.at("id"));
        const Json read = measure(whole, item.at("id"));
        ASSERT_FALSE(read.is_null());
        const Json& target = read.at("target");
        EXPECT_EQ(target.at("text"), item.at("target").at("text"));
        EXPECT_EQ(target.at("operator"), item.at("target").at("operator"));
        EXPECT_EQ(target.at("inferred"), item.at("target").at("inferred"));
        EXPECT_EQ(from_json<Target>(target).value(), from_json<Target>(item.at("target")).value());
        EXPECT_EQ(read.at("measure").at("name_as_printed"), item.at("name_as_printed"));
        EXPECT_EQ(read.at("measure").at("follow_up"), item.at("follow_up"));
    }
    EXPECT_EQ(measure(whole, "andel_vantat_90_forsta_besok").at("measure").at("footnote_mark"), "4");
}

TEST_P(PlanImportTest, IsInheritedAllTheWayDown) {
    load_plan();
    const Json above = plan(region);
    EXPECT_EQ(all(above, "factors").size(), 16U);
    EXPECT_EQ(measures(above).size(), 1U) << "the region's own measure";
    for (const char* unit : {division, part}) {
        const Json inherited = plan(unit);
        EXPECT_EQ(all(inherited, "goals").size(), 4U);
        EXPECT_EQ(all(inherited, "factors").size(), 16U);
        EXPECT_EQ(measures(inherited).size(), 15U);
        for (const auto& goal : all(inherited, "goals")) {
            EXPECT_EQ(goal.at("set_by"), region);
            EXPECT_TRUE(goal.at("inherited").get<bool>());
        }
    }
    EXPECT_FALSE(measure(plan(division), "sjukfranvaro").at("inherited").get<bool>());
    EXPECT_TRUE(measure(plan(part), "sjukfranvaro").at("inherited").get<bool>());
    EXPECT_EQ(measure(plan(part), "andel_vardskador_sluten_somatisk").at("set_by"), region);
}

TEST_P(PlanImportTest, ASecondTimeChangesNothing) {
    load_plan();
    const auto before = head();
    const auto again = import_plan(example("plan.json"));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->at("added"), 0);
    EXPECT_EQ(again->at("changed"), 0);
    EXPECT_EQ(again->at("unchanged"), again->at("rows"));
    EXPECT_EQ(head(), before);
    const auto dry =
        import_plan(replaced(example("plan.json"), "Sjukfrånvaro", "Sjukdom"), "plan.json", {{"dry_run", "true"}});
    ASSERT_TRUE(dry);
    EXPECT_EQ(dry->at("changed"), 1);
    EXPECT_EQ(head(), before);
}

TEST_P(PlanImportTest, WhatIsExportedComesBackTheSame) {
    load_plan();
    const std::string exported = file(division, "json");
    const Json first = *parse_json(exported);
    const Json source = *parse_json(example("plan.json"));
    const auto plain = [](Json json) {  // null and "" are both nothing
        std::function<void(Json&)> clean = [&](Json& item) {
            for (auto it = item.begin(); item.is_structured() && it != item.end();) {
                if (it->is_structured()) clean(*it);
                const bool nothing = it->is_null() || *it == "" || (it->is_structured() && it->empty());
                it = nothing && item.is_object() ? item.erase(it) : std::next(it);
            }
        };
        clean(json);
        return json;
    };
    for (const char* field : {"source", "model", "perspectives", "success_factors", "follow_up_periods", "sex_codes"})
        EXPECT_EQ(plain(first.at(field)), plain(source.at(field))) << field;
    ASSERT_EQ(first.at("measures").size(), 15U);
    for (std::size_t i = 0; i < 15; ++i) {
        Json wanted = source.at("measures")[i];
        wanted["population"] = "all_ages";
        EXPECT_EQ(plain(first.at("measures")[i]), plain(wanted));
    }
    EXPECT_EQ(first.at("organisation").at("units").size(), source.at("organisation").at("units").size());
    EXPECT_EQ(plain(first.at("organisation").at("groups")), plain(source.at("organisation").at("groups")));

    close_store();
    OperationsTest::SetUp();  // a fresh store
    const auto report = import_plan(exported);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(file(division, "json"), exported);
}

TEST_P(PlanImportTest, MeasuresTravelAsATable) {
    load_plan();
    const auto before = head();
    for (const char* format : {"csv", "xlsx"}) {
        const auto same = import_plan(file(division, format), format);
        ASSERT_TRUE(same) << same.error().message;
        EXPECT_EQ(same->at("kind"), "measures");
        EXPECT_EQ(same->at("unchanged"), 15) << format;
        EXPECT_TRUE(same->at("faults").empty());
    }
    const auto theirs = send("import_measures", "measures.csv", example("measures.csv"));
    ASSERT_TRUE(theirs) << theirs.error().message;
    EXPECT_EQ(theirs->at("unchanged"), 15) << "the source's own table says what its plan says";
    EXPECT_EQ(head(), before);

    const auto changed =
        send("import_measures", "measures.csv",
             replaced(example("measures.csv"), "Minska,decrease,,,,%,,not_stated,,no,,,unit,DÅ04;DÅ08;ÅR\n13",
                      "5 %,<=,5,,,%,,,,,,,,DÅ04;DÅ08;ÅR\n13"));
    ASSERT_TRUE(changed) << changed.error().message;
    EXPECT_EQ(changed->at("changed"), 1);
    EXPECT_EQ(measure(plan(division), "sjukfranvaro").at("target").at("value"), 5);
    EXPECT_EQ(refused("export_plan", {{"unit", division}, {"format", "pdf"}}), "export.format");
}

TEST_P(PlanImportTest, ABrokenTableOfMeasuresChangesNothing) {
    load_plan();
    const std::string whole = example("measures.csv");
    EXPECT_THAT(broken(replaced(whole, "väntelista", "v\xE4ntelista"), "m.csv"),
                ElementsAre(HasSubstr("table.encoding 2:")));
    EXPECT_THAT(broken(replaced(whole, ",success_factor,", ",faktor,"), "m.csv"),
                ElementsAre(HasSubstr("table.column_missing 1")));
    EXPECT_THAT(
        broken(replaced(whole, "\n2,andel_vantat_90_operation_atgard", "\n2,andel_vantat_90_forsta_besok"), "m.csv"),
        ElementsAre("plan.duplicate_id 3:2 measure_id"));
    EXPECT_THAT(broken(replaced(whole, "jamlik_jamstalld_halsa", "jamlik_jamstald_halsa"), "m.csv"),
                ElementsAre("plan.factor_unknown 4:4 success_factor"));
    EXPECT_THAT(broken(replaced(whole, "division", "divison"), "m.csv"), ElementsAre("plan.level 2:6 level"));
    EXPECT_THAT(broken(replaced(whole, ">=,100", ">=,hundra"), "m.csv"),
                ElementsAre("number.not_a_number 2:12 target_value"));
    EXPECT_THAT(broken(replaced(whole, ">=,100", ">=,1.234"), "m.csv"),
                ElementsAre("number.ambiguous 2:12 target_value"));
    EXPECT_THAT(broken(replaced(whole, ">=,100", "=>,100"), "m.csv"), ElementsAre(HasSubstr("cell.not_allowed 2:11")));
    EXPECT_THAT(broken(replaced(whole, ">=,100", ">=,"), "m.csv"), ElementsAre("target.incomplete 2:10 target_text"));
    EXPECT_THAT(broken(whole.substr(0, whole.size() / 2), "m.csv"), ElementsAre(HasSubstr("table.")));
}

TEST_P(PlanImportTest, EveryBrokenPlanTellsWhereAndStoresNothing) {
    const std::string whole = example("plan.json");
    EXPECT_THAT(broken(replaced(whole, "Länssjukvård 2", "L\xE4nssjukv\xE5rd 2")),
                ElementsAre(HasSubstr("json.syntax")));
    const auto cut = import_plan(whole.substr(0, whole.size() / 2));
    ASSERT_FALSE(cut);
    EXPECT_EQ(cut.error().code, "json.syntax");
    ASSERT_EQ(cut.error().faults.size(), 1U);
    EXPECT_TRUE(cut.error().faults[0].line && cut.error().faults[0].column);
    EXPECT_EQ(cut.error().faults[0].file, "plan.json");

    EXPECT_THAT(broken([](Json& plan) { plan["perspectives"][1].erase("name"); }),
                ElementsAre("json.missing /perspectives/1/name"));
    EXPECT_THAT(broken([](Json& plan) { plan["measures"][2]["decimals"] = "noll"; }),
                ElementsAre("json.type /measures/2/decimals"));
    EXPECT_THAT(broken([](Json& plan) { plan["measures"][0]["target"]["value"] = "hundra"; }),
                ElementsAre("json.type /measures/0/target/value"));
    EXPECT_THAT(broken([](Json& plan) { plan["measures"][1]["id"] = plan["measures"][0]["id"]; }),
                ElementsAre("plan.duplicate_id /measures/1/id"));
    EXPECT_THAT(broken([](Json& plan) { plan["success_factors"][3]["perspective"] = "verksamheten"; }),
                ElementsAre("plan.perspective_unknown /success_factors/3/perspective"));
    EXPECT_THAT(broken([](Json& plan) { plan["measures"][4]["success_factor"] = "vad_som_helst"; }),
                ElementsAre("plan.factor_unknown /measures/4/success_factor"));
    EXPECT_THAT(broken([](Json& plan) { plan["measures"][4]["level"] = "klinik"; }),
                ElementsAre("plan.level /measures/4/level"));
    EXPECT_THAT(broken([](Json& plan) { plan["organisation"]["units"][4]["parent"] = "div_lanssjukvard_3"; }),
                ElementsAre("unit.unknown /organisation/units/4"));
    EXPECT_THAT(broken([](Json& plan) { plan["organisation"]["units"][4]["kind"] = "klinik"; }),
                ElementsAre("unit.level /organisation/units/4"));
    EXPECT_THAT(broken([](Json& plan) { plan["organisation"]["unit"] = "div_lanssjukvard_3"; }),
                ElementsAre("unit.unknown /organisation/unit"));
    EXPECT_THAT(broken([](Json& plan) { plan["measures"][0]["target"]["value"] = nullptr; }),
                ElementsAre("target.incomplete /measures/0/target"));
    EXPECT_THAT(broken([](Json& plan) { plan["measures"][0]["colour"] = "green"; }),
                ElementsAre("json.unknown_field /measures/0/colour"));
    EXPECT_THAT(
        broken([](Json& plan) {
            plan["measures"][0]["success_factor"] = "a";
            plan["measures"][1]["success_factor"] = "b";
        }),
        ElementsAre("plan.factor_unknown /measures/0/success_factor", "plan.factor_unknown /measures/1/success_factor"))
        << "all of it at once";
}

TEST_P(PlanImportTest, ABrokenPlanLeavesThePresentOneAlone) {
    load_plan();
    const std::string before = file(division, "json");
    EXPECT_THAT(broken([](Json& plan) {
                    plan["perspectives"][0]["name"] = "Annat";
                    plan["measures"][14]["level"] = "klinik";
                }),
                ElementsAre("plan.level /measures/14/level"));
    EXPECT_THAT(broken([](Json& plan) { plan["organisation"]["units"][0]["parent"] = division; }),
                ElementsAre("unit.cycle /organisation/units/0"));
    EXPECT_EQ(file(division, "json"), before);
    be("demo_divisionschef");
    EXPECT_EQ(import_plan(example("plan.json")).error().code, "permission.missing");
}

}  // namespace
}  // namespace ledstang
