// Which activity directly follows which in a log, and the ways in which that graph falls into blocks.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "process_models/process_tree.h"

namespace ledstang {

using MinedTrace = std::vector<std::uint32_t>;
using MinedLog = std::map<MinedTrace, std::uint64_t>;  // traces with their number of cases

// Activities are numbered from 0 within the log at hand.
struct FollowsGraph {
    std::vector<std::uint32_t> activities;  // by number, what the log calls them
    std::vector<std::uint64_t> start, end;  // cases that begin and end with it
    std::vector<std::vector<std::uint64_t>> follows;

    std::size_t size() const { return activities.size(); }
    std::uint32_t number_of(std::uint32_t activity) const;  // which must be there
    bool edge(std::size_t a, std::size_t b) const { return follows[a][b] > 0; }
};

FollowsGraph graph_of(const MinedLog& log);

// Without the edges, beginnings and ends that are rarer than the share of the most frequent one of the same activity.
FollowsGraph without_rare(const FollowsGraph& graph, double share);

struct BlockCut {
    TreeKind kind = TreeKind::exclusive;
    std::vector<std::uint32_t>
        part;                 // by number in the graph; of a sequence in order, of a loop 0 is what is done first
    std::uint32_t parts = 0;  // at least two
};

// Choice, order, repetition last of all; nothing when the graph is one block.
std::optional<BlockCut> cut_of(const FollowsGraph& graph);

}  // namespace ledstang
