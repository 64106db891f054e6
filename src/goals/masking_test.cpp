#include "goals/masking.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

ScorecardRow row(Sex sex, const char* value) {
    ScorecardRow row;
    row.sex = sex;
    row.value = Decimal::parse(value);
    row.printed = value;
    row.attainment_reason = value;
    return row;
}

Scorecard scorecard_with(std::vector<ScorecardRow> rows) {
    ScorecardMeasure measure;
    measure.unit = "antal";
    measure.rows = std::move(rows);
    measure.comments = {"29 kvinnor och fyra män har fått frågan."};
    Scorecard scorecard;
    scorecard.perspectives.push_back({"p", "P", "", true, {}, {{"f", "F", {measure}}}, {}});
    return scorecard;
}

const ScorecardMeasure& only(const Scorecard& scorecard) {
    return scorecard.perspectives[0].factors[0].measures[0];
}

}  // namespace

TEST(Masking, OneSmallPartTakesTheTotalWithIt) {
    auto scorecard = scorecard_with({row(Sex::K, "29"), row(Sex::M, "4"), row(Sex::T, "33")});
    mask_small_numbers(scorecard, 5);
    const auto& measure = only(scorecard);
    EXPECT_TRUE(measure.rows[0].value);
    EXPECT_FALSE(measure.rows[1].value);
    EXPECT_EQ(measure.rows[1].printed, "färre än 5");
    EXPECT_FALSE(measure.rows[2].value) << "33 − 29 would give 4 back";
    EXPECT_TRUE(measure.comments.empty()) << "the comment names the figure";
    EXPECT_EQ(to_json(scorecard).find("fyra"), std::string::npos);
}

TEST(Masking, WhatTheSourceDataGiveIsNotTold) {
    auto one = row(Sex::T, "100");
    one.flag_codes = {"under_reported", "computed_differs", "not_due"};
    one.flag_names = {"underrapporterat", "Beräknat ur källdata: 3 – skiljer sig", "Upplysning"};
    auto scorecard = scorecard_with({one});
    mask_small_numbers(scorecard, 5);
    EXPECT_EQ(only(scorecard).rows[0].flag_codes, (std::vector<std::string>{"under_reported", "not_due"}));
    EXPECT_EQ(only(scorecard).rows[0].flag_names, (std::vector<std::string>{"underrapporterat", "Upplysning"}));
}

TEST(Masking, TwoSmallPartsTakeTheTotalWithThem) {
    auto scorecard = scorecard_with({row(Sex::K, "4"), row(Sex::M, "4"), row(Sex::T, "8")});
    mask_small_numbers(scorecard, 5);
    for (const auto& shown : only(scorecard).rows) EXPECT_FALSE(shown.value) << "8 is two parts below 5 in one way";
}

TEST(Masking, WithoutTotalTheOtherSexStaysOnlyWhenBothAreLarge) {
    auto small = scorecard_with({row(Sex::K, "29"), row(Sex::M, "4")});
    mask_small_numbers(small, 5);
    EXPECT_FALSE(only(small).rows[0].value);
    auto large = scorecard_with({row(Sex::K, "29"), row(Sex::M, "5"), row(Sex::T, "34")});
    const std::string before = to_json(large);
    mask_small_numbers(large, 5);
    EXPECT_EQ(to_json(large), before);
}

TEST(Masking, ZeroIsShownAndASmallComparisonIsNot) {
    auto zero = scorecard_with({row(Sex::T, "0")});
    mask_small_numbers(zero, 5);
    EXPECT_TRUE(only(zero).rows[0].value);
    auto rows = std::vector{row(Sex::T, "12")};
    rows[0].comparison_value = Decimal::parse("3");
    auto compared = scorecard_with(std::move(rows));
    mask_small_numbers(compared, 5);
    EXPECT_FALSE(only(compared).rows[0].comparison_value);
}

TEST(Masking, AShownRowDoesNotNameAnothersFigure) {
    auto rows = std::vector{row(Sex::K, "29"), row(Sex::M, "33")};
    rows[0].development_reason = "2021 finns bara som total (3); ingen utveckling per kön kan anges.";
    rows[1].attainment_reason = "Mål: öka. Värdet finns bara för kvinnor (3).";
    auto scorecard = scorecard_with(std::move(rows));
    EXPECT_TRUE(mask_small_numbers(scorecard, 5).empty());
    EXPECT_TRUE(only(scorecard).rows[0].value);
    EXPECT_EQ(to_json(scorecard).find("(3)"), std::string::npos);
}

TEST(Masking, TellsWhatWasWithheld) {
    auto scorecard = scorecard_with({row(Sex::K, "29"), row(Sex::M, "4")});
    scorecard.perspectives[0].factors[0].measures[0].id = "vald";
    EXPECT_EQ(mask_small_numbers(scorecard, 5), std::set<std::string>{"vald"});
    EXPECT_TRUE(is_small_count("antal", Decimal::from_whole(4), 5));
    EXPECT_FALSE(is_small_count("antal", Decimal::from_whole(5), 5));
    EXPECT_FALSE(is_small_count("antal", Decimal{}, 5));
    EXPECT_FALSE(is_small_count("%", Decimal::from_whole(4), 5));
}

TEST(Masking, SharesOfFewAreWithheld) {
    auto few = scorecard_with({row(Sex::T, "50")});
    auto& measure = few.perspectives[0].factors[0].measures[0];
    measure.unit = "%";
    measure.rows[0].denominator = Decimal::parse("8");
    mask_small_numbers(few, 5);
    EXPECT_FALSE(only(few).rows[0].value);
}

}  // namespace ledstang
