#include "processes/whole_counts.h"

#include <algorithm>
#include <list>
#include <mutex>

#include "process_analysis/graph.h"

namespace ledstang {
namespace {

constexpr std::size_t most_kept = 16;

struct Kept {
    EventLog log;  // no other one lies in the same place as long as this is held
    std::shared_ptr<const WholeCounts> counts;
};

std::shared_ptr<const WholeCounts> counted(const EventLog& log) {
    const auto graph = graph_of(Selection(log));
    auto counts = std::make_shared<WholeCounts>();
    const auto activities = log.activities().size();
    counts->cases.resize(activities);
    counts->starts.resize(activities);
    counts->ends.resize(activities);
    for (const auto& node : graph.nodes) {
        counts->cases[node.activity] = node.cases;
        counts->starts[node.activity] = node.starts;
        counts->ends[node.activity] = node.ends;
    }
    for (const auto& edge : graph.edges) counts->edges[{edge.from, edge.to}] = edge.cases;
    return counts;
}

}  // namespace

std::shared_ptr<const WholeCounts> WholeCounts::of(const EventLog& log) {
    static std::mutex mutex;
    static std::list<Kept> kept;  // the longest unasked first
    const auto find = [&] {
        return std::ranges::find_if(kept, [&](const Kept& one) { return &one.log.columns() == &log.columns(); });
    };
    {
        const std::lock_guard lock(mutex);
        if (const auto known = find(); known != kept.end()) {
            kept.splice(kept.end(), kept, known);
            return known->counts;
        }
    }
    auto counts = counted(log);
    const std::lock_guard lock(mutex);
    if (find() == kept.end()) {
        if (kept.size() == most_kept) kept.pop_front();
        kept.push_back({log, counts});
    }
    return counts;
}

}  // namespace ledstang
