// A log parted as its activities are: for each part the pieces of cases that belong to it.
#pragma once

#include <vector>

#include "process_models/follows_graph.h"

namespace ledstang {

// One log per part. What does not fit the cut (there is none when the cut was made of the whole graph) is left out, as
// little of each case as can be.
std::vector<MinedLog> split_log(const MinedLog& log, const FollowsGraph& graph, const BlockCut& cut);

MinedLog only(const MinedLog& log, std::uint32_t activity);
MinedLog without(const MinedLog& log, std::uint32_t activity);

// Cases cut before each activity that a case begins with; strict: only where one that a case ends with comes before it.
MinedLog split_at_starts(const MinedLog& log, const FollowsGraph& graph, bool strict);

}  // namespace ledstang
