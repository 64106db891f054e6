#include <algorithm>

#include "spc/limits.h"

namespace ledstang {

MovingRanges mean_moving_range(std::span<const double> ranges, bool screen, double factor) {
    if (ranges.empty()) return {};
    double sum = 0;
    std::size_t zeros = 0;
    for (const double range : ranges) {
        sum += range;
        zeros += range == 0 ? 1 : 0;
    }
    MovingRanges all{sum / static_cast<double>(ranges.size()), zeros * 2 > ranges.size()};
    if (!screen) return all;
    const double most = factor * all.mean;
    double kept_sum = 0;
    std::size_t kept = 0;
    for (const double range : ranges) {
        if (range >= most) continue;
        kept_sum += range;
        ++kept;
    }
    if (kept > 0) all.mean = kept_sum / static_cast<double>(kept);
    return all;
}

double median_of(std::span<double> values) {
    if (values.empty()) return no_value;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) return *middle;
    return (*std::max_element(values.begin(), middle) + *middle) / 2;
}

}  // namespace ledstang
