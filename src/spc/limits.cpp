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

class PartLimits {
 public:
    PartLimits(std::span<const SpcPoint> points, std::span<SpcPointAnswer> answers, const SpcQuestion& question,
               std::vector<double>& scratch)
        : points_(points),
          answers_(answers),
          question_(question),
          scratch_(scratch),
          base_(question.baseline ? std::min(*question.baseline, answers.size()) : answers.size()) {}

    PartShape set() {
        scratch_.clear();
        switch (question_.chart) {
            case ControlChart::run:
                return by_median();
            case ControlChart::xmr:
                return by_moving_range(nhs_factor);
            case ControlChart::individuals:
                return by_moving_range(3 / d2);
            case ControlChart::moving_range:
                return ranges_themselves();
            case ControlChart::p:
            case ControlChart::p_prime:
            case ControlChart::u:
            case ControlChart::u_prime:
                return by_size();
            case ControlChart::c:
                return by_counts();
            case ControlChart::g:
                return between_cases();
            case ControlChart::t:
                return between_times();
            case ControlChart::i_prime:
                return by_weighted_ranges();
        }
        return PartShape::ordinary;
    }

 private:
    bool in_base(std::size_t i) const { return !answers_[i].missing() && !answers_[i].excluded; }

    double known_centre_or(double computed) const {
        return question_.centre ? *question_.centre / question_.multiply : computed;
    }

    // The mean in two passes: a value that equals the mean on paper shall do so here.
    double mean() const {
        double sum = 0;
        std::size_t count = 0;
        for (std::size_t i = 0; i < base_; ++i) {
            if (!in_base(i)) continue;
            sum += answers_[i].value;
            ++count;
        }
        if (count == 0) return no_value;
        const double first = sum / static_cast<double>(count);
        double rest = 0;
        for (std::size_t i = 0; i < base_; ++i) {
            if (in_base(i)) rest += answers_[i].value - first;
        }
        return first + rest / static_cast<double>(count);
    }

    double median() {
        scratch_.clear();
        for (std::size_t i = 0; i < base_; ++i) {
            if (in_base(i)) scratch_.push_back(answers_[i].value);
        }
        return median_of(scratch_);
    }

    // The one value that all of the base have.
    std::optional<double> constant() const {
        std::optional<double> value;
        std::size_t count = 0;
        for (std::size_t i = 0; i < base_; ++i) {
            if (!in_base(i)) continue;
            if (value && *value != answers_[i].value) return std::nullopt;
            value = answers_[i].value;
            ++count;
        }
        return count > 1 ? value : std::nullopt;
    }

    double ratio_of_sums() const {
        double numerators = 0;
        double denominators = 0;
        for (std::size_t i = 0; i < base_; ++i) {
            if (!in_base(i)) continue;
            numerators += points_[i].numerator;
            denominators += points_[i].denominator;
        }
        return denominators > 0 ? numerators / denominators : no_value;
    }

    void put(std::size_t i, double centre, double sigma, double least, double most, double shown) {
        auto& point = answers_[i];
        point.centre = shown;
        point.lower = std::max(centre - 3 * sigma, least);
        point.upper = std::min(centre + 3 * sigma, most);
        point.lower_inner = std::max(centre - 2 * sigma, least);
        point.upper_inner = std::min(centre + 2 * sigma, most);
    }
    // std::max and std::min give their first argument when it is NaN, so that an undefined σ stays undefined.
    void put_all(double centre, double sigma, double least, double most) {
        for (std::size_t i = 0; i < answers_.size(); ++i) put(i, centre, sigma, least, most, centre);
    }
    void without_limits(double centre) {
        for (auto& point : answers_) point.centre = centre;
    }
    static constexpr double infinite = std::numeric_limits<double>::infinity();

    PartShape by_median() {
        const auto same = constant();
        without_limits(known_centre_or(same ? *same : median()));
        return same ? PartShape::constant : PartShape::ordinary;
    }

    PartShape constant_at(double value) {
        put_all(known_centre_or(value), 0, -infinite, infinite);
        return PartShape::constant;
    }
    // Moving ranges that are mostly zero say that the series stands still, not how it varies.
    PartShape flat() {
        without_limits(known_centre_or(median()));
        return PartShape::flat;
    }

    // Neighbours in the base: a point that is excluded is passed over, a missing one is not bridged.
    void for_neighbours(auto&& use) const {
        std::size_t before = base_;
        for (std::size_t i = 0; i < base_; ++i) {
            if (answers_[i].missing()) {
                before = base_;
            } else if (!answers_[i].excluded) {
                if (before != base_) use(before, i);
                before = i;
            }
        }
    }

    MovingRanges ranges_of(auto&& value_at) {
        scratch_.clear();
        for_neighbours([&](std::size_t before, std::size_t here) {
            scratch_.push_back(std::abs(value_at(here) - value_at(before)));
        });
        return mean_moving_range(scratch_, question_.rules.screen_moving_ranges, question_.rules.screening_factor);
    }

    // r₁ of the base about its centre.
    double autocorrelation(double centre) const {
        double squares = 0;
        for (std::size_t i = 0; i < base_; ++i) {
            if (in_base(i)) squares += (answers_[i].value - centre) * (answers_[i].value - centre);
        }
        double products = 0;
        for_neighbours([&](std::size_t before, std::size_t here) {
            products += (answers_[before].value - centre) * (answers_[here].value - centre);
        });
        return squares > 0 ? products / squares : 0;
    }

