// How far apart the points of a series are: what a point is called, and which rounds a season may have.
#pragma once

#include <span>
#include <vector>

#include "base/date.h"
#include "spc/spc.h"

namespace ledstang {

struct SeriesStep {
    PointWord word;
    std::vector<int> rounds;  // in points; none where a season makes no sense
};

SeriesStep step_of(Period::Kind kind);

// By the median number of days between dates in order; plain points where that fits no calendar.
SeriesStep step_of(std::span<const Date> dates);

}  // namespace ledstang
