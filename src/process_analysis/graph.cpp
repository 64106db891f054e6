#include "process_analysis/graph.h"

#include <algorithm>

namespace ledstang {
namespace {

// Every activity of the log; `events` is left at 0.
std::vector<GraphNode> nodes_of(const LabelCases& figures) {
    std::vector<GraphNode> nodes;
    for (std::uint32_t activity = 0; activity < figures.cases.size(); ++activity)
        nodes.push_back({activity, 0, figures.cases[activity], figures.starts[activity], figures.ends[activity]});
    return nodes;
}

// Those that occur, most events first.
std::vector<GraphNode> in_order(std::vector<GraphNode> nodes, const Names& names) {
    std::erase_if(nodes, [](const GraphNode& node) { return node.events == 0; });
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
    const auto activity = selection.log().activity();
    const auto& names = selection.log().activities();
    struct Part {
        LabelCases figures;
        std::vector<std::uint64_t> events;
    };
    const auto ranges = share_cases(selection, threads);
    std::vector<Part> parts(ranges.size(), {LabelCases(names.size()), {}});
    in_threads(ranges.size(), [&](std::size_t i) {
        parts[i].figures = label_cases(selection, ranges[i], activity, names.size());
        std::vector<std::uint64_t> events(names.size());
        selection.for_each_case(ranges[i], [&](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
            for (auto event = begin; event < end; ++event) ++events[activity[event]];
        });
        parts[i].events = std::move(events);
    });
    for (std::size_t i = 1; i < parts.size(); ++i) parts[0].figures.add(parts[i].figures);
    auto nodes = nodes_of(parts[0].figures);
    for (auto& node : nodes) {
        for (const auto& part : parts) node.events += part.events[node.activity];
    }
    return in_order(std::move(nodes), names);
}

Graph graph_of(const Selection& selection, Threads threads) {
    const auto& names = selection.log().activities();
    Graph graph;
    graph.cases = selection.case_count();
    graph.events = selection.event_count();
    const auto figures = activity_gaps(selection, threads);
    auto nodes = nodes_of(figures.activities);
    for (const auto& pair : figures.pairs) {
        graph.edges.push_back(edge_of(pair));
        graph.transitions += pair.gaps.count;
        nodes[pair.to].events += pair.gaps.count;
    }
    // An event comes after another one of its case, or is the first.
    for (auto& node : nodes) node.events += node.starts;
    graph.nodes = in_order(std::move(nodes), names);
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
    std::vector<std::pair<std::int64_t, std::uint32_t>> longest;  // of each case
    selection.for_each_case([&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
        std::int64_t most = -1;
        for (auto event = begin + 1; event < end; ++event) {
            if (activity[event - 1] != from || activity[event] != to) continue;
            values.push_back(gaps.before(event));
            most = std::max(most, values.back());
        }
        if (most >= 0) longest.emplace_back(most, index);
    });
    const auto shown = std::min(examples, longest.size());
    std::ranges::partial_sort(
        longest, longest.begin() + static_cast<std::ptrdiff_t>(shown),
        [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    EdgeDetail detail;
    detail.gaps = distribution_of(values, microseconds);
    for (std::size_t i = 0; i < shown; ++i) detail.longest.push_back({longest[i].second, seconds(longest[i].first)});
    return detail;
}

}  // namespace ledstang
