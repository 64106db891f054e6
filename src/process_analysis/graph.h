// The directly-follows graph: which activity follows which, how often, and how long it takes.
#pragma once

#include <string>
#include <vector>

#include "process_analysis/pair_gaps.h"

namespace ledstang {

struct GraphNode {
    std::uint32_t activity = 0;
    std::uint64_t events = 0;
    std::uint64_t cases = 0;   // with the activity at least once
    std::uint64_t starts = 0;  // cases of which it is the first event
    std::uint64_t ends = 0;
};

// `from` is immediately followed by `to` in the same case, self-loops included. Times in seconds.
struct GraphEdge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::uint64_t count = 0;
    std::uint64_t cases = 0;
    double mean = 0, median = 0, least = 0, most = 0, sum = 0;
    std::optional<double> deviation;  // sample standard deviation, nothing for a single occurrence
};

struct Graph {
    std::uint64_t cases = 0;
    std::uint64_t events = 0;
    std::uint64_t transitions = 0;
    std::vector<GraphNode> nodes;  // those that occur, most events first; alike in order of name
    std::vector<GraphEdge> edges;  // most occurrences first; alike in order of the names of from and to
};

Graph graph_of(const Selection& selection, Threads threads = 0);

// The nodes alone.
std::vector<GraphNode> activities_of(const Selection& selection, Threads threads = 0);

// Each edge's place on the slider of detail: the map at detail d (0 to 1) shows the edges of which this is at most d.
// At 0 stands the least map that hangs together: every activity is reached from a start and reaches an end, over the
// edges whose least frequent one is as frequent as can be (the widest paths; T. C. Hu, Operations Research 9 (1961)
// 898–900). The others come in order of frequency, the last at 1.
std::vector<double> edge_levels(const Graph& graph);

// Every gap of one edge, for showing how it is distributed, with the cases that waited longest.
struct EdgeDetail {
    Distribution gaps;  // seconds
    struct Example {
        std::uint32_t in_case = 0;
        double seconds = 0;
        std::uint64_t event = 0;  // that the edge comes to
    };
    std::vector<Example> longest;  // each case once, the longest first
};
EdgeDetail edge_detail(const Selection& selection, std::uint32_t from, std::uint32_t to, std::size_t examples = 20);

}  // namespace ledstang
