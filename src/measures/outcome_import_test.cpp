#include "measures/outcome_import.h"

#include <gmock/gmock.h>

#include "measures/test_measures.h"

namespace ledstang {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string header = "measure_id,unit_id,period,sex,value,unit,value_as_printed,note\n";

class OutcomeImportTest : public MeasuresTest {
 protected:
    Result<Json> import(const std::string& bytes, const std::map<std::string, std::string>& fields = {}) {
        return send("import_outcomes", "outcomes.csv", bytes, fields);
    }
    // The faults of a file of which nothing may be stored.
    std::vector<std::string> broken(const std::string& bytes) {
        const auto before = head();
        const auto answer = import(bytes);
        EXPECT_EQ(head(), before);
        EXPECT_EQ(count("outcome"), 0);
        EXPECT_FALSE(answer && answer->at("applied").get<bool>());
        return faults_of(answer);
    }
    // One row's value, read back.
    std::string value(const std::string& cell) {
        const auto answer = import(header + "sjukfranvaro,vo_ortopedi,2022-T1,T,\"" + cell + "\",,,\n");
        if (!answer->at("faults").empty()) return answer->at("faults")[0].at("code");
        const auto read = outcome({"sjukfranvaro", "vo_ortopedi", "main", Period::parse("2022-T1"), Sex::T});
        return (read->value ? read->value->to_string() : "-") + read->unit;
    }
};
LEDSTANG_ON_BOTH_STORES(OutcomeImportTest);

TEST_P(OutcomeImportTest, TheExampleComesInOnceAndNeverTwice) {
    const auto first = import(example("outcomes.csv"));
    ASSERT_TRUE(first) << first.error().message;
    EXPECT_EQ(first->at("rows"), 45);
    EXPECT_EQ(first->at("added"), 45);
    EXPECT_TRUE(first->at("applied").get<bool>());
    EXPECT_EQ(count("outcome"), 45);
    const auto before = head();
    const auto second = import(example("outcomes.csv"));
    ASSERT_TRUE(second);
    EXPECT_EQ(second->at("unchanged"), 45);
    EXPECT_FALSE(second->at("applied").get<bool>());
    EXPECT_EQ(head(), before);
    EXPECT_EQ(store().read([](Sql& sql) { return verify_outcomes(sql); }).broken.size(), 0U);
}

TEST_P(OutcomeImportTest, KeepsTheSourcesOwnWords) {
    ASSERT_TRUE(import(example("outcomes.csv")));
    const auto t1 = Period::parse("2022-T1");
    const auto budget = outcome({"verksamhet_inom_budget", division, "main", t1, Sex::T});
    EXPECT_EQ(budget->value, Decimal::parse("-17.7"));
    EXPECT_EQ(budget->printed, "-17,7 mnkr");
    EXPECT_EQ(budget->origin, "table");
    EXPECT_EQ(budget->note, "Utfall mot budget.");
    EXPECT_EQ(budget->id, "o43");
    EXPECT_EQ(budget->recorded_by, "demo_controller");
    const auto falls = outcome({"vardrelaterade_fallskador_aldre", division, "main", t1, Sex::K});
    EXPECT_THAT(falls->flags, ElementsAre(QualityFlag::not_quality_assured, QualityFlag::under_reported));
    const auto volume = outcome({"antal_fraga_vald_nara_relation", division, "historisk_volym_lag", {}, Sex::T});
    ASSERT_TRUE(volume);
    EXPECT_EQ(volume->period, std::nullopt);
    EXPECT_EQ(volume->period_basis, "not_stated");
    EXPECT_THAT(volume->flags, ElementsAre(QualityFlag::approximate));
    const auto missing = outcome({"produktivitet_kpp", division, "main", t1, Sex::T});
    EXPECT_EQ(missing->value, std::nullopt);
    EXPECT_EQ(missing->printed, "Data saknas");
    const auto inner = outcome({"andel_palliativ_dokumenterad_behandlingsstrategi", "vo_inf_hud_reuma_lunga",
                                "vo_inf_hud_reuma_lunga", t1, Sex::T});
    EXPECT_EQ(inner->value, Decimal::parse("46"));
}

TEST_P(OutcomeImportTest, ACorrectedFileChangesOneValueAndKeepsTheOld) {
    ASSERT_TRUE(import(example("outcomes.csv")));
    const auto corrected =
        import(replaced(example("outcomes.csv"), "2022-T1,inferred,T,8.6,%", "2022-T1,inferred,T,8.5,%"));
    ASSERT_TRUE(corrected);
    EXPECT_EQ(corrected->at("changed"), 1);
    EXPECT_EQ(corrected->at("unchanged"), 44);
    const auto versions = store().read([](Sql& sql) {
        return outcome_versions(sql, {"sjukfranvaro", division, "main", Period::parse("2022-T1"), Sex::T});
    });
    ASSERT_EQ(versions.size(), 2U);
    EXPECT_EQ(versions[0].value, Decimal::parse("8.5"));
    EXPECT_EQ(versions[1].value, Decimal::parse("8.6"));
}

TEST_P(OutcomeImportTest, ReadsSwedishNumbers) {
    EXPECT_EQ(value("5,3 %"), "5.3%");
    EXPECT_EQ(value("−17,7"), "-17.7");
    EXPECT_EQ(value("1 234,5"), "1234.5");
    EXPECT_EQ(value("1.234"), "number.ambiguous");
    EXPECT_EQ(value("Data saknas"), "-");
}

TEST_P(OutcomeImportTest, EveryBrokenCopyTellsWhereAndStoresNothing) {
    const std::string whole = example("outcomes.csv");
    EXPECT_THAT(broken(replaced(whole, "Förbättring", "F\xF6rb\xE4ttring")),
                ElementsAre(HasSubstr("table.encoding 7:")));
    EXPECT_THAT(broken(replaced(whole, ",sex,", ",kon,")), ElementsAre(HasSubstr("table.column_missing 1")));
    EXPECT_THAT(broken(replaced(whole, "\no02,", "\no01,")), ElementsAre("outcome.duplicate_id 3:1 outcome_id"));
    EXPECT_THAT(broken(replaced(whole, "o12,antal_fraga_vald_nara_relation,div_lanssjukvard_2",
                                "o12,antal_fraga_vald_nara_relation,div_lanssjukvard_3")),
                ElementsAre("unit.unknown 13:3 unit_id"));
    EXPECT_THAT(broken(replaced(whole, "K,41,%", "K,cirka fyrtio,%")), ElementsAre("number.not_a_number 2:8 value"));
    EXPECT_THAT(broken(replaced(whole, "K,41,%", "K,1.234,%")), ElementsAre("number.ambiguous 2:8 value"));
    EXPECT_THAT(broken(replaced(whole, "K,41,%", "Q,41,%")), ElementsAre("cell.not_allowed 2:7 sex"));
    EXPECT_THAT(broken(replaced(whole, "K,41,%", "K,,%")), ElementsAre("outcome.value_missing 2:8 value"));
    EXPECT_THAT(broken(replaced(whole, "main,2022-T1,inferred,K,41", "main,,inferred,K,41")),
                ElementsAre("outcome.period_missing 2:5 period"));
    EXPECT_THAT(broken(replaced(whole, "main,2022-T1,inferred,K,41", "main,2022-T4,inferred,K,41")),
                ElementsAre("cell.not_a_period 2:5 period"));
    EXPECT_THAT(broken(replaced(whole, "inferred,M,41", "inferred,K,41")),
                ElementsAre("outcome.duplicate 3:2 measure_id"));
    EXPECT_THAT(broken(whole.substr(0, whole.find("produktivitet_kpp") + 8)),
                ElementsAre(HasSubstr("table.cell_count 45:")));
    EXPECT_THAT(broken(whole.substr(0, whole.find("-17,7 mnkr") + 4)), ElementsAre(HasSubstr("table.quote 44:10")));
    EXPECT_THAT(broken(""), ElementsAre(HasSubstr("table.empty")));
}

TEST_P(OutcomeImportTest, SuggestsTheUnitAndListsEveryFault) {
    std::string bytes = replaced(example("outcomes.csv"), "region_norrbotten", "region_norbotten");
    bytes = replaced(bytes, "K,41,%", "K,1.234,%");
    const auto answer = import(bytes);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->at("refused"), 2);
    EXPECT_THAT(faults_of(answer), ElementsAre("number.ambiguous 2:8 value", "unit.unknown 30:3 unit_id"));
    EXPECT_THAT(answer->at("faults")[1].at("message").get<std::string>(), HasSubstr("Menade du ”region_norrbotten”?"));
    EXPECT_THAT(answer->at("message").get<std::string>(), HasSubstr("Inget sparades"));
}

