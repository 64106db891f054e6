// How long it takes from one milestone to another, and how many reach it in time. A milestone is one or more
// activities, of which the first to happen counts. An event happens when it begins.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "process_analysis/activity_set.h"
#include "process_analysis/distribution.h"
#include "process_analysis/selection.h"

namespace ledstang {

struct LeadTimeQuestion {
    ActivitySet from;
    ActivitySet to;
    std::optional<double> target;  // seconds; within target is at most so long
};

// 0, 10, 25, 50, 75, 80, 90, 95, 100
extern const std::vector<int> lead_time_percents;

struct LeadTime {
    std::uint64_t cases = 0;
    std::uint64_t without_from = 0;
    std::uint64_t without_to = 0;
    std::uint64_t started() const { return cases - without_from; }

    // The first `to` less the first `from` of the cases that have both, also where it comes before.
    struct FirstToFirst {
        Distribution seconds;
        std::uint64_t negative = 0;
        std::uint64_t within = 0;  // the target, negative ones included
    } first_to_first;

    // From the first `from` to the first `to` that stands after it in the case.
    struct FirstToNext {
        Distribution seconds;
        std::uint64_t not_reached = 0;  // started, and no `to` after it
        std::uint64_t within = 0;
        std::uint64_t over = 0;
        // Nothing without a target, or where there is none to take a share of.
        std::optional<double> share_of_reached;
        std::optional<double> share_of_started;
    } first_to_next;
};

LeadTime lead_time(const Selection& selection, const LeadTimeQuestion& question);

// First to next, one row for each month (Swedish time) of the first `from`, oldest first, months without any included.
struct LeadTimeMonth {
    int year = 0;
    int month = 0;  // 1 to 12
    std::uint64_t started = 0;
    std::uint64_t reached = 0;
    std::uint64_t within = 0;
    std::optional<double> median, p90;  // seconds, of those who reached
};
std::vector<LeadTimeMonth> lead_time_by_month(const Selection& selection, const LeadTimeQuestion& question);

// One case's first to next: what lists of patients are made of.
struct CaseLeadTime {
    std::uint32_t in_case = 0;
    std::int64_t from = 0;                 // microseconds since 1970
    std::optional<std::int64_t> duration;  // microseconds; nothing: not reached
};
// The cases that have started, in the log's order.
std::vector<CaseLeadTime> case_lead_times(const Selection& selection, const LeadTimeQuestion& question);

}  // namespace ledstang
