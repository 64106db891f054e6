// How far chance alone may have moved a share, or the difference of two. Pure and thread-safe.
#pragma once

#include <cstdint>

namespace ledstang {

struct ShareBounds {
    double lower;
    double upper;
};

// 97.5th percentile of the standard normal distribution: two-sided intervals of 95 %.
constexpr double normal_975 = 1.959963984540054;

// Wilson's score interval for a share p = x/n:
// (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n). E. B. Wilson, JASA 22 (1927) 209–212.
// Nothing known (n < 1, or x outside 0 … n) is 0 … 1.
ShareBounds wilson_bounds(std::int64_t numerator, std::int64_t denominator, double z = normal_975);

// Newcombe's score interval for the difference p_a − p_b of two independent shares, his method 10, without continuity
// correction. With l, u from Wilson:  lower = d − √((p_a − l_a)² + (u_b − p_b)²), upper = d + √((u_a − p_a)² + (p_b −
// l_b)²). R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890. Nothing known is −1 … 1.
ShareBounds newcombe_bounds(std::int64_t numerator_a, std::int64_t denominator_a, std::int64_t numerator_b,
                            std::int64_t denominator_b, double z = normal_975);

}  // namespace ledstang