TEST_P(OutcomeImportTest, TheRightRowsAreKeptOnlyOnDemand) {
    const std::string bytes = replaced(example("outcomes.csv"), "K,41,%", "K,1.234,%");
    const auto dry = import(bytes, {{"dry_run", "true"}, {"apply_valid", "true"}});
    ASSERT_TRUE(dry);
    EXPECT_EQ(dry->at("added"), 44);
    EXPECT_EQ(count("outcome"), 0) << "a dry run keeps nothing";
    const auto kept = import(bytes, {{"apply_valid", "true"}});
    ASSERT_TRUE(kept);
    EXPECT_TRUE(kept->at("applied").get<bool>());
    EXPECT_EQ(kept->at("added"), 44);
    EXPECT_EQ(kept->at("refused"), 1);
    EXPECT_EQ(count("outcome"), 44);
}

TEST_P(OutcomeImportTest, ADryRunOfTheWholeFileKeepsNothing) {
    const auto before = head();
    const auto dry = import(example("outcomes.csv"), {{"dry_run", "true"}});
    ASSERT_TRUE(dry);
    EXPECT_EQ(dry->at("added"), 45);
    EXPECT_FALSE(dry->at("applied").get<bool>());
    EXPECT_THAT(dry->at("message").get<std::string>(), HasSubstr("Inget sparades"));
    EXPECT_EQ(head(), before);
    EXPECT_EQ(count("outcome"), 0);
    EXPECT_EQ(count("series"), 1);
}

