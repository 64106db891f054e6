#include "measures/chart.h"

#include <gmock/gmock.h>

#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>

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

const ChartQuestion lower{BetterDirection::lower_is_better, {}, {}, {}, false};

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
    const auto chart = chart_of(lowered(), lower);
    ASSERT_EQ(chart.series.size(), 1U);
    const auto& series = chart.series.front();
    EXPECT_EQ(series.period_kind, "month");
    EXPECT_EQ(series.variation, ChartMeaning::improvement);
    EXPECT_EQ(series.points.back().rule, ChartRule::shift);
    EXPECT_THAT(series.verdict, HasSubstr("Sju månader i rad under medel: en förbättring utöver slumpen."));
    EXPECT_EQ(chart_of(lowered(), {}).series.front().variation, ChartMeaning::concern);
}

TEST(chart, a_new_part_begins_where_it_is_asked_to) {
    const auto chart =
        chart_of(lowered(), {BetterDirection::lower_is_better, {*Period::parse("2023-03")}, {}, {}, false});
    const auto& points = chart.series.front().points;
    EXPECT_EQ(points[13].part, 1);
    EXPECT_EQ(points[14].part, 2);
    EXPECT_NEAR(*points[13].centre, 8.4, 1e-9);
    EXPECT_TRUE(chart.series.front().few_points);
}

TEST(chart, a_period_without_an_outcome_is_a_point_without_a_value) {
    const auto chart =
        chart_of({monthly(*Period::parse("2022-01"), "8"), monthly(*Period::parse("2022-04"), "9")}, lower);
    const auto& points = chart.series.front().points;
    ASSERT_EQ(points.size(), 4U);
    EXPECT_FALSE(points[1].value);
    EXPECT_EQ(points[2].period, *Period::parse("2022-03"));
    EXPECT_EQ(points[3].value, 9.0);
}

TEST(chart, each_sex_and_kind_of_period_is_a_series_of_its_own) {
    const auto chart = chart_of({monthly(*Period::parse("2022-01"), "8", Sex::K), monthly(*Period::parse("2022"), "7"),
                                 monthly(*Period::parse("2022-T1"), "9")},
                                lower);
    std::vector<std::string> series;
    for (const auto& one : chart.series) series.push_back(fmt::format("{} {}", name_of(one.sex), one.period_kind));
    EXPECT_THAT(series, ::testing::ElementsAre("T tertial", "T year", "K month"));
}

TEST(chart, a_phase_begins_a_part_with_the_first_period_on_its_day_or_later) {
    ChartQuestion question = lower;
    question.phases = {{*parse_date("2023-02-10"), "ny rutin", "asa", ""}};
    const auto chart = chart_of(lowered(), question);
    const auto& series = chart.series.front();
    ASSERT_EQ(series.parts.size(), 2U);
    EXPECT_EQ(series.parts[0].last, *Period::parse("2023-02"));
    EXPECT_EQ(series.parts[1].first, *Period::parse("2023-03"));
    EXPECT_EQ(series.parts[1].values, 7);
    EXPECT_TRUE(series.parts[1].few_points);
    EXPECT_EQ(chart.phases.front().reason, "ny rutin");
}

TEST(chart, a_phase_before_the_first_point_or_after_the_last_makes_no_part) {
    ChartQuestion question = lower;
    question.phases = {{*parse_date("2021-05-01"), "före", "asa", ""}, {*parse_date("2023-12-01"), "efter", "asa", ""}};
    EXPECT_EQ(chart_of(lowered(), question).series.front().parts.size(), 1U);
}

// HA-36
TEST(chart, a_target_that_is_an_interval_has_no_better_way_and_no_assurance) {
    ChartQuestion question = lower;
    question.interval = TargetInterval{7, 8};
    question.targets = {{Sex::T, 10}};
    const auto series = chart_of(lowered(), question).series.front();
    EXPECT_EQ(series.variation, ChartMeaning::change) << "a signal all the same";
    EXPECT_EQ(series.points.back().rule, ChartRule::shift);
    EXPECT_EQ(series.assurance, ChartAssurance::none) << "although the other target, 10, is always reached";
    EXPECT_EQ(series.target, 7);
    EXPECT_EQ(series.target_upper, 8);
    EXPECT_THAT(series.verdict, HasSubstr("en förändring utöver slumpen"));
    EXPECT_THAT(series.verdict, HasSubstr("Målet är ett intervall, så diagrammet säger inte"));
    for (const auto& point : series.points) {
        EXPECT_NE(point.meaning, ChartMeaning::improvement);
        EXPECT_NE(point.meaning, ChartMeaning::concern);
    }
    EXPECT_EQ(chart_of(lowered(), lower).series.front().target_upper, std::nullopt);
    question.target_for = Period::Kind::year;
    EXPECT_EQ(chart_of(lowered(), question).series.front().target_upper, std::nullopt) << "an interval for years";
}

