#include "process_analysis/bottlenecks.h"

#include <algorithm>

#include "process_analysis/lead_time.h"

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
    std::vector<Bottleneck> list;
    for (std::uint32_t i = 0; i + 1 < milestones.size(); ++i) {
        const auto times = lead_time(selection, {milestones[i], milestones[i + 1], {}}).first_to_next.seconds;
        list.push_back({i, i + 1, times.n, times.n, times.sum, 0, times.median});
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
