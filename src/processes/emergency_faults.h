// Which stamps of emergency visits are missing or cannot be right, told so that no small number of visits can be worked
// out. Inside the module.
#pragma once

#include <cstdint>
#include <vector>

#include "processes/emergency.h"

namespace ledstang {

// The visits by one interval: those that are in its times, and those that end before they begin.
struct CountedInterval {
    std::size_t from = 0, to = 0;  // places of its stamps
    std::uint64_t in_times = 0;
    std::uint64_t negative = 0;
};

// One for each stamp and then for each interval. `missing` is by stamp: of those that have a day to come, which
// `in_future` says that some have, as of those that are not there. Fewer than the region shows is told by one and
// the same sentence, also when it is none. Whoever takes those that are in an interval's times from all `visits` has
// those that lack a stamp or are negative; where that leaves one of them no more than two values, nothing is told of
// any of the three.
std::vector<EmergencyFault> faults_told(const EmergencySettings& settings, const std::vector<std::uint64_t>& missing,
                                        const std::vector<bool>& in_future,
                                        const std::vector<CountedInterval>& intervals, const ChosenCases& cases);

}  // namespace ledstang
