// How large cases are, how long they take, and what is done again in them.
#pragma once

#include <cstdint>
#include <vector>

#include "process_analysis/distribution.h"
#include "process_analysis/selection.h"

namespace ledstang {

struct CaseFigures {
    Distribution size;               // events of a case
    Distribution duration;           // seconds from the first instant to the last
    std::int64_t first_instant = 0;  // of all; microseconds since 1970, 0 without events
    std::int64_t last_instant = 0;
};
CaseFigures case_figures(const Selection& selection);

struct Rework {
    struct Repeated {
        std::uint32_t activity = 0;
        std::uint64_t cases = 0;   // in which it occurs at least twice
        std::uint64_t events = 0;  // occurrences beyond the first of a case
    };
    std::vector<Repeated> repeated;  // most cases first, alike by name
    std::uint64_t cases_with_any = 0;
    std::uint64_t events = 0;  // sum over the cases of events less distinct activities
};
Rework rework_of(const Selection& selection, Threads threads = 0);

}  // namespace ledstang
