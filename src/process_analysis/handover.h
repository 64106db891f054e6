// Who hands over to whom: pairs of resources whose events directly follow each other.
#pragma once

#include <vector>

#include "process_analysis/distribution.h"
#include "process_analysis/pair_gaps.h"

namespace ledstang {

struct Handover {
    struct Pair {
        std::uint32_t from = 0;  // numbers in the log's resources(); may be the same
        std::uint32_t to = 0;
        std::uint64_t count = 0;
        double share = 0;  // of all transitions whose two events have a resource
        double mean = 0;   // seconds of the transition
        double median = 0;
    };
    std::uint64_t transitions = 0;  // whose two events have a resource
    std::uint64_t between_different = 0;
    Distribution seconds_between_different;
    std::vector<Pair> pairs;  // commonest first, alike by names
};

// Without pairs when the log has no resources.
Handover handover_of(const Selection& selection, Threads threads = 0);

}  // namespace ledstang
