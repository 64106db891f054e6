#include "processes/ways.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/swedish_text.h"
#include "process_analysis/activity_set.h"
#include "process_analysis/bottlenecks.h"
#include "process_analysis/distribution.h"
#include "process_analysis/variants.h"
#include "processes/process.h"
#include "processes/whole_counts.h"
#include "processes/words.h"

namespace ledstang {
namespace {

constexpr std::size_t most_ways = 100;
constexpr std::size_t most_bottlenecks = 50;

ProcessWays ways_of(const ChosenCases& cases) {
    const auto& log = cases.selection().log();
    const auto variants = variants_of(cases.selection());
    const auto all = cases.selection().whole() ? variants : variants_of(Selection(log));
    const auto is_told = [&](const Variant& variant) {
        return cases.is_told(variant.count, all.list[all.of_case[variant.example]].count);
    };
    std::vector<std::uint32_t> shown;  // places in the list
    std::uint64_t others = cases.selection().case_count();
    for (std::uint32_t k = 0; k < variants.list.size() && shown.size() < most_ways; ++k) {
        if (!is_told(variants.list[k])) continue;
        shown.push_back(k);
        others -= variants.list[k].count;
    }
    // Nor are those few told who take none of the shown ways.
    while (!shown.empty() && cases.is_small(others)) {
        others += variants.list[shown.back()].count;
        shown.pop_back();
    }
    std::vector<std::uint32_t> place(variants.list.size(), absent);
    for (std::uint32_t k = 0; k < shown.size(); ++k) place[shown[k]] = k;
    std::vector<std::vector<std::int64_t>> durations(shown.size());
    cases.selection().for_each_case([&](std::uint32_t in_case, std::uint64_t begin, std::uint64_t end) {
        const auto at = place[variants.of_case[in_case]];
        if (at != absent) durations[at].push_back(span_of(log, begin, end).length());
    });
    ProcessWays ways;
    ways.cases = cases.selection().case_count();
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const auto& variant = variants.list[shown[i]];
        ProcessWay way;
        way.number = static_cast<std::int64_t>(shown[i]) + 1;
        way.cases = static_cast<std::int64_t>(variant.count);
        way.share = percent(variant.count, cases.selection().case_count());
        for (const auto activity : sequence_of(log, variant)) way.sequence.emplace_back(log.activities()[activity]);
        way.median = median_of(durations[i], microseconds);
        ways.ways.push_back(std::move(way));
    }
    ways.other_ways = static_cast<std::int64_t>(variants.list.size() - shown.size());
    ways.other_cases = static_cast<std::int64_t>(others);
    if (!ways.ways.empty()) {
        const auto& first = ways.ways.front();
        ways.sentence = fmt::format("{} går {} av {} patienter ({} procent); det finns {} olika vägar.",
                                    first.number == 1 ? "Den vanligaste vägen" : "Den vanligaste vägen som visas",
                                    number_words(first.cases), number_words(ways.cases), number_words(first.share),
                                    number_words(variants.list.size()));
    }
    return ways;
}

// `name` of a bottleneck's ends, `of_all` the log's cases that pass it.
template <class Name, class OfAll>
ProcessBottlenecks told(const std::vector<Bottleneck>& list, const ChosenCases& cases, const Name& name,
                        const OfAll& of_all) {
    ProcessBottlenecks answer;
    double told_time = 0;
    const BottleneckRow* slowest = nullptr;
    for (const auto& one : list) {
        if (one.count == 0 || !cases.is_told(one.cases, of_all(one))) continue;
        if (answer.rows.size() == most_bottlenecks) break;
        answer.rows.push_back({name(one.from), name(one.to), static_cast<std::int64_t>(one.count),
                               static_cast<std::int64_t>(one.cases), one.median, one.total, 0});
        told_time += one.total;
    }
    // Of the time that is told: the rest would be that of the few who are not.
    for (auto& row : answer.rows) {
        row.share = told_time > 0 ? 100 * row.total / told_time : 0;
        if (slowest == nullptr || slowest->median < row.median) slowest = &row;
    }
    if (slowest != nullptr) {
        const auto& most = answer.rows.front();
        answer.sentence = fmt::format(
            "Mest tid går från {} till {}: {} procent av tiden. Längst väntar en patient från {} till {}: "
            "i mitten {}.",
            in_quotes(most.from), in_quotes(most.to), number_words(most.share), in_quotes(slowest->from),
            in_quotes(slowest->to), time_words(slowest->median));
    }
    return answer;
}

ProcessBottlenecks bottlenecks_in(const ChosenCases& cases) {
    const auto& activities = cases.selection().log().activities();
    const auto all = WholeCounts::of(cases.selection().log());
    return told(
        bottlenecks_of(graph_of(cases.selection())), cases,
        [&](std::uint32_t activity) { return std::string(activities[activity]); },
        [&](const Bottleneck& one) { return all->edges.at({one.from, one.to}); });
}

ProcessBottlenecks bottlenecks_between(const ChosenCases& cases, const std::vector<ProcessMilestone>& milestones) {
    std::vector<ActivitySet> sets;
    for (const auto& one : milestones) sets.emplace_back(cases.selection().log(), one.activities);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> all;
    for (const auto& one : bottlenecks_between(Selection(cases.selection().log()), sets))
        all[{one.from, one.to}] = one.cases;
    auto answer = told(
        bottlenecks_between(cases.selection(), sets), cases,
        [&](std::uint32_t place) { return milestones[place].name; },
        [&](const Bottleneck& one) { return all.at({one.from, one.to}); });
    if (milestones.empty())
        answer.sentence = "Ingen processbild är beslutad, så det finns inga milstolpar att räkna mellan.";
    else if (milestones.size() < 2)
        answer.sentence = "Processbilden har färre än två milstolpar, så det finns ingen tid mellan dem att visa.";
    return answer;
}

}  // namespace

Result<ProcessWays> get_process_variants(Context& context, const CasesWish& wish) {
    return answer_about(context, wish, ways_of);
}

Result<ProcessBottlenecks> get_process_bottlenecks(Context& context, const BottlenecksWish& wish) {
    const CasesWish cases_wish{wish.process, wish.unit, wish.filter};
    if (wish.between == "events") return answer_about(context, cases_wish, bottlenecks_in);
    if (wish.between != "milestones")
        return refuse("process.between", "Välj events (mellan händelser) eller milestones (mellan milstolpar).");
    const auto whole =
        context.store.read([&](Sql& sql) { return require_whole_process(sql, wish.process, context.today); });
    if (!whole) return refuse(whole.error());
    const auto* model = model_on(whole->parts.models, context.today);
    const auto milestones = model == nullptr ? std::vector<ProcessMilestone>() : model->milestones;
    return answer_about(context, cases_wish,
                        [&](const ChosenCases& cases) { return bottlenecks_between(cases, milestones); });
}

}  // namespace ledstang
