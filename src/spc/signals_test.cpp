// The rules in bits against the rules as one would say them, on random series with ties, gaps and excluded points.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "spc/spc.h"

namespace ledstang {
namespace {

struct Flags {
    std::vector<bool> shift, trend, two_of_three;
    int useful = 0, longest = 0, crossings = 0;
};

// Rows [first, last] of the chain in which every neighbouring pair is joined.
void mark_rows(const std::vector<std::size_t>& chain, std::size_t length, std::vector<bool>& marked, auto&& joined) {
    for (std::size_t first = 0; first + length <= chain.size(); ++first) {
        bool all = true;
        for (std::size_t k = first + 1; k < first + length; ++k) all = all && joined(k - 1, k);
        for (std::size_t k = first; all && k < first + length; ++k) marked[chain[k]] = true;
    }
}

Flags plainly(const SpcAnswer& answer, const SpcRules& rules) {
    const auto& points = answer.points;
    Flags flags;
    for (auto* one : {&flags.shift, &flags.trend, &flags.two_of_three}) one->resize(points.size());
    std::vector<std::size_t> chain;
    std::vector<bool> broken;
    int gap = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (points[i].missing()) {
            ++gap;
        } else if (!points[i].excluded) {
            chain.push_back(i);
            broken.push_back(gap > rules.longest_gap);
            gap = 0;
        }
    }
    const auto at = [&](std::size_t k) -> const SpcPointAnswer& { return points[chain[k]]; };
    const auto side = [&](std::size_t k) { return (at(k).value > at(k).centre) - (at(k).value < at(k).centre); };
    mark_rows(chain, static_cast<std::size_t>(rules.shift_points), flags.shift,
              [&](std::size_t a, std::size_t b) { return !broken[b] && side(a) == side(b) && side(a) != 0; });
    mark_rows(chain, static_cast<std::size_t>(rules.trend_points), flags.trend,
              [&](std::size_t a, std::size_t b) { return !broken[b] && at(b).value > at(a).value; });
    mark_rows(chain, static_cast<std::size_t>(rules.trend_points), flags.trend,
              [&](std::size_t a, std::size_t b) { return !broken[b] && at(b).value < at(a).value; });
    for (std::size_t k = 2; k < chain.size(); ++k) {
        if (broken[k] || broken[k - 1] || side(k) == 0 || side(k) != side(k - 1) || side(k) != side(k - 2)) continue;
        const auto near = [&](std::size_t one) {
            const auto& point = at(one);
            const bool beyond = point.value > point.upper_inner || point.value < point.lower_inner;
            const bool outside = point.value > point.upper || point.value < point.lower;
            return beyond && (!outside || rules.two_of_three_counts_outside);
        };
        if (near(k - 2) + near(k - 1) + near(k) < 2) continue;
        for (std::size_t one = k - 2; one <= k; ++one) {
            if (near(one)) flags.two_of_three[chain[one]] = true;
        }
    }
    int before = 0;
    int run = 0;
    for (std::size_t k = 0; k < chain.size(); ++k) {
        if (side(k) == 0) continue;
        ++flags.useful;
        flags.crossings += before != 0 && side(k) != before ? 1 : 0;
        run = side(k) == before ? run + 1 : 1;
        before = side(k);
        flags.longest = std::max(flags.longest, run);
    }
    return flags;
}

TEST(spc_signals, bits_find_what_plain_words_find) {
    std::mt19937 random(20260101);
    int shifts = 0;
    int trends = 0;
    int nears = 0;
    SpcJudge judge;
    for (int series = 0; series < 3000; ++series) {
        SpcQuestion question;
        question.chart = series % 2 == 0 ? ControlChart::individuals : ControlChart::p;
        question.rules.shift_points = 3 + series % 6;
        question.rules.trend_points = 3 + series % 4;
        question.rules.longest_gap = series % 3;
        question.rules.two_of_three_counts_outside = series % 5 == 0;
        if (series % 7 == 0) question.baseline = 12;
        const std::size_t size = 1 + random() % 200;
        std::vector<SpcPoint> points;
        double level = 30;
        for (std::size_t i = 0; i < size; ++i) {
            level += static_cast<double>(random() % 3) - 1;
            level = std::clamp(level, 5.0, 55.0);
            const double value = level + static_cast<double>(random() % 7);
            points.push_back({value, question.chart == ControlChart::p ? 80 + static_cast<double>(random() % 40) : 1});
            if (series % 4 == 1 && random() % 10 == 0) points.back().numerator = no_value;
            if (series % 4 == 2 && random() % 12 == 0) question.excluded.push_back(i);
        }
        const auto& answer = judge.judge(points, question);
        const auto plain = plainly(answer, question.rules);
        for (std::size_t i = 0; i < size; ++i) {
            ASSERT_EQ(answer.points[i].shift, plain.shift[i]) << "series " << series << " point " << i;
            ASSERT_EQ(answer.points[i].trend, plain.trend[i]) << "series " << series << " point " << i;
            ASSERT_EQ(answer.points[i].two_of_three, plain.two_of_three[i]) << "series " << series << " point " << i;
            shifts += plain.shift[i];
            trends += plain.trend[i];
            nears += plain.two_of_three[i];
        }
        const auto& runs = answer.parts[0].runs;
        ASSERT_EQ(runs.useful, plain.useful) << "series " << series;
        ASSERT_EQ(runs.longest_run, plain.longest) << "series " << series;
        ASSERT_EQ(runs.crossings, plain.crossings) << "series " << series;
    }
    EXPECT_GT(shifts, 1000);
    EXPECT_GT(trends, 1000);
    EXPECT_GT(nears, 1000);
}

}  // namespace
}  // namespace ledstang
