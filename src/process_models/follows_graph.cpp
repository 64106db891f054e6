#include "process_models/follows_graph.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace ledstang {
namespace {

// Which belong together, by joining two at a time. Numbers of parts follow the first member.
class Parts {
 public:
    explicit Parts(std::size_t size) : leader_(size) { std::iota(leader_.begin(), leader_.end(), 0U); }
    std::uint32_t leader(std::size_t one) const {
        auto at = static_cast<std::uint32_t>(one);
        while (leader_[at] != at) at = leader_[at];
        return at;
    }
    bool join(std::size_t a, std::size_t b) {
        const auto x = leader(a), y = leader(b);
        if (x == y) return false;
        leader_[std::max(x, y)] = std::min(x, y);
        return true;
    }
    BlockCut cut(TreeKind kind) const {
        BlockCut made{kind, {}, 0};
        std::map<std::uint32_t, std::uint32_t> numbers;
        for (std::size_t i = 0; i < leader_.size(); ++i)
            made.part.push_back(numbers.emplace(leader(i), numbers.size()).first->second);
        made.parts = static_cast<std::uint32_t>(numbers.size());
        return made;
    }

 private:
    std::vector<std::uint32_t> leader_;
};

std::optional<BlockCut> if_any(BlockCut cut) {
    return cut.parts > 1 ? std::optional(std::move(cut)) : std::nullopt;
}

std::optional<BlockCut> exclusive_cut(const FollowsGraph& graph) {
    Parts parts(graph.size());
    for (std::size_t a = 0; a < graph.size(); ++a)
        for (std::size_t b = 0; b < graph.size(); ++b)
            if (graph.edge(a, b)) parts.join(a, b);
    return if_any(parts.cut(TreeKind::exclusive));
}

std::vector<std::vector<bool>> reachable(const FollowsGraph& graph) {
    std::vector<std::vector<bool>> reach(graph.size(), std::vector<bool>(graph.size(), false));
    for (std::size_t from = 0; from < graph.size(); ++from) {
        std::vector<std::size_t> waiting{from};
        while (!waiting.empty()) {
            const auto at = waiting.back();
            waiting.pop_back();
            for (std::size_t next = 0; next < graph.size(); ++next) {
                if (!graph.edge(at, next) || reach[from][next]) continue;
                reach[from][next] = true;
                waiting.push_back(next);
            }
        }
    }
    return reach;
}

// Two belong to one part when each can come after the other, or neither can.
std::optional<BlockCut> sequence_cut(const FollowsGraph& graph) {
    const auto reach = reachable(graph);
    Parts parts(graph.size());
    for (std::size_t a = 0; a < graph.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            if (reach[a][b] == reach[b][a]) parts.join(a, b);
    // What was joined may now stand both before and after another part.
    for (bool joined = true; joined;) {
        joined = false;
        const auto cut = parts.cut(TreeKind::sequence);
        std::vector<std::vector<bool>> before(cut.parts, std::vector<bool>(cut.parts, false));
        for (std::size_t a = 0; a < graph.size(); ++a)
            for (std::size_t b = 0; b < graph.size(); ++b)
                if (reach[a][b]) before[cut.part[a]][cut.part[b]] = true;
        for (std::size_t a = 0; a < graph.size(); ++a)
            for (std::size_t b = 0; b < a; ++b)
                if (cut.part[a] != cut.part[b] && before[cut.part[a]][cut.part[b]] == before[cut.part[b]][cut.part[a]])
                    joined = parts.join(a, b) || joined;
    }
    auto cut = parts.cut(TreeKind::sequence);
    if (cut.parts < 2) return std::nullopt;
    // Any two parts are in order now: a part's place is how many come before it.
    std::vector<std::set<std::uint32_t>> earlier(cut.parts);
    for (std::size_t a = 0; a < graph.size(); ++a)
        for (std::size_t b = 0; b < graph.size(); ++b)
            if (reach[a][b] && cut.part[a] != cut.part[b]) earlier[cut.part[b]].insert(cut.part[a]);
    for (auto& part : cut.part) part = static_cast<std::uint32_t>(earlier[part].size());
    return cut;
}

std::optional<BlockCut> parallel_cut(const FollowsGraph& graph) {
    Parts parts(graph.size());
    for (std::size_t a = 0; a < graph.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            if (!graph.edge(a, b) || !graph.edge(b, a)) parts.join(a, b);
    const auto cut = parts.cut(TreeKind::parallel);
    if (cut.parts < 2) return std::nullopt;
    // A part that no case begins or ends with goes with one that has both.
    std::vector<bool> begins(cut.parts, false), ends(cut.parts, false);
    for (std::size_t a = 0; a < graph.size(); ++a) {
        if (graph.start[a] > 0) begins[cut.part[a]] = true;
        if (graph.end[a] > 0) ends[cut.part[a]] = true;
    }
    const auto whole = [&](std::size_t a) { return begins[cut.part[a]] && ends[cut.part[a]]; };
    std::size_t first = 0;
    while (first < graph.size() && !whole(first)) ++first;
    if (first == graph.size()) return std::nullopt;
    for (std::size_t a = 0; a < graph.size(); ++a)
        if (!whole(a)) parts.join(a, first);
    return if_any(parts.cut(TreeKind::parallel));
}

// What is done again lies between an end and a beginning, and may be entered from every end and left to every
// beginning.
std::optional<BlockCut> loop_cut(const FollowsGraph& graph) {
    const auto begins = [&](std::size_t a) { return graph.start[a] > 0; };
    const auto ends = [&](std::size_t a) { return graph.end[a] > 0; };
    Parts parts(graph.size());
    std::optional<std::size_t> first;
    for (std::size_t a = 0; a < graph.size(); ++a) {
        if (!begins(a) && !ends(a)) continue;
        if (first) parts.join(*first, a);
        if (!first) first = a;
    }
    if (!first) return std::nullopt;
    const auto among_first = [&](std::size_t a) { return parts.leader(a) == parts.leader(*first); };
    for (std::size_t a = 0; a < graph.size(); ++a)
        for (std::size_t b = 0; b < graph.size(); ++b)
            if (graph.edge(a, b) && !begins(a) && !ends(a) && !begins(b) && !ends(b)) parts.join(a, b);
    for (std::size_t a = 0; a < graph.size(); ++a) {
        for (std::size_t b = 0; b < graph.size(); ++b) {
            if (!graph.edge(a, b) || among_first(a) == among_first(b)) continue;
            if (!among_first(b) && !ends(a)) parts.join(*first, b);
            if (!among_first(a) && !begins(b)) parts.join(*first, a);
        }
    }
    for (bool joined = true; joined;) {
        joined = false;
        for (std::size_t a = 0; a < graph.size(); ++a) {
            if (among_first(a)) continue;
            bool entered = false, left = false, from_all = true, to_all = true;
            for (std::size_t b = 0; b < graph.size(); ++b) {
                if (ends(b)) (graph.edge(b, a) ? entered : from_all) = graph.edge(b, a);
                if (begins(b)) (graph.edge(a, b) ? left : to_all) = graph.edge(a, b);
            }
            if ((entered && !from_all) || (left && !to_all)) joined = parts.join(*first, a) || joined;
        }
    }
    auto cut = parts.cut(TreeKind::loop);
    if (cut.parts < 2) return std::nullopt;
    // What is done first is part 0.
    const auto done_first = cut.part[*first];
    for (auto& part : cut.part) part = part == done_first ? 0 : part < done_first ? part + 1 : part;
    return cut;
}

}  // namespace

std::uint32_t FollowsGraph::number_of(std::uint32_t activity) const {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(activities, activity) - activities.begin());
}

FollowsGraph graph_of(const MinedLog& log) {
    std::set<std::uint32_t> activities;
    for (const auto& [trace, cases] : log) activities.insert(trace.begin(), trace.end());
    FollowsGraph graph;
    graph.activities.assign(activities.begin(), activities.end());
    graph.start.resize(graph.size()), graph.end.resize(graph.size());
    graph.follows.assign(graph.size(), std::vector<std::uint64_t>(graph.size(), 0));
    for (const auto& [trace, cases] : log) {
        if (trace.empty()) continue;
        graph.start[graph.number_of(trace.front())] += cases;
        graph.end[graph.number_of(trace.back())] += cases;
        for (std::size_t i = 1; i < trace.size(); ++i)
            graph.follows[graph.number_of(trace[i - 1])][graph.number_of(trace[i])] += cases;
    }
    return graph;
}

FollowsGraph without_rare(const FollowsGraph& graph, double share) {
    auto kept = graph;
    const auto drop = [&](std::vector<std::uint64_t>& counts, std::uint64_t most) {
        for (auto& count : counts)
            if (static_cast<double>(count) < share * static_cast<double>(most)) count = 0;
    };
    for (std::size_t a = 0; a < graph.size(); ++a)
        drop(kept.follows[a], std::max(std::ranges::max(graph.follows[a]), graph.end[a]));
    if (graph.size() > 0) {
        drop(kept.start, std::ranges::max(graph.start));
        drop(kept.end, std::ranges::max(graph.end));
    }
    return kept;
}

std::optional<BlockCut> cut_of(const FollowsGraph& graph) {
    if (graph.size() < 2) return std::nullopt;
    for (const auto find : {exclusive_cut, sequence_cut, parallel_cut, loop_cut})
        if (auto cut = find(graph)) return cut;
    return std::nullopt;
}

}  // namespace ledstang
