#include "goals/attainment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "goals/judgement_cases.h"

namespace ledstang {

using namespace judgement_cases;  // NOLINT(google-build-using-namespace): the words of these tests
using testing::HasSubstr;

TEST(AttainmentTest, LimitsAreExact) {
    struct Row {
        TargetOperator rule;
        const char* value;
        Attainment expected;
    };
    using enum TargetOperator;
    using enum Attainment;
    for (const Row& row : {Row{at_least, "6.5", met},
                           {at_least, "6.499999", not_met},
                           {at_most, "6.5", met},
                           {at_most, "6.500001", not_met},
                           {below, "6.5", not_met},
                           {below, "6.499999", met},
                           {above, "6.5", not_met},
                           {above, "6.500001", met},
                           {equal, "6.5", met},
                           {equal, "6.4", not_met}}) {
        const Judgement judgement = share(row.value, row.rule, "6.5").judged();
        EXPECT_EQ(judgement.attainment, row.expected) << judgement.attainment_reason;
        EXPECT_EQ(judgement.limit, figure("6.5"));
    }
}

TEST(AttainmentTest, ReasonsNameTheFiguresInTheMeasuresDecimals) {
    EXPECT_EQ(plain(share("8.4", TargetOperator::at_most, "7").judged().attainment_reason),
              "8,4 % mot målet högst 7,0 %: inte nått, 1,4 procentenheter över.");
    EXPECT_EQ(plain(share("6.5", TargetOperator::below, "6.5").judged().attainment_reason),
              "6,5 % mot målet under 6,5 %: inte nått, värdet ligger precis på gränsen.");
    EXPECT_EQ(plain(share("71", TargetOperator::at_least, "70", 0).judged().attainment_reason),
              "71 % mot målet minst 70 %: nått.");
    EXPECT_EQ(plain(share("69", TargetOperator::at_least, "70", 0).judged().attainment_reason),
              "69 % mot målet minst 70 %: inte nått, 1 procentenhet kvar.");
}

TEST(AttainmentTest, PrintNeverContradictsTheVerdict) {
    EXPECT_EQ(plain(share("6.46", TargetOperator::below, "6.5").judged().attainment_reason),
              "6,46 % mot målet under 6,5 %: nått.");
    EXPECT_EQ(plain(share("99.6", TargetOperator::at_least, "100", 0).judged().attainment_reason),
              "99,6 % mot målet 100 %: inte nått, 0,4 procentenheter kvar.");
}

TEST(AttainmentTest, ATargetForLaterIsNotYetDueUnlessReached) {
    Case row = share("41", TargetOperator::at_least, "100", 0);
    row.target.by = period_of("2022-12");
    EXPECT_EQ(row.judged().attainment, Attainment::not_yet);
    EXPECT_EQ(plain(row.judged().attainment_reason),
              "41 % mot målet 100 % i december 2022: ännu inte förfallet, 59 procentenheter kvar.");
    row.period = period_of("2022-T3");
    EXPECT_EQ(row.judged().attainment, Attainment::not_met);
    row.outcome.value = figure("100");
    row.period = period_of("2022-T1");
    EXPECT_EQ(row.judged().attainment, Attainment::met);
    EXPECT_EQ(plain(row.judged().attainment_reason),
              "100 % mot målet 100 % i december 2022: redan nått tertial 1 2022.");
}

TEST(AttainmentTest, TargetsPerSexJudgeThatSex) {
    Case row = share("16.5", TargetOperator::at_most, "0");
    row.target.value.reset();
    row.target.per_sex = {{"K", figure("16")}, {"M", figure("17.2")}};
    row.sex = Sex::K;
    EXPECT_EQ(row.judged().attainment, Attainment::not_met);
    row.sex = Sex::M;
    EXPECT_EQ(row.judged().attainment, Attainment::met);
    EXPECT_EQ(plain(row.judged().attainment_reason), "16,5 % mot målet för män, högst 17,2 %: nått.");
    row.sex = Sex::T;
    EXPECT_EQ(row.judged().attainment, Attainment::undetermined);
    EXPECT_EQ(row.judged().attainment_reason, "Målet är satt per kön; totalen bedöms inte.");
    row.target.per_sex.erase("M");
    row.sex = Sex::M;
    row.measure.population = Population::children;
    EXPECT_EQ(plain(row.judged().attainment_reason), "Målet är inte satt för pojkar; 16,5 % kan inte bedömas.");
}

TEST(AttainmentTest, ATotalMayHaveItsOwnLimitBesideTheSexes) {
    Case row = share("16.5", TargetOperator::at_most, "0");
    row.target.value.reset();
    row.target.per_sex = {{"K", figure("16")}, {"T", figure("16.6")}};
    EXPECT_EQ(plain(row.judged().attainment_reason), "16,5 % mot målet högst 16,6 %: nått.");
}

TEST(AttainmentTest, OneLimitHoldsForEverySex) {
    for (const Sex sex : {Sex::K, Sex::M, Sex::T}) {
        Case row = share("7", TargetOperator::at_most, "7");
        row.sex = sex;
        EXPECT_EQ(row.judged().attainment, Attainment::met);
    }
}

TEST(AttainmentTest, PercentTargetsComputeTheirLimit) {
    const Judgement met = halved("5", "10", "2022").judged();
    EXPECT_EQ(met.attainment, Attainment::met);
    EXPECT_EQ(met.limit, figure("5"));
    EXPECT_EQ(plain(met.attainment_reason), "5 mot målet minst 50 % lägre än 10 under 2020, alltså högst 5: nått.");
    EXPECT_EQ(halved("6", "10", "2022").judged().attainment, Attainment::not_met);
    const Judgement half = halved("4", "7", "2022").judged();
    EXPECT_EQ(half.limit, figure("3.5"));
    EXPECT_EQ(plain(half.attainment_reason),
              "4 mot målet minst 50 % lägre än 7 under 2020, alltså högst 3,5: inte nått, 0,5 över.");
    Case rise = halved("15", "10", "2022");
    rise.target.rule = TargetOperator::increase_by_percent;
    EXPECT_EQ(rise.judged().attainment, Attainment::met);
    EXPECT_EQ(rise.judged().limit, figure("15"));
}

TEST(AttainmentTest, CountsOverUnlikePeriodsAreJudgedOnlyWhereItHoldsAllTheSame) {
    // Six falls in four months are more than five a year can be; four may become more.
    EXPECT_EQ(halved("6", "10", "2022-T1").judged().attainment, Attainment::not_met);
    const Judgement open = halved("4", "10", "2022-T1").judged();
    EXPECT_EQ(open.attainment, Attainment::undetermined);
    EXPECT_EQ(open.limit, figure("5"));
    EXPECT_FALSE(open.gap);
    EXPECT_EQ(plain(open.attainment_reason),
              "4 mot målet minst 50 % lägre än 10 under 2020, alltså högst 5: tertial 1 2022 och 2020 är olika långa, "
              "så antalen kan "
              "inte jämföras.");
    Case rise = halved("15", "10", "2022-T1");
    rise.target.rule = TargetOperator::increase_by_percent;
    EXPECT_EQ(rise.judged().attainment, Attainment::met);
    rise.outcome.value = figure("14");
    EXPECT_EQ(rise.judged().attainment, Attainment::undetermined);
}

TEST(AttainmentTest, PercentOfNothingIsNoLimit) {
    const Judgement judgement = halved("0", "0", "2022").judged();
    EXPECT_EQ(judgement.attainment, Attainment::undetermined);
    EXPECT_EQ(
        plain(judgement.attainment_reason),
        "Målet ”Minska med 50% jmf 2020” räknas i procent, vilket inte går från 0 under 2020; 0 kan inte bedömas.");
}

TEST(AttainmentTest, PercentOfADeficitIsNoLimit) {
    Case row = halved("-6", "-10", "2022");
    row.measure.unit = "mnkr";
    EXPECT_EQ(row.judged().attainment, Attainment::undetermined);
    EXPECT_FALSE(row.judged().limit);
}

TEST(AttainmentTest, AMissingBaselineIsSaid) {
    Case row = halved("1", "10", "2022");
    row.baseline.reset();
    EXPECT_EQ(row.judged().attainment, Attainment::baseline_missing);
    EXPECT_EQ(
        plain(row.judged().attainment_reason),
        "Baslinje saknas: målet är minst 50 % lägre än 2020, men värdet för 2020 finns inte; 1 kan inte bedömas.");
}

TEST(AttainmentTest, IncreaseAndDecreaseNeedSomethingToMoveFrom) {
    Case row = counts("12", "12");
    row.target.text = "Öka";
    row.target.rule = TargetOperator::increase;
    EXPECT_EQ(plain(row.judged().attainment_reason),
              "Målet ”Öka” säger inte mot vad värdet ska öka; 12 kan inte bedömas.");
    row.target.comparison = Comparison{.kind = ComparisonKind::same_period_previous_year,
                                       .period = period_of("2021-T1"),
                                       .value = {{"T", figure("12")}},
                                       .stated = false};
    EXPECT_EQ(row.judged().attainment, Attainment::not_met);
    EXPECT_EQ(plain(row.judged().attainment_reason),
              "12 mot målet ”Öka” från 12 under tertial 1 2021: inte nått, värdet är oförändrat.");
    row.target.rule = TargetOperator::decrease;
    EXPECT_EQ(row.judged().attainment, Attainment::not_met);
    row.outcome.value = figure("11");
    EXPECT_EQ(row.judged().attainment, Attainment::met);
}

TEST(AttainmentTest, APrintedComparisonStaysWithItsPeriod) {
    Case row = counts("9", "12");
    row.target.text = "Öka";
    row.target.rule = TargetOperator::increase;
    row.target.comparison = Comparison{.kind = ComparisonKind::same_period_previous_year,
                                       .period = period_of("2021-T1"),
                                       .value = {{"T", figure("5")}},
                                       .stated = false};
    row.period = period_of("2022-T2");
    EXPECT_EQ(row.judged().attainment, Attainment::baseline_missing);
    EXPECT_THAT(row.judged().attainment_reason, HasSubstr("men värdet för tertial 2 2021 finns inte"));
}

TEST(AttainmentTest, ARecordedBaselineGoesBeforeAPrintedOneAndTheDifferenceIsSaid) {
    Case row = counts("12", "12");
    row.target.text = "Öka";
    row.target.rule = TargetOperator::increase;
    row.target.comparison = Comparison{.kind = ComparisonKind::same_period_previous_year,
                                       .period = period_of("2021-T1"),
                                       .value = {{"T", figure("11")}},
                                       .stated = false};
    row.baseline = ComparisonFigure{period_of("2021-T1"), figure("13"), {}, {}, {}};
    EXPECT_EQ(row.judged().attainment, Attainment::not_met);
    EXPECT_THAT(plain(row.judged().attainment_reason),
                HasSubstr(" Målet anger 11 som jämförelsevärde, men det registrerade är 13."));
}

TEST(AttainmentTest, FlaggedValuesNeverMeetATarget) {
    Case row = halved("1", "10", "2022");
    row.outcome.flags = {QualityFlag::not_quality_assured, QualityFlag::under_reported};
    EXPECT_EQ(row.judged().attainment, Attainment::undetermined);
    EXPECT_EQ(plain(row.judged().attainment_reason),
              "1 mot målet minst 50 % lägre än 10 under 2020, alltså högst 5: siffrorna når målet, men värdet är "
              "underrapporterat och "
              "inte kvalitetssäkrat, så det bedöms inte som uppfyllt.");
    row.outcome.value = figure("6");
    EXPECT_EQ(row.judged().attainment, Attainment::not_met);
    EXPECT_THAT(row.judged().attainment_reason, HasSubstr(" Värdet är underrapporterat och inte kvalitetssäkrat."));
    row.outcome.flags = {QualityFlag::approximate};
    row.outcome.value = figure("1");
    EXPECT_EQ(row.judged().attainment, Attainment::met);
    EXPECT_THAT(row.judged().attainment_reason, HasSubstr(" Värdet är ungefärligt."));
    row.outcome.flags.clear();
    row.baseline->flags = {QualityFlag::under_reported};
    EXPECT_EQ(row.judged().attainment, Attainment::undetermined);
    EXPECT_THAT(row.judged().attainment_reason, HasSubstr("jämförelsevärdet är underrapporterat"));
}

TEST(AttainmentTest, NoDataIsAStateWithAReason) {
    Case row = share("1", TargetOperator::at_least, "0");
    row.outcome.value.reset();
    EXPECT_EQ(row.judged().attainment, Attainment::no_data);
    EXPECT_EQ(row.judged().attainment_reason, "Data saknas. Ingen orsak är angiven.");
    row.outcome.missing_reason = "Informationsunderlag till styrmåttet saknas.";
    EXPECT_EQ(row.judged().attainment_reason, "Data saknas: Informationsunderlag till styrmåttet saknas.");
    const Judgement nothing =
        judge({.measure = row.measure, .target = &row.target, .sex = Sex::T, .period = row.period});
    EXPECT_EQ(nothing.attainment, Attainment::no_data);
    EXPECT_EQ(nothing.attainment_reason, "Data saknas: inget värde är rapporterat för tertial 1 2022.");
    EXPECT_FALSE(nothing.limit);
    EXPECT_EQ(nothing.direction, ChangeDirection::unknown);
}

TEST(AttainmentTest, AMeasureWithoutTargetIsNotJudged) {
    Case row = share("8.6", TargetOperator::at_least, "0");
    const auto without_target = [&] {
        return plain(judge({.measure = row.measure, .sex = Sex::T, .period = row.period, .outcome = &row.outcome})
                         .attainment_reason);
    };
    EXPECT_EQ(without_target(), "Styrmåttet saknar mål; 8,6 % kan inte bedömas.");
    row.measure.kind = MeasureKind::control;
    EXPECT_EQ(without_target(), "Kontrollmått utan mål; 8,6 % bedöms inte.");
}

TEST(AttainmentTest, MoneyAgainstNothingIsSurplusOrDeficit) {
    Case row = share("-17.7", TargetOperator::at_least, "0");
    row.measure.name = "Verksamhet inom budget";
    row.measure.unit = "mnkr";
    row.outcome.unit = "mnkr";
    EXPECT_EQ(plain(row.judged().attainment_reason), "−17,7 mnkr: underskott mot budget, målet är minst 0,0 mnkr.");
    row.outcome.value = figure("3.2");
    EXPECT_EQ(plain(row.judged().attainment_reason), "+3,2 mnkr: överskott mot budget, målet är minst 0,0 mnkr.");
    row.measure.name = "Resultat";
    row.target.by = period_of("2022-12");
    row.outcome.value = figure("-3.2");
    EXPECT_EQ(plain(row.judged().attainment_reason),
              "−3,2 mnkr: underskott, målet är minst 0,0 mnkr i december 2022, ännu inte förfallet.");
}

TEST(AttainmentTest, UnlikeUnitsAreNotCompared) {
    Case row = share("12", TargetOperator::at_least, "10", 0);
    row.target.unit = "antal";
    EXPECT_EQ(row.judged().attainment, Attainment::undetermined);
    EXPECT_EQ(plain(row.judged().attainment_reason), "Målet är i antal men utfallet i %; 12 % kan inte bedömas.");
}

TEST(AttainmentTest, ATargetWithoutValueIsNotGuessed) {
    Case row = share("12", TargetOperator::at_least, "10", 0);
    row.target.value.reset();
    row.target.text = "God";
    EXPECT_EQ(plain(row.judged().attainment_reason), "Målet ”God” anger inget målvärde; 12 % kan inte bedömas.");
}

}  // namespace ledstang