TEST(chart, a_target_inside_the_limits_is_left_to_chance) {
    const std::vector<Outcome> all = lowered();
    const std::vector<Outcome> quiet(all.begin(), all.begin() + 14);  // 8.2 and 8.6 in turn: limits 7.336 to 9.464
    const auto assured = [&](double target) {
        return chart_of(quiet, {BetterDirection::lower_is_better, {}, {}, {{Sex::T, target}}, false})
            .series.front()
            .assurance;
    };
    EXPECT_EQ(assured(8.5), ChartAssurance::hit_or_miss);
    EXPECT_EQ(assured(10), ChartAssurance::pass);
    EXPECT_EQ(assured(7), ChartAssurance::fail);
    EXPECT_EQ(chart_of(quiet, lower).series.front().assurance, ChartAssurance::none);
}

TEST(chart, a_target_may_be_for_one_kind_of_period_alone) {
    auto outcomes = lowered();
    for (int year = 2018; year < 2023; ++year) outcomes.push_back(monthly(*Period::parse(std::to_string(year)), "96"));
    ChartQuestion question = lower;
    question.targets = {{Sex::T, 90}};
    question.target_for = Period::Kind::year;
    const auto chart = chart_of(outcomes, question);
    ASSERT_EQ(chart.series.size(), 2U);
    EXPECT_FALSE(chart.series[0].target) << "months: ninety is a year's";
    EXPECT_EQ(chart.series[1].target, 90.0);
}

TEST(chart, limits_of_what_cannot_be_negative_stop_at_zero) {
    std::vector<Outcome> outcomes;
    for (int i = 0; i < 14; ++i)
        outcomes.push_back(
            monthly(*Period::parse(fmt::format("{}-{:02}", 2022 + i / 12, i % 12 + 1)), i % 2 == 0 ? "0" : "4"));
    ChartQuestion counts = lower;
    counts.from_zero = true;
    EXPECT_EQ(chart_of(outcomes, counts).series.front().parts.front().lower, 0.0);
    EXPECT_LT(*chart_of(outcomes, lower).series.front().parts.front().lower, 0);
    outcomes.back().value = Decimal::parse("-1");
    EXPECT_LT(*chart_of(outcomes, counts).series.front().parts.front().lower, 0) << "then it is no share";
}

TEST(chart, a_new_level_long_enough_is_suggested_as_a_part_until_it_is_marked) {
    std::vector<Outcome> outcomes;
    for (int i = 0; i < 48; ++i) {
        const auto period = Period::parse(fmt::format("{}-{:02}", 2020 + i / 12, i % 12 + 1));
        outcomes.push_back(monthly(*period, i < 24 ? (i % 2 == 0 ? "8.2" : "8.6") : (i % 2 == 0 ? "5.2" : "5.6")));
    }
    EXPECT_THAT(chart_of(outcomes, lower).series.front().suggested, ::testing::ElementsAre(*Period::parse("2022-01")));
    ChartQuestion marked = lower;
    marked.phases = {{*parse_date("2022-01-01"), "ny rutin", "asa", ""}};
    EXPECT_THAT(chart_of(outcomes, marked).series.front().suggested, ::testing::IsEmpty());
}

// Eighteen months of a share: each month's numerator of the denominator, as per cent with one decimal.
std::vector<Outcome> shares(const std::vector<std::pair<int, int>>& months) {
    std::vector<Outcome> outcomes;
    for (std::size_t i = 0; i < months.size(); ++i) {
        const auto [numerator, denominator] = months[i];
        auto one = monthly(*Period::parse(fmt::format("{}-{:02}", 2022 + i / 12, i % 12 + 1)), "0");
        one.value = Decimal::from_double(100.0 * numerator / denominator)->rounded(1);
        one.numerator = Decimal::from_whole(numerator);
        one.denominator = Decimal::from_whole(denominator);
        outcomes.push_back(one);
    }
    return outcomes;
}
std::vector<std::pair<int, int>> of_different_sizes() {
    std::vector<std::pair<int, int>> months;
    for (int i = 0; i < 18; ++i) months.emplace_back(i % 3 == 0 ? 9 : 44, i % 3 == 0 ? 100 : 400);
    return months;
}
ChartQuestion asking(const char* unit, std::optional<Counted> counted, std::optional<ControlChart> asked = {}) {
    ChartQuestion question = lower;
    question.kind = {unit, 1, counted, true, asked};
    return question;
}
std::string chart_of_first(const std::vector<Outcome>& outcomes, const ChartQuestion& question) {
    return chart_of(outcomes, question).series.front().chart;
}

