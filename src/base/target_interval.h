// A target that is an interval, beside series and units: a value in it is as good as any other, and one outside is the
// worse the further from it it lies. Pure functions.
#pragma once

#include <optional>
#include <utility>

#include "base/decimal.h"
#include "base/result.h"

namespace ledstang {

struct TargetInterval {
    double lower = 0, upper = 0;

    // How far outside a value lies; 0 in the interval and on its limits.
    double distance(double value) const { return value < lower ? lower - value : value > upper ? value - upper : 0.0; }
    // The least and the greatest distance of what may be anywhere from one value to another: how sure a place by
    // nearness is follows from these as a place by value does from the values.
    std::pair<double, double> distances(double from, double to) const;
};

// As an operation's question gives it: nothing when neither limit is there. Refuses "target.interval" where one is
// missing, or the lower is above the upper.
Result<std::optional<TargetInterval>> target_interval(const std::optional<Decimal>& lower,
                                                      const std::optional<Decimal>& upper);

}  // namespace ledstang
