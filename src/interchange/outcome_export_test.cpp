// Our outcomes out in four forms, on both databases: masked as for outside readers, read back where somebody can.
#include <gmock/gmock.h>

#include <set>

#include "interchange/kolada.h"
#include "interchange/test_interchange.h"

namespace ledstang {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class OutcomeExportTest : public InterchangeTest {
 protected:
    static constexpr const char* count = "fallskador";

    void SetUp() override {
        InterchangeTest::SetUp();
        if (IsSkipped()) return;
        done("create_measure", {{"id", count},
                                {"name", "Fallskador; antal"},
                                {"level", "region"},
                                {"unit", "antal"},
                                {"direction", "lower_is_better"},
                                {"sex_split", {"K", "M", "T"}},
                                {"follow_up", {"ÅR"}}});
        done("create_unit", {{"id", "vo_ogon"},
                             {"name", "Ögonsjukvård"},
                             {"level", "verksamhetsomrade"},
                             {"parent", division},
                             {"from", "2010-01-01"}});
        done("create_unit", {{"id", "vo_oron"},
                             {"name", "Öron"},
                             {"level", "verksamhetsomrade"},
                             {"parent", division},
                             {"from", "2010-01-01"}});
    }
    void counted(const char* unit, const char* period, const char* sex, int value) {
        done("record_outcome",
             {{"unit", unit}, {"measure", count}, {"period", period}, {"sex", sex}, {"value", value}});
    }
    std::string file(const char* format, Json wish = Json::object()) {
        wish["format"] = format;
        if (!wish.contains("unit")) wish["unit"] = region;
        const auto answer = done("export_outcomes", wish);
        return answer.value("bytes", "");
    }
    // "fallskador vo_ogon 2021 K 2", "-" where there is no value, of the machine form.
    std::vector<std::string> figures(Json wish) {
        std::vector<std::string> told;
        std::istringstream lines(file("csv-en", std::move(wish)));
        std::string line;
        std::getline(lines, line);
        while (std::getline(lines, line)) {
            // measure_name may hold a comma only within quotation marks; these names hold none.
            std::vector<std::string> cells;
            std::istringstream row(line);
            for (std::string cell; std::getline(row, cell, ',');) cells.push_back(cell);
            told.push_back(fmt::format("{} {} {} {}", cells[3], cells[4], cells[5], cells[6].empty() ? "-" : cells[6]));
        }
        return told;
    }
};

TEST_P(OutcomeExportTest, swedish_excel_gets_semicolon_and_decimal_comma) {
    record(region, "2021", "T", 14.5, {{"numerator", 145}, {"denominator", 1000}, {"flags", {"approximate"}}});
    EXPECT_EQ(file("csv"),
              "\xEF\xBB\xBFMått;Måttets id;Enhet;Enhetens "
              "id;Period;Kön;Värde;Täljare;Nämnare;Måttenhet;Kvalitet;Varför värdet saknas\r\n"
              "Oplanerade återinskrivningar inom 30 dagar;aterinskrivning;Region "
              "Norrbotten;region_norrbotten;2021;T;14,5;145;1000;%;ungefärligt;\r\n");
}

TEST_P(OutcomeExportTest, the_machine_form_is_read_in_again_without_a_change) {
    record(region, "2021", "T", 14.5,
           {{"numerator", 145}, {"denominator", 1000}, {"flags", {"approximate", "under_reported"}}});
    done("record_outcome", {{"unit", region},
                            {"measure", measure},
                            {"period", "2020"},
                            {"sex", "K"},
                            {"missing_reason", "Systembyte, väntar"}});
    const auto again = send("import_outcomes", "utfall.csv", file("csv-en"));
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(again->at("rows"), 2);
    EXPECT_EQ(again->at("refused"), 0);
    EXPECT_EQ(again->at("added"), 0);
}

TEST_P(OutcomeExportTest, small_numbers_and_what_gives_them_away_are_withheld_whoever_asks) {
    for (const auto& [sex, value] : std::map<const char*, int>{{"K", 29}, {"M", 4}, {"T", 33}})
        counted(region, "2021", sex, value);
    counted(region, "2020", "T", 33);
    EXPECT_THAT(figures({{"measure", count}}), ElementsAre("region_norrbotten 2020 T 33", "region_norrbotten 2021 T 33",
                                                           "region_norrbotten 2021 K -", "region_norrbotten 2021 M -"));
    EXPECT_THAT(file("csv"), HasSubstr("Visas inte utåt: talet är litet"));
    for (const char* format : {"csv", "csv-en", "fhir", "kolada"})
        EXPECT_THAT(file(format), Not(HasSubstr("29"))) << format;
}

TEST_P(OutcomeExportTest, two_files_do_not_tell_together_what_neither_tells) {
    for (const auto& [unit, value] : std::map<const char*, int>{{division, 33}, {"vo_ogon", 29}, {"vo_oron", 4}})
        counted(unit, "2021", "T", value);
    // 33 − 29 would give the 4 back, in one file or in two.
    EXPECT_THAT(figures({{"unit", division}, {"below", true}}),
                ElementsAre("div_lanssjukvard_2 2021 T 33", "vo_ogon 2021 T -", "vo_oron 2021 T -"));
    EXPECT_THAT(figures({{"unit", "vo_ogon"}}), ElementsAre("vo_ogon 2021 T -"));
    EXPECT_THAT(figures({{"unit", division}}), ElementsAre("div_lanssjukvard_2 2021 T 33"));
}

TEST_P(OutcomeExportTest, a_share_of_few_is_withheld) {
    record(region, "2021", "K", 50, {{"numerator", 4}, {"denominator", 8}});
    record(region, "2020", "K", 50, {{"numerator", 40}, {"denominator", 80}});
    EXPECT_THAT(figures({{"measure", measure}}),
                ElementsAre("region_norrbotten 2020 K 50", "region_norrbotten 2021 K -"));
}

// What others read as Kolada's page is read by ourselves: our own region's figures, as the source's.
TEST_P(OutcomeExportTest, the_kolada_form_is_read_back) {
    record(region, "2021", "T", 14.5);
    record(region, "2021", "K", 13.25);
    record(region, "2021-T1", "T", 15);
    done("record_outcome",
         {{"unit", region}, {"measure", measure}, {"period", "2020"}, {"sex", "T"}, {"missing_reason", "Systembyte"}});
    const auto text = file("kolada", {{"measure", measure}});
    const auto page = read_kolada(text, "kolada.json");
    ASSERT_TRUE(page) << page.error().message;
    std::vector<std::string> told;
    for (const auto& one : page->values)
        told.push_back(fmt::format("{} {} {} {} {} {}", one.kpi, one.municipality, one.period.to_string(),
                                   name_of(one.sex), one.value ? one.value->to_string() : "-", one.status));
    EXPECT_THAT(told, ElementsAre("aterinskrivning 0025 2020 T - Missing", "aterinskrivning 0025 2021 T 14.5 ",
                                  "aterinskrivning 0025 2021 K 13.25 "));
    const auto report = send("import_kolada", "kolada.json", text, {{"measure", measure}});
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->at("added"), 3);
}

