#include "process_analysis/bottlenecks.h"

#include <algorithm>
#include <map>

#include "process_analysis/distribution.h"

namespace ledstang {
namespace {

std::vector<Bottleneck> most_lost_first(std::vector<Bottleneck> list) {
    double all = 0;
    for (const auto& one : list) all += one.total;
    for (auto& one : list) one.share = all > 0 ? one.total / all : 0;
    std::ranges::stable_sort(list, [](const auto& a, const auto& b) { return a.total > b.total; });
    return list;
}

}  // namespace

std::vector<Bottleneck> bottlenecks_of(const Graph& graph) {
    std::vector<Bottleneck> list;
    for (const auto& edge : graph.edges) {
        list.push_back({edge.from, edge.to, edge.count, edge.cases, edge.sum, 0, edge.median});
    }
    return most_lost_first(std::move(list));
}

std::vector<Bottleneck> bottlenecks_between(const Selection& selection, const std::vector<ActivitySet>& milestones) {
    const auto* activity = selection.log().activity().data();
    const auto instant = begins(selection.log());
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::int64_t>> lengths;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> reached;  // event and milestone
    selection.for_each_case([&](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
        reached.clear();
        for (std::uint32_t k = 0; k < milestones.size(); ++k) {
            const auto event = milestones[k].first(activity, begin, end);
            if (event != end) reached.emplace_back(event, k);
        }
        std::ranges::sort(reached);
        for (std::size_t k = 1; k < reached.size(); ++k) {
            const auto& [before, from] = reached[k - 1];
            const auto& [after, to] = reached[k];
            lengths[{from, to}].push_back(instant[after] - instant[before]);
        }
    });
    std::vector<Bottleneck> list;
    for (auto& [pair, values] : lengths) {
        const auto spread = distribution_of(values, microseconds, {50});
        list.push_back({pair.first, pair.second, spread.n, spread.n, spread.sum, 0, spread.median});
    }
    return most_lost_first(std::move(list));
}

WorstSteps worst_steps(const std::vector<Bottleneck>& list, std::uint64_t fewest_cases) {
    WorstSteps worst;
    for (const auto& one : list) {
        if (one.total > 0 && (!worst.by_total || one.total > worst.by_total->total)) worst.by_total = one;
        if (one.median <= 0 || one.cases < fewest_cases) continue;
        if (!worst.by_median || one.median > worst.by_median->median) worst.by_median = one;
    }
    return worst;
}

}  // namespace ledstang
