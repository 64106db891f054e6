#include "processes/map.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "process_analysis/activity_set.h"
#include "process_analysis/graph.h"
#include "processes/whole_counts.h"
#include "processes/words.h"

namespace ledstang {
namespace {

constexpr std::size_t bucket_count = 12;
constexpr int buckets_end_at = 95;  // the percentile; what is longer lies in the last bucket

std::int64_t shown(std::uint64_t count, std::uint64_t of_all, const ChosenCases& cases) {
    return cases.is_told(count, of_all) ? static_cast<std::int64_t>(count) : 0;
}

ProcessMap map_of(const ChosenCases& cases) {
    const auto& log = cases.selection().log();
    const auto graph = graph_of(cases.selection());
    const auto levels = edge_levels(graph);
    const auto all = WholeCounts::of(log);
    ProcessMap map;
    map.cases = static_cast<std::int64_t>(graph.cases);
    map.events = static_cast<std::int64_t>(graph.events);
    std::vector<bool> hidden(log.activities().size(), true);
    for (const auto& node : graph.nodes) {
        if (!cases.is_told(node.cases, all->cases[node.activity])) {
            ++map.hidden_nodes;
            continue;
        }
        hidden[node.activity] = false;
        map.nodes.push_back({std::string(log.activities()[node.activity]), static_cast<std::int64_t>(node.events),
                             static_cast<std::int64_t>(node.cases),
                             shown(node.starts, all->starts[node.activity], cases),
                             shown(node.ends, all->ends[node.activity], cases)});
    }
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        const auto& edge = graph.edges[i];
        if (!cases.is_told(edge.cases, all->edges.at({edge.from, edge.to})) || hidden[edge.from] || hidden[edge.to]) {
            ++map.hidden_edges;
            continue;
        }
        map.edges.push_back({std::string(log.activities()[edge.from]), std::string(log.activities()[edge.to]),
                             static_cast<std::int64_t>(edge.count), static_cast<std::int64_t>(edge.cases), edge.median,
                             edge.mean, edge.sum, levels[i]});
    }
    if (!map.edges.empty()) {
        const auto& common = map.edges.front();
        map.sentence =
            fmt::format("Vanligast är att {} följs av {}: {} gånger, hälften inom {}.", in_quotes(common.from),
                        in_quotes(common.to), number_words(common.count), time_words(common.median));
    }
    return map;
}

// Equally wide, from the least to the 95th percentile; the last one has all that is longer.
std::vector<GapBucket> buckets_of(const std::vector<std::int64_t>& gaps, const Distribution& spread) {
    const double least = spread.least, end = spread.quantile(buckets_end_at);
    const double width = std::max((end - least) / static_cast<double>(bucket_count - 1), 1.0);
    std::vector<GapBucket> buckets(bucket_count);
    for (std::size_t i = 0; i < bucket_count; ++i) {
        buckets[i].least = least + static_cast<double>(i) * width;
        buckets[i].most = buckets[i].least + width;
    }
    buckets.back().most = std::max(buckets.back().most, spread.most);
    for (const auto gap : gaps) {
        const auto place = static_cast<std::size_t>((seconds(gap) - least) / width);
        ++buckets[std::min(place, bucket_count - 1)].count;
    }
    while (buckets.size() > 1 && buckets.back().count == 0) buckets.pop_back();
    return buckets;
}

// Buckets of too few are joined with their neighbours until none is.
std::vector<GapBucket> joined(const std::vector<GapBucket>& buckets, const ChosenCases& cases) {
    std::vector<GapBucket> joined;
    for (const auto& bucket : buckets) {
        const bool join = !joined.empty() && (cases.is_small(static_cast<std::uint64_t>(bucket.count)) ||
                                              cases.is_small(static_cast<std::uint64_t>(joined.back().count)));
        if (join) {
            joined.back().most = bucket.most;
            joined.back().count += bucket.count;
        } else {
            joined.push_back(bucket);
        }
    }
    return joined;
}

// Microseconds.
std::vector<std::int64_t> gaps_of(const Selection& selection, std::uint32_t from, std::uint32_t to,
                                  std::uint64_t& in_cases) {
    const auto* activity = selection.log().activity().data();
    const Gaps gaps(selection.log());
    std::vector<std::int64_t> found;
    selection.for_each_case([&](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
        const auto before = found.size();
        for (auto event = begin + 1; event < end; ++event) {
            if (activity[event - 1] == from && activity[event] == to) found.push_back(gaps.before(event));
        }
        in_cases += found.size() > before ? 1 : 0;
    });
    return found;
}

}  // namespace

Result<ProcessMap> get_process_map(Context& context, const CasesWish& wish) {
    return answer_about(context, wish, map_of);
}

Result<EdgePage> get_process_edge(Context& context, const EdgeWish& wish) {
    EdgePage page;
    page.from = wish.from;
    page.to = wish.to;
    const auto used =
        use_cases(context, {wish.process, wish.unit, wish.filter}, [&](const ChosenCases& cases) -> Result<void> {
            const auto from = activity_number(cases.selection().log(), wish.from);
            if (!from) return refuse(from.error());
            const auto to = activity_number(cases.selection().log(), wish.to);
            if (!to) return refuse(to.error());
            std::uint64_t in_cases = 0;
            auto gaps = gaps_of(cases.selection(), *from, *to, in_cases);
            const auto all = WholeCounts::of(cases.selection().log());
            const auto known = all->edges.find({*from, *to});
            page.withheld = cases.too_few() || !cases.is_told(in_cases, known == all->edges.end() ? 0 : known->second);
            if (page.withheld) return {};
            page.count = static_cast<std::int64_t>(gaps.size());
            page.sentence = "Det händer aldrig i urvalet.";
            if (gaps.empty()) return {};
            const auto spread = distribution_of(gaps, microseconds);
            page.median = spread.median;
            page.p10 = spread.quantile(10);
            page.p25 = spread.quantile(25);
            page.p75 = spread.quantile(75);
            page.p90 = spread.quantile(90);
            page.buckets = joined(buckets_of(gaps, spread), cases);
            page.sentence = fmt::format("Hälften tog högst {}, nio av tio högst {}.", time_words(page.median),
                                        time_words(page.p90));
            return {};
        });
    if (!used) return refuse(used.error());
    return page;
}

}  // namespace ledstang
