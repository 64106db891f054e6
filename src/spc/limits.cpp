#include "spc/limits.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ledstang {
namespace {

// σ of a moving range of two is 1.128 times that of the values (d₂; Shewhart, Montgomery's table of constants).
constexpr double d2 = 1.128;
constexpr double nhs_factor = 2.66;
constexpr double moving_range_upper = 3.267;  // D₄ of two
constexpr double prime_screening = 3.2665;    // I′, Taylor 2017
// Time between events to the power 1 / 3.6 is nearly normal (Nelson 1994).
constexpr double event_power = 3.6;
constexpr double infinite = std::numeric_limits<double>::infinity();

class PartLimits {
 public:
    PartLimits(PartWork& part, const SpcQuestion& question) : part_(part), question_(question), lines_(part.lines) {
        base_points_ = question.baseline ? std::min(*question.baseline, part.values.size()) : part.values.size();
        const auto end = part.values.begin() + static_cast<std::ptrdiff_t>(base_points_);
        if (!part.gaps && part.excluded.empty()) {
            part_.base.assign(part.values.begin(), end);
            return;
        }
        part_.base.clear();
        for (std::size_t i = 0; i < base_points_; ++i) {
            if (in_base(i)) part_.base.push_back(part_.values[i]);
        }
    }

    PartShape set() {
        const auto same = constant();
        const PartShape ordinary = same ? PartShape::constant : PartShape::ordinary;
        switch (question_.chart) {
            case ControlChart::run:
                without_limits(same ? *same : median());
                return ordinary;
            case ControlChart::xmr:
            case ControlChart::individuals:
                return same ? constant_at(*same) : by_moving_range();
            case ControlChart::moving_range:
                ranges_themselves();
                return ordinary;
            case ControlChart::p:
            case ControlChart::p_prime:
            case ControlChart::u:
            case ControlChart::u_prime:
                by_size();
                return ordinary;
            case ControlChart::c:
                all_around(known_centre_or(mean()), std::sqrt(known_centre_or(mean())), 0);
                return ordinary;
            case ControlChart::g:
                between_cases();
                return ordinary;
            case ControlChart::t:
                return same ? constant_at(*same) : between_times();
            case ControlChart::i_prime:
                return same ? constant_at(*same) : by_weighted_ranges();
        }
        return ordinary;
    }

 private:
    bool in_base(std::size_t i) const {
        return (part_.excluded.empty() || !part_.excluded[i]) && part_.values[i] == part_.values[i];
    }

    double known_centre_or(double computed) const {
        return question_.centre ? *question_.centre / question_.multiply : computed;
    }

    double mean_of(auto&& value_of) const {
        const auto& base = part_.base;
        if (base.empty()) return no_value;
        return sum_by(base.size(), [&](std::size_t i) { return value_of(base[i]); }) / static_cast<double>(base.size());
    }
    // In two passes: a value that equals the mean on paper shall do so here.
    double mean() const {
        const double first = mean_of([](double value) { return value; });
        return first + mean_of([&](double value) { return value - first; });
    }

    double median() {
        part_.ranges = part_.base;
        return median_of(part_.ranges);
    }

    // The one value that all of the base have.
    std::optional<double> constant() const {
        const auto& base = part_.base;
        if (base.size() < 2) return std::nullopt;
        for (const double value : base) {
            if (value != base.front()) return std::nullopt;
        }
        return base.front();
    }

    double ratio_of_sums() const {
        double numerators = 0;
        double denominators = 0;
        for (std::size_t i = 0; i < base_points_; ++i) {
            if (!in_base(i)) continue;
            numerators += part_.points[i].numerator;
            denominators += part_.points[i].denominator;
        }
        return denominators > 0 ? numerators / denominators : no_value;
    }

    // std::max and std::min give their first argument when it is NaN, so that an undefined σ stays undefined.
    void all_around(double centre, double sigma, double least) {
        lines_.centre.set(centre);
        lines_.lower.set(std::max(centre - 3 * sigma, least));
        lines_.upper.set(centre + 3 * sigma);
        lines_.lower_inner.set(std::max(centre - 2 * sigma, least));
        lines_.upper_inner.set(centre + 2 * sigma);
    }
    void each_around(double centre, double least, double most, auto&& sigma_at) {
        lines_.centre.set(centre);
        for (Line* line : {&lines_.lower, &lines_.upper, &lines_.lower_inner, &lines_.upper_inner}) {
            line->resize(part_.values.size());
        }
        for (std::size_t i = 0; i < part_.values.size(); ++i) {
            if (part_.values[i] != part_.values[i]) continue;
            const double sigma = sigma_at(i);
            lines_.lower[i] = std::max(centre - 3 * sigma, least);
            lines_.upper[i] = std::min(centre + 3 * sigma, most);
            lines_.lower_inner[i] = std::max(centre - 2 * sigma, least);
            lines_.upper_inner[i] = std::min(centre + 2 * sigma, most);
        }
    }
    void without_limits(double centre) { all_around(known_centre_or(centre), no_value, no_value); }

    PartShape constant_at(double value) {
        all_around(known_centre_or(value), 0, -infinite);
        return PartShape::constant;
    }
    // Moving ranges that are mostly zero say that the series stands still, not how it varies.
    PartShape flat() {
        without_limits(median());
        return PartShape::flat;
    }

