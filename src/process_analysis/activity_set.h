// Some of a log's activities: a milestone, or the steps that a filter asks for.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "event_logs/event_log.h"

namespace ledstang {

class ActivitySet {
 public:
    ActivitySet() = default;
    // Those of the names that the log has. A name that it lacks is no fault here: a step of the decided process may
    // not have happened yet.
    ActivitySet(const EventLog& log, std::span<const std::string> names);

    bool operator()(std::uint32_t activity) const { return has_[activity] != 0; }
    // The first of the events from `begin` to before `end` that is of the set; `end` when none is.
    std::uint64_t first(const std::uint32_t* activity, std::uint64_t begin, std::uint64_t end) const {
        while (begin < end && has_[activity[begin]] == 0) ++begin;
        return begin;
    }

 private:
    std::vector<std::uint8_t> has_;  // by activity
};

// For what people write: refuses with `process.activity_unknown` a name that the log has no event of, and with
// `process.activity_missing` no name at all.
Result<ActivitySet> activity_set(const EventLog& log, std::span<const std::string> names);
Result<std::uint32_t> activity_number(const EventLog& log, const std::string& name);

}  // namespace ledstang
