#include "process_analysis/distribution.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace ledstang {
namespace {

// The value of one place in the order, everything below it to its left; `from` is a place that is in order already.
std::int64_t at_place(std::span<std::int64_t> values, std::size_t place, std::size_t& from) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(place);
    if (place >= from) {
        std::nth_element(values.begin() + static_cast<std::ptrdiff_t>(from), middle, values.end());
        from = place + 1;
    }
    return *middle;
}

}  // namespace

const std::vector<int> usual_percents{0, 5, 10, 25, 50, 75, 90, 95, 99, 100};

double ExactSums::mean(double per_unit) const {
    return static_cast<double>(static_cast<long double>(sum) / static_cast<long double>(count) / per_unit);
}

std::optional<double> ExactSums::deviation(double per_unit) const {
    if (count < 2) return std::nullopt;
    // Around the whole number next to the mean: Σ(x − m)² = Σx² − 2mΣx + nm², then the mean's fraction taken away.
    const auto n = static_cast<WideInteger>(count);
    const WideInteger middle = sum / n;
    const auto m = static_cast<WideUnsigned>(middle);
    const WideUnsigned around = squares - 2 * m * static_cast<WideUnsigned>(sum) + static_cast<WideUnsigned>(n) * m * m;
    const auto rest = static_cast<long double>(sum - n * middle);
    const long double square = static_cast<long double>(around) - rest * rest / static_cast<long double>(count);
    const auto variance = std::max(square, 0.0L) / static_cast<long double>(count - 1);
    return static_cast<double>(std::sqrt(variance) / per_unit);
}

double Distribution::quantile(int percent) const {
    for (const auto& one : quantiles) {
        if (one.percent == percent) return one.value;
    }
    throw std::out_of_range("no such quantile");
}

Distribution distribution_of(std::vector<std::int64_t>& values, double per_unit, const std::vector<int>& percents) {
    Distribution out;
    out.n = values.size();
    if (values.empty()) return out;
    ExactSums sums;
    auto least = values.front();
    auto most = values.front();
    for (const auto value : values) {
        sums.add(value);
        least = std::min(least, value);
        most = std::max(most, value);
    }
    out.mean = sums.mean(per_unit);
    out.sum = sums.total(per_unit);
    out.deviation = sums.deviation(per_unit);
    out.least = static_cast<double>(least) / per_unit;
    out.most = static_cast<double>(most) / per_unit;

    auto rising = percents;
    rising.push_back(50);
    std::ranges::sort(rising);
    std::size_t from = 0;
    std::vector<Quantile> found;
    for (const auto percent : rising) {
        // The place in whole hundredths, so that it is exact.
        const auto scaled = (values.size() - 1) * static_cast<std::size_t>(percent);
        const auto place = scaled / 100;
        const auto part = static_cast<double>(scaled % 100) / 100;
        const auto low = at_place(values, place, from);
        const auto high = scaled % 100 == 0 ? low : at_place(values, place + 1, from);
        found.push_back({percent, (static_cast<double>(low) + part * static_cast<double>(high - low)) / per_unit});
    }
    const auto value_of = [&](int percent) { return std::ranges::find(found, percent, &Quantile::percent)->value; };
    out.median = value_of(50);
    for (const auto percent : percents) out.quantiles.push_back({percent, value_of(percent)});
    return out;
}

double median_of(std::span<std::int64_t> values, double per_unit) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 != 0) return static_cast<double>(*middle) / per_unit;
    const auto below = *std::max_element(values.begin(), middle);
    return (static_cast<double>(below) + static_cast<double>(*middle)) / 2 / per_unit;
}

std::int64_t to_microseconds(double value) {
    const double scaled = std::round(value * microseconds);
    constexpr double end = 9.2e18;
    if (!(scaled > -end)) return std::numeric_limits<std::int64_t>::min();
    if (scaled > end) return std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(scaled);
}

}  // namespace ledstang