// The elements that R4 requires, the codes of its required bindings, and its invariants that can be checked alone.
void check_report(const Json& report) {
    static const std::set<std::string> known{
        "resourceType", "status", "type", "measure", "date", "reporter", "period", "improvementNotation", "group"};
    for (const auto& [name, value] : report.items()) {
        EXPECT_TRUE(known.contains(name)) << name;
        EXPECT_FALSE(value.is_array() && value.empty()) << name << ": FHIR has no empty lists";
    }
    EXPECT_EQ(report.at("resourceType"), "MeasureReport");
    EXPECT_THAT((std::set<std::string>{"complete", "pending", "error"}),
                testing::Contains(report.at("status").get<std::string>()));
    EXPECT_EQ(report.at("type"), "summary");
    EXPECT_TRUE(report.at("measure").is_string());
    EXPECT_THAT(report.at("period").at("start").get<std::string>(),
                testing::MatchesRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}"));
    EXPECT_LE(report.at("period").at("start"), report.at("period").at("end"));
    const auto notation = report.at("improvementNotation").at("coding").at(0).at("code").get<std::string>();
    EXPECT_TRUE(notation == "increase" || notation == "decrease") << notation;
}
void check_part(const Json& part) {
    for (const auto& population : part.value("population", Json::array())) {
        EXPECT_TRUE(population.at("count").is_number_integer());
        EXPECT_TRUE(population.at("code").at("coding").at(0).contains("system"));
    }
    if (!part.contains("measureScore")) return;
    const auto& score = part.at("measureScore");
    EXPECT_NE(score.contains("value"), score.contains("extension"));
    EXPECT_TRUE(!score.contains("code") || score.contains("system")) << "qty-3";
    for (const auto& extension : score.value("extension", Json::array()))
        EXPECT_THAT((std::set<std::string>{"unknown", "masked"}),
                    testing::Contains(extension.at("valueCode").get<std::string>()));
}

