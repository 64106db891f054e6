// Sizes, durations, rework, handover, lead times and rules of logs whose answers are worked out by hand.
#include <gmock/gmock.h>

#include "process_analysis/cases.h"
#include "process_analysis/handover.h"
#include "process_analysis/lead_time.h"
#include "process_analysis/rules_of_order.h"
#include "process_analysis/test_logs.h"

namespace ledstang {
namespace {

TEST(Distribution, HasQuantilesBetweenNeighbours) {
    std::vector<std::int64_t> values{40, 10, 30, 20};
    const auto spread = distribution_of(values, 1);
    EXPECT_EQ(spread.n, 4U);
    EXPECT_DOUBLE_EQ(spread.mean, 25);
    EXPECT_DOUBLE_EQ(spread.median, 25);
    EXPECT_DOUBLE_EQ(spread.quantile(0), 10);
    EXPECT_DOUBLE_EQ(spread.quantile(10), 13);  // h = 0.3
    EXPECT_DOUBLE_EQ(spread.quantile(75), 32.5);
    EXPECT_DOUBLE_EQ(spread.quantile(100), 40);
    EXPECT_DOUBLE_EQ(spread.deviation.value(), std::sqrt(500.0 / 3));
    EXPECT_THROW(spread.quantile(42), std::out_of_range);
    std::vector<std::int64_t> one{7};
    EXPECT_DOUBLE_EQ(distribution_of(one, 1).quantile(99), 7);
    EXPECT_EQ(distribution_of(one, 1).deviation, std::nullopt);
    std::vector<std::int64_t> none;
    EXPECT_EQ(distribution_of(none, 1).n, 0U);
}

TEST(Distribution, KeepsASmallSpreadFarFromZero) {
    // Three durations a microsecond apart after a thousand years: squares have 33 digits.
    const std::int64_t far = 31'556'952'000'000'000;
    std::vector<std::int64_t> values{far, far + 1, far + 2};
    EXPECT_DOUBLE_EQ(distribution_of(values, 1).deviation.value(), 1);
    std::vector<std::int64_t> negative{-far, -far - 1, -far - 2};
    EXPECT_DOUBLE_EQ(distribution_of(negative, 1).deviation.value(), 1);
}

TEST(CaseFigures, AreSizesAndDurations) {
    const auto figures = case_figures(Selection(emergency_log()));
    EXPECT_DOUBLE_EQ(figures.size.sum, 23);
    EXPECT_DOUBLE_EQ(figures.size.median, 4);
    // 90, 200, 160, 30, 40 and 95 minutes.
    EXPECT_DOUBLE_EQ(figures.duration.median, 92.5 * 60);
    EXPECT_DOUBLE_EQ(figures.duration.least, 30 * 60);
    EXPECT_EQ(figures.first_instant, 0);
    EXPECT_EQ(figures.last_instant, 200 * a_minute);
    // The X-ray is over after the doctor, who began later.
    const auto interval = log_of_lines({"A: Röntgen 0-50, Läkare 10-20"});
    EXPECT_DOUBLE_EQ(case_figures(Selection(interval)).duration.most, 50 * 60);
}

TEST(Rework, CountsWhatIsDoneAgain) {
    const auto log = log_of_lines({"1: A 0, A 1, B 2, A 3, B 4", "2: A 0, B 1", "3: B 0, C 1, B 2"});
    for (const Threads threads : {1U, 2U}) {
        const auto rework = rework_of(Selection(log), threads);
        EXPECT_EQ(rework.cases_with_any, 2U);
        EXPECT_EQ(rework.events, 4U);
        ASSERT_EQ(rework.repeated.size(), 2U);
        EXPECT_EQ(log.activities()[rework.repeated[0].activity], "B");
        EXPECT_EQ(rework.repeated[0].cases, 2U);
        EXPECT_EQ(rework.repeated[1].cases, 1U);
        EXPECT_EQ(rework.repeated[1].events, 2U);
    }
}

TEST(Handover, CountsWhoTakesOverFromWhom) {
    const auto log = log_of_lines({"1: A 0/Anna, B 10/Bo, C 12, D 20/Bo, E 21/Bo", "2: A 0/Anna, B 30/Bo"});
    const auto handover = handover_of(Selection(log));
    // C was done by nobody known: no transition to it or from it.
    EXPECT_EQ(handover.transitions, 3U);
    EXPECT_EQ(handover.between_different, 2U);
    ASSERT_EQ(handover.pairs.size(), 2U);
    EXPECT_EQ(log.resources()[handover.pairs[0].from], "Anna");
    EXPECT_EQ(handover.pairs[0].count, 2U);
    EXPECT_DOUBLE_EQ(handover.pairs[0].share, 2.0 / 3);
    EXPECT_DOUBLE_EQ(handover.pairs[0].median, 20 * 60);
    EXPECT_DOUBLE_EQ(handover.seconds_between_different.sum, 40 * 60);
    EXPECT_EQ(handover.pairs[1].from, handover.pairs[1].to);
    EXPECT_TRUE(handover_of(Selection(log_of_lines({"1: A 0, B 1"}))).pairs.empty());
}

LeadTimeQuestion from_to(const EventLog& log, const char* from, const char* to, std::optional<double> target = {}) {
    return {*activity_set(log, std::vector<std::string>{from}), *activity_set(log, std::vector<std::string>{to}),
            target};
}

TEST(LeadTime, IsToTheFirstAndToTheNextAfter) {
    const auto log = emergency_log();
    const auto times = lead_time(Selection(log), from_to(log, "Ankomst", "Triage", 600));
    EXPECT_EQ(times.cases, 6U);
    EXPECT_EQ(times.without_from, 0U);
    EXPECT_EQ(times.without_to, 0U);
    // HA-33: to the first assessment. F's triage was five minutes before arrival: told, and in no lead time. The others
    // 10, 20, 10, 30 and 10 minutes.
    EXPECT_EQ(times.first_to_first.seconds.n, 6U);
    EXPECT_EQ(times.first_to_first.negative, 1U);
    EXPECT_EQ(times.first_to_first.within, 4U);
    EXPECT_DOUBLE_EQ(times.first_to_first.seconds.quantile(0), -5 * 60);
    EXPECT_EQ(times.first_to_next.seconds.n, 5U);
    EXPECT_EQ(times.first_to_next.not_reached, 1U);
    EXPECT_EQ(times.first_to_next.within, 3U);
    EXPECT_EQ(times.first_to_next.over, 2U);
    EXPECT_DOUBLE_EQ(times.first_to_next.share_of_reached.value(), 0.6);
    EXPECT_DOUBLE_EQ(times.first_to_next.share_of_started.value(), 0.5);
}

TEST(LeadTime, CountsThoseWhoNeverReach) {
    const auto log = emergency_log();
    const auto times = lead_time(Selection(log), from_to(log, "Läkare", "Hem"));
    EXPECT_EQ(times.without_from, 1U);
    EXPECT_EQ(times.without_to, 3U);
    EXPECT_EQ(times.first_to_next.not_reached, 2U);
    EXPECT_EQ(times.first_to_next.share_of_reached, std::nullopt);
    const auto list = case_lead_times(Selection(log), from_to(log, "Läkare", "Hem"));
    ASSERT_EQ(list.size(), 5U);
    EXPECT_EQ(list[1].duration.value(), 120 * a_minute);
    EXPECT_EQ(list[2].duration, std::nullopt);
}

TEST(LeadTime, GoesByTheMonthOfSwedensCalendar) {
    const std::int64_t day = 24 * 60;
    // 31 January 1970 23:30 UTC is February in Sweden; nobody starts in March.
    const auto at = [&](std::int64_t days, std::int64_t minutes) { return std::to_string(days * day + minutes); };
    const auto log = log_of_lines({
        "1: A " + at(0, 0) + ", B " + at(0, 30),
        "2: A " + at(30, 23 * 60 + 30) + ", B " + at(31, 30),
        "3: A " + at(95, 0),
    });
    const auto months = lead_time_by_month(Selection(log), from_to(log, "A", "B", 1800));
    ASSERT_EQ(months.size(), 4U);
    EXPECT_EQ(months[0].month, 1);
    EXPECT_EQ(months[0].within, 1U);
    EXPECT_EQ(months[1].started, 1U);
    EXPECT_DOUBLE_EQ(months[1].median.value(), 3600);
    EXPECT_EQ(months[1].within, 0U);
    EXPECT_EQ(months[2].started, 0U);
    EXPECT_EQ(months[3].year, 1970);
    EXPECT_EQ(months[3].month, 4);
    EXPECT_EQ(months[3].reached, 0U);
    EXPECT_EQ(months[3].median, std::nullopt);
}

// The rule on cases written as letters, a minute between them: satisfied, of them activated, activations, fulfilments.
testing::Matcher<RuleResult> came_to(std::uint64_t satisfied, std::uint64_t non_vacuous, std::uint64_t activations,
                                     std::uint64_t fulfilments) {
    return testing::AllOf(testing::Field(&RuleResult::cases_satisfied, satisfied),
                          testing::Field(&RuleResult::cases_satisfied_non_vacuous, non_vacuous),
                          testing::Field(&RuleResult::activations, activations),
                          testing::Field(&RuleResult::fulfilments, fulfilments));
}

class RulesOfOrder : public testing::Test {
 protected:
    static EventLog letters(const std::vector<std::string>& cases) {
        std::vector<std::string> lines;
        for (const auto& letters : cases) {
            auto line = std::to_string(lines.size()) + ": ";
            for (std::size_t i = 0; i < letters.size(); ++i) {
                line += (i == 0 ? "" : ", ") + letters.substr(i, 1) + " " + std::to_string(i);
            }
            lines.push_back(line);
        }
        return log_of_lines(lines);
    }
    RuleResult check(RuleTemplate kind, double seconds = 0) const {
        return check_rule(Selection(log), {kind, activity_in(log, "a"), activity_in(log, "b"), seconds});
    }
    const EventLog log = letters({"ab", "ba", "aab", "aba", "c", "acb", "cc"});
};

TEST_F(RulesOfOrder, OfOneActivity) {
    EXPECT_EQ(check(RuleTemplate::first).cases_satisfied, 4U);
    EXPECT_EQ(check(RuleTemplate::existence).cases_satisfied, 5U);
    EXPECT_EQ(check(RuleTemplate::absence).cases_satisfied, 2U);
    EXPECT_EQ(check(RuleTemplate::exactly_once).cases_satisfied, 3U);
    EXPECT_THAT(check(RuleTemplate::exactly_once).examples, testing::ElementsAre(2U, 3U, 4U, 6U));
}

TEST_F(RulesOfOrder, OfTwoActivities) {
    EXPECT_THAT(check(RuleTemplate::response), came_to(5, 3, 7, 5 - 1 + 1));
    EXPECT_THAT(check(RuleTemplate::response_within, 60), came_to(3, 1, 7, 3));
    EXPECT_THAT(check(RuleTemplate::precedence), came_to(6, 4, 5, 4));
    EXPECT_THAT(check(RuleTemplate::chain_response), came_to(3, 1, 7, 3));
    EXPECT_THAT(check(RuleTemplate::chain_precedence), came_to(5, 3, 5, 3));
    EXPECT_THAT(check(RuleTemplate::alternate_response), came_to(4, 2, 7, 4));
    EXPECT_THAT(check(RuleTemplate::responded_existence), came_to(7, 5, 7, 7));
    EXPECT_THAT(check(RuleTemplate::not_response), came_to(3, 1, 7, 2));
    EXPECT_THAT(check(RuleTemplate::not_coexistence), came_to(2, 0, 12, 0));
}

TEST_F(RulesOfOrder, AreSaidInWords) {
    const auto words = [&](RuleTemplate kind) {
        return in_words({kind, activity_in(log, "a"), activity_in(log, "b"), 3600}, log);
    };
    EXPECT_EQ(words(RuleTemplate::precedence), "Före varje ”b” har ”a” skett.");
    EXPECT_EQ(words(RuleTemplate::absence), "”a” sker aldrig.");
    EXPECT_EQ(words(RuleTemplate::response_within), "Efter varje ”a” kommer ”b” inom 3\u00A0600 sekunder.");
}

}  // namespace
}  // namespace ledstang
