#include <algorithm>

#include "spc/limits.h"

namespace ledstang {

MovingRanges mean_moving_range(std::span<const double> ranges, bool screen, double factor) {
    if (ranges.empty()) return {};
    std::size_t zeros = 0;
    for (const double range : ranges) zeros += range == 0 ? 1 : 0;
    const double sum = sum_by(ranges.size(), [&](std::size_t i) { return ranges[i]; });
    MovingRanges all{sum / static_cast<double>(ranges.size()), zeros * 2 > ranges.size()};
    if (!screen) return all;
    const double most = factor * all.mean;
    std::size_t kept = 0;
    for (const double range : ranges) kept += range < most ? 1 : 0;
    if (kept == 0 || kept == ranges.size()) return all;
    all.mean = sum_by(ranges.size(), [&](std::size_t i) { return ranges[i] < most ? ranges[i] : 0; }) /
               static_cast<double>(kept);
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
