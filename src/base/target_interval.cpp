#include "base/target_interval.h"

#include <algorithm>

namespace ledstang {

std::pair<double, double> TargetInterval::distances(double from, double to) const {
    const bool reaches = from <= upper && lower <= to;
    const double one = distance(from), other = distance(to);
    return {reaches ? 0.0 : std::min(one, other), std::max(one, other)};
}

Result<std::optional<TargetInterval>> target_interval(const std::optional<Decimal>& lower,
                                                      const std::optional<Decimal>& upper) {
    if (!lower && !upper) return std::nullopt;
    if (!lower || !upper)
        return refuse("target.interval",
                      "Ett mål som är ett intervall har två gränser: ange target_lower och "
                      "target_upper.");
    if (*upper < *lower)
        return refuse("target.interval", "Intervallets övre gräns är lägre än den undre: byt plats på dem.");
    return TargetInterval{lower->to_double(), upper->to_double()};
}

}  // namespace ledstang
