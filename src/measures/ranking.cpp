#include "measures/ranking.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "measures/statistics.h"

namespace ledstang {
namespace {

constexpr double together = 0.95;
constexpr std::size_t fewest_regions = 3;
constexpr std::size_t fewest_changes = 3;  // of years
constexpr std::size_t own_changes = 4;     // from so many a region's own movement is looked at

struct Sum {
    double squares = 0;
    std::size_t count = 0;
    void add(double square) {
        squares += square;
        ++count;
    }
    double mean() const { return count == 0 ? 0.0 : squares / static_cast<double>(count); }
};

}  // namespace

std::vector<RankPlace> rank_places(std::span<const double> values, std::span<const Interval> intervals,
                                   bool higher_is_better) {
    std::vector<RankPlace> places(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        int better = 0, surely_better = 0, surely_worse = 0;
        for (std::size_t j = 0; j < values.size(); ++j) {
            const bool above = intervals[j].lower > intervals[i].upper;
            const bool below = intervals[j].upper < intervals[i].lower;
            better += higher_is_better ? values[j] > values[i] : values[j] < values[i];
            surely_better += higher_is_better ? above : below;
            surely_worse += higher_is_better ? below : above;
        }
        places[i] = {1 + better, 1 + surely_better, static_cast<int>(values.size()) - surely_worse};
    }
    return places;
}

double z_for_all(int count) {
    // Twice the normal distribution's upper tail, found by halving: erfc(z/√2) = 1 − 0.95^(1/count).
    const double tails = -std::expm1(std::log(together) / std::max(1, count));
    double low = 0, high = 40;
    for (int step = 0; step < 100; ++step) {
        const double middle = (low + high) / 2;
        (std::erfc(middle / std::sqrt(2.0)) > tails ? low : high) = middle;
    }
    return (low + high) / 2;
}

std::map<std::string, double> yearly_spread(const YearlyFigures& figures) {
    std::set<int> years;
    for (const auto& [region, values] : figures) {
        for (const auto& [year, value] : values) years.insert(year);
    }
    Sum all;
    std::map<std::string, Sum> own;
    std::size_t pairs = 0;
    for (const int year : years) {
        std::map<std::string, double> changes;
        double sum = 0;
        for (const auto& [region, values] : figures) {
            const auto now = values.find(year);
            const auto before = values.find(year - 1);
            if (now == values.end() || before == values.end()) continue;
            changes[region] = now->second - before->second;
            sum += changes[region];
        }
        if (changes.size() < fewest_regions) continue;
        ++pairs;
        const double n = static_cast<double>(changes.size());
        for (const auto& [region, change] : changes) {
            const double beyond = change - sum / n;
            const double square = beyond * beyond / (2.0 * (1.0 - 1.0 / n));
            all.add(square);
            own[region].add(square);
        }
    }
    std::map<std::string, double> spread;
    if (pairs < fewest_changes) return spread;
    for (const auto& [region, values] : figures) {
        const auto found = own.find(region);
        const bool known = found != own.end() && found->second.count >= own_changes;
        spread[region] = std::sqrt(std::max(all.mean(), known ? found->second.mean() : 0.0));
    }
    return spread;
}

}  // namespace ledstang
