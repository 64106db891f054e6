// The example's scorecard and measure pages, through the store.
#include "goals/scorecard.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "goals/test_plan.h"

namespace ledstang {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;

class ScorecardTest : public GoalsTest {
 protected:
    void SetUp() override {
        GoalsTest::SetUp();
        if (IsSkipped()) return;
        load_example();
    }
    Scorecard scorecard(const std::string& unit = division, const char* period = "2022-T1", bool below = true) {
        const auto read = store().read(
            [&](Sql& sql) { return read_scorecard(sql, configuration, unit, *Period::parse(period), below); });
        if (!read) throw std::runtime_error(read.error().message);
        return *read;
    }
    static ScorecardMeasure measure_of(const Scorecard& card, int number) {
        for (const auto* measure : measures_of(card))
            if (measure->number == number) return *measure;
        throw std::runtime_error("no such measure");
    }
    static ScorecardRow row_of(const Scorecard& card, int number, Sex sex) {
        for (const auto& row : measure_of(card, number).rows)
            if (row.sex == sex) return row;
        throw std::runtime_error("no such row");
    }
    static Json judgement(const char* measure, const char* sex) {
        return {{"unit", division}, {"measure", measure}, {"period", "2022-T1"}, {"sex", sex}};
    }
    Json page(const char* measure, const char* unit = division) {
        const auto read = call("get_measure_page", {{"unit", unit}, {"measure", measure}, {"period", "2022-T1"}});
        if (!read) throw std::runtime_error(read.error().message);
        return *read;
    }
};
LEDSTANG_ON_BOTH_STORES(ScorecardTest);

TEST_P(ScorecardTest, EveryRowIsJudgedAsACarefulControllerWould) {
    const auto card = scorecard();
    std::vector<std::string> rows;
    for (const auto* measure : measures_of(card)) {
        for (const auto& row : measure->rows) {
            rows.push_back(fmt::format("{} {} {} {} {} {}", measure->number, name_of(row.sex), spaced(row.printed),
                                       name_of(row.attainment), name_of(row.direction), name_of(row.development)));
            EXPECT_FALSE(row.attainment_reason.empty()) << rows.back();
            EXPECT_FALSE(row.development_reason.empty()) << rows.back();
        }
    }
    EXPECT_THAT(
        rows,
        ElementsAre("1 K 41 % not_yet unknown not_comparable", "1 M 41 % not_yet unknown not_comparable",
                    "1 T 41 % not_yet unknown not_comparable", "2 K 42 % not_yet unknown not_comparable",
                    "2 M 48 % not_yet unknown not_comparable", "2 T 44 % not_yet unknown not_comparable",
                    "3 K 29 met better improved", "3 M 4 not_met worse within_variation",
                    "3 T 33 baseline_missing unknown not_comparable", "4 K 17 % undetermined unknown not_comparable",
                    "4 M 12 % undetermined unknown not_comparable", "5 K 20 % not_met worse not_comparable",
                    "5 M 19 % not_met worse not_comparable", "6 T 8,4 % not_met unknown not_comparable",
                    "7 K 14,5 % met better not_comparable", "7 M 14,7 % met better not_comparable",
                    "8 T 6,7 % not_met unknown not_comparable", "9 K 1 baseline_missing unknown not_comparable",
                    "9 M 0 baseline_missing unknown not_comparable", "9 T 1 baseline_missing unknown not_comparable",
                    "10 K 59 % not_met unknown not_comparable", "10 M 63 % not_met unknown not_comparable",
                    "11 T 5,3 % undetermined unknown not_comparable", "12 T 8,6 % undetermined unknown not_comparable",
                    "13 T −17,7 mnkr not_met unknown not_comparable", "14 T Data saknas no_data unknown not_comparable",
                    "15 T Data saknas no_data unknown not_comparable"));
    EXPECT_EQ(card.follow_up, "DÅ04");
    EXPECT_EQ(card.unit_name, "Division Länssjukvård 2");
    EXPECT_FALSE(card.updated_at.empty());
}

TEST_P(ScorecardTest, CountsTheRowsThatAreDueAndReportedBySex) {
    const auto counts = scorecard().counts;
    EXPECT_EQ(counts.met, 3);
    EXPECT_EQ(counts.not_met, 7) << "the region's measure is not due in April";
    EXPECT_EQ(counts.not_yet, 4) << "totals beside women and men are not counted twice";
    EXPECT_EQ(counts.undetermined, 4);
    EXPECT_EQ(counts.baseline_missing, 2);
    EXPECT_EQ(counts.no_data, 2);
}

TEST_P(ScorecardTest, TheRegionsMeasureIsMarkedAndNotDue) {
    const auto card = scorecard();
    const auto measure = measure_of(card, 8);
    EXPECT_EQ(measure.level_label, "Regionmått");
    EXPECT_FALSE(measure.due);
    const auto& row = measure.rows.at(0);
    EXPECT_EQ(row.value_unit, region);
    EXPECT_THAT(row.flag_codes, ElementsAre("region_measure", "not_due"));
    EXPECT_THAT(row.flag_names, ElementsAre("Regionmått", HasSubstr("Upplysning: följs upp")));
    EXPECT_EQ(row_of(card, 6, Sex::T).value_unit, division);
    EXPECT_THAT(row_of(card, 6, Sex::T).flag_codes, IsEmpty());
    EXPECT_EQ(row_of(scorecard(part), 8, Sex::T).value_unit, region) << "two levels down too";
    EXPECT_EQ(row_of(scorecard(region), 8, Sex::T).value_unit, region);
    EXPECT_THAT(row_of(scorecard(region), 8, Sex::T).flag_codes, ElementsAre("not_due"));
}

TEST_P(ScorecardTest, DoubtfulValuesCarryTheirFlags) {
    const auto row = row_of(scorecard(), 9, Sex::K);
    EXPECT_THAT(row.flag_codes, ElementsAre("not_quality_assured", "under_reported"));
    EXPECT_THAT(row.flag_names, ElementsAre("inte kvalitetssäkrat", "underrapporterat"));
    EXPECT_EQ(row_of(scorecard(), 3, Sex::K).sex_name, "kvinnor");
}

TEST_P(ScorecardTest, MissingDataGivesTheCommentAsItsReason) {
    const auto row = row_of(scorecard(), 14, Sex::T);
    EXPECT_THAT(row.attainment_reason, HasSubstr("nformationsunderlag"));
}

TEST_P(ScorecardTest, ShowsUnitsBelowAndFurtherSeries) {
    const auto card = scorecard();
    const auto palliative = measure_of(card, 5);
    ASSERT_EQ(palliative.sub_units.size(), 1U);
    EXPECT_EQ(spaced(palliative.sub_units[0].printed), "46 %");
    EXPECT_EQ(palliative.sub_units[0].unit_name, "VO Inf/Hud/Reuma/Lunga");
    EXPECT_THAT(measure_of(scorecard(division, "2022-T1", false), 5).sub_units, IsEmpty());
    const auto further = [&](int number) {
        std::vector<std::string> figures;
        for (const auto& figure : measure_of(card, number).further)
            figures.push_back(figure.series + " " + spaced(figure.printed));
        return figures;
    };
    EXPECT_THAT(further(4), ElementsAre("antal_besok 617", "antal_besok 596"));
    EXPECT_THAT(further(3), ElementsAre("andel_medger_vald 61 %", "historisk_volym_lag 15", "historisk_volym_hog 40"));
    EXPECT_THAT(further(8), IsSupersetOf({"synergi_vardskador 55", "sjukhus_min 4 %", "sjukhus_max 14 %"}));
    EXPECT_EQ(further(8).size(), 5U);
}

TEST_P(ScorecardTest, AnotherPeriodHasNoDataYet) {
    const auto card = scorecard(division, "2022-T2");
    EXPECT_EQ(card.counts.no_data, 23) << "every row; the region's measure is due in August";
    EXPECT_TRUE(measure_of(card, 8).due);
    EXPECT_EQ(refused("get_scorecard", {{"unit", "div_x"}, {"period", "2022-T1"}}), "unit.unknown");
    EXPECT_EQ(refused("get_scorecard", {{"unit", division}, {"period", "2022-T9"}}), "text.period");
}

TEST_P(ScorecardTest, APersonMayOverruleWithAReasonAndTakeItBack) {
    Json wish = judgement("andel_kostnad_inhyrda", "T");
    wish["attainment"] = "not_met";
    wish["reason"] = " ";
    EXPECT_EQ(refused("overrule_judgement", wish), "judgement.reason");
    wish["reason"] = "Kostnaden ökade med 2 mnkr enligt bokslutet.";
    be("demo_divisionschef");
    ASSERT_TRUE(call("overrule_judgement", wish));
    const auto overruled = row_of(scorecard(), 11, Sex::T);
    EXPECT_EQ(overruled.attainment, Attainment::not_met);
    EXPECT_EQ(overruled.attainment_reason, "Kostnaden ökade med 2 mnkr enligt bokslutet.");
    EXPECT_EQ(overruled.overruled_by, "demo_divisionschef");
    EXPECT_EQ(scorecard().counts.not_met, 8);
    ASSERT_TRUE(call("withdraw_overruling", judgement("andel_kostnad_inhyrda", "T")));
    EXPECT_EQ(row_of(scorecard(), 11, Sex::T).attainment, Attainment::undetermined);
    EXPECT_EQ(row_of(scorecard(), 11, Sex::T).overruled_by, std::nullopt);
    EXPECT_EQ(refused("withdraw_overruling", judgement("andel_kostnad_inhyrda", "T")), "judgement.not_overruled");
    be("demo_vo_chef");
    EXPECT_EQ(refused("overrule_judgement", wish), "permission.outside_part");
    be("demo_lasare");
    EXPECT_EQ(refused("overrule_judgement", wish), "permission.missing");
}

// The measures' printed figures of the first tertial, every other one computed alike and every other one a tenth
// larger.
void write_computed(Store& store, const char* unit) {
    const auto read = store.read([&](Sql& sql) { return outcomes_in(sql, unit, Period::parse("2022-T1")); });
    std::vector<Outcome> computed;
    for (const auto& outcome : read) {
        if (outcome.series != "main" || !outcome.value) continue;
        Outcome one = outcome;
        one.series = "computed";
        one.origin = "computed";
        if (computed.size() % 2 == 1) one.value = Decimal::from_millionths(one.value->millionths() / 10 * 11);
        computed.push_back(one);
    }
    ASSERT_GT(computed.size(), 15U);
    const auto written = store.write({"test", "load"}, [&](Transaction& transaction) -> Result<void> {
        write_outcomes(transaction, computed, "computation");
        return {};
    });
    ASSERT_TRUE(written) << written.error().message;
}

TEST_P(ScorecardTest, WhatTheSourceDataGiveStandsBesideThePrintedFigureAndDoesNotJudgeIt) {
    const auto before = scorecard();
    write_computed(store(), division);
    const auto after = scorecard();
    int same = 0, differs = 0;
    const auto measures_before = measures_of(before), measures_after = measures_of(after);
    for (std::size_t i = 0; i < measures_after.size(); ++i) {
        for (std::size_t j = 0; j < measures_after[i]->rows.size(); ++j) {
            const auto& row = measures_after[i]->rows[j];
            const auto& printed = measures_before[i]->rows[j];
            EXPECT_EQ(row.printed, printed.printed);
            EXPECT_EQ(row.attainment, printed.attainment);
            EXPECT_EQ(row.development, printed.development);
            if (row.flag_codes.size() == printed.flag_codes.size()) continue;
            ++(row.flag_codes.back() == "computed_same" ? same : differs);
            EXPECT_THAT(row.flag_names.back(), HasSubstr("Beräknat ur källdata: "));
            EXPECT_EQ(row.flag_names.back().find("skiljer sig") != std::string::npos,
                      row.flag_codes.back() == "computed_differs");
        }
    }
    EXPECT_GT(same, 5);
    EXPECT_GT(differs, 5);
}

TEST_P(ScorecardTest, ARegionMayHaveTheComputedFigureJudgedForAllMeasuresOrForOne) {
    const auto folder = std::filesystem::temp_directory_path() / fmt::format("ledstang_judged_{}", getpid());
    std::filesystem::create_directories(folder);
    const auto judged = [&](const char* settings) {
        std::ofstream(folder / "judgement.toml") << settings;
        configuration.folder = folder.string();
        std::map<std::pair<std::string, Sex>, ScorecardRow> rows;
        const auto card = scorecard();
        for (const auto* measure : measures_of(card)) {
            for (const auto& row : measure->rows) rows[{measure->id, row.sex}] = row;
        }
        return rows;
    };
    write_computed(store(), division);
    const auto printed = judged("judged = \"printed\"\n");
    const auto computed = judged("judged = \"computed\"\n");
    int differ = 0;
    std::string one;
    for (const auto& [key, row] : printed) {
        const auto& other = computed.at(key);
        const auto is = [](const ScorecardRow& of, const char* flag) {
            return std::ranges::count(of.flag_codes, flag) == 1;
        };
        EXPECT_EQ(is(row, "computed_same"), is(other, "printed_same")) << key.first;
        if (!is(row, "computed_differs")) continue;
        ++differ;
        one = key.first;
        EXPECT_TRUE(is(other, "printed_differs")) << key.first;
        EXPECT_NE(row.printed, other.printed) << key.first;
        EXPECT_THAT(other.flag_names.back(), HasSubstr("Rapporterat: " + row.printed));
        EXPECT_THAT(row.flag_names.back(), HasSubstr("Beräknat ur källdata: " + other.printed));
    }
    EXPECT_GT(differ, 5);
    for (const auto& [key, row] : judged(("[measures]\n" + one + " = \"computed\"\n").c_str()))
        EXPECT_EQ(row.printed, (key.first == one ? computed : printed).at(key).printed) << key.first;
    std::ofstream(folder / "judgement.toml") << "judged = \"räknad\"\n";
    const auto wrong = call("get_scorecard", {{"unit", division}, {"period", "2022-T1"}});
    ASSERT_FALSE(wrong);
    EXPECT_THAT(wrong.error().message, HasSubstr("judgement.toml"));
    std::filesystem::remove_all(folder);
}

// Development by the measure's own past where it is long enough, and by the two figures where the region wants that.
TEST_P(ScorecardTest, ALongSeriesJudgesDevelopmentAndTheRegionMayKeepTheTwoFigures) {
    for (int i = 0; i < 20; ++i) {
        const int month = 8 + i;  // from September 2020
        const auto done =
            call("record_outcome", {{"unit", division},
                                    {"measure", "sjukfranvaro"},
                                    {"period", fmt::format("{}-{:02}", 2020 + month / 12, month % 12 + 1)},
                                    {"sex", "T"},
                                    {"value", i < 13 ? (i % 2 == 0 ? 8.2 : 8.6) : (i % 2 == 0 ? 7.9 : 8.0)}});
        ASSERT_TRUE(done) << done.error().message;
    }
    const auto row = row_of(scorecard(), 12, Sex::T);
    EXPECT_EQ(row.development, Development::improved) << row.development_reason;
    EXPECT_THAT(row.development_reason,
                HasSubstr("Styrdiagrammet över 20 månader till och med april 2022: Åtta månader"));
    EXPECT_EQ(row_of(scorecard(), 3, Sex::M).development, Development::within_variation)
        << "two tertials are no series";
    EXPECT_EQ(page("sjukfranvaro").at("judged").at("rows")[0].at("development_reason"), row.development_reason);
    const auto folder = std::filesystem::temp_directory_path() / fmt::format("ledstang_judged_by_{}", getpid());
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "judgement.toml") << "development = \"two_figures\"\n";
    configuration.folder = folder.string();
    EXPECT_EQ(row_of(scorecard(), 12, Sex::T).development, Development::not_comparable);
    std::filesystem::remove_all(folder);
}

