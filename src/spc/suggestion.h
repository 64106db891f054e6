// Where the data themselves suggest that a new part begins. A suggestion only: a person who knows what happened
// decides, with a reason; nothing here is done by itself.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "spc/spc.h"

namespace ledstang {

struct SuggestionRules {
    std::size_t period = 21;     // points that give a part its limits
    std::size_t shift = 8;       // points in a row on one side that open the question
    std::size_t exclusions = 3;  // points outside the limits that are left out of their computing, the furthest first
};

struct SuggestedPart {
    std::size_t first = 0;
    std::size_t calculated_to = 0;      // the first point after those that give the limits
    std::vector<std::size_t> excluded;  // from the limits; indexes in the series
};

struct SpcSuggestion {
    std::vector<SuggestedPart> parts;    // empty: too few points for one period; one: no change suggested
    std::vector<SpcPointAnswer> points;  // with the suggested parts' limits; `shift` runs on from part to part
};

// A new part is suggested where a shift begins after the points that gave the limits, if enough points follow to give
// new ones and no shift back towards the old centre begins among them. `question` says the chart and whether moving
// ranges are screened.
SpcSuggestion suggest_parts(std::span<const SpcPoint> points, const SpcQuestion& question,
                            const SuggestionRules& rules = {});

enum class ShiftDirection { above, below, both };

struct MedianRules {
    std::size_t baseline = 13;  // points
    std::size_t run = 9;        // points in a row off the median
    ShiftDirection direction = ShiftDirection::both;
};

struct MedianPeriod {
    double median = no_value;
    std::size_t first = 0;
    std::size_t last = 0;  // the last point that the median is made of
};

// For run charts: the baseline's median, and a new one where a run holds on. Points on the median are passed over.
// Empty when the series is shorter than the baseline.
std::vector<MedianPeriod> suggest_medians(std::span<const SpcPoint> points, const MedianRules& rules = {});

}  // namespace ledstang
