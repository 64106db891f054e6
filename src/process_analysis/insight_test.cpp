// Bottlenecks, the log against the calendar, and comparisons.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "process_analysis/bottlenecks.h"
#include "process_analysis/comparison.h"
#include "process_analysis/distribution.h"
#include "process_analysis/map_layers.h"
#include "process_analysis/map_svg.h"
#include "process_analysis/over_time.h"
#include "process_analysis/test_logs.h"

namespace ledstang {
namespace {

TEST(Bottlenecks, AreWhereMostTimeIsLostTogether) {
    const auto log = emergency_log();
    const auto list = bottlenecks_of(graph_of(Selection(log)));
    ASSERT_EQ(list.size(), 7U);
    // Doctor to home: 60, 120 and 30 minutes of 615 in all.
    EXPECT_EQ(log.activities()[list[0].from], "Läkare");
    EXPECT_EQ(log.activities()[list[0].to], "Hem");
    EXPECT_DOUBLE_EQ(list[0].total, 210 * 60);
    EXPECT_DOUBLE_EQ(list[0].share, 210.0 / 615);
    EXPECT_DOUBLE_EQ(list[0].median, 3600);
    EXPECT_TRUE(std::ranges::is_sorted(list, std::ranges::greater(), &Bottleneck::total));
    // HA-20: the worst by total and by median; F's hour from arrival to doctor is one patient's.
    const auto worst = worst_steps(list, 2);
    EXPECT_DOUBLE_EQ(worst.by_total->total, 210 * 60);
    EXPECT_EQ(log.activities()[worst.by_median->to], "Hem");
    EXPECT_EQ(worst_steps(list, 4).by_median->median, 25 * 60);
    EXPECT_FALSE(worst_steps(list, 9).by_median);
    EXPECT_FALSE(worst_steps({}, 1).by_total);
}

TEST(Bottlenecks, AreFoundBetweenMilestones) {
    const auto log = emergency_log();
    const auto one = [&](std::vector<std::string> names) { return *activity_set(log, names); };
    // In any order: each case goes its own way.
    const auto list = bottlenecks_between(Selection(log), {one({"Ankomst"}), one({"Läkare"}), one({"Hem", "Inlagd"})});
    ASSERT_EQ(list.size(), 2U);
    // To the doctor 30, 80, 40, 10 and 60 minutes; from the first doctor 60, 120, 120, 30 and 30.
    EXPECT_EQ(list[0].from, 1U);
    EXPECT_DOUBLE_EQ(list[0].total, 360 * 60);
    EXPECT_DOUBLE_EQ(list[1].total, 220 * 60);
    EXPECT_DOUBLE_EQ(list[1].median, 40 * 60);
    EXPECT_DOUBLE_EQ(list[0].share + list[1].share, 1);
}

TEST(FlowOverTime, CountsWhoComesWhoGoesAndWhoIsThere) {
    const auto at = [](std::int64_t days, std::int64_t minutes) { return std::to_string(days * 24 * 60 + minutes); };
    const auto log = log_of_lines({
        "1: A " + at(0, 60) + ", B " + at(2, 0),
        "2: A " + at(0, 23 * 60 + 30) + ", B " + at(2, 60),  // by Sweden's clock the day after
        "3: A " + at(2, 60),
    });
    const auto days = flow_over_time(Selection(log), CalendarStep::day);
    ASSERT_EQ(days.size(), 3U);
    using namespace std::chrono;
    EXPECT_EQ(days[0].begin, 1970y / January / 1);
    EXPECT_EQ(days[0].arrivals, 1U);
    EXPECT_EQ(days[1].arrivals, 1U);
    EXPECT_EQ(days[1].in_progress, 2U);
    EXPECT_EQ(days[2].arrivals, 1U);
    EXPECT_EQ(days[2].departures, 3U);
    EXPECT_EQ(days[2].in_progress, 0U);
    // Thursday to Saturday are of the week that began on Monday 29 December.
    const auto weeks = flow_over_time(Selection(log), CalendarStep::week);
    ASSERT_EQ(weeks.size(), 1U);
    EXPECT_EQ(weeks[0].begin, 1969y / December / 29);
    const auto months = flow_over_time(Selection(log), CalendarStep::month);
    ASSERT_EQ(months.size(), 1U);
    EXPECT_EQ(months[0].begin, 1970y / January / 1);
    EXPECT_EQ(months[0].arrivals, 3U);
    EXPECT_TRUE(flow_over_time(Selection(EventLog()), CalendarStep::day).empty());
}

TEST(DottedChart, ShowsEveryCaseOrAnEvenSample) {
    const Selection whole(emergency_log());
    const auto names = [&](const DottedChart& chart) {
        std::string text;
        for (const auto& row : chart.rows) text += whole.log().case_names()[row.in_case];
        return text;
    };
    const auto all = dotted_chart(whole);
    EXPECT_EQ(names(all), "ABFCDE");  // in order of arrival, F's triage after three minutes
    EXPECT_EQ(all.dots.size(), 23U);
    EXPECT_EQ(all.dots.back().row, 5U);
    EXPECT_EQ(all.dots.back().instant, 49 * a_minute);
    const auto some = dotted_chart(whole, 3);
    EXPECT_EQ(names(some), "AFE");
    EXPECT_EQ(some.cases, 6U);
    EXPECT_EQ(dotted_chart(whole, 500, 7).rows.size(), 2U);
    EXPECT_LE(dotted_chart(whole, 500, 7).dots.size(), 7U);
}

TEST(Comparison, GivesAMedianDifferenceWithAnInterval) {
    // c = 5 − 3 = 2 of nine values: p = 2·(1 + 9)/512, z = 2.0600…; the values second from either end are 2 and 8.
    std::vector<std::int64_t> first;
    std::vector<std::int64_t> second;
    for (std::int64_t i = 1; i <= 9; ++i) {
        first.push_back((10 - i) * a_second);
        second.push_back((i + 10) * a_second);
    }
    const auto compared = compare_medians(first, second);
    EXPECT_DOUBLE_EQ(compared.first, 5);
    EXPECT_DOUBLE_EQ(compared.second, 15);
    EXPECT_DOUBLE_EQ(compared.difference->value, 10);
    const double z = 2.0600;  // P(|Z| > 2.06) = 0.0394; 20/512 = 0.0390625
    const double reach = 1.959963984540054 * std::sqrt(2.0) * 6 / (2 * z);
    EXPECT_NEAR(compared.difference->lower, 10 - reach, 0.02);
    EXPECT_NEAR(compared.difference->upper, 10 + reach, 0.02);
    std::vector<std::int64_t> few{1, 2, 3, 4};
    EXPECT_EQ(compare_medians(few, second).difference, std::nullopt);
    std::vector<std::int64_t> none;
    EXPECT_EQ(compare_medians(none, second).difference, std::nullopt);
}

TEST(Comparison, IntervalOfTheMedianCoversItAsOftenAsItSays) {
    // Skewed waits: of 2 000 made-up pairs of groups with the same median about 95 % must have 0 within the interval.
    std::mt19937 random(11);
    std::lognormal_distribution<double> wait(8, 1.2);
    int covered = 0;
    constexpr int trials = 2000;
    for (int i = 0; i < trials; ++i) {
        std::vector<std::int64_t> first(40);
        std::vector<std::int64_t> second(90);
        for (auto& value : first) value = to_microseconds(wait(random));
        for (auto& value : second) value = to_microseconds(wait(random));
        const auto interval = compare_medians(first, second).difference.value();
        covered += interval.lower <= 0 && 0 <= interval.upper ? 1 : 0;
    }
    EXPECT_GT(covered, 0.93 * trials);
    EXPECT_LT(covered, 0.98 * trials);
}

TEST(Comparison, GivesAShareDifferenceWithNewcombesInterval) {
    // Newcombe 1998, table II: 56/70 less 48/80 is 0.2, from 0.0524 to 0.3339.
    const auto compared = compare_shares(48, 80, 56, 70);
    EXPECT_NEAR(compared.difference->value, 0.2, 1e-12);
    EXPECT_NEAR(compared.difference->lower, 0.0524, 5e-5);
    EXPECT_NEAR(compared.difference->upper, 0.3339, 5e-5);
    EXPECT_EQ(compare_shares(0, 0, 1, 2).difference, std::nullopt);
}

TEST(Comparison, OfTwoSelectionsNamesWhatDiffersMost) {
    const auto log = emergency_log();
    CaseSet one(6, false);
    for (const std::uint32_t index : {0U, 1U, 4U}) one.add(index);  // those who go home
    const auto comparison = compare(Selection(log, one), Selection(log, ~one));
    EXPECT_DOUBLE_EQ(comparison.duration.first, 90 * 60);
    EXPECT_DOUBLE_EQ(comparison.duration.second, 95 * 60);
    ASSERT_EQ(comparison.activities.size(), 5U);
    EXPECT_EQ(log.activities()[comparison.activities[0].activity], "Hem");
    EXPECT_DOUBLE_EQ(comparison.activities[0].cases.first, 1);
    EXPECT_DOUBLE_EQ(comparison.activities[0].cases.second, 0);
    EXPECT_EQ(comparison.edges.size(), 7U);
    for (const auto& edge : comparison.edges) {
        if (log.activities()[edge.from] == "Triage" && log.activities()[edge.to] == "Läkare") {
            EXPECT_EQ(edge.gap.first_n, 3U);
            EXPECT_DOUBLE_EQ(edge.gap.first, 20 * 60);
            EXPECT_DOUBLE_EQ(edge.gap.second, 30 * 60);
        }
    }
}

TEST(MapLayers, RunDownwardsAlongTheMostImportantEdges) {
    // 0 → 1 → 2, a less important way back from 2 to 0, and 3 beside 1.
    const auto places = layered(4, {{0, 1}, {1, 2}, {2, 0}, {0, 3}, {3, 2}, {1, 1}});
    EXPECT_EQ(places[0].layer, 0U);
    EXPECT_EQ(places[1].layer, 1U);
    EXPECT_EQ(places[3].layer, 1U);
    EXPECT_EQ(places[2].layer, 2U);
    EXPECT_NE(places[1].order, places[3].order);
    EXPECT_TRUE(layered(0, {}).empty());
}

TEST(MapSvg, DrawsEveryBoxAndEveryEdge) {
    const auto log = log_of_lines({"A: Ankomst <1> 0, Läkare & sköterska med ett långt namn 10", "B: Ankomst <1> 0"});
    const auto svg = map_svg(log_map(Selection(log)), MapLabel::time);
    EXPECT_THAT(svg, testing::HasSubstr("Ankomst &lt;1&gt;: 2 händelser hos 2 fall"));
    EXPECT_THAT(svg, testing::HasSubstr("Läkare &amp; sköterska me…"));
    EXPECT_THAT(svg, testing::HasSubstr("1 gånger, median 10\u00A0min"));
    EXPECT_THAT(svg, testing::HasSubstr("Början → Ankomst &lt;1&gt;: 2 fall"));
    EXPECT_THAT(svg, testing::Not(testing::HasSubstr("nan")));
    EXPECT_THAT(map_svg(log_map(Selection(EventLog()))), testing::HasSubstr("Karta över 0 fall"));
}

TEST(DurationInWords, ChoosesTheUnit) {
    EXPECT_EQ(duration_in_words(45), "45\u00A0s");
    EXPECT_EQ(duration_in_words(750), "13\u00A0min");
    EXPECT_EQ(duration_in_words(3.4 * 3600), "3,4\u00A0h");
    EXPECT_EQ(duration_in_words(-2.14 * 86400), "−2,1\u00A0dygn");
    EXPECT_EQ(duration_in_words(0), "0\u00A0s");
}

}  // namespace
}  // namespace ledstang
