#include "process_analysis/map_layers.h"

#include <algorithm>
#include <numeric>

namespace ledstang {
namespace {

using Neighbours = std::vector<std::vector<std::size_t>>;

bool reaches(const Neighbours& after, std::size_t from, std::size_t to) {
    std::vector<bool> seen(after.size());
    std::vector<std::size_t> waiting{from};
    while (!waiting.empty()) {
        const auto at = waiting.back();
        waiting.pop_back();
        if (at == to) return true;
        if (seen[at]) continue;
        seen[at] = true;
        waiting.insert(waiting.end(), after[at].begin(), after[at].end());
    }
    return false;
}

// The edges that run downwards.
Neighbours without_circles(std::size_t boxes, const std::vector<LayerEdge>& edges) {
    Neighbours after(boxes);
    for (const auto& edge : edges) {
        if (edge.from != edge.to && !reaches(after, edge.to, edge.from)) after[edge.from].push_back(edge.to);
    }
    return after;
}

// The longest way down to each box.
std::vector<std::size_t> layers_of(const Neighbours& after) {
    std::vector<std::size_t> layer(after.size());
    // As many rounds as the longest way has steps, at most as many as there are boxes.
    for (bool moved = true; moved;) {
        moved = false;
        for (std::size_t box = 0; box < after.size(); ++box) {
            for (const auto next : after[box]) {
                if (layer[next] > layer[box]) continue;
                layer[next] = layer[box] + 1;
                moved = true;
            }
        }
    }
    return layer;
}

}  // namespace

std::vector<LayerPlace> layered(std::size_t boxes, const std::vector<LayerEdge>& edges) {
    const auto after = without_circles(boxes, edges);
    Neighbours beside(boxes);
    for (std::size_t box = 0; box < boxes; ++box) {
        for (const auto next : after[box]) {
            beside[box].push_back(next);
            beside[next].push_back(box);
        }
    }
    const auto layer = layers_of(after);
    std::vector<std::vector<std::size_t>> rows(boxes == 0 ? 0 : *std::ranges::max_element(layer) + 1);
    for (std::size_t box = 0; box < boxes; ++box) rows[layer[box]].push_back(box);

    // How far from the middle of its row a box stands.
    std::vector<double> across(boxes);
    const auto spread = [&](const std::vector<std::size_t>& row) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            across[row[i]] = static_cast<double>(i) - static_cast<double>(row.size() - 1) / 2;
        }
    };
    for (const auto& row : rows) spread(row);
    constexpr int sweeps = 8;
    for (int sweep = 0; sweep < sweeps; ++sweep) {
        for (auto& row : rows) {
            std::vector<double> wanted(boxes);
            for (const auto box : row) {
                double sum = 0;
                for (const auto other : beside[box]) sum += across[other];
                wanted[box] = beside[box].empty() ? across[box] : sum / static_cast<double>(beside[box].size());
            }
            std::ranges::stable_sort(row, {}, [&](std::size_t box) { return wanted[box]; });
            spread(row);
        }
    }
    std::vector<LayerPlace> places(boxes);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t order = 0; order < rows[i].size(); ++order) places[rows[i][order]] = {i, order};
    }
    return places;
}

}  // namespace ledstang
