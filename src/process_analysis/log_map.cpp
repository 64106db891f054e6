#include "process_analysis/log_map.h"

#include <algorithm>

#include "process_analysis/bottlenecks.h"

namespace ledstang {

LogMap log_map(const Selection& selection, double detail) {
    const auto& names = selection.log().activities();
    const auto graph = graph_of(selection);
    const auto levels = edge_levels(graph);
    LogMap map;
    map.cases = graph.cases;
    map.events = graph.events;
    for (const auto& node : graph.nodes) {
        map.nodes.push_back({std::string(names[node.activity]), node.events, node.cases, node.starts, node.ends});
    }
    double all = 0;
    for (const auto& edge : graph.edges) all += edge.sum;
    const auto shown = [&](std::size_t i) {
        const auto& edge = graph.edges[i];
        return LogMapEdge{std::string(names[edge.from]),
                          std::string(names[edge.to]),
                          edge.count,
                          edge.cases,
                          edge.median,
                          edge.mean,
                          edge.sum,
                          all > 0 ? edge.sum / all : 0,
                          levels[i]};
    };
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        if (levels[i] <= detail) map.edges.push_back(shown(i));
    }
    const auto fewest = std::max(graph.cases / 50, std::min<std::uint64_t>(5, graph.cases / 3));
    const auto worst = worst_steps(bottlenecks_of(graph), fewest);
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const auto is = [&](const std::optional<Bottleneck>& one) {
            return one && one->from == graph.edges[i].from && one->to == graph.edges[i].to;
        };
        if (is(worst.by_total)) map.worst_by_total = shown(i);
        if (is(worst.by_median)) map.worst_by_median = shown(i);
    }
    return map;
}

}  // namespace ledstang
