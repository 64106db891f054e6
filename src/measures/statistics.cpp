#include "measures/statistics.h"

#include <algorithm>
#include <cmath>

#include "base/share_bounds.h"

namespace ledstang {

namespace {

constexpr double negligible = 1e-14;  // share of a sum below which further terms are left out

double log_factorial(double number) {
    int sign = 0;  // lgamma_r, since std::lgamma writes a global and judgements run on many threads
    return ::lgamma_r(number + 1.0, &sign);
}

double log_choose(double from, double taken) {
    return log_factorial(from) - log_factorial(taken) - log_factorial(from - taken);
}

bool is_share(std::int64_t numerator, std::int64_t denominator) {
    return denominator >= 1 && numerator >= 0 && numerator <= denominator;
}

// Sums term(x) from `first` to `last`, stepping towards `last`, where each term is the one before times ratio(x).
template <class Ratio>
double sum_of_tail(double first_term, double first, double last, Ratio ratio) {
    const double step = last >= first ? 1.0 : -1.0;
    double sum = first_term;
    double term = first_term;
    double x = first;
    while (x != last) {
        term *= ratio(x);
        sum += term;
        x += step;
        if (term <= sum * negligible) {
            break;
        }
    }
    return sum;
}

// The hypergeometric distribution of the first numerator when both denominators and the sum of numerators are given.
class FixedMargins {
 public:
    FixedMargins(double denominator_a, double denominator_b, double numerators)
        : first_(denominator_a),
          second_(denominator_b),
          taken_(numerators),
          all_(log_choose(denominator_a + denominator_b, numerators)) {}

    double lowest() const { return std::max(0.0, taken_ - second_); }
    double highest() const { return std::min(first_, taken_); }
    double most_likely() const { return std::floor((taken_ + 1.0) * (first_ + 1.0) / (first_ + second_ + 2.0)); }
    double log_probability(double x) const { return log_choose(first_, x) + log_choose(second_, taken_ - x) - all_; }

    double tail_up(double from) const {
        return sum_of_tail(std::exp(log_probability(from)), from, highest(), [this](double x) {
            return (first_ - x) * (taken_ - x) / ((x + 1.0) * (second_ - taken_ + x + 1.0));
        });
    }
    double tail_down(double from) const {
        return sum_of_tail(std::exp(log_probability(from)), from, lowest(), [this](double x) {
            return x * (second_ - taken_ + x) / ((first_ - x + 1.0) * (taken_ - x + 1.0));
        });
    }

 private:
    double first_;
    double second_;
    double taken_;
    double all_;
};

// Between `outside` and `inside`, where likely(x) turns from false to true once: the last x for which it is false.
template <class Likely>
double last_unlikely(double outside, double inside, Likely likely) {
    while (std::abs(inside - outside) > 1.0) {
        const double middle = std::floor((outside + inside) / 2.0);
        (likely(middle) ? inside : outside) = middle;
    }
    return outside;
}

}  // namespace

double poisson_difference_probability(std::int64_t count_a, double exposure_a, std::int64_t count_b,
                                      double exposure_b) {
    const bool exposed = exposure_a > 0.0 && exposure_b > 0.0 && std::isfinite(exposure_a) && std::isfinite(exposure_b);
    if (!exposed || count_a < 0 || count_b < 0 || (count_a == 0 && count_b == 0)) {
        return 1.0;
    }
    const double a = static_cast<double>(count_a);
    const double b = static_cast<double>(count_b);
    const double n = a + b;
    const double odds = exposure_a / exposure_b;
    const double log_share_a = -std::log1p(1.0 / odds);
    const double log_share_b = -std::log1p(odds);
    const double here = std::exp(log_choose(n, a) + a * log_share_a + b * log_share_b);
    const double expected = n * odds / (1.0 + odds);
    // Summed on the side where the terms fall; the other side is what remains.
    const double far = a >= expected ? sum_of_tail(here, a, n, [&](double x) { return (n - x) / (x + 1.0) * odds; })
                                     : sum_of_tail(here, a, 0.0, [&](double x) { return x / (n - x + 1.0) / odds; });
    const double near = 1.0 - far + here;
    return std::clamp(2.0 * std::min(far, near), 0.0, 1.0);
}

double fisher_probability(std::int64_t numerator_a, std::int64_t denominator_a, std::int64_t numerator_b,
                          std::int64_t denominator_b) {
    if (!is_share(numerator_a, denominator_a) || !is_share(numerator_b, denominator_b)) {
        return 1.0;
    }
    const double seen = static_cast<double>(numerator_a);
    const FixedMargins margins(static_cast<double>(denominator_a), static_cast<double>(denominator_b),
                               seen + static_cast<double>(numerator_b));
    const double centre = std::clamp(margins.most_likely(), margins.lowest(), margins.highest());
    const double level = margins.log_probability(seen) + std::log1p(1e-7);
    const auto likely = [&](double x) { return margins.log_probability(x) > level; };
    if (!likely(centre)) {
        return 1.0;  // nothing is more likely than what was seen
    }
    const bool above = seen > centre;
    double probability = above ? margins.tail_up(seen) : margins.tail_down(seen);
    const double other_end = above ? margins.lowest() : margins.highest();
    if (!likely(other_end)) {
        const double from = last_unlikely(other_end, centre, likely);
        probability += above ? margins.tail_down(from) : margins.tail_up(from);
    }
    return std::clamp(probability, 0.0, 1.0);
}

Interval wilson_interval(std::int64_t numerator, std::int64_t denominator, double z) {
    const auto bounds = wilson_bounds(numerator, denominator, z);
    return {bounds.lower, bounds.upper};
}

Interval newcombe_interval(std::int64_t numerator_a, std::int64_t denominator_a, std::int64_t numerator_b,
                           std::int64_t denominator_b, double z) {
    const auto bounds = newcombe_bounds(numerator_a, denominator_a, numerator_b, denominator_b, z);
    return {bounds.lower, bounds.upper};
}

}  // namespace ledstang
