// The stretches between two milestones of a process, one for each patient's way that has begun it, held against the
// limits that held when it began. Inside the module.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "processes/process.h"

namespace ledstang {

class ChosenCases;

struct Stretch {
    std::uint32_t in_case = 0;
    std::int64_t from = 0;             // microseconds since 1970
    std::optional<std::int64_t> to{};  // none: not reached
    std::string_view outcome{};        // of the event that it ends with; of the log, "" where that says nothing
};

// Of the chosen cases that have the first milestone, in the log's order. first_to_first: to the first event of the
// other milestone, wherever it is, so the stretch may be negative; first_to_next_after: to the first one after.
std::vector<Stretch> stretches_of(const ChosenCases& cases, const ProcessMilestone& from, const ProcessMilestone& to,
                                  const std::string& rule);

// One target with what it is counted by.
struct Counting {
    std::vector<const ProcessTarget*> targets;  // of the id, oldest first
    const ProcessMilestone* from = nullptr;
    const ProcessMilestone* to = nullptr;
    const ProcessTarget* newest = nullptr;  // of those that have begun: what is told is told in its unit
};
// Of each target that has begun and whose milestones are in the model that holds that day, by id. Points into `parts`.
std::vector<Counting> countings_of(const ProcessParts& parts, const Date& today);
// Of the one. Refuses with process.target_unknown.
Result<Counting> counting_of(const ProcessParts& parts, const std::string& target, const Date& today);

// How long it took in the unit: microseconds, or whole calendar days by Swedish time.
std::int64_t length_of(const Stretch& stretch, const std::string& unit);  // of one that has reached its end
// One such unit in the units that length_of counts: 60 000 000 for minutes, 1 for calendar_days.
double per_unit(const std::string& unit);

// Whole days, rounded up, within which all who reach the target's limit in time have done so: its own limit or the
// longest of its outcomes'.
std::chrono::days days_of_limit(const ProcessTarget& target);

// The target, of those with one id, that holds the day (Swedish time) on which the stretch began. Null: none did.
const ProcessTarget* target_at(const std::vector<const ProcessTarget*>& targets, const Stretch& stretch);
// Held against the limit of its outcome. Also a negative stretch is within.
bool is_within(const Stretch& stretch, const ProcessTarget& target);

}  // namespace ledstang
