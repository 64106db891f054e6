#include "goals/comparison.h"

#include <gtest/gtest.h>

#include "goals/judgement_cases.h"

namespace ledstang {

using namespace judgement_cases;  // NOLINT(google-build-using-namespace): the words of these tests

namespace {

class ComparisonTest : public testing::Test {
 protected:
    ComparisonTest() {
        measure.id = "m";
        measure.unit = "%";
    }
    Outcome& record(std::string_view period, Sex sex, std::string_view value) {
        Outcome outcome;
        outcome.measure = "m";
        outcome.unit_id = "division";
        outcome.unit = "%";
        outcome.period = period_of(period);
        outcome.sex = sex;
        outcome.value = Decimal::parse(value);
        return records.emplace_back(std::move(outcome));
    }
    ChosenFigure choose(Sex sex) const {
        return comparison_for(measure, target ? &*target : nullptr, "division", sex, judged, records);
    }

    Measure measure;
    std::optional<Target> target;
    Period judged = period_of("2022-T1");
    std::vector<Outcome> records;
};

}  // namespace

TEST_F(ComparisonTest, TheSamePeriodLastYearGoesBeforeTheYear) {
    record("2021", Sex::T, "62");
    EXPECT_EQ(choose(Sex::T).figure->period, period_of("2021"));
    record("2021-T1", Sex::T, "60");
    EXPECT_EQ(choose(Sex::T).figure->period, period_of("2021-T1"));
    EXPECT_EQ(choose(Sex::T).figure->value, figure("60"));
    EXPECT_TRUE(choose(Sex::T).absence.empty());
}

TEST_F(ComparisonTest, TheTargetsOwnComparisonGoesFirst) {
    target.emplace();
    target->comparison =
        Comparison{.kind = ComparisonKind::year, .period = period_of("2020"), .value = {}, .stated = true};
    record("2021-T1", Sex::T, "60");
    record("2020", Sex::T, "55");
    EXPECT_EQ(choose(Sex::T).figure->value, figure("55"));
}

TEST_F(ComparisonTest, AMeasuresUsualComparisonGoesBeforeTheCommonOnes) {
    record("2021-T1", Sex::T, "60");
    record("2021-T3", Sex::T, "58");
    record("2021", Sex::T, "62");
    EXPECT_EQ(choose(Sex::T).figure->value, figure("60"));
    measure.compared_with = UsualComparison::previous_period;
    EXPECT_EQ(choose(Sex::T).figure->value, figure("58"));
    measure.compared_with = UsualComparison::previous_year;
    EXPECT_EQ(choose(Sex::T).figure->value, figure("62"));
    target.emplace();
    target->comparison =
        Comparison{.kind = ComparisonKind::year, .period = period_of("2021"), .value = {}, .stated = true};
    measure.compared_with = UsualComparison::previous_period;
    EXPECT_EQ(choose(Sex::T).figure->value, figure("62")) << "the target's own goes first";
}

TEST_F(ComparisonTest, NeverAcrossSexes) {
    record("2021", Sex::T, "62");
    EXPECT_FALSE(choose(Sex::K).figure);
    EXPECT_EQ(plain(choose(Sex::K).absence), "2021 finns bara som total (62 %); ingen utveckling per kön kan anges.");
    records.clear();
    record("2021-T1", Sex::K, "12");
    EXPECT_EQ(plain(choose(Sex::M).absence),
              "Tertial 1 2021 finns bara för kvinnor (12 %); ingen utveckling per kön kan anges.");
    record("2021-T1", Sex::M, "7");
    EXPECT_EQ(plain(choose(Sex::T).absence),
              "Tertial 1 2021 finns bara per kön (kvinnor 12 %, män 7 %); ingen utveckling för totalen kan anges.");
    record("2021-T1", Sex::T, "10");
    records.erase(records.begin());
    EXPECT_EQ(plain(choose(Sex::K).absence),
              "Tertial 1 2021 finns bara för män (7 %) och som total (10 %); ingen utveckling per kön kan anges.");
}

TEST_F(ComparisonTest, OtherSeriesUnitsMeasuresAndEmptyValuesAreLeftAlone) {
    record("2021-T1", Sex::T, "60").series = "antal_besok";
    record("2021-T1", Sex::T, "61").unit_id = "other";
    record("2021-T1", Sex::T, "62").measure = "other";
    record("2021-T1", Sex::T, "63").unit = "antal";
    record("2021-T1", Sex::T, "");
    record("2021-T1", Sex::T, "64").period.reset();
    EXPECT_FALSE(choose(Sex::T).figure);
    EXPECT_EQ(choose(Sex::T).absence,
              "Jämförelsevärde saknas: inget är registrerat för tertial 1 2021 eller helåret 2021.");
}

TEST_F(ComparisonTest, TheNewestVersionCounts) {
    record("2021-T1", Sex::T, "60").version = 2;
    record("2021-T1", Sex::T, "59").version = 1;
    EXPECT_EQ(choose(Sex::T).figure->value, figure("60"));
}

TEST_F(ComparisonTest, PeriodsMoveWithTheJudgedOneAsTheWordingSays) {
    const auto stated = [](ComparisonKind kind, std::optional<Period> period = {}) {
        return Comparison{.kind = kind, .period = period, .value = {}, .stated = true};
    };
    using enum ComparisonKind;
    EXPECT_EQ(period_compared_with(stated(same_period_previous_year, period_of("2021-T1")), period_of("2022-T2")),
              period_of("2021-T2"));
    EXPECT_EQ(period_compared_with(stated(same_quarter_previous_year), period_of("2022-Q3")), period_of("2021-Q3"));
    EXPECT_EQ(period_compared_with(stated(same_quarter_previous_year), period_of("2022-T1")), std::nullopt);
    EXPECT_EQ(period_compared_with(stated(year, period_of("2020")), period_of("2022-T1")), period_of("2020"));
    EXPECT_EQ(period_compared_with(stated(not_stated), period_of("2022-T1")), std::nullopt);
}

TEST_F(ComparisonTest, GatheredFiguresAreAllThatAJudgementNeeds) {
    target.emplace();
    target->text = "Minska";
    target->rule = TargetOperator::decrease;
    target->comparison =
        Comparison{.kind = ComparisonKind::same_period_previous_year, .period = {}, .value = {}, .stated = true};
    measure.direction = BetterDirection::lower_is_better;
    record("2021-T1", Sex::K, "10").flags = {QualityFlag::approximate};
    record("2022-T1", Sex::K, "9");
    record("2022-T1", Sex::T, "8");
    const Judgement women = judge(gather_figures(measure, &*target, "division", Sex::K, judged, records));
    EXPECT_EQ(women.attainment, Attainment::met);
    EXPECT_EQ(women.change, figure("-1"));
    EXPECT_EQ(women.direction, ChangeDirection::better);
    const Judgement total = judge(gather_figures(measure, &*target, "division", Sex::T, judged, records));
    EXPECT_EQ(total.attainment, Attainment::baseline_missing);
    EXPECT_EQ(plain(total.attainment_reason),
              "Baslinje saknas: målet ”Minska” räknas från tertial 1 2021, men värdet finns bara för "
              "kvinnor (10 %); 8 % kan inte bedömas.");
    const Judgement men = judge(gather_figures(measure, &*target, "division", Sex::M, judged, records));
    EXPECT_EQ(men.attainment, Attainment::no_data);
}

}  // namespace ledstang
