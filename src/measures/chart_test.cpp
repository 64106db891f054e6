#include "measures/chart.h"

#include <gmock/gmock.h>

#include "measures/test_measures.h"

namespace ledstang {
namespace {

using ::testing::HasSubstr;

Outcome monthly(const Period& period, const char* value, Sex sex = Sex::T) {
    Outcome outcome;
    outcome.measure = "sjukfranvaro";
    outcome.unit_id = "vo_ortopedi";
    outcome.period = period;
    outcome.sex = sex;
    outcome.value = Decimal::parse(value);
    return outcome;
}

// Fourteen quiet months from 2022-01, then seven low ones.
std::vector<Outcome> lowered() {
    std::vector<Outcome> outcomes;
    for (int i = 0; i < 21; ++i) {
        const auto period = Period::parse(fmt::format("{}-{:02}", 2022 + i / 12, i % 12 + 1));
        outcomes.push_back(monthly(*period, i < 14 ? (i % 2 == 0 ? "8.2" : "8.6") : (i % 2 == 0 ? "7.9" : "8.0")));
    }
    return outcomes;
}

TEST(chart, lower_is_an_improvement_where_lower_is_better) {
    const auto chart = chart_of(lowered(), BetterDirection::lower_is_better, {});
    ASSERT_EQ(chart.series.size(), 1U);
    const auto& series = chart.series.front();
    EXPECT_EQ(series.period_kind, "month");
    EXPECT_EQ(series.variation, ChartMeaning::improvement);
    EXPECT_EQ(series.points.back().rule, ChartRule::shift);
    EXPECT_THAT(series.verdict, HasSubstr("Sju månader i rad under medel: en förbättring utöver slumpen."));
    EXPECT_EQ(chart_of(lowered(), BetterDirection::higher_is_better, {}).series.front().variation,
              ChartMeaning::concern);
}

TEST(chart, a_new_part_begins_where_it_is_asked_to) {
    const auto chart = chart_of(lowered(), BetterDirection::lower_is_better, {*Period::parse("2023-03")});
    const auto& points = chart.series.front().points;
    EXPECT_EQ(points[13].part, 1);
    EXPECT_EQ(points[14].part, 2);
    EXPECT_NEAR(*points[13].centre, 8.4, 1e-9);
    EXPECT_TRUE(chart.series.front().few_points);
}

TEST(chart, a_period_without_an_outcome_is_a_point_without_a_value) {
    const auto chart = chart_of({monthly(*Period::parse("2022-01"), "8"), monthly(*Period::parse("2022-04"), "9")},
                                BetterDirection::lower_is_better, {});
    const auto& points = chart.series.front().points;
    ASSERT_EQ(points.size(), 4U);
    EXPECT_FALSE(points[1].value);
    EXPECT_EQ(points[2].period, *Period::parse("2022-03"));
    EXPECT_EQ(points[3].value, 9.0);
}

TEST(chart, each_sex_and_kind_of_period_is_a_series_of_its_own) {
    const auto chart = chart_of({monthly(*Period::parse("2022-01"), "8", Sex::K), monthly(*Period::parse("2022"), "7"),
                                 monthly(*Period::parse("2022-T1"), "9")},
                                BetterDirection::lower_is_better, {});
    std::vector<std::string> series;
    for (const auto& one : chart.series) series.push_back(fmt::format("{} {}", name_of(one.sex), one.period_kind));
    EXPECT_THAT(series, ::testing::ElementsAre("T tertial", "T year", "K month"));
}

class ChartTest : public MeasuresTest {};
LEDSTANG_ON_BOTH_STORES(ChartTest);

TEST_P(ChartTest, TheOperationJudgesWhatIsStored) {
    for (const auto& outcome : lowered()) {
        const Json wish = {{"unit", "vo_ortopedi"},
                           {"measure", "sjukfranvaro"},
                           {"period", outcome.period->to_string()},
                           {"sex", "T"},
                           {"value", outcome.value->to_double()}};
        ASSERT_TRUE(call("record_outcome", wish));
    }
    const auto chart = call("get_measure_chart", {{"unit", "vo_ortopedi"}, {"measure", "sjukfranvaro"}});
    ASSERT_TRUE(chart) << chart.error().message;
    EXPECT_EQ(chart->at("series").at(0).at("points").size(), 21U);
    EXPECT_EQ(chart->at("series").at(0).at("variation"), "improvement");
    EXPECT_EQ(refused("get_measure_chart", {{"unit", "vo_ortopedi"}, {"measure", "finns_inte"}}), "measure.unknown");
}

}  // namespace
}  // namespace ledstang