TEST_P(ScorecardTest, TheMeasurePageHasEverythingAboutTheMeasure) {
    const Json violence = page("antal_fraga_vald_nara_relation");
    EXPECT_EQ(violence.at("judged").at("rows").size(), 3U);
    EXPECT_EQ(violence.at("target").at("text"), "Öka");
    EXPECT_EQ(violence.at("set_by"), division);
    std::vector<std::string> path;
    for (const auto& step : violence.at("path")) path.push_back(step.at("id"));
    EXPECT_THAT(path, ElementsAre("medborgare", "trygg_norrbottning", "jamlik_jamstalld_halsa"));
    ASSERT_EQ(violence.at("series").size(), 4U);
    EXPECT_EQ(violence.at("series")[0].at("series"), "main");
    std::vector<std::string> points;
    for (const auto& point : violence.at("series")[0].at("points"))
        points.push_back(point.at("period").get<std::string>() + " " + point.at("sex").get<std::string>() + " " +
                         point.at("printed").get<std::string>());
    EXPECT_THAT(points, ElementsAre("2021-T1 K 12", "2021-T1 M 7", "2022-T1 T 33", "2022-T1 K 29", "2022-T1 M 4"));
    ASSERT_EQ(violence.at("comments").size(), 1U);
    EXPECT_EQ(violence.at("comments")[0].at("id"), "c11");
    EXPECT_EQ(violence.at("comments")[0].at("by"), "demo_controller");

    const Json palliative = page("andel_palliativ_dokumenterad_behandlingsstrategi");
    EXPECT_EQ(palliative.at("series")[0].at("points").size(), 4U);
    EXPECT_EQ(spaced(palliative.at("judged").at("sub_units")[0].at("printed")), "46 %");
    EXPECT_EQ(spaced(page("andel_vardskador_sluten_somatisk").at("series")[0].at("points")[0].at("printed")), "6,7 %")
        << "the region's own value";
    EXPECT_EQ(refused("get_measure_page", {{"unit", region}, {"measure", "sjukfranvaro"}, {"period", "2022-T1"}}),
              "measure.not_in_plan");
    EXPECT_EQ(refused("get_measure_page", {{"unit", division}, {"measure", "sjukfranvro"}, {"period", "2022-T1"}}),
              "measure.unknown");
}

TEST_P(ScorecardTest, TheHistoryShowsEveryValueNewestFirst) {
    ASSERT_TRUE(call("record_outcome", {{"unit", division},
                                        {"measure", "sjukfranvaro"},
                                        {"period", "2022-T1"},
                                        {"sex", "T"},
                                        {"value", 8.55},
                                        {"version", 1}}));
    const auto history = call("get_outcome_history",
                              {{"unit", division}, {"measure", "sjukfranvaro"}, {"period", "2022-T1"}, {"sex", "T"}});
    ASSERT_TRUE(history) << history.error().message;
    ASSERT_EQ(history->at("versions").size(), 2U);
    EXPECT_EQ(spaced(history->at("versions")[0].at("printed")), "8,55 %");
    EXPECT_EQ(history->at("versions")[0].at("origin"), "entered");
    EXPECT_EQ(spaced(history->at("versions")[1].at("printed")), "8,6 %");
    EXPECT_EQ(history->at("versions")[1].at("origin"), "table");
    EXPECT_EQ(row_of(scorecard(), 12, Sex::T).value, Decimal::parse("8.55"));
}

}  // namespace
}  // namespace ledstang
