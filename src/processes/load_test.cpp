#include "processes/load.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "masking/test_attack.h"

namespace ledstang {
namespace {

constexpr MaskingRule rule{.limit = 5, .zero_is_shown = true, .smallest_denominator = 10};

struct Case {
    std::size_t first = 0, last = 0;  // months
};

std::vector<FlowPoint> points_of(const std::vector<Case>& cases, std::size_t months) {
    std::vector<FlowPoint> points(months);
    for (std::size_t month = 0; month < months; ++month) {
        points[month].begin =
            std::chrono::year{2020 + static_cast<int>(month / 12)} / static_cast<int>(month % 12 + 1) / 1;
        for (const auto& one : cases) {
            points[month].arrivals += one.first == month ? 1 : 0;
            points[month].departures += one.last == month ? 1 : 0;
            points[month].in_progress += one.first <= month && month < one.last ? 1 : 0;
        }
    }
    return points;
}

// Some months with many, some with few, and ways of up to five months; the first and the last month have somebody.
std::vector<Case> random_cases(std::mt19937& chance, std::size_t months) {
    std::vector<Case> cases{{0, 0}, {months - 1, months - 1}};
    for (std::size_t month = 0; month < months; ++month) {
        const auto most = std::array{2U, 6U, 30U}[chance() % 3];
        for (auto arrive = chance() % (most + 1); arrive > 0; --arrive)
            cases.push_back({month, std::min(months - 1, month + chance() % 5)});
    }
    return cases;
}

// A reader knows how many patients there are, that nobody is on the way at the end, and that whoever is there in a
// month was there before or came, and ends or is there after.
struct Reader {
    AttackedTable table;
    std::vector<bool> withheld;

    std::size_t put(std::int64_t count, bool told) {
        table.counts.push_back(count);
        withheld.push_back(!told);
        return withheld.size() - 1;
    }
    Reader(const std::vector<FlowPoint>& points, const std::vector<LoadMonth>& told, std::int64_t cases) {
        MaskingSum arrive{put(cases, true), {}}, end{arrive.total, {}};
        std::size_t before = put(0, true);
        for (std::size_t k = 0; k < points.size(); ++k) {
            const auto count = [](std::uint64_t number) { return static_cast<std::int64_t>(number); };
            const auto arrivals = put(count(points[k].arrivals), told[k].arrivals.has_value());
            const auto ended = put(count(points[k].departures), told[k].ended.has_value());
            const auto after =
                put(count(points[k].in_progress), told[k].in_progress.has_value() || k + 1 == points.size());
            const auto there = put(table.counts[before] + table.counts[arrivals], false);
            table.sums.push_back({there, {before, arrivals}});
            table.sums.push_back({there, {ended, after}});
            arrive.parts.push_back(arrivals);
            end.parts.push_back(ended);
            before = after;
        }
        table.sums.push_back(std::move(arrive));
        table.sums.push_back(std::move(end));
    }
};

TEST(Load, TellsWhatItCanOfEachMonth) {
    // Twenty come in January, of whom ten end in March; ten more come in March and end there.
    std::vector<Case> cases(10, {0, 0});
    cases.insert(cases.end(), 10, {0, 2});
    cases.insert(cases.end(), 10, {2, 2});
    const auto months = told_load(points_of(cases, 3), 30, rule);
    ASSERT_EQ(months.size(), 3U);
    EXPECT_EQ(months[0].period, *Period::parse("2020-01"));
    EXPECT_EQ(months[0].arrivals, 20);
    EXPECT_EQ(months[0].ended, 10);
    EXPECT_EQ(months[0].in_progress, 10);
    EXPECT_EQ(months[1].arrivals, 0);
    EXPECT_EQ(months[2].ended, 20);
    EXPECT_EQ(months[2].in_progress, 0);
}

// Few who come in a month are not what is on the way after it less what was before it.
TEST(Load, TellsNoSmallNumber) {
    std::mt19937 chance(7);
    std::size_t told = 0, small = 0, others = 0, found_plainly = 0, nothing = 0;
    for (int k = 0; k < 300; ++k) {
        const std::size_t length = 3 + chance() % 22;
        const auto cases = random_cases(chance, length);
        const auto points = points_of(cases, length);
        const auto count = static_cast<std::int64_t>(cases.size());
        const auto months = told_load(points, count, rule);
        if (months.empty()) {
            ++nothing;
            continue;
        }
        const Reader reader(points, months, count);
        ASSERT_EQ(small_counts_found(reader.table, reader.withheld, rule.limit), 0U) << "log " << k;
        std::vector<LoadMonth> plain;
        const auto tell = [&](std::uint64_t number, const std::optional<std::int64_t>& answer) {
            const auto whole = static_cast<std::int64_t>(number);
            const bool few = is_small(whole, rule);
            EXPECT_TRUE(!few || !answer);
            small += few ? 1 : 0;
            others += !few && !answer ? 1 : 0;
            told += answer ? 1 : 0;
            return few ? std::nullopt : std::optional(whole);
        };
        for (std::size_t month = 0; month < length; ++month)
            plain.push_back({months[month].period, tell(points[month].arrivals, months[month].arrivals),
                             tell(points[month].departures, months[month].ended),
                             tell(points[month].in_progress, months[month].in_progress)});
        const Reader plainly(points, plain, count);
        found_plainly += small_counts_found(plainly.table, plainly.withheld, rule.limit) > 0 ? 1 : 0;
    }
    RecordProperty("told", static_cast<int>(told));
    RecordProperty("small", static_cast<int>(small));
    RecordProperty("others_withheld", static_cast<int>(others));
    RecordProperty("logs_that_tell_with_the_small_alone_withheld", static_cast<int>(found_plainly));
    RecordProperty("logs_with_nothing_told", static_cast<int>(nothing));
    EXPECT_LE(nothing, 30U);
    EXPECT_GT(found_plainly, 100U) << "the attack sees what it is to see";
    EXPECT_GT(told, others);
}

}  // namespace
}  // namespace ledstang