TEST_P(OutcomeExportTest, fhir_measure_reports_have_the_sexes_as_strata) {
    record(region, "2021", "T", 14.5, {{"numerator", 145}, {"denominator", 1000}});
    record(region, "2021", "K", 14, {{"numerator", 70}, {"denominator", 500}});
    record(region, "2021", "M", 15, {{"numerator", 75}, {"denominator", 500}});
    counted(region, "2021-T1", "T", 3);
    done("record_outcome",
         {{"unit", region}, {"measure", measure}, {"period", "2020"}, {"sex", "K"}, {"missing_reason", "Systembyte"}});
    const auto bundle = parse_json(file("fhir"));
    ASSERT_TRUE(bundle);
    EXPECT_EQ(bundle->at("resourceType"), "Bundle");
    EXPECT_EQ(bundle->at("type"), "collection");
    std::vector<std::string> told;
    for (const auto& entry : bundle->at("entry")) {
        const auto& report = entry.at("resource");
        check_report(report);
        std::string line = report.at("period").at("end");
        for (const auto& group : report.at("group")) {
            check_part(group);
            const auto score = [](const Json& part) {
                const auto& quantity = part.at("measureScore");
                return quantity.contains("value") ? quantity.at("value").dump()
                                                  : quantity.at("extension").at(0).at("valueCode").get<std::string>();
            };
            if (group.contains("measureScore")) line += " T " + score(group);
            for (const auto& stratifier : group.value("stratifier", Json::array())) {
                for (const auto& stratum : stratifier.at("stratum")) {
                    check_part(stratum);
                    EXPECT_TRUE(stratum.contains("value"));
                    EXPECT_FALSE(stratum.contains("component")) << "mrp-2";
                    line += " " + stratum.at("value").at("coding").at(0).at("code").get<std::string>() + " " +
                            score(stratum);
                }
            }
        }
        told.push_back(std::move(line));
    }
    EXPECT_THAT(told, ElementsAre("2020-12-31 female unknown", "2021-12-31 T 14.5 female 14.0 male 15.0",
                                  "2021-04-30 T masked"));
}

TEST_P(OutcomeExportTest, nothing_to_write_and_what_is_unknown) {
    EXPECT_EQ(parse_json(file("fhir"))->contains("entry"), false);
    EXPECT_EQ(parse_json(file("kolada"))->at("count"), 0);
    EXPECT_EQ(refused("export_outcomes", {{"unit", region}, {"format", "pdf"}}), "export.format");
    EXPECT_EQ(refused("export_outcomes", {{"unit", "finns_inte"}, {"format", "csv"}}), "unit.unknown");
    EXPECT_EQ(refused("export_outcomes", {{"unit", region}, {"format", "csv"}, {"measure", "finns_inte"}}),
              "measure.unknown");
}

LEDSTANG_ON_BOTH_STORES(OutcomeExportTest);

}  // namespace
}  // namespace ledstang
