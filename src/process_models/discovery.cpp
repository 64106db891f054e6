#include "process_models/discovery.h"

#include <algorithm>
#include <cmath>

#include "process_models/follows_graph.h"
#include "process_models/log_split.h"

namespace ledstang {
namespace {

constexpr int most_depth = 100;                 // blocks within blocks
constexpr std::size_t most_hidden_tries = 100;  // activities that are tried as going on beside the rest

class Miner {
 public:
    Miner(const std::vector<std::string>& names, double noise) : names_(names), noise_(noise) {}

    ProcessTree mine(MinedLog log, int depth) const {
        std::uint64_t cases = 0, events = 0;
        for (const auto& [trace, count] : log) cases += count, events += count * trace.size();
        if (events == 0) return {};
        if (const auto empty = log.find({}); empty != log.end()) {
            const bool rare = static_cast<double>(empty->second) < noise_ * static_cast<double>(cases);
            log.erase(empty);
            auto rest = mine(std::move(log), depth + 1);
            return rare ? rest : tree_of(TreeKind::exclusive, {ProcessTree{}, std::move(rest)});
        }
        const auto graph = graph_of(log);
        if (graph.size() == 1 && is_once(cases, events)) return step(graph.activities[0]);
        if (depth > most_depth) return anything(graph);
        if (const auto cut = cut_of(graph)) return block(log, graph, *cut, depth);
        if (noise_ > 0) {
            if (const auto cut = cut_of(without_rare(graph, noise_))) return block(log, graph, *cut, depth);
        }
        return without_a_cut(log, graph, depth);
    }

 private:
    ProcessTree step(std::uint32_t activity) const { return activity_tree(names_[activity]); }

    // One activity alone, mostly once a case: the share of ends among all that follows it is near a half.
    bool is_once(std::uint64_t cases, std::uint64_t events) const {
        if (events == cases) return true;
        const double ends = static_cast<double>(cases) / static_cast<double>(cases + events);
        return std::abs(ends - 0.5) <= noise_ / 2;
    }

    ProcessTree block(const MinedLog& log, const FollowsGraph& graph, const BlockCut& cut, int depth) const {
        std::vector<ProcessTree> children;
        for (auto& part : split_log(log, graph, cut)) children.push_back(mine(std::move(part), depth + 1));
        return tree_of(cut.kind, std::move(children));
    }

    ProcessTree without_a_cut(const MinedLog& log, const FollowsGraph& graph, int depth) const {
        if (graph.size() > 1) {
            for (const auto activity : graph.activities)
                if (always_once(log, activity)) return beside(log, activity, depth);
            if (graph.size() <= most_hidden_tries)
                for (const auto activity : graph.activities)
                    if (cut_of(graph_of(without(log, activity)))) return beside(log, activity, depth);
        }
        for (const bool strict : {true, false}) {
            auto pieces = split_at_starts(log, graph, strict);
            if (pieces != log) return tree_of(TreeKind::loop, {mine(std::move(pieces), depth + 1), ProcessTree{}});
        }
        return anything(graph);
    }

    static bool always_once(const MinedLog& log, std::uint32_t activity) {
        return std::ranges::all_of(log,
                                   [&](const auto& entry) { return std::ranges::count(entry.first, activity) == 1; });
    }

    ProcessTree beside(const MinedLog& log, std::uint32_t activity, int depth) const {
        return tree_of(TreeKind::parallel,
                       {mine(only(log, activity), depth + 1), mine(without(log, activity), depth + 1)});
    }

    // All of them, any number of times, in any order.
    ProcessTree anything(const FollowsGraph& graph) const {
        std::vector<ProcessTree> children{ProcessTree{}};
        for (const auto activity : graph.activities) children.push_back(step(activity));
        return tree_of(TreeKind::loop, std::move(children));
    }

    const std::vector<std::string>& names_;
    double noise_;
};

}  // namespace

ProcessTree discover(const VariantLog& log, double noise) {
    MinedLog mined;
    for (const auto& variant : log.variants)
        if (variant.cases > 0) mined[variant.activities] += variant.cases;
    return simplified(Miner(log.activities, noise).mine(std::move(mined), 0));
}

}  // namespace ledstang
