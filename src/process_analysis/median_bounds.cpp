#include "process_analysis/median_bounds.h"

#include <algorithm>
#include <cmath>

namespace ledstang {

MedianBounds MedianBounds::of(std::vector<std::int64_t>& sample) {
    if (sample.size() < fewest) return {};
    const auto n = static_cast<double>(sample.size());
    const double reach = 2.5 * std::sqrt(n) + 1;
    const auto at = [&](double place) {
        const auto middle = sample.begin() + static_cast<std::ptrdiff_t>(place);
        std::nth_element(sample.begin(), middle, sample.end());
        return *middle;
    };
    return {at(std::floor(n / 2 - reach)), at(std::ceil(n / 2 + reach) - 1)};
}

}  // namespace ledstang
