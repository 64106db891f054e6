// What the answer says of series that a person can check by hand, and of those where other tools go wrong.
#include "spc/spc.h"

#include <gmock/gmock.h>

#include <cmath>

#include "spc/step.h"

namespace ledstang {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const PointWord month{"månad", "månader"};

std::vector<SpcPoint> series(const std::vector<double>& values) {
    std::vector<SpcPoint> points;
    for (const double value : values) points.push_back({value, 1});
    return points;
}

// Ups and downs about 100 that no rule finds anything in, mean 100 exactly.
std::vector<double> quiet(int pairs) {
    std::vector<double> values;
    for (int i = 0; i < pairs; ++i) {
        values.push_back(i % 2 == 0 ? 98 : 97);
        values.push_back(i % 2 == 0 ? 102 : 103);
    }
    return values;
}

std::vector<double> joined(std::vector<double> first, const std::vector<double>& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

SpcQuestion increase(std::optional<double> target = {}) {
    SpcQuestion question;
    question.good = GoodDirection::increase;
    question.target = target;
    return question;
}

std::string said(const std::vector<double>& values, const SpcQuestion& question, const std::vector<int>& rounds = {}) {
    const auto points = series(values);
    const auto answer = judge_series(points, question);
    return verdict(answer, question, cautions_of(points, question, answer, rounds), month);
}

std::vector<std::size_t> flagged(const SpcAnswer& answer, bool SpcPointAnswer::* rule) {
    std::vector<std::size_t> indexes;
    for (std::size_t i = 0; i < answer.points.size(); ++i) {
        if (answer.points[i].*rule) indexes.push_back(i);
    }
    return indexes;
}

TEST(spc, limits_are_mean_and_mean_moving_range) {
    // Moving ranges 4, 6, 2: mean 4; limits 12 ± 2.66 · 4.
    const auto answer = judge_series(series({10, 14, 8, 10, 18}), [] {
        auto question = increase();
        question.baseline = 4;
        return question;
    }());
    EXPECT_DOUBLE_EQ(answer.points[0].centre, 10.5);
    EXPECT_DOUBLE_EQ(answer.points[0].upper, 10.5 + 2.66 * 4);
    EXPECT_DOUBLE_EQ(answer.points[4].lower, 10.5 - 2.66 * 4);
}

TEST(spc, five_in_a_row_are_not_enough_and_seven_are) {  // VG-18
    auto question = increase();
    question.baseline = 24;
    const auto five = joined(quiet(12), {102, 101, 103, 101, 102});
    EXPECT_THAT(said(five, question), HasSubstr("Sex månader i rad över medel räcker inte; sju krävs."));
    const auto six_more = joined(quiet(12), {99, 102, 101, 103, 101, 102});
    EXPECT_THAT(said(six_more, question), HasSubstr("Fem månader i rad över medel räcker inte; sju krävs."));
    const auto seven = joined(quiet(12), {99, 102, 101, 103, 101, 102, 101, 102});
    EXPECT_THAT(said(seven, question), HasSubstr("Sju månader i rad över medel: en förbättring utöver slumpen."));
    const auto answer = judge_series(series(seven), question);
    EXPECT_THAT(flagged(answer, &SpcPointAnswer::shift), ElementsAre(25, 26, 27, 28, 29, 30, 31));
    EXPECT_EQ(answer.points.back().type, PointType::improvement);
    question.good = GoodDirection::decrease;
    EXPECT_EQ(judge_series(series(seven), question).points.back().type, PointType::concern);
    question.rules.shift_points = 8;
    EXPECT_EQ(judge_series(series(seven), question).points.back().type, PointType::common);
}

TEST(spc, the_trend_decides_what_is_good_not_the_side) {
    auto question = increase();
    question.baseline = 24;
    // Falls above the centre.
    const auto values = joined(quiet(12), {99, 103.9, 103.5, 103, 102.5, 102, 101.5, 101});
    const auto answer = judge_series(series(values), question);
    EXPECT_EQ(answer.points.back().rule, SpcRule::trend);
    EXPECT_EQ(answer.points.back().type, PointType::concern);
    EXPECT_THAT(said(values, question), HasSubstr("Sju månader i rad sjunker: en försämring utöver slumpen."));
}

TEST(spc, a_new_part_has_its_own_limits_and_no_run_crosses_into_it) {
    auto question = increase();
    question.part_starts = {16};
    const auto answer = judge_series(series(joined(quiet(8), {150, 152, 148, 151, 149, 150, 153, 147})), question);
    ASSERT_EQ(answer.parts.size(), 2U);
    EXPECT_EQ(answer.parts[1].first, 16U);
    EXPECT_DOUBLE_EQ(answer.parts[0].centre, 100);
    EXPECT_DOUBLE_EQ(answer.parts[1].centre, 150);
    EXPECT_THAT(flagged(answer, &SpcPointAnswer::shift), IsEmpty());
    EXPECT_TRUE(answer.parts[1].few_points);
}

TEST(spc, an_excluded_point_counts_neither_in_limits_nor_in_runs) {
    auto values = quiet(8);
    values[5] = 160;
    auto question = increase();
    question.excluded = {5};
    const auto answer = judge_series(series(values), question);
    EXPECT_LT(answer.points[0].upper, 115);
    EXPECT_TRUE(answer.points[5].outside);
    EXPECT_EQ(answer.points[5].rule, SpcRule::none);
    EXPECT_EQ(answer.parts[0].runs.useful, 15);
}

TEST(spc, the_target_is_capable_not_capable_or_hit_and_miss) {
    const auto assurance = [](double target, GoodDirection good) {
        auto question = increase(target);
        question.good = good;
        return judge_series(series(quiet(12)), question).assurance;
    };
    EXPECT_EQ(assurance(150, GoodDirection::increase), Assurance::fail);
    EXPECT_EQ(assurance(50, GoodDirection::increase), Assurance::pass);
    EXPECT_EQ(assurance(100, GoodDirection::increase), Assurance::hit_or_miss);
    EXPECT_EQ(assurance(150, GoodDirection::decrease), Assurance::pass);
    EXPECT_EQ(assurance(50, GoodDirection::decrease), Assurance::fail);
    EXPECT_EQ(assurance(50, GoodDirection::neutral), Assurance::none);
}

// The first measured fault: always 100 %.
TEST(spc, a_constant_series_meets_a_target_that_every_value_meets) {
    const std::vector<double> always(15, 0.1 + 0.2);
    const auto answer = judge_series(series(always), increase(0.1 + 0.2));
    EXPECT_EQ(answer.parts[0].shape, PartShape::constant);
    EXPECT_EQ(answer.points[0].lower, always[0]);
    EXPECT_EQ(answer.points[0].upper, always[0]);
    EXPECT_EQ(answer.outside, 0);
    EXPECT_EQ(answer.assurance, Assurance::pass);
    EXPECT_EQ(judge_series(series(always), increase(0.31)).assurance, Assurance::fail);
    EXPECT_EQ(judge_series(std::vector<SpcPoint>(15, {40, 40}),
                           [] {
                               auto question = increase(1);
                               question.chart = ControlChart::p;
                               return question;
                           }())
                  .assurance,
              Assurance::pass);
    EXPECT_EQ(said(always, increase(0.1)),
              "Alla 15 värden är lika, så det finns ingen variation att bedöma. Målet nås varje månad så länge inget "
              "ändras.");
}

// The second: one change in a flat series.
TEST(spc, one_change_in_a_flat_series_does_not_flag_everything) {
    const std::vector<double> one_of_seven{100, 100, 100, 100, 100, 100, 90};
    const auto small = judge_series(series(one_of_seven), increase());
    EXPECT_EQ(small.parts[0].shape, PartShape::flat);
    EXPECT_EQ(small.outside, 0);
    EXPECT_TRUE(std::isnan(small.points[0].upper));
    EXPECT_THAT(said(one_of_seven, increase()), HasSubstr("gränser går inte att räkna"));

    const auto step = joined(std::vector<double>(17, 100), std::vector<double>(7, 90));
    const auto answer = judge_series(series(step), increase());
    EXPECT_EQ(answer.outside, 0);
    EXPECT_EQ(answer.points[0].centre, 100);
    EXPECT_THAT(flagged(answer, &SpcPointAnswer::shift), ElementsAre(17, 18, 19, 20, 21, 22, 23));
    EXPECT_THAT(said(step, increase()), HasSubstr("Sju månader i rad under medianen: en försämring"));
}

// The third: a gap in a rising series.
TEST(spc, a_gap_breaks_a_trend_only_when_it_is_long) {
    auto question = increase();
    const auto rising = joined(quiet(12), {no_value, 97, 98, 99, no_value, 100, 101, 102, 103});
    const auto answer = judge_series(series(rising), question);
    EXPECT_EQ(answer.points.back().rule, SpcRule::trend);
    EXPECT_EQ(flagged(answer, &SpcPointAnswer::trend).size(), 7U);
    EXPECT_FALSE(answer.points[28].trend);
    const auto long_gap = joined(quiet(12), {no_value, 97, 98, 99, no_value, no_value, 100, 101, 102, 103});
    EXPECT_EQ(judge_series(series(long_gap), question).points.back().rule, SpcRule::none);
    question.rules.longest_gap = 2;
    EXPECT_EQ(judge_series(series(long_gap), question).points.back().rule, SpcRule::trend);
}

TEST(spc, a_gap_is_not_bridged_by_a_moving_range) {
    // 10, 12, gap, 50, 52: the moving ranges are 2 and 2, not 38.
    const auto answer = judge_series(series({10, 12, no_value, 50, 52}), increase());
    EXPECT_DOUBLE_EQ(answer.points[0].upper - answer.points[0].centre, 2.66 * 2);
}

// The fourth: a missing last month.
TEST(spc, a_missing_last_month_leaves_the_icon_and_is_told) {
    auto question = increase();
    question.baseline = 24;
    auto values = joined(quiet(12), {101, 102, 101, 103, 101, 102, 101});
    const auto before = judge_series(series(values), question);
    values.push_back(no_value);
    const auto after = judge_series(series(values), question);
    EXPECT_EQ(after.last, before.last);
    EXPECT_EQ(after.points[*after.last].type, PointType::improvement);
    EXPECT_THAT(said(values, question), HasSubstr("Det senaste värdet saknas"));
}

std::vector<double> seasonal(int years) {
    std::vector<double> values;
    for (int i = 0; i < 12 * years; ++i) {
        values.push_back(100 + 20 * std::sin(i * 2 * 3.14159265 / 12) + ((i * 7) % 5) - 2);
    }
    return values;
}

// The fifth: season and likeness of neighbours.
TEST(spc, a_season_is_declared_and_limits_can_be_widened) {
    const std::vector<int> year{12};
    EXPECT_THAT(said(seasonal(3), increase(), year), HasSubstr("Värdena följer en säsong på tolv månader"));
    const auto points = series(seasonal(3));
    auto question = increase();
    const auto usual = judge_series(points, question);
    EXPECT_TRUE(cautions_of(points, question, usual).autocorrelated);
    EXPECT_GT(usual.outside, 9);
    question.widen_for_autocorrelation = true;
    const auto widened = judge_series(points, question);
    EXPECT_EQ(widened.outside, 0);
    EXPECT_THAT(flagged(widened, &SpcPointAnswer::shift), IsEmpty());
    EXPECT_THAT(said(seasonal(3), question), Not(HasSubstr("för snäva")));
}

TEST(spc, a_step_is_neither_a_season_nor_drift) {
    const auto values = joined(quiet(12), {111, 109, 112, 108, 110, 113, 107, 110, 112, 109, 111, 108});
    const auto points = series(values);
    const auto answer = judge_series(points, increase());
    const auto cautions = cautions_of(points, increase(), answer, std::vector<int>{12});
    EXPECT_EQ(cautions.season, 0);
    EXPECT_FALSE(cautions.autocorrelated);
    EXPECT_GT(cautions.autocorrelation, 0.5);
}

// The sixth: very large denominators.
TEST(spc, large_denominators_are_told_of_and_the_prime_chart_is_offered) {
    std::vector<SpcPoint> points;
    for (const double share : quiet(12)) points.push_back({share * 200, 40'000});
    auto question = increase();
    question.chart = ControlChart::p;
    const auto plain = judge_series(points, question);
    EXPECT_GT(plain.outside, 12);
    const auto cautions = cautions_of(points, question, plain);
    EXPECT_TRUE(cautions.overdispersed);
    EXPECT_THAT(verdict(plain, question, cautions, month), HasSubstr("använd p′-diagram"));
    question.chart = ControlChart::p_prime;
    EXPECT_EQ(judge_series(points, question).outside, 0);
}

TEST(spc, a_series_without_values_says_so) {
    EXPECT_EQ(said({}, increase(5)), "Serien har inga värden, så den går inte att bedöma.");
    EXPECT_EQ(said({no_value, no_value}, increase(5)), "Serien har inga värden, så den går inte att bedöma.");
    EXPECT_EQ(judge_series(series({no_value}), increase(5)).assurance, Assurance::none);
    auto question = increase();
    question.part_starts = {24};
    EXPECT_THAT(said(joined(quiet(12), {no_value}), question), HasSubstr("Den sista delen har inga värden än"));
}

TEST(spc, few_points_are_told_of) {
    EXPECT_THAT(said({5, 7, 6}, increase(10)), HasSubstr("Få punkter: tre av de 13 värden"));
    EXPECT_THAT(said(quiet(12), increase()), Not(HasSubstr("Få punkter")));
}

TEST(spc, a_judge_that_is_used_again_remembers_nothing) {
    SpcJudge judge;
    const auto first = series(joined(quiet(12), {150}));
    const auto second = series(quiet(7));
    EXPECT_EQ(judge.judge(first, increase(90)).outside, 1);
    const auto& answer = judge.judge(second, increase());
    EXPECT_EQ(answer.points.size(), 14U);
    EXPECT_EQ(answer.parts.size(), 1U);
    EXPECT_EQ(answer.outside, 0);
    EXPECT_EQ(answer.assurance, Assurance::none);
}

TEST(spc, the_step_is_known_from_the_dates) {
    using namespace std::chrono_literals;
    const std::vector<Date> months{Date{2024y, std::chrono::January, 1d}, Date{2024y, std::chrono::February, 1d},
                                   Date{2024y, std::chrono::March, 1d}};
    EXPECT_EQ(step_of(months).word.many, "månader");
    EXPECT_THAT(step_of(months).rounds, ElementsAre(12));
    EXPECT_EQ(step_of(Period::Kind::quarter).word.one, "kvartal");
    EXPECT_EQ(step_of(std::vector<Date>{}).word.one, "punkt");
}

}  // namespace
}  // namespace ledstang
