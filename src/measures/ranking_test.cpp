// Places with what chance leaves open, worked out by hand.
#include "measures/ranking.h"

#include <gmock/gmock.h>

#include <cmath>
#include <random>

#include "measures/measures.h"

namespace ledstang {
namespace {

std::vector<std::vector<int>> places(const std::vector<double>& values, double half_width, bool higher) {
    std::vector<Interval> intervals;
    for (const double value : values) intervals.push_back({value - half_width, value + half_width});
    std::vector<std::vector<int>> told;
    for (const auto& place : rank_places(values, intervals, higher))
        told.push_back({place.rank, place.best, place.worst});
    return told;
}
using Places = std::vector<std::vector<int>>;

TEST(Ranking, places_are_sure_when_no_intervals_meet) {
    EXPECT_EQ(places({30, 10, 20}, 1, true), (Places{{1, 1, 1}, {3, 3, 3}, {2, 2, 2}}));
}

TEST(Ranking, direction_turns_the_places) {
    EXPECT_EQ(places({30, 10, 20}, 1, false), (Places{{3, 3, 3}, {1, 1, 1}, {2, 2, 2}}));
}

TEST(Ranking, those_whose_intervals_meet_may_change_places) {
    // 10 ± 3 and 12 ± 3 meet, 20 ± 3 meets neither.
    EXPECT_EQ(places({10, 12, 20}, 3, true), (Places{{3, 2, 3}, {2, 2, 3}, {1, 1, 1}}));
}

TEST(Ranking, equal_values_share_a_place) {
    EXPECT_EQ(places({5, 5, 1}, 0.5, true), (Places{{1, 1, 2}, {1, 1, 2}, {3, 3, 3}}));
}

TEST(Ranking, more_intervals_that_hold_together_are_wider) {
    EXPECT_NEAR(z_for_all(1), 1.959963984540054, 1e-9);
    // Each of 21 at 0.95^(1/21) = 0.99756, so 0.00122 in each tail.
    EXPECT_NEAR(z_for_all(21), 3.0306, 5e-4);
    EXPECT_NEAR(1 - std::erfc(z_for_all(21) / std::sqrt(2.0)), std::pow(0.95, 1.0 / 21), 1e-12);
}

TEST(Ranking, what_all_regions_have_in_common_is_not_chance) {
    YearlyFigures figures;
    for (int year = 2018; year <= 2024; ++year) {
        const double pandemic = year == 2020 ? 50 : 0;
        for (const char* region : {"0001", "0012", "0025"}) figures[region][year] = 10.0 * year + pandemic;
    }
    for (const auto& [region, spread] : yearly_spread(figures)) EXPECT_NEAR(spread, 0, 1e-9) << region;
}

TEST(Ranking, spread_of_three_regions_worked_by_hand) {
    // One moves up and down by 3 while the two others stand still: its changes are ±3, their mean ±1, so what is beyond
    // is ±2, ∓1, ∓1. Divided by 2·(1 − 1/3) = 4/3 the squares are 3, 0.75 and 0.75; pooled 1.5, its own 3.
    YearlyFigures figures;
    for (int year = 2018; year <= 2022; ++year) {
        figures["0001"][year] = year % 2 == 0 ? 3 : 0;
        figures["0012"][year] = 7;
        figures["0025"][year] = 9;
    }
    const auto spread = yearly_spread(figures);
    EXPECT_NEAR(spread.at("0001"), std::sqrt(3.0), 1e-12);
    EXPECT_NEAR(spread.at("0012"), std::sqrt(1.5), 1e-12);
    EXPECT_NEAR(spread.at("0025"), std::sqrt(1.5), 1e-12);
}

TEST(Ranking, too_few_years_or_regions_say_nothing) {
    YearlyFigures years, regions;
    for (int year = 2020; year <= 2022; ++year) {
        for (const char* region : {"0001", "0012", "0025"}) years[region][year] = year;
    }
    for (int year = 2010; year <= 2022; ++year) {
        for (const char* region : {"0001", "0012"}) regions[region][year] = year;
    }
    EXPECT_TRUE(yearly_spread(years).empty());
    EXPECT_TRUE(yearly_spread(regions).empty());
    for (const char* region : {"0001", "0012", "0025"}) years[region][2019] = 2019;
    EXPECT_EQ(yearly_spread(years).size(), 3U);
}

// 21 made-up regions whose true order is known, ten years each: the true places of all lie within what is told in at
// least 95 of 100 worlds. Seed fixed, so the answer is the same each time.
TEST(Ranking, true_places_lie_within_what_is_told) {
    std::mt19937 random(20221122);
    std::normal_distribution<double> chance(0, 1);
    constexpr int count = 21, worlds = 400;
    int held = 0;
    for (int world = 0; world < worlds; ++world) {
        YearlyFigures figures;
        std::vector<double> values;
        for (int region = 0; region < count; ++region) {
            for (int year = 2015; year <= 2024; ++year)
                figures[std::to_string(100 + region)][year] = region * 0.8 + (year % 3) * 2 + chance(random);
            values.push_back(figures[std::to_string(100 + region)][2024]);
        }
        const auto spread = yearly_spread(figures);
        std::vector<Interval> intervals;
        for (int region = 0; region < count; ++region) {
            const double half = z_for_all(count) * spread.at(std::to_string(100 + region));
            intervals.push_back(
                {values[static_cast<std::size_t>(region)] - half, values[static_cast<std::size_t>(region)] + half});
        }
        const auto told = rank_places(values, intervals, true);
        bool all = true;
        for (int region = 0; region < count; ++region) {
            const auto& place = told[static_cast<std::size_t>(region)];
            const int truth = count - region;
            all = all && place.best <= truth && truth <= place.worst;
        }
        held += all;
    }
    EXPECT_GE(held, worlds * 95 / 100);
}

}  // namespace
}  // namespace ledstang
