#include "process_analysis/graph.h"

#include <algorithm>
#include <array>
#include <bit>

namespace ledstang {
namespace {

struct NodeTally {
    std::uint64_t events = 0, cases = 0, starts = 0, ends = 0;
    std::uint32_t last_case = absent;
};

// The activities of a case, so long as there are no more than a word has bits: a case is counted once at its end.
constexpr std::size_t most_in_a_word = 64;

std::vector<NodeTally> tally_few(const Selection& selection, CaseRange range) {
    const auto* activity = selection.log().activity().data();
    std::array<std::uint64_t, most_in_a_word> events{};
    std::vector<NodeTally> tallies(selection.log().activities().size());
    selection.for_each_case(range, [&](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
        if (begin == end) return;
        std::uint64_t seen = 0;
        for (auto event = begin; event < end; ++event) {
            ++events[activity[event]];
            seen |= std::uint64_t{1} << activity[event];
        }
        for (; seen != 0; seen &= seen - 1) ++tallies[static_cast<std::size_t>(std::countr_zero(seen))].cases;
        ++tallies[activity[begin]].starts;
        ++tallies[activity[end - 1]].ends;
    });
    for (std::size_t i = 0; i < tallies.size(); ++i) tallies[i].events = events[i];
    return tallies;
}

std::vector<NodeTally> tally_nodes(const Selection& selection, CaseRange range) {
    if (selection.log().activities().size() <= most_in_a_word) return tally_few(selection, range);
    const auto* activity = selection.log().activity().data();
    std::vector<NodeTally> tallies(selection.log().activities().size());
    selection.for_each_case(range, [&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
        if (begin == end) return;
        for (auto event = begin; event < end; ++event) {
            auto& tally = tallies[activity[event]];
            ++tally.events;
            tally.cases += tally.last_case != index;
            tally.last_case = index;
        }
        ++tallies[activity[begin]].starts;
        ++tallies[activity[end - 1]].ends;
    });
    return tallies;
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
    const auto ranges = share_cases(selection, threads);
    std::vector<std::vector<NodeTally>> parts(ranges.size());
    in_threads(ranges.size(), [&](std::size_t i) { parts[i] = tally_nodes(selection, ranges[i]); });

    const auto& names = selection.log().activities();
    std::vector<GraphNode> nodes;
    for (std::uint32_t activity = 0; activity < names.size(); ++activity) {
        GraphNode node{activity, 0, 0, 0, 0};
        for (const auto& part : parts) {
            node.events += part[activity].events;
            node.cases += part[activity].cases;
            node.starts += part[activity].starts;
            node.ends += part[activity].ends;
        }
        if (node.events > 0) nodes.push_back(node);
    }
    std::ranges::sort(nodes, [&](const GraphNode& a, const GraphNode& b) {
        return a.events != b.events ? a.events > b.events : names[a.activity] < names[b.activity];
    });
    return nodes;
}

Graph graph_of(const Selection& selection, Threads threads) {
    const auto& names = selection.log().activities();
    Graph graph;
    graph.cases = selection.case_count();
    graph.events = selection.event_count();
    graph.nodes = activities_of(selection, threads);
    for (const auto& pair : pair_gaps(selection, selection.log().activity(), names.size(), threads)) {
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