    PartShape by_moving_range(double factor) {
        if (const auto same = constant()) return constant_at(*same);
        const auto ranges = ranges_of([&](std::size_t i) { return answers_[i].value; });
        if (ranges.mostly_zero) return flat();
        const double middle = mean();
        double sigma = factor * ranges.mean / 3;
        // A moving range sees σ√(1 − r₁) of a series whose neighbours are alike.
        if (question_.widen_for_autocorrelation) sigma /= std::sqrt(1 - std::clamp(autocorrelation(middle), 0.0, 0.95));
        put_all(known_centre_or(middle), sigma, question_.may_be_negative ? -infinite : 0, infinite);
        return PartShape::ordinary;
    }

    PartShape ranges_themselves() {
        const double middle = known_centre_or(mean());
        put_all(middle, middle * (moving_range_upper - 1) / 3, 0, infinite);
        for (auto& point : answers_) {
            point.lower = 0;
            point.lower_inner = 0;
            point.upper_inner = middle * moving_range_upper * 2 / 3;
        }
        return PartShape::ordinary;
    }

    bool is_share() const { return question_.chart == ControlChart::p || question_.chart == ControlChart::p_prime; }

    PartShape by_size() {
        const bool prime = question_.chart == ControlChart::p_prime || question_.chart == ControlChart::u_prime;
        const double middle = known_centre_or(ratio_of_sums());
        const double spread = is_share() ? middle * (1 - middle) : middle;
        const auto sigma_at = [&](std::size_t i) { return std::sqrt(spread / points_[i].denominator); };
        double widening = 1;
        if (prime && spread > 0) {
            const auto ranges = ranges_of([&](std::size_t i) { return (answers_[i].value - middle) / sigma_at(i); });
            // Where the shares stand still, chance alone is all there is to go by: the plain p or u chart.
            if (!ranges.mostly_zero) widening = ranges.mean / d2;
        }
        for (std::size_t i = 0; i < answers_.size(); ++i) {
            const double sigma = answers_[i].missing() ? no_value : widening * sigma_at(i);
            put(i, middle, sigma, 0, is_share() ? 1 : infinite, middle);
        }
        return constant() ? PartShape::constant : PartShape::ordinary;
    }

    PartShape by_counts() {
        const double middle = known_centre_or(mean());
        put_all(middle, std::sqrt(middle), 0, infinite);
        return constant() ? PartShape::constant : PartShape::ordinary;
    }

    PartShape between_cases() {
        const double average = mean();
        const double shown = known_centre_or(median());
        for (std::size_t i = 0; i < answers_.size(); ++i) {
            put(i, average, std::sqrt(average * (average + 1)), 0, infinite, shown);
        }
        return constant() ? PartShape::constant : PartShape::ordinary;
    }

    PartShape between_times() {
        if (const auto same = constant()) return constant_at(*same);
        const auto forth = [](double value) { return std::pow(value, 1 / event_power); };
        const auto back = [](double value) { return value > 0 ? std::pow(value, event_power) : value * 0; };
        const auto ranges = ranges_of([&](std::size_t i) { return forth(answers_[i].value); });
        if (ranges.mostly_zero) return flat();
        double sum = 0;
        std::size_t count = 0;
        for (std::size_t i = 0; i < base_; ++i) {
            if (!in_base(i)) continue;
            sum += forth(answers_[i].value);
            ++count;
        }
        const double average = count > 0 ? sum / static_cast<double>(count) : no_value;
        const double sigma = ranges.mean / d2;
        for (auto& point : answers_) {
            point.centre = known_centre_or(back(average));
            point.lower = back(average - 3 * sigma);
            point.upper = back(average + 3 * sigma);
            // Where two σ reach below no time at all there is no zone near the lower limit.
            point.lower_inner = average > 2 * sigma ? back(average - 2 * sigma) : no_value;
            point.upper_inner = back(average + 2 * sigma);
        }
        return PartShape::ordinary;
    }

    PartShape by_weighted_ranges() {
        if (const auto same = constant()) return constant_at(*same);
        const double middle = ratio_of_sums();
        scratch_.clear();
        for_neighbours([&](std::size_t before, std::size_t here) {
            const double change = std::abs(answers_[here].value - answers_[before].value);
            scratch_.push_back(std::sqrt(std::numbers::pi / 2) * change /
                               std::sqrt(1 / points_[before].denominator + 1 / points_[here].denominator));
        });
        const auto spread = mean_moving_range(scratch_, question_.rules.screen_moving_ranges, prime_screening);
        if (spread.mostly_zero) return flat();
        for (std::size_t i = 0; i < answers_.size(); ++i) {
            const double sigma = answers_[i].missing() ? no_value : spread.mean / std::sqrt(points_[i].denominator);
            put(i, known_centre_or(middle), sigma, question_.may_be_negative ? -infinite : 0, infinite,
                known_centre_or(middle));
        }
        return PartShape::ordinary;
    }

    std::span<const SpcPoint> points_;
    std::span<SpcPointAnswer> answers_;
    const SpcQuestion& question_;
    std::vector<double>& scratch_;
    std::size_t base_;  // points that give centre and limits, from the part's first
};

}  // namespace

PartShape set_limits(std::span<const SpcPoint> points, std::span<SpcPointAnswer> answers, const SpcQuestion& question,
                     std::vector<double>& scratch) {
    return PartLimits(points, answers, question, scratch).set();
}

}  // namespace ledstang
