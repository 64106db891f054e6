// The heart of the graph and of handover: for every pair of labels (activities, resources) that directly follow each
// other within a case, how often and how long between.
//
// One reading of the columns, and no copy of the gaps. A sample of the cases, read first, tells for each pair between
// which two gaps its median must nearly certainly lie; while everything is counted and summed, the few gaps between
// those two are picked out, and the smaller ones counted. The median is then chosen among the picked: it is exact.
// Where the sample was wrong the columns are read once more for that pair.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "process_analysis/distribution.h"
#include "process_analysis/label_cases.h"
#include "process_analysis/selection.h"

namespace ledstang {

struct PairGaps {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint64_t cases = 0;  // with the pair at least once
    ExactSums gaps;           // microseconds
    std::int64_t least = 0;
    std::int64_t most = 0;
    double median = 0;  // seconds; mean of the two middle ones when they are an even number
};

// In no order that means anything, but the same one each time. `labels` has one entry for each event of the log, below
// `names` or `absent`; a pair of which one is absent is no pair.
std::vector<PairGaps> pair_gaps(const Selection& selection, std::span<const std::uint32_t> labels, std::size_t names,
                                Threads threads = 0);

// The same of the log's activities, with in how many cases each of them is, counted in the same reading.
struct ActivityGaps {
    std::vector<PairGaps> pairs;
    LabelCases activities;
};
ActivityGaps activity_gaps(const Selection& selection, Threads threads = 0);

}  // namespace ledstang
