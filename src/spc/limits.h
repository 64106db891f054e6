// Centre and limits of one part. The answer's points already have their values, unscaled.
#pragma once

#include <span>
#include <vector>

#include "spc/spc.h"

namespace ledstang {

// Fills centre and limits of `answers`, all in numerator / denominator without `multiply`, and returns the part's
// shape. `scratch` is memory to work in.
PartShape set_limits(std::span<const SpcPoint> points, std::span<SpcPointAnswer> answers, const SpcQuestion& question,
                     std::vector<double>& scratch);

// Mean of the moving ranges, screened once if asked to. NaN when there are none. Changes the order of nothing.
struct MovingRanges {
    double mean = no_value;
    bool mostly_zero = false;  // more than half of them are
};
MovingRanges mean_moving_range(std::span<const double> ranges, bool screen, double factor);

// Even numbers: the mean of the two in the middle. NaN when empty. Sorts what it is given.
double median_of(std::span<double> values);

}  // namespace ledstang
