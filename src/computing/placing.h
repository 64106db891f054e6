// Where a computed figure may be put: never over what a person has entered, never where the period is closed. Inside
// the computing module.
#pragma once

#include <set>
#include <unordered_map>

#include "calendar/calendar.h"
#include "computing/computation.h"

namespace ledstang {

// One measure's outcomes as they stand, and what may be done with them.
class Placing {
 public:
    // Of periods in these years alone: a day's rows touch one of many.
    struct Years {
        int first = 0, last = 9999;
    };
    Placing(Sql& sql, OpenPlaces& open, const Measure& measure, const Years& years);

    // The outcome as it may be written, its series changed where main is taken; nothing when it may not be. What is
    // kept is told in `kept`.
    std::optional<Outcome> place(Outcome outcome, std::vector<KeptPlace>& kept);
    // Whether it differs from what stands at its place.
    bool differs(const Outcome& outcome) const;
    bool stands(const Outcome& outcome) const;

    // Places that an earlier run wrote, with a value.
    struct Computed {
        std::string unit, series;
        Period period;
        Sex sex = Sex::T;
    };
    const std::vector<Computed>& computed() const { return computed_; }

 private:
    struct Present {
        std::optional<Decimal> value, numerator, denominator;
        std::int64_t flags = 0;
        bool ours = false;
    };
    const Present* find(const Outcome& outcome) const;
    bool accepted(const Outcome& outcome);

    Sql& sql_;
    OpenPlaces& open_;
    const Measure& measure_;
    std::unordered_map<std::string, Present> present_;
    std::vector<Computed> computed_;
    std::map<std::pair<std::string, std::int64_t>, std::set<std::pair<std::string, std::int64_t>>> accepted_;
};

}  // namespace ledstang
