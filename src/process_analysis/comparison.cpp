#include "process_analysis/comparison.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/share_bounds.h"
#include "process_analysis/distribution.h"
#include "process_analysis/graph.h"

namespace ledstang {
namespace {

// x with P(|Z| > x) = p of a standard normal Z.
double two_sided_normal(double p) {
    double low = 0;
    double high = 40;
    for (int i = 0; i < 100; ++i) {
        const double middle = (low + high) / 2;
        (std::erfc(middle / std::sqrt(2.0)) > p ? low : high) = middle;
    }
    return (low + high) / 2;
}

// 2·P(Binomial(n, ½) < c), c at most the middle: the terms fall off geometrically from c − 1 downwards.
double two_tails(double n, double c) {
    double k = c - 1;
    double term = std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) - (n - 1) * std::log(2.0));
    double sum = 0;
    while (k >= 0 && term > sum * 1e-17) {
        sum += term;
        term *= k / (n - k + 1);
        --k;
    }
    return sum;
}

// The variance of the median of values in order, in square microseconds.
double variance_of_median(const std::vector<std::int64_t>& values) {
    const auto n = static_cast<double>(values.size());
    const double c = std::max(1.0, std::round((n + 1) / 2 - std::sqrt(n)));
    const auto place = static_cast<std::size_t>(c);
    const double width = static_cast<double>(values[values.size() - place]) - static_cast<double>(values[place - 1]);
    const double deviation = width / (2 * two_sided_normal(two_tails(n, c)));
    return deviation * deviation;
}

using Pair = std::pair<std::uint32_t, std::uint32_t>;
std::map<Pair, std::vector<std::int64_t>> gaps_by_pair(const Selection& selection, const Graph& graph) {
    std::map<Pair, std::vector<std::int64_t>> gaps;
    std::vector<std::vector<std::int64_t>*> square;
    const auto names = selection.log().activities().size();
    for (const auto& edge : graph.edges) gaps[{edge.from, edge.to}].reserve(edge.count);
    // Found by their place where a square table is small enough.
    if (names <= 1024) square.resize(names * names);
    for (auto& [pair, values] : gaps) {
        if (!square.empty()) square[pair.first * names + pair.second] = &values;
    }
    const auto activity = selection.log().activity();
    const Gaps between(selection.log());
    selection.for_each_case([&](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
        for (auto event = begin + 1; event < end; ++event) {
            const Pair pair{activity[event - 1], activity[event]};
            auto& values = square.empty() ? gaps.at(pair) : *square[pair.first * names + pair.second];
            values.push_back(between.before(event));
        }
    });
    return gaps;
}

std::vector<std::int64_t> durations(const Selection& selection) {
    std::vector<std::int64_t> out;
    out.reserve(selection.case_count());
    selection.for_each_case([&](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
        if (begin < end) out.push_back(span_of(selection.log(), begin, end).length());
    });
    return out;
}

double size_of(const ComparedShare& share) {
    return std::abs(share.second - share.first);
}

}  // namespace

ComparedMedian compare_medians(std::vector<std::int64_t>& first, std::vector<std::int64_t>& second) {
    ComparedMedian out;
    std::ranges::sort(first);
    std::ranges::sort(second);
    const auto middle = [](const std::vector<std::int64_t>& values) {
        return values.empty() ? 0 : (seconds(values[(values.size() - 1) / 2]) + seconds(values[values.size() / 2])) / 2;
    };
    out.first_n = first.size();
    out.second_n = second.size();
    out.first = middle(first);
    out.second = middle(second);
    constexpr std::size_t fewest = 5;
    if (std::min(first.size(), second.size()) >= fewest) {
        const double difference = out.second - out.first;
        const double reach =
            normal_975 * std::sqrt(variance_of_median(first) + variance_of_median(second)) / microseconds;
        out.difference = Uncertain{difference, difference - reach, difference + reach};
    }
    return out;
}

ComparedShare compare_shares(std::uint64_t first, std::uint64_t of_first, std::uint64_t second,
                             std::uint64_t of_second) {
    ComparedShare out;
    out.first_cases = of_first;
    out.second_cases = of_second;
    out.first = of_first == 0 ? 0 : static_cast<double>(first) / static_cast<double>(of_first);
    out.second = of_second == 0 ? 0 : static_cast<double>(second) / static_cast<double>(of_second);
    if (of_first == 0 || of_second == 0) return out;
    const auto bounds = newcombe_bounds(static_cast<std::int64_t>(second), static_cast<std::int64_t>(of_second),
                                        static_cast<std::int64_t>(first), static_cast<std::int64_t>(of_first));
    out.difference = Uncertain{out.second - out.first, bounds.lower, bounds.upper};
    return out;
}

SelectionComparison compare(const Selection& first, const Selection& second) {
    const auto n1 = first.case_count();
    const auto n2 = second.case_count();
    const auto graph1 = graph_of(first);
    const auto graph2 = graph_of(second);
    SelectionComparison out;
    auto durations1 = durations(first);
    auto durations2 = durations(second);
    out.duration = compare_medians(durations1, durations2);

    std::map<std::uint32_t, std::pair<std::uint64_t, std::uint64_t>> activities;
    for (const auto& node : graph1.nodes) activities[node.activity].first = node.cases;
    for (const auto& node : graph2.nodes) activities[node.activity].second = node.cases;
    for (const auto& [activity, cases] : activities) {
        out.activities.push_back({activity, compare_shares(cases.first, n1, cases.second, n2)});
    }
    std::map<Pair, std::pair<std::uint64_t, std::uint64_t>> edges;
    for (const auto& edge : graph1.edges) edges[{edge.from, edge.to}].first = edge.cases;
    for (const auto& edge : graph2.edges) edges[{edge.from, edge.to}].second = edge.cases;
    auto gaps1 = gaps_by_pair(first, graph1);
    auto gaps2 = gaps_by_pair(second, graph2);
    for (const auto& [pair, cases] : edges) {
        out.edges.push_back({pair.first, pair.second, compare_shares(cases.first, n1, cases.second, n2),
                             compare_medians(gaps1[pair], gaps2[pair])});
    }
    const auto larger = [](const auto& a, const auto& b) { return size_of(a.cases) > size_of(b.cases); };
    std::ranges::stable_sort(out.activities, larger);
    std::ranges::stable_sort(out.edges, larger);
    return out;
}

}  // namespace ledstang
