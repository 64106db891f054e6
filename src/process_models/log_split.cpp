#include "process_models/log_split.h"

#include <algorithm>

namespace ledstang {
namespace {

// The events by part, in order.
std::vector<MinedTrace> by_part(const MinedTrace& trace, const std::vector<std::uint32_t>& parts, std::size_t count) {
    std::vector<MinedTrace> pieces(count);
    for (std::size_t i = 0; i < trace.size(); ++i) pieces[parts[i]].push_back(trace[i]);
    return pieces;
}

// Parts one after another: where each begins so that as few events as possible lie in another part's stretch.
std::vector<MinedTrace> in_order(const MinedTrace& trace, const std::vector<std::uint32_t>& parts, std::size_t count) {
    // kept[p]: most events kept so far when the part at hand is p; from[i][p]: the part at event i − 1.
    std::vector<std::uint64_t> kept(count, 0);
    std::vector<std::vector<std::uint32_t>> from(trace.size(), std::vector<std::uint32_t>(count));
    for (std::size_t i = 0; i < trace.size(); ++i) {
        std::uint32_t best = 0;
        const auto before = kept;
        for (std::uint32_t p = 0; p < count; ++p) {
            if (before[p] > before[best]) best = p;
            from[i][p] = best;
            kept[p] = before[best] + (parts[i] == p ? 1 : 0);
        }
    }
    std::vector<MinedTrace> pieces(count);
    auto part = static_cast<std::uint32_t>(std::ranges::max_element(kept) - kept.begin());
    for (std::size_t i = trace.size(); i-- > 0; part = from[i][part])
        if (parts[i] == part) pieces[part].push_back(trace[i]);
    for (auto& piece : pieces) std::ranges::reverse(piece);
    return pieces;
}

// What is done first and what is done again by turns; a case begins and ends with the former, done or not.
void by_turns(const MinedTrace& trace, const std::vector<std::uint32_t>& parts, std::uint64_t cases,
              std::vector<MinedLog>& logs) {
    MinedTrace piece;
    std::uint32_t part = 0;
    for (std::size_t i = 0; i < trace.size(); ++i) {
        if (parts[i] != part) {
            logs[part][piece] += cases;
            if (part != 0 && parts[i] != 0) logs[0][{}] += cases;
            piece.clear();
            part = parts[i];
        }
        piece.push_back(trace[i]);
    }
    logs[part][piece] += cases;
    if (part != 0) logs[0][{}] += cases;
}

}  // namespace

std::vector<MinedLog> split_log(const MinedLog& log, const FollowsGraph& graph, const BlockCut& cut) {
    std::vector<MinedLog> logs(cut.parts);
    std::vector<std::uint32_t> parts;
    for (const auto& [trace, cases] : log) {
        parts.clear();
        for (const auto activity : trace) parts.push_back(cut.part[graph.number_of(activity)]);
        if (cut.kind == TreeKind::loop) {
            by_turns(trace, parts, cases, logs);
            continue;
        }
        const auto pieces =
            cut.kind == TreeKind::sequence ? in_order(trace, parts, cut.parts) : by_part(trace, parts, cut.parts);
        if (cut.kind == TreeKind::exclusive) {
            const auto most = std::ranges::max_element(pieces, {}, &MinedTrace::size) - pieces.begin();
            logs[static_cast<std::size_t>(most)][pieces[static_cast<std::size_t>(most)]] += cases;
            continue;
        }
        for (std::size_t p = 0; p < pieces.size(); ++p) logs[p][pieces[p]] += cases;
    }
    return logs;
}

MinedLog only(const MinedLog& log, std::uint32_t activity) {
    MinedLog kept;
    for (const auto& [trace, cases] : log)
        kept[MinedTrace(static_cast<std::size_t>(std::ranges::count(trace, activity)), activity)] += cases;
    return kept;
}

MinedLog without(const MinedLog& log, std::uint32_t activity) {
    MinedLog kept;
    for (const auto& [trace, cases] : log) {
        MinedTrace rest;
        std::ranges::copy_if(trace, std::back_inserter(rest), [&](auto one) { return one != activity; });
        kept[rest] += cases;
    }
    return kept;
}

MinedLog split_at_starts(const MinedLog& log, const FollowsGraph& graph, bool strict) {
    MinedLog pieces;
    for (const auto& [trace, cases] : log) {
        MinedTrace piece;
        for (std::size_t i = 0; i < trace.size(); ++i) {
            const bool begins = graph.start[graph.number_of(trace[i])] > 0;
            const bool ended = !strict || (i > 0 && graph.end[graph.number_of(trace[i - 1])] > 0);
            if (i > 0 && begins && ended) {
                pieces[piece] += cases;
                piece.clear();
            }
            piece.push_back(trace[i]);
        }
        pieces[piece] += cases;
    }
    return pieces;
}

}  // namespace ledstang