TEST(chart, a_share_whose_parts_are_known_has_limits_that_follow_its_denominators) {
    const auto series = chart_of(shares(of_different_sizes()), asking("%", Counted::persons)).series.front();
    EXPECT_EQ(series.chart, "pp");
    const auto width = [&](std::size_t i) { return *series.points[i].upper - *series.points[i].centre; };
    EXPECT_NEAR(width(0) / width(1), 2, 1e-9) << "a fourth of the denominator, twice the width";
    EXPECT_NEAR(*series.points[0].centre, 100.0 * (6 * 9 + 12 * 44) / (6 * 100 + 12 * 400), 1e-9);
}

TEST(chart, hours_money_and_shares_without_parts_are_xmr) {
    const auto known = shares(of_different_sizes());
    EXPECT_EQ(chart_of_first(known, asking("%", Counted::hours)), "xmr");
    EXPECT_EQ(chart_of_first(known, lower), "xmr") << "the region may leave it at that";
    auto without = known;
    without[3].denominator.reset();
    EXPECT_EQ(chart_of_first(without, asking("%", Counted::persons)), "xmr") << "one lacks its parts";
    auto other = known;
    other[3].value = Decimal::from_whole(50);
    EXPECT_EQ(chart_of_first(other, asking("%", Counted::persons)), "xmr") << "one says something else than its parts";
}

TEST(chart, events_per_something_are_u_prime_in_the_measures_unit) {
    auto outcomes = shares(of_different_sizes());
    for (auto& one : outcomes) one.value = Decimal::from_double(one.value->to_double() * 10);
    const auto series = chart_of(outcomes, asking("per 1 000 vårddagar", Counted::events)).series.front();
    EXPECT_EQ(series.chart, "up");
    EXPECT_NEAR(*series.points[0].value, 90, 1e-9);
    EXPECT_EQ(chart_of_first(outcomes, asking("minuter", {})), "xmr") << "a mean looks the same, but counts nothing";
}

TEST(chart, a_region_asks_for_the_chart_and_is_told_where_the_values_do_not_allow_it) {
    std::vector<Outcome> counts;
    for (int i = 0; i < 18; ++i)
        counts.push_back(
            monthly(*Period::parse(fmt::format("{}-{:02}", 2022 + i / 12, i % 12 + 1)), i % 2 == 0 ? "4" : "7"));
    for (const auto& [asked, name] : {std::pair{ControlChart::c, "c"}, std::pair{ControlChart::g, "g"},
                                      std::pair{ControlChart::t, "t"}, std::pair{ControlChart::run, "run"}})
        EXPECT_EQ(chart_of_first(counts, asking("antal", Counted::events, asked)), name);
    EXPECT_NEAR(*chart_of(counts, asking("antal", {}, ControlChart::c)).series.front().points[0].upper,
                5.5 + 3 * std::sqrt(5.5), 1e-9);
    counts[2].value = Decimal::parse("4.5");
    const auto series = chart_of(counts, asking("antal", {}, ControlChart::c)).series.front();
    EXPECT_EQ(series.chart, "xmr");
    EXPECT_THAT(series.verdict, HasSubstr("inte det som regionen har valt: alla värden är inte antal i heltal."));
    EXPECT_EQ(chart_of_first(counts, asking("antal", {}, ControlChart::u)), "xmr");
}

