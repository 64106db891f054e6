#include "process_analysis/graph.h"

#include <algorithm>

namespace ledstang {
namespace {

// Those that occur, most events first.
std::vector<GraphNode> nodes_of(const LabelCases& figures, const Names& names) {
    std::vector<GraphNode> nodes;
    for (std::uint32_t i = 0; i < figures.events.size(); ++i) {
        if (figures.events[i] == 0) continue;
        nodes.push_back({i, figures.events[i], figures.cases[i], figures.starts[i], figures.ends[i]});
    }
    std::ranges::sort(nodes, [&](const GraphNode& a, const GraphNode& b) {
        return a.events != b.events ? a.events > b.events : names[a.activity] < names[b.activity];
    });
    return nodes;
}

GraphEdge edge_of(const PairGaps& pair) {
    GraphEdge edge;
    edge.from = pair.from;
    edge.to = pair.to;
    edge.count = pair.gaps.count;
    edge.cases = pair.cases;
    edge.mean = pair.gaps.mean(microseconds);
    edge.median = pair.median;
    edge.least = seconds(pair.least);
    edge.most = seconds(pair.most);
    edge.sum = pair.gaps.total(microseconds);
    edge.deviation = pair.gaps.deviation(microseconds);
    return edge;
}

}  // namespace

std::vector<GraphNode> activities_of(const Selection& selection, Threads threads) {
    const auto& names = selection.log().activities();
    const auto ranges = share_cases(selection, threads);
    std::vector<LabelCases> parts(ranges.size(), LabelCases(0));
    in_threads(ranges.size(), [&](std::size_t i) {
        parts[i] = label_cases(selection, ranges[i], selection.log().activity(), names.size());
    });
    for (std::size_t i = 1; i < parts.size(); ++i) parts[0].add(parts[i]);
    return nodes_of(parts[0], names);
}

Graph graph_of(const Selection& selection, Threads threads) {
    const auto& names = selection.log().activities();
    const auto figures = activity_gaps(selection, threads);
    Graph graph;
    graph.cases = selection.case_count();
    graph.events = selection.event_count();
    graph.nodes = nodes_of(figures.activities, names);
    for (const auto& pair : figures.pairs) {
        graph.edges.push_back(edge_of(pair));
        graph.transitions += pair.gaps.count;
    }
    std::ranges::sort(graph.edges, [&](const GraphEdge& a, const GraphEdge& b) {
        if (a.count != b.count) return a.count > b.count;
        return a.from != b.from ? names[a.from] < names[b.from] : names[a.to] < names[b.to];
    });
    return graph;
}

EdgeDetail edge_detail(const Selection& selection, std::uint32_t from, std::uint32_t to, std::size_t examples) {
    const auto activity = selection.log().activity();
    const Gaps gaps(selection.log());
    std::vector<std::int64_t> values;
    struct Longest {
        std::int64_t gap = -1;
        std::uint32_t in_case = 0;
        std::uint64_t event = 0;
    };
    std::vector<Longest> longest;  // of each case
    selection.for_each_case([&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
        Longest most{-1, index, 0};
        for (auto event = begin + 1; event < end; ++event) {
            if (activity[event - 1] != from || activity[event] != to) continue;
            values.push_back(gaps.before(event));
            if (values.back() > most.gap) most = {values.back(), index, event};
        }
        if (most.gap >= 0) longest.push_back(most);
    });
    const auto shown = std::min(examples, longest.size());
    std::ranges::partial_sort(
        longest, longest.begin() + static_cast<std::ptrdiff_t>(shown),
        [](const auto& a, const auto& b) { return a.gap != b.gap ? a.gap > b.gap : a.in_case < b.in_case; });
    EdgeDetail detail;
    detail.gaps = distribution_of(values, microseconds);
    for (std::size_t i = 0; i < shown; ++i)
        detail.longest.push_back({longest[i].in_case, seconds(longest[i].gap), longest[i].event});
    return detail;
}

}  // namespace ledstang