TEST_P(OutcomeImportTest, FlagsComeFromWordsAndFromTheColumn) {
    const auto answer = import(
        "measure_id,unit_id,period,sex,value,note,flags\n"
        "sjukfranvaro,vo_ortopedi,2022-T1,T,8,Värdet är EJ KVALITETSSÄKRAT.,\n"
        "sjukfranvaro,vo_ortopedi,2022-T2,T,8,,under_reported;approximate\n"
        "sjukfranvaro,vo_ortopedi,2022-T3,T,ca 8,,\n");
    ASSERT_TRUE(answer) << answer.error().message;
    const auto flags = [&](const char* period) {
        return outcome({"sjukfranvaro", "vo_ortopedi", "main", Period::parse(period), Sex::T})->flags;
    };
    EXPECT_THAT(flags("2022-T1"), ElementsAre(QualityFlag::not_quality_assured));
    EXPECT_THAT(flags("2022-T2"), ElementsAre(QualityFlag::under_reported, QualityFlag::approximate));
    EXPECT_THAT(flags("2022-T3"), ElementsAre(QualityFlag::approximate));
    EXPECT_THAT(
        faults_of(import("measure_id,unit_id,period,sex,value,flags\nsjukfranvaro,vo_ortopedi,2022-T1,T,8,fel\n")),
        ElementsAre("outcome.flag 2:6 flags"));
}

TEST_P(OutcomeImportTest, OnlyTheAdministratorImports) {
    be("demo_divisionschef");
    EXPECT_EQ(import(example("outcomes.csv")).error().code, "permission.missing");
}

}  // namespace
}  // namespace ledstang
