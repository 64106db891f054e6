#include "process_analysis/log_statistics.h"

#include <algorithm>

#include "event_logs/instant.h"
#include "process_analysis/cases.h"
#include "process_analysis/graph.h"
#include "process_analysis/handover.h"
#include "process_analysis/variants.h"

namespace ledstang {
namespace {

// "2014-10-22T09:15:41+00:00"
std::string utc_text(std::int64_t instant) {
    auto text = instant_text(instant);
    text.pop_back();
    return text + "+00:00";
}

void add_variants(LogStatistics& out, const EventLog& log, const Variants& variants) {
    constexpr std::size_t shown = 20;
    out.variants = variants.list.size();
    for (std::size_t i = 0; i < std::min(shown, variants.list.size()); ++i) {
        VariantFigures figures{variants.list[i].count, {}};
        for (const auto activity : sequence_of(log, variants.list[i])) {
            figures.sequence.emplace_back(log.activities()[activity]);
        }
        out.variants_top20.push_back(std::move(figures));
    }
    out.variants_with_count_1 = cases_in_variants_below(variants, 2);
    for (const int k : {2, 3, 5, 10}) {
        out.cases_in_variants_below_k[std::to_string(k)] =
            cases_in_variants_below(variants, static_cast<std::uint64_t>(k));
    }
    out.variants_sha256 = variants_sha256(log, variants);
}

void add_graph(LogStatistics& out, const EventLog& log, const Graph& graph) {
    const auto name = [&](std::uint32_t activity) { return std::string(log.activities()[activity]); };
    out.activities = graph.nodes.size();
    out.transitions = graph.transitions;
    for (const auto& node : graph.nodes) {
        out.activity_counts[name(node.activity)] = {node.events, node.cases};
        if (node.starts > 0) out.start_activities[name(node.activity)] = node.starts;
        if (node.ends > 0) out.end_activities[name(node.activity)] = node.ends;
    }
    out.dfg_edges = graph.edges.size();
    for (const auto& edge : graph.edges) {
        out.dfg.push_back({name(edge.from), name(edge.to), edge.count, edge.cases, edge.mean, edge.median, edge.least,
                           edge.most, edge.sum, edge.deviation});
        if (edge.from == edge.to) out.rework.immediate_self_loops[name(edge.from)] = edge.count;
    }
}

std::uint64_t count_zero_gaps(const Selection& selection) {
    const Gaps gaps(selection.log());
    std::uint64_t count = 0;
    selection.for_each_case([&](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
        for (auto event = begin + 1; event < end; ++event) count += gaps.before(event) == 0 ? 1 : 0;
    });
    return count;
}

}  // namespace

SpreadFigures spread_figures(const Distribution& distribution) {
    SpreadFigures out;
    out.n = distribution.n;
    if (distribution.n == 0) return out;
    out.mean = distribution.mean;
    out.median = distribution.median;
    out.min = distribution.least;
    out.max = distribution.most;
    out.sum = distribution.sum;
    out.stdev = distribution.deviation;
    out.p0 = distribution.quantile(0);
    out.p5 = distribution.quantile(5);
    out.p10 = distribution.quantile(10);
    out.p25 = distribution.quantile(25);
    out.p50 = distribution.quantile(50);
    out.p75 = distribution.quantile(75);
    out.p90 = distribution.quantile(90);
    out.p95 = distribution.quantile(95);
    out.p99 = distribution.quantile(99);
    out.p100 = distribution.quantile(100);
    return out;
}

LogStatistics log_statistics(const Selection& selection, std::string name) {
    const auto& log = selection.log();
    LogStatistics out;
    out.log = std::move(name);
    out.events = selection.event_count();
    out.cases = selection.case_count();
    const auto figures = case_figures(selection);
    if (out.events > 0) out.time_span_utc = {utc_text(figures.first_instant), utc_text(figures.last_instant)};
    out.case_size = spread_figures(figures.size);
    out.case_duration_seconds = spread_figures(figures.duration);
    add_graph(out, log, graph_of(selection));
    add_variants(out, log, variants_of(selection));
    out.transitions_zero_gap = count_zero_gaps(selection);

    const auto rework = rework_of(selection);
    for (const auto& one : rework.repeated) {
        out.rework.cases_with_repeat_per_activity[std::string(log.activities()[one.activity])] = one.cases;
    }
    out.rework.cases_with_any_rework = rework.cases_with_any;
    out.rework.rework_events_total = rework.events;

    const auto handover = handover_of(selection);
    out.handover.transitions_with_both_resources = handover.transitions;
    out.handover.handovers_between_different = handover.between_different;
    out.handover.handover_seconds = spread_figures(handover.seconds_between_different);
    for (const auto& pair : handover.pairs) {
        out.handover.pairs.push_back({std::string(log.resources()[pair.from]), std::string(log.resources()[pair.to]),
                                      pair.count, pair.share, pair.mean, pair.median});
    }
    return out;
}

}  // namespace ledstang
