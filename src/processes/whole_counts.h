// In how many of all the cases of a log each step and each arrow is: whoever sees the numbers of a choice beside those
// of all sees the rest. Kept while the log is the same, since every choice asks for it. Inside the module.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "event_logs/event_log.h"

namespace ledstang {

struct WholeCounts {
    std::vector<std::uint64_t> cases, starts, ends;                          // by activity
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> edges;  // cases with the arrow

    static std::shared_ptr<const WholeCounts> of(const EventLog& log);
};

}  // namespace ledstang
