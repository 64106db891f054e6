// Which edges a map needs to hang together, and the order in which the others come.
#include <algorithm>
#include <map>
#include <queue>

#include "process_analysis/graph.h"

namespace ledstang {
namespace {

// An edge of the graph, or one from the start or to the end of the process, which are always drawn.
struct Way {
    std::size_t from = 0;
    std::size_t to = 0;
    std::uint64_t width = 0;
    std::size_t edge = 0;  // its place in the graph, or `drawn_anyway`
};
constexpr std::size_t drawn_anyway = ~std::size_t{0};

// The edges of the widest paths from `root` to everything that can be reached (Dijkstra's order with the narrowest
// passage in the place of the length).
void keep_widest_paths(const std::vector<Way>& ways, std::size_t places, std::size_t root, std::vector<bool>& kept) {
    std::vector<std::vector<const Way*>> leaving(places);
    for (const auto& way : ways) leaving[way.from].push_back(&way);
    struct Reached {
        std::uint64_t width;
        std::size_t order;  // earlier found first among equally wide, so that the answer is always the same
        std::size_t place;
        const Way* by;
        bool operator<(const Reached& other) const {
            return width != other.width ? width < other.width : order > other.order;
        }
    };
    std::priority_queue<Reached> next;
    std::vector<bool> done(places);
    std::size_t order = 0;
    next.push({~std::uint64_t{0}, order++, root, nullptr});
    while (!next.empty()) {
        const auto at = next.top();
        next.pop();
        if (done[at.place]) continue;
        done[at.place] = true;
        if (at.by != nullptr && at.by->edge != drawn_anyway) kept[at.by->edge] = true;
        for (const auto* way : leaving[at.place]) {
            if (!done[way->to]) next.push({std::min(at.width, way->width), order++, way->to, way});
        }
    }
}

}  // namespace

std::vector<double> edge_levels(const Graph& graph) {
    std::map<std::uint32_t, std::size_t> place;
    for (const auto& node : graph.nodes) place.emplace(node.activity, place.size());
    const auto start = place.size();
    const auto end = start + 1;
    std::vector<Way> ways;
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const auto& edge = graph.edges[i];
        if (edge.from != edge.to) ways.push_back({place.at(edge.from), place.at(edge.to), edge.count, i});
    }
    for (const auto& node : graph.nodes) {
        if (node.starts > 0) ways.push_back({start, place.at(node.activity), node.starts, drawn_anyway});
        if (node.ends > 0) ways.push_back({place.at(node.activity), end, node.ends, drawn_anyway});
    }
    std::vector<bool> kept(graph.edges.size());
    keep_widest_paths(ways, end + 1, start, kept);
    for (auto& way : ways) std::swap(way.from, way.to);
    keep_widest_paths(ways, end + 1, end, kept);

    const auto others = static_cast<std::size_t>(std::ranges::count(kept, false));
    std::vector<double> levels(graph.edges.size());
    std::size_t come = 0;
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        if (!kept[i]) levels[i] = static_cast<double>(++come) / static_cast<double>(others);
    }
    return levels;
}

}  // namespace ledstang
