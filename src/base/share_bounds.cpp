#include "base/share_bounds.h"

#include <algorithm>
#include <cmath>

namespace ledstang {
namespace {

bool is_share(std::int64_t numerator, std::int64_t denominator) {
    return denominator >= 1 && numerator >= 0 && numerator <= denominator;
}

}  // namespace

ShareBounds wilson_bounds(std::int64_t numerator, std::int64_t denominator, double z) {
    if (!is_share(numerator, denominator)) {
        return {0.0, 1.0};
    }
    const double n = static_cast<double>(denominator);
    const double share = static_cast<double>(numerator) / n;
    const double centre = share + z * z / (2.0 * n);
    const double half_width = z * std::sqrt(share * (1.0 - share) / n + z * z / (4.0 * n * n));
    const double scale = 1.0 + z * z / n;
    // At 0 and n the formula's end is exact; rounding must not say otherwise.
    return {numerator == 0 ? 0.0 : std::max(0.0, (centre - half_width) / scale),
            numerator == denominator ? 1.0 : std::min(1.0, (centre + half_width) / scale)};
}

ShareBounds newcombe_bounds(std::int64_t numerator_a, std::int64_t denominator_a, std::int64_t numerator_b,
                            std::int64_t denominator_b, double z) {
    if (!is_share(numerator_a, denominator_a) || !is_share(numerator_b, denominator_b)) {
        return {-1.0, 1.0};
    }
    const double share_a = static_cast<double>(numerator_a) / static_cast<double>(denominator_a);
    const double share_b = static_cast<double>(numerator_b) / static_cast<double>(denominator_b);
    const ShareBounds a = wilson_bounds(numerator_a, denominator_a, z);
    const ShareBounds b = wilson_bounds(numerator_b, denominator_b, z);
    const double difference = share_a - share_b;
    return {difference - std::hypot(share_a - a.lower, b.upper - share_b),
            difference + std::hypot(a.upper - share_a, share_b - b.lower)};
}

}  // namespace ledstang
