// Where time is lost: the time between steps summed over patients, and what a patient in the middle meets.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "process_analysis/activity_set.h"
#include "process_analysis/graph.h"

namespace ledstang {

struct Bottleneck {
    std::uint32_t from = 0;  // activities, or places in the list of milestones
    std::uint32_t to = 0;
    std::uint64_t count = 0;
    std::uint64_t cases = 0;
    double total = 0;   // seconds, summed over all patients
    double share = 0;   // of the time of all in the list
    double median = 0;  // seconds
};

// Of the graph's edges, most time lost first. Half of the time is often lost in a few of them.
std::vector<Bottleneck> bottlenecks_of(const Graph& graph);

// From each milestone that a case has come to, by its first event, to the one that the same case came to next: whoever
// goes past one, or takes them in another order, is counted by the way that was taken.
std::vector<Bottleneck> bottlenecks_between(const Selection& selection, const std::vector<ActivitySet>& milestones);

// The two that are worth a person's first look. By the median only those are ranked that at least so many cases pass:
// one who waited a year says nothing of the process.
struct WorstSteps {
    std::optional<Bottleneck> by_total;
    std::optional<Bottleneck> by_median;
};
WorstSteps worst_steps(const std::vector<Bottleneck>& list, std::uint64_t fewest_cases);

}  // namespace ledstang