    // Neighbours in the base: a point that is excluded is passed over, a missing one is not bridged.
    void for_neighbours(auto&& use) const {
        if (!part_.gaps && part_.excluded.empty()) {
            for (std::size_t i = 1; i < base_points_; ++i) use(i - 1, i);
            return;
        }
        std::size_t before = base_points_;
        for (std::size_t i = 0; i < base_points_; ++i) {
            if (part_.values[i] != part_.values[i]) {
                before = base_points_;
            } else if (in_base(i)) {
                if (before != base_points_) use(before, i);
                before = i;
            }
        }
    }

    MovingRanges ranges_of(double factor, auto&& change_between) {
        part_.ranges.resize(base_points_);
        std::size_t count = 0;
        for_neighbours([&](std::size_t before, std::size_t here) {
            part_.ranges[count++] = std::abs(change_between(before, here));
        });
        part_.ranges.resize(count);
        return mean_moving_range(part_.ranges, question_.rules.screen_moving_ranges, factor);
    }

    // r₁ of the base about its centre.
    double autocorrelation(double centre) const {
        double squares = 0;
        for (const double value : part_.base) squares += (value - centre) * (value - centre);
        double products = 0;
        for_neighbours([&](std::size_t before, std::size_t here) {
            products += (part_.values[before] - centre) * (part_.values[here] - centre);
        });
        return squares > 0 ? products / squares : 0;
    }

    PartShape by_moving_range() {
        const auto ranges = ranges_of(question_.rules.screening_factor, [&](std::size_t before, std::size_t here) {
            return part_.values[here] - part_.values[before];
        });
        if (ranges.mostly_zero) return flat();
        const double middle = mean();
        double sigma = ranges.mean * (question_.chart == ControlChart::xmr ? nhs_factor / 3 : 1 / d2);
        // A moving range sees σ√(1 − r₁) of a series whose neighbours are alike.
        if (question_.widen_for_autocorrelation) sigma /= std::sqrt(1 - std::clamp(autocorrelation(middle), 0.0, 0.95));
        all_around(known_centre_or(middle), sigma, question_.may_be_negative ? -infinite : 0);
        return PartShape::ordinary;
    }

    void ranges_themselves() {
        const double middle = known_centre_or(mean());
        lines_.centre.set(middle);
        lines_.lower.set(0);
        lines_.lower_inner.set(0);
        lines_.upper.set(middle * moving_range_upper);
        lines_.upper_inner.set(middle * moving_range_upper * 2 / 3);
    }

    void by_size() {
        const bool share = question_.chart == ControlChart::p || question_.chart == ControlChart::p_prime;
        const bool prime = question_.chart == ControlChart::p_prime || question_.chart == ControlChart::u_prime;
        const double middle = known_centre_or(ratio_of_sums());
        const double spread = share ? middle * (1 - middle) : middle;
        const auto sigma_at = [&](std::size_t i) { return std::sqrt(spread / part_.points[i].denominator); };
        double widening = 1;
        if (prime && spread > 0) {
            const auto z_at = [&](std::size_t i) { return (part_.values[i] - middle) / sigma_at(i); };
            const auto ranges = ranges_of(question_.rules.screening_factor, [&](std::size_t before, std::size_t here) {
                return z_at(here) - z_at(before);
            });
            // Where the shares stand still, chance alone is all there is to go by: the plain p or u chart.
            if (!ranges.mostly_zero) widening = ranges.mean / d2;
        }
        each_around(middle, 0, share ? 1 : infinite, [&](std::size_t i) { return widening * sigma_at(i); });
    }

    void between_cases() {
        const double average = mean();
        const double shown = known_centre_or(median());
        all_around(average, std::sqrt(average * (average + 1)), 0);
        lines_.centre.set(shown);
    }

    PartShape between_times() {
        const auto forth = [](double value) { return std::pow(value, 1 / event_power); };
        const auto back = [](double value) { return value > 0 ? std::pow(value, event_power) : value * 0; };
        const auto ranges = ranges_of(question_.rules.screening_factor, [&](std::size_t before, std::size_t here) {
            return forth(part_.values[here]) - forth(part_.values[before]);
        });
        if (ranges.mostly_zero) return flat();
        const double average = mean_of(forth);
        const double sigma = ranges.mean / d2;
        lines_.centre.set(known_centre_or(back(average)));
        lines_.lower.set(back(average - 3 * sigma));
        lines_.upper.set(back(average + 3 * sigma));
        // Where two σ reach below no time at all there is no zone near the lower limit.
        lines_.lower_inner.set(average > 2 * sigma ? back(average - 2 * sigma) : no_value);
        lines_.upper_inner.set(back(average + 2 * sigma));
        return PartShape::ordinary;
    }

    PartShape by_weighted_ranges() {
        const double middle = known_centre_or(ratio_of_sums());
        const auto spread = ranges_of(prime_screening, [&](std::size_t before, std::size_t here) {
            return std::sqrt(std::numbers::pi / 2) * (part_.values[here] - part_.values[before]) /
                   std::sqrt(1 / part_.points[before].denominator + 1 / part_.points[here].denominator);
        });
        if (spread.mostly_zero) return flat();
        each_around(middle, question_.may_be_negative ? -infinite : 0, infinite,
                    [&](std::size_t i) { return spread.mean / std::sqrt(part_.points[i].denominator); });
        return PartShape::ordinary;
    }

    PartWork& part_;
    const SpcQuestion& question_;
    PartLines& lines_;
    std::size_t base_points_ = 0;  // points that give centre and limits, from the part's first
};

}  // namespace

PartShape set_limits(PartWork& part, const SpcQuestion& question) {
    return PartLimits(part, question).set();
}

}  // namespace ledstang
