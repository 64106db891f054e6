#include "measures/funnel_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/swedish_text.h"
#include "measures/measures.h"
#include "spc/funnel.h"

namespace ledstang {
namespace {

constexpr int steps_of_curve = 60;

// With fewer groups than this, τ² is a guess that follows the one group that differs and hides it.
constexpr std::size_t fewest_for_dispersion = 10;

// What numerator / denominator is multiplied by to be in the measure's unit: 100 for shares in per cent, 1 000 for "per
// thousand days". The middle of what the groups say, to the nearest power of ten.
double factor_of(const std::vector<FunnelGroup>& groups) {
    std::vector<double> factors;
    for (const auto& group : groups) {
        if (group.numerator != 0 && group.value != 0)
            factors.push_back(group.value * group.denominator / group.numerator);
    }
    if (factors.empty()) return 1;
    const auto middle = factors.begin() + static_cast<std::ptrdiff_t>(factors.size() / 2);
    std::ranges::nth_element(factors, middle);
    return *middle > 0 ? std::pow(10, std::round(std::log10(*middle))) : 1;
}

Interval interval_of(const FunnelGroup& group, bool part_of, double z) {
    if (part_of && std::floor(group.numerator) == group.numerator && std::floor(group.denominator) == group.denominator)
        return wilson_interval(static_cast<std::int64_t>(group.numerator), static_cast<std::int64_t>(group.denominator),
                               z);
    const double root = std::sqrt(std::max(0.0, group.numerator) + 0.375);
    const auto events = [&](double at) { return at <= 0 ? 0.0 : std::max(0.0, at * at - 0.375); };
    return {events(root - z / 2) / group.denominator, events(root + z / 2) / group.denominator};
}

// "Av 12 enheter är 2 säkert bland de bästa 6 …" would be read as an order too; what is sure is which pairs differ.
std::string places_in_words(const std::vector<FunnelUnit>& units, bool by_distance) {
    const int all = static_cast<int>(units.size());
    std::vector<std::string> first, last;
    for (const auto& unit : units) {
        if (unit.best == 1) first.push_back(unit.name);
        if (unit.worst == all) last.push_back(unit.name);
    }
    if (static_cast<int>(first.size()) == all)
        return fmt::format("Slumpen lämnar öppet vem som är {}: alla {} kan vara det.",
                           by_distance ? "närmast målet" : "bäst", all);
    const auto named = [](const std::vector<std::string>& names, const char* what) {
        return names.size() <= 4 ? fmt::format("{} kan vara {}", list_in_words(names), what)
                                 : fmt::format("{} enheter kan vara {}", names.size(), what);
    };
    return named(first, by_distance ? "närmast målet" : "bäst") + ", " +
           named(last, by_distance ? "längst från det" : "sämst") + ". För de andra är platsen bara ungefär känd.";
}

// By the outcomes themselves, as the judgement goes: 100 · 29 / 100 computed anew may fall short of 29.
void count_by_target(MeasureFunnel& funnel, const std::vector<FunnelGroup>& groups, const TargetInterval& target) {
    funnel.target_lower = target.lower;
    funnel.target_upper = target.upper;
    for (const auto& group : groups) {
        ++(group.value < target.lower   ? funnel.below_target
           : group.value > target.upper ? funnel.above_target
                                        : funnel.within_target);
    }
}

void place_units(MeasureFunnel& funnel, const std::vector<FunnelGroup>& groups, bool part_of, double times,
                 BetterDirection direction, const std::optional<TargetInterval>& target) {
    const double z = z_for_all(static_cast<int>(groups.size()));
    std::vector<double> values;
    std::vector<Interval> intervals;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        values.push_back(target ? groups[i].value : funnel.units[i].value);
        const auto interval = interval_of(groups[i], part_of, z);
        intervals.push_back({interval.lower * times, interval.upper * times});
    }
    std::vector<Interval> open = intervals;
    if (target) {  // those in it share the first place
        for (double& value : values) value = target->distance(value);
        for (auto& interval : open)
            std::tie(interval.lower, interval.upper) = target->distances(interval.lower, interval.upper);
    }
    const auto places = rank_places(values, open, !target && direction == BetterDirection::higher_is_better);
    for (std::size_t i = 0; i < places.size(); ++i) {
        auto& unit = funnel.units[i];
        unit.low = intervals[i].lower;
        unit.high = intervals[i].upper;
        unit.rank = places[i].rank;
        unit.best = places[i].best;
        unit.worst = places[i].worst;
    }
    funnel.places = places_in_words(funnel.units, target.has_value());
}

}  // namespace

MeasureFunnel funnel_of(const std::vector<FunnelGroup>& groups, BetterDirection direction,
                        const std::optional<TargetInterval>& target) {
    MeasureFunnel funnel;
    if (groups.size() < fewest_in_funnel) return funnel;
    const double times = factor_of(groups);
    std::vector<SpcPoint> points;
    bool part_of = true;  // whether every numerator is counted among its denominator
    for (const auto& group : groups) {
        points.push_back({group.numerator, group.denominator});
        part_of = part_of && 0 <= group.numerator && group.numerator <= group.denominator;
    }
    FunnelQuestion question;
    question.kind = part_of ? FunnelKind::proportion : FunnelKind::ratio_of_counts;
    question.adjust = groups.size() >= fewest_for_dispersion;
    const auto answer = judge_groups(points, question);
    funnel.whole = answer.target * times;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto& point = answer.points[i];
        const auto& limits = question.adjust ? point.adjusted : point.plain;
        FunnelUnit unit{groups[i].unit,
                        groups[i].name,
                        groups[i].numerator,
                        groups[i].denominator,
                        point.ratio * times,
                        limits.lower95 * times,
                        limits.upper95 * times,
                        limits.lower998 * times,
                        limits.upper998 * times,
                        point.outlier,
                        ChartMeaning::common,
                        {},
                        {},
                        1,
                        1,
                        1};
        if (point.outlier) {
            const bool higher = point.ratio > answer.target;
            unit.meaning = target                                                       ? ChartMeaning::change
                           : higher == (direction == BetterDirection::higher_is_better) ? ChartMeaning::improvement
                                                                                        : ChartMeaning::concern;
        }
        funnel.units.push_back(std::move(unit));
    }
    place_units(funnel, groups, part_of, times, direction, target);
    if (target) count_by_target(funnel, groups, *target);
    const auto by_size = [](const FunnelGroup& a, const FunnelGroup& b) { return a.denominator < b.denominator; };
    const auto [least, most] = std::ranges::minmax_element(groups, by_size);
    const double from = least->denominator * 0.8, to = most->denominator * 1.05;
    for (int i = 0; i <= steps_of_curve; ++i) {
        // Closer together where the funnel is steep.
        const double share = static_cast<double>(i) / steps_of_curve;
        const double size = from + (to - from) * share * share;
        const auto limits = funnel_limits(question, answer, size);
        funnel.curve.push_back(
            {size, limits.lower95 * times, limits.upper95 * times, limits.lower998 * times, limits.upper998 * times});
    }
    return funnel;
}

}  // namespace ledstang
