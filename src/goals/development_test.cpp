#include "goals/development.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "goals/judgement_cases.h"

namespace ledstang {

using namespace judgement_cases;  // NOLINT(google-build-using-namespace): the words of these tests
using testing::HasSubstr;
using testing::Not;

TEST(DevelopmentTest, CountsAreTestedAgainstChance) {
    const Judgement more = counts("29", "12").judged();
    EXPECT_EQ(more.development, Development::improved);
    EXPECT_EQ(plain(more.development_reason),
              "12 till 29 sedan tertial 1 2021 (+17, +141,7 %): större än slumpen brukar ge (exakt test, p = 0,012).");
    EXPECT_EQ(counts("29", "12", BetterDirection::lower_is_better).judged().development, Development::declined);
    const Judgement fewer = counts("4", "7").judged();
    EXPECT_EQ(fewer.development, Development::within_variation);
    EXPECT_EQ(fewer.direction, ChangeDirection::worse);
    Case strict = counts("29", "12");
    strict.significance = 0.01;
    EXPECT_EQ(strict.judged().development, Development::within_variation);
}

TEST(DevelopmentTest, HoursAndMoneyAreNotDrawnByLot) {
    Case row = shares({"300", "1000"}, {"200", "1000"});
    EXPECT_EQ(row.judged().development, Development::improved);
    for (const Counted counted : {Counted::persons, Counted::events}) {
        row.measure.counted = counted;
        EXPECT_EQ(row.judged().development, Development::improved);
    }
    row.measure.counted = Counted::hours;
    EXPECT_EQ(row.judged().development, Development::not_comparable);
    EXPECT_THAT(row.judged().development_reason, HasSubstr("inte meningsfull för timmar"));
    EXPECT_EQ(row.judged().direction, ChangeDirection::better) << "the raw change is a fact";
    row.measure.counted = Counted::money;
    EXPECT_THAT(row.judged().development_reason, HasSubstr("inte meningsfull för belopp"));
}

TEST(DevelopmentTest, ALeapDayIsNoNews) {
    // 1 000 000 in 121 days are fewer a day than 995 000 in 120, so the smaller count is no decline.
    Case row = counts("995000", "1000000");
    row.period = period_of("2021-T1");
    row.comparison->period = period_of("2020-T1");
    EXPECT_EQ(row.judged().development, Development::within_variation);
    EXPECT_EQ(row.judged().direction, ChangeDirection::worse);
    EXPECT_EQ(
        plain(row.judged().development_reason),
        "1 000 000 till 995 000 sedan tertial 1 2020 (−5 000, −0,5 %): inte mer än vad 120 dagar mot 121 förklarar.");
    row.outcome.value = figure("980000");
    EXPECT_EQ(row.judged().development, Development::declined);
}

TEST(DevelopmentTest, CountsOverUnlikePeriodsShowNoChange) {
    Case row = counts("5", "12");
    row.comparison->period = period_of("2021");
    const Judgement judgement = row.judged();
    EXPECT_EQ(judgement.development, Development::not_comparable);
    EXPECT_EQ(judgement.direction, ChangeDirection::unknown);
    EXPECT_FALSE(judgement.change);
    EXPECT_EQ(judgement.comparison_value, figure("12"));
    EXPECT_EQ(plain(judgement.development_reason),
              "12 under 2021 och 5 under tertial 1 2022: perioderna är olika långa och rymmer olika "
              "årstider, så antalen jämförs inte.");
}

TEST(DevelopmentTest, CountsPreferAnEarlierFigureOverAnEquallyLongPeriod) {
    Case row = halved("5", "40", "2022-T1");
    row.comparison = ComparisonFigure{period_of("2021-T1"), figure("6"), {}, {}, {}};
    EXPECT_EQ(row.judged().comparison_value, figure("6"));
    EXPECT_EQ(row.judged().development, Development::within_variation);
    row.period = period_of("2022");
    row.comparison->period = period_of("2021");
    EXPECT_EQ(row.judged().comparison_value, figure("40"));
}

TEST(DevelopmentTest, SharesWithDenominatorsAreTestedExactly) {
    const Judgement up = shares({"56", "70"}, {"48", "80"}).judged();
    EXPECT_EQ(up.development, Development::improved);
    EXPECT_EQ(plain(up.development_reason),
              "60,0 % till 80,0 % sedan tertial 1 2021 (+20,0 procentenheter, +33,3 %): större än slumpen "
              "brukar ge (Fishers exakta test, p = 0,013).");
    EXPECT_EQ(shares({"4", "10"}, {"3", "10"}).judged().development, Development::within_variation);
}

TEST(DevelopmentTest, SharesWithoutDenominatorsOnBothSidesAreNotWeighed) {
    Case row = shares({"56", "70"}, {"48", "80"});
    row.comparison->denominator.reset();
    EXPECT_EQ(row.judged().development, Development::not_comparable);
    EXPECT_EQ(row.judged().direction, ChangeDirection::better);
    EXPECT_THAT(row.judged().development_reason, HasSubstr("inte redovisade som heltal för båda perioderna"));
    row.outcome.numerator.reset();
    row.outcome.denominator.reset();
    row.comparison->numerator.reset();
    EXPECT_THAT(row.judged().development_reason,
                HasSubstr("Underlag för slumpbedömning saknas: täljare och nämnare är inte redovisade."));
}

TEST(DevelopmentTest, PartsThatContradictTheValueAreNotTrusted) {
    Case row = shares({"56", "70"}, {"48", "80"});
    row.outcome.value = figure("20");
    EXPECT_EQ(row.judged().development, Development::not_comparable);
    EXPECT_THAT(plain(row.judged().development_reason),
                HasSubstr("Täljare och nämnare (56 av 70, förut 48 av 80) säger något annat än värdena"));
}

TEST(DevelopmentTest, SharesOfATertialMayBeSetAgainstAYearWithANote) {
    Case row = shares({"56", "70"}, {"48", "80"});
    row.comparison->period = period_of("2021");
    EXPECT_EQ(row.judged().development, Development::improved);
    EXPECT_THAT(row.judged().development_reason, HasSubstr(", tertial mot helår:"));
}

TEST(DevelopmentTest, EqualValuesAreUnchanged) {
    const Judgement judgement = counts("7", "7").judged();
    EXPECT_EQ(judgement.development, Development::unchanged);
    EXPECT_EQ(judgement.direction, ChangeDirection::unchanged);
    EXPECT_EQ(judgement.change, Decimal());
    EXPECT_EQ(judgement.development_reason, "Oförändrat 7 sedan tertial 1 2021.");
}

TEST(DevelopmentTest, FlaggedFiguresOnEitherSideAreNoNews) {
    Case row = counts("29", "12");
    row.outcome.flags = {QualityFlag::under_reported};
    EXPECT_EQ(row.judged().development, Development::not_comparable);
    EXPECT_EQ(row.judged().direction, ChangeDirection::unknown);
    EXPECT_THAT(row.judged().development_reason, HasSubstr("värdet är underrapporterat, så utvecklingen bedöms inte."));
    row.outcome.flags.clear();
    row.comparison->flags = {QualityFlag::not_quality_assured};
    EXPECT_EQ(row.judged().development, Development::not_comparable);
    EXPECT_THAT(row.judged().development_reason, HasSubstr("jämförelsevärdet är inte kvalitetssäkrat"));
    row.comparison->flags = {QualityFlag::approximate};
    EXPECT_EQ(row.judged().development, Development::not_comparable);
    EXPECT_EQ(row.judged().direction, ChangeDirection::better);
}

TEST(DevelopmentTest, MoneyIsNotWeighedAgainstChance) {
    Case row = counts("-17.7", "-12");
    row.measure.unit = "mnkr";
    row.measure.decimals = 1;
    EXPECT_EQ(row.judged().development, Development::not_comparable);
    EXPECT_EQ(row.judged().direction, ChangeDirection::worse);
    EXPECT_FALSE(row.judged().change_percent);
    EXPECT_EQ(plain(row.judged().development_reason),
              "−12,0 mnkr till −17,7 mnkr sedan tertial 1 2021 (−5,7 mnkr). Slumpbedömning är inte meningsfull för "
              "belopp i mnkr.");
}

TEST(DevelopmentTest, PercentOfNothingIsNotGiven) {
    const Judgement judgement = counts("3", "0").judged();
    EXPECT_EQ(judgement.change, figure("3"));
    EXPECT_FALSE(judgement.change_percent);
}

TEST(DevelopmentTest, PrintDoesNotPutTheProbabilityOnTheLevel) {
    // 22 and 10: P(X ≥ 22) with n = 32 and p = 1/2, doubled, is 0.0501.
    const Judgement judgement = counts("22", "10").judged();
    EXPECT_EQ(judgement.development, Development::within_variation);
    EXPECT_THAT(plain(judgement.development_reason), HasSubstr("p = 0,0501"));
    EXPECT_THAT(plain(judgement.development_reason), Not(HasSubstr("p = 0,050)")));
}

namespace {

SeriesSignal signal_of(SeriesSays says, bool unsure = false) {
    return {says, unsure, 21, "månader", period_of("2022-04"), "Sju månader i rad under medel."};
}

}  // namespace

TEST(DevelopmentTest, ALongSeriesDecidesInPlaceOfTwoFigures) {
    Case row = counts("29", "12");
    row.series = signal_of(SeriesSays::common);
    const Judgement common = row.judged();
    EXPECT_EQ(common.development, Development::within_variation) << "the two figures alone are improved";
    EXPECT_EQ(
        plain(common.development_reason),
        "12 till 29 sedan tertial 1 2021 (+17, +141,7 %). Styrdiagrammet över 21 månader till och med april 2022: "
        "Sju månader i rad under medel.");
    EXPECT_EQ(common.change, figure("17"));
    EXPECT_EQ(common.direction, ChangeDirection::better) << "the change itself is told as it is";
    row.series = signal_of(SeriesSays::concern);
    EXPECT_EQ(row.judged().development, Development::declined);
    row = counts("4", "7");
    row.series = signal_of(SeriesSays::improvement);
    EXPECT_EQ(row.judged().development, Development::improved);
}

TEST(DevelopmentTest, ASeriesJudgesWhatTwoFiguresCannot) {
    Case row = counts("29", "12");
    row.comparison.reset();
    row.series = signal_of(SeriesSays::improvement);
    EXPECT_EQ(row.judged().development, Development::improved);
    EXPECT_THAT(row.judged().development_reason, testing::StartsWith("Styrdiagrammet över 21 månader"));
    Case hours = shares({"300", "1000"}, {"200", "1000"});
    hours.measure.counted = Counted::hours;
    hours.series = signal_of(SeriesSays::common);
    EXPECT_EQ(hours.judged().development, Development::within_variation);
}

TEST(DevelopmentTest, ASignalThatASeasonMayHaveMadeDecidesNothing) {
    Case row = counts("29", "12");
    row.series = signal_of(SeriesSays::concern, true);
    const Judgement judgement = row.judged();
    EXPECT_EQ(judgement.development, Development::improved) << "by the same tertial of last year";
    EXPECT_THAT(judgement.development_reason, HasSubstr("Därför avgör jämförelsen och inte styrdiagrammet."));
    row.series = signal_of(SeriesSays::common, true);
    EXPECT_EQ(row.judged().development, Development::within_variation) << "what is no signal stays none";
}

TEST(DevelopmentTest, AFlaggedValueIsNotJudgedByItsSeriesEither) {
    Case row = counts("29", "12");
    row.outcome.flags = {QualityFlag::approximate};
    row.series = signal_of(SeriesSays::improvement);
    EXPECT_EQ(row.judged().development, Development::not_comparable);
}

}  // namespace ledstang
