// What chance does to small figures: tests for two counts and for two shares, and intervals for shares.
// Pure functions of whole numbers and doubles, the same rule at every size; thread-safe.
#pragma once

#include <cstdint>

namespace ledstang {

struct Interval {
    double lower;
    double upper;
};

// 97.5th percentile of the standard normal distribution: two-sided intervals of 95 %.
constexpr double normal_95 = 1.959963984540054;

// Probability, if two counts come from the same Poisson rate, of a difference as large as the one seen.
// Given the sum n = a + b, a is binomial(n, p) with p = e_a / (e_a + e_b), e being exposures (days, patients).
// Two-sided by doubling the smaller tail: min(1, 2 · min(P(X ≤ a), P(X ≥ a))). Doubling is chosen before summing the
// likelihoods at most that of the outcome because it agrees with the exact (Garwood, Clopper–Pearson) interval, treats
// rise and fall alike, and never jumps when an exposure changes a little; with equal exposures the two are the same.
// Przyborowski and Wilenski, Biometrika 31 (1940) 313–323.
// Answers 1 where nothing can be said: a negative count, an exposure that is not positive, or no events at all.
double poisson_difference_probability(std::int64_t count_a, double exposure_a, std::int64_t count_b, double exposure_b);

// Probability, if two shares a/m and b/n are the same, of a table no more likely than the one seen, margins fixed:
// the sum of C(m, x) · C(n, a+b−x) / C(m+n, a+b) over every x whose term is at most that of x = a (relative slack 1e−7
// for rounding). Fisher's exact test, two-sided by likelihood; R. A. Fisher, The Design of Experiments (1935), ch. 2.
// Answers 1 where nothing can be said: an empty denominator, or a numerator outside 0 … denominator.
double fisher_probability(std::int64_t numerator_a, std::int64_t denominator_a, std::int64_t numerator_b,
                          std::int64_t denominator_b);

// Wilson's score interval for a share p = x/n:
// (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n). E. B. Wilson, JASA 22 (1927) 209–212.
// Nothing known (n < 1, or x outside 0 … n) is the interval 0 … 1.
Interval wilson_interval(std::int64_t numerator, std::int64_t denominator, double z = normal_95);

// Newcombe's score interval for the difference p_a − p_b of two independent shares, his method 10, without continuity
// correction. With l, u from Wilson:  lower = d − √((p_a − l_a)² + (u_b − p_b)²), upper = d + √((u_a − p_a)² + (p_b −
// l_b)²). R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890. It says how large a change may be, and is for
// showing; whether a change is more than chance is decided by fisher_probability alone, so that a verdict has one rule.
// Nothing known is the interval −1 … 1.
Interval newcombe_interval(std::int64_t numerator_a, std::int64_t denominator_a, std::int64_t numerator_b,
                           std::int64_t denominator_b, double z = normal_95);

}  // namespace ledstang
