#include "goals/masking.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

const Period now = *Period::parse("2022-T1");
const Period before = *Period::parse("2021-T1");

ScorecardRow row(Sex sex, const char* value) {
    ScorecardRow row;
    row.sex = sex;
    row.value = Decimal::parse(value);
    row.printed = value;
    row.value_unit = "u";
    row.attainment = Attainment::met;
    row.attainment_reason = value;
    return row;
}

Scorecard scorecard_with(std::vector<ScorecardRow> rows) {
    ScorecardMeasure measure;
    measure.id = "vald";
    measure.unit = "antal";
    measure.rows = std::move(rows);
    measure.comments = {"29 kvinnor och fyra män har fått frågan."};
    Scorecard scorecard;
    scorecard.unit = "u";
    scorecard.period = now;
    scorecard.perspectives.push_back({"p", "P", "", true, {}, {{"f", "F", {measure}}}, {}});
    scorecard.counts.met = static_cast<int>(scorecard.perspectives[0].factors[0].measures[0].rows.size());
    return scorecard;
}

ScorecardMeasure& only(Scorecard& scorecard) {
    return scorecard.perspectives[0].factors[0].measures[0];
}

FurtherFigure further(const char* unit, const char* series, const char* value) {
    FurtherFigure figure;
    figure.unit = unit;
    figure.series = series;
    figure.sex = Sex::T;
    figure.value = Decimal::parse(value);
    figure.printed = value;
    return figure;
}

ScorecardMasking withheld(std::initializer_list<std::tuple<const char*, Period, Sex>> places) {
    ScorecardMasking masking;
    masking.rule = {.limit = 5, .smallest_denominator = 10};
    masking.counted["vald"] = {Sex::K, Sex::M};
    for (const auto& [unit, period, sex] : places) masking.withheld.add("vald", unit, period, sex);
    return masking;
}

}  // namespace

TEST(Masking, ASmallFigureAndWhatGivesItBackAreToldByTheSameWord) {
    auto scorecard = scorecard_with({row(Sex::K, "29"), row(Sex::M, "4"), row(Sex::T, "33")});
    const auto masked = mask_small_numbers(scorecard, withheld({{"u", now, Sex::M}, {"u", now, Sex::K}}));
    EXPECT_EQ(masked, std::set<std::string>{"vald"});
    const auto& measure = only(scorecard);
    for (const std::size_t i : {0U, 1U}) {
        EXPECT_FALSE(measure.rows[i].value);
        EXPECT_EQ(measure.rows[i].printed, "visas inte");
        EXPECT_EQ(measure.rows[i].attainment_reason, measure.rows[1 - i].attainment_reason);
        EXPECT_EQ(measure.rows[i].flag_codes, std::vector<std::string>{"masked"});
    }
    EXPECT_TRUE(measure.rows[2].value);
    EXPECT_TRUE(measure.comments.empty()) << "the comment names the figure";
    EXPECT_EQ(to_json(scorecard).find("fyra"), std::string::npos);
}

TEST(Masking, WhetherAWithheldFigureReachedItsTargetIsNotCountedOpenly) {
    auto scorecard = scorecard_with({row(Sex::K, "29"), row(Sex::M, "4")});
    EXPECT_EQ(scorecard.counts.met, 2);
    mask_small_numbers(scorecard, withheld({{"u", now, Sex::M}}));
    EXPECT_EQ(scorecard.counts.met, 1);
    EXPECT_EQ(scorecard.counts.undetermined, 1);
}

TEST(Masking, ARowThatIsComparedWithAWithheldFigureGoesToo) {
    auto rows = std::vector{row(Sex::T, "12"), row(Sex::K, "12")};
    rows[0].comparison_value = Decimal::parse("3");
    rows[0].change = Decimal::parse("9");
    rows[0].comparison_period = before;
    auto scorecard = scorecard_with(std::move(rows));
    mask_small_numbers(scorecard, withheld({{"u", before, Sex::T}}));
    EXPECT_FALSE(only(scorecard).rows[0].comparison_value);
    EXPECT_FALSE(only(scorecard).rows[0].change);
    EXPECT_TRUE(only(scorecard).rows[1].value) << "it tells nothing of that figure";
}

TEST(Masking, ALimitThatCountsFromAWithheldFigureGivesItBack) {
    auto rows = std::vector{row(Sex::T, "12")};
    rows[0].limit = Decimal::parse("1.5");  // half of 3
    auto scorecard = scorecard_with(std::move(rows));
    auto masking = withheld({{"u", *Period::parse("2020"), Sex::T}});
    masking.counted_from.emplace("vald", *Period::parse("2020"));
    mask_small_numbers(scorecard, masking);
    EXPECT_FALSE(only(scorecard).rows[0].limit);
}

TEST(Masking, UnitsBelowAreMaskedByTheirOwnFiguresAndFurtherSeriesAllTogether) {
    auto scorecard = scorecard_with({row(Sex::T, "100")});
    only(scorecard).sub_units = {further("a", "main", "40"), further("b", "main", "60")};
    only(scorecard).further = {further("u", "remisser", "500")};
    auto open = scorecard;
    EXPECT_TRUE(mask_small_numbers(open, withheld({})).empty());
    EXPECT_TRUE(only(open).further[0].value);
    mask_small_numbers(scorecard, withheld({{"b", now, Sex::T}}));
    EXPECT_TRUE(only(scorecard).rows[0].value);
    EXPECT_TRUE(only(scorecard).sub_units[0].value);
    EXPECT_FALSE(only(scorecard).sub_units[1].value);
    EXPECT_FALSE(only(scorecard).further[0].value) << "nobody has said how it hangs together with the measure";
}

TEST(Masking, ASmallFurtherSeriesIsWithheld) {
    auto scorecard = scorecard_with({row(Sex::T, "100")});
    only(scorecard).further = {further("u", "remisser", "3")};
    EXPECT_EQ(mask_small_numbers(scorecard, withheld({})).size(), 1U);
    EXPECT_EQ(only(scorecard).further[0].printed, "visas inte");
    EXPECT_TRUE(only(scorecard).rows[0].value);
}

TEST(Masking, WhatTheSourceDataGiveIsNotTold) {
    auto one = row(Sex::T, "100");
    one.flag_codes = {"under_reported", "computed_differs", "not_due"};
    one.flag_names = {"underrapporterat", "Beräknat ur källdata: 3 – skiljer sig", "Upplysning"};
    auto scorecard = scorecard_with({one});
    mask_small_numbers(scorecard, withheld({}));
    EXPECT_EQ(only(scorecard).rows[0].flag_codes, (std::vector<std::string>{"under_reported", "not_due"}));
    EXPECT_EQ(only(scorecard).rows[0].flag_names, (std::vector<std::string>{"underrapporterat", "Upplysning"}));
}

TEST(Masking, AShownRowDoesNotNameAnothersFigure) {
    auto rows = std::vector{row(Sex::K, "29"), row(Sex::M, "33")};
    rows[0].development_reason = "2021 finns bara som total (3); ingen utveckling per kön kan anges.";
    rows[1].attainment_reason = "Mål: öka. Värdet finns bara för kvinnor (3).";
    auto scorecard = scorecard_with(std::move(rows));
    EXPECT_TRUE(mask_small_numbers(scorecard, withheld({})).empty());
    EXPECT_TRUE(only(scorecard).rows[0].value);
    EXPECT_EQ(to_json(scorecard).find("(3)"), std::string::npos);
}

}  // namespace ledstang