TEST(chart, a_doubtful_value_is_drawn_and_does_not_move_the_limits) {
    auto outcomes = lowered();
    outcomes.resize(14);
    outcomes[5].value = Decimal::from_whole(80);
    outcomes[5].flags = {QualityFlag::under_reported};
    const auto series = chart_of(outcomes, lower).series.front();
    EXPECT_EQ(series.points[5].value, 80.0);
    EXPECT_TRUE(series.points[5].excluded);
    EXPECT_EQ(series.points[5].rule, ChartRule::none);
    EXPECT_LT(*series.points[0].upper, 12);
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

// Where the region has the computed figure judged, the chart and the units below draw it, and say so.
TEST_P(ChartTest, TheSeriesThatIsJudgedIsDrawn) {
    const auto folder = std::filesystem::temp_directory_path() / fmt::format("ledstang_drawn_{}", getpid());
    std::filesystem::create_directories(folder);
    const auto record = [&](const char* series, int month, double value) {
        const auto done = call("record_outcome", {{"unit", "vo_ortopedi"},
                                                  {"measure", "sjukfranvaro"},
                                                  {"series", series},
                                                  {"period", fmt::format("2022-{:02}", month)},
                                                  {"sex", "T"},
                                                  {"value", value}});
        ASSERT_TRUE(done) << done.error().message;
    };
    for (int month = 1; month <= 4; ++month) record("main", month, 8);
    for (int month = 2; month <= 3; ++month) record("computed", month, 9);
    const auto drawn = [&](const char* settings) {
        std::ofstream(folder / "judgement.toml") << settings;
        configuration.folder = folder.string();
        const auto chart = call("get_measure_chart", {{"unit", "vo_ortopedi"}, {"measure", "sjukfranvaro"}});
        if (!chart) return chart.error().message;
        const Json& series = chart->at("series").at(0);
        std::string told = fmt::format("{} computed:", series.at("computed").get<int>());
        for (const auto& point : series.at("points")) told += fmt::format(" {}", point.at("value").get<double>());
        return told;
    };
    EXPECT_EQ(drawn("judged = \"printed\"\n"), "0 computed: 8 8 8 8");
    EXPECT_EQ(drawn("judged = \"computed\"\n"), "2 computed: 8 9 9 8");
    EXPECT_EQ(drawn("[measures]\nsjukfranvaro = \"computed\"\n"), "2 computed: 8 9 9 8");
    EXPECT_EQ(drawn("judged = \"computed\"\n[measures]\nsjukfranvaro = \"printed\"\n"), "0 computed: 8 8 8 8");
    EXPECT_THAT(drawn("judged = \"räknad\"\n"), HasSubstr("judgement.toml"));

    std::ofstream(folder / "judgement.toml") << "judged = \"computed\"\n";
    const auto below = call("get_measure_below", {{"unit", division}, {"measure", "sjukfranvaro"}});
    ASSERT_TRUE(below) << below.error().message;
    for (const auto& unit : below->at("units")) {
        if (unit.at("unit") != "vo_ortopedi") continue;
        EXPECT_EQ(unit.at("points").at(2).at("value"), 9);
    }
    std::filesystem::remove_all(folder);
}

TEST_P(ChartTest, APhaseIsMarkedWithAReasonAndTakenBack) {
    for (const auto& outcome : lowered()) {
        ASSERT_TRUE(call("record_outcome", {{"unit", "vo_ortopedi"},
                                            {"measure", "sjukfranvaro"},
                                            {"period", outcome.period->to_string()},
                                            {"sex", "T"},
                                            {"value", outcome.value->to_double()}}));
    }
    be("demo_divisionschef");
    const Json place = {{"unit", "vo_ortopedi"}, {"measure", "sjukfranvaro"}};
    Json wish = place;
    wish["from"] = "2022-06-01";
    EXPECT_EQ(refused("mark_measure_phase", wish), "json.missing");
    wish["reason"] = " ";
    EXPECT_EQ(refused("mark_measure_phase", wish, "2024-01-01"), "phase.reason");
    wish["reason"] = "Ny rutin för inskrivning";
    EXPECT_EQ(refused("mark_measure_phase", wish, "2022-05-20"), "phase.date");
    ASSERT_EQ(refused("mark_measure_phase", wish, "2024-01-01"), "done");
    EXPECT_EQ(refused("mark_measure_phase", wish, "2024-01-01"), "phase.exists");
    auto chart = call("get_measure_chart", place);
    ASSERT_TRUE(chart);
    EXPECT_EQ(chart->at("series").at(0).at("parts").size(), 2U);
    EXPECT_EQ(chart->at("phases").at(0).at("reason"), "Ny rutin för inskrivning");
    EXPECT_EQ(chart->at("phases").at(0).at("by"), caller.person);
    Json back = place;
    back["from"] = "2022-06-01";
    ASSERT_EQ(refused("remove_measure_phase", back), "done");
    EXPECT_EQ(refused("remove_measure_phase", back), "phase.unknown");
    chart = call("get_measure_chart", place);
    EXPECT_EQ(chart->at("series").at(0).at("parts").size(), 1U);
    const auto logged = store().read([](Sql& sql) {
        return sql.value<std::int64_t>("select count(*) from change_log where entity = 'measure_phase'");
    });
    EXPECT_EQ(logged, 2);
}

TEST_P(ChartTest, WhoMayNotPlanMarksNoPhase) {
    be("demo_lasare");
    const Json wish = {
        {"unit", "vo_ortopedi"}, {"measure", "sjukfranvaro"}, {"from", "2022-01-01"}, {"reason", "ny rutin"}};
    EXPECT_EQ(refused("mark_measure_phase", wish), "permission.missing");
}

}  // namespace
}  // namespace ledstang
