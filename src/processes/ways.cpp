#include "processes/ways.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "process_analysis/activity_set.h"
#include "process_analysis/bottlenecks.h"
#include "process_analysis/distribution.h"
#include "process_analysis/variants.h"
#include "processes/process.h"
#include "processes/words.h"

namespace ledstang {
namespace {

constexpr std::size_t most_ways = 100;
constexpr std::size_t most_bottlenecks = 50;

ProcessWays ways_of(const ChosenCases& cases) {
    const auto& log = cases.selection().log();
    const auto variants = variants_of(cases.selection());
    std::size_t shown = 0;
    while (shown < variants.list.size() && shown < most_ways && !cases.is_small(variants.list[shown].count)) ++shown;
    std::vector<std::vector<std::int64_t>> durations(shown);
    cases.selection().for_each_case([&](std::uint32_t in_case, std::uint64_t begin, std::uint64_t end) {
        const auto way = variants.of_case[in_case];
        if (way < shown) durations[way].push_back(span_of(log, begin, end).length());
    });
    ProcessWays ways;
    ways.cases = cases.selection().case_count();
    std::int64_t on_shown = 0;
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& variant = variants.list[i];
        ProcessWay way;
        way.number = static_cast<std::int64_t>(i) + 1;
        way.cases = static_cast<std::int64_t>(variant.count);
        way.share = percent(variant.count, cases.selection().case_count());
        for (const auto activity : sequence_of(log, variant)) way.sequence.emplace_back(log.activities()[activity]);
        way.median = median_of(durations[i], microseconds);
        on_shown += way.cases;
        ways.ways.push_back(std::move(way));
    }
    ways.other_ways = static_cast<std::int64_t>(variants.list.size() - shown);
    ways.other_cases = ways.cases - on_shown;
    if (!ways.ways.empty()) {
        const auto& first = ways.ways.front();
        ways.sentence =
            fmt::format("Den vanligaste vägen går {} av {} patienter ({} procent); det finns {} olika vägar.",
                        first.cases, ways.cases, number_words(first.share), variants.list.size());
    }
    return ways;
}

// `name` of a bottleneck's ends.
template <class Name>
ProcessBottlenecks told(const std::vector<Bottleneck>& list, const ChosenCases& cases, const Name& name) {
    ProcessBottlenecks answer;
    const BottleneckRow* slowest = nullptr;
    for (const auto& one : list) {
        if (one.count == 0 || cases.is_small(one.cases)) continue;
        if (answer.rows.size() == most_bottlenecks) break;
        answer.rows.push_back({name(one.from), name(one.to), static_cast<std::int64_t>(one.count),
                               static_cast<std::int64_t>(one.cases), one.median, one.total, 100.0 * one.share});
    }
    for (const auto& row : answer.rows) {
        if (slowest == nullptr || slowest->median < row.median) slowest = &row;
    }
    if (slowest != nullptr) {
        const auto& most = answer.rows.front();
        answer.sentence = fmt::format(
            "Mest tid går från {} till {}: {} procent av all tid. Längst väntar en patient från {} till {}: "
            "i mitten {}.",
            in_quotes(most.from), in_quotes(most.to), number_words(most.share), in_quotes(slowest->from),
            in_quotes(slowest->to), time_words(slowest->median));
    }
    return answer;
}

ProcessBottlenecks bottlenecks_in(const ChosenCases& cases) {
    const auto& activities = cases.selection().log().activities();
    return told(bottlenecks_of(graph_of(cases.selection())), cases,
                [&](std::uint32_t activity) { return std::string(activities[activity]); });
}

ProcessBottlenecks bottlenecks_between(const ChosenCases& cases, const std::vector<ProcessMilestone>& milestones) {
    std::vector<ActivitySet> sets;
    for (const auto& one : milestones) sets.emplace_back(cases.selection().log(), one.activities);
    auto answer = told(bottlenecks_between(cases.selection(), sets), cases,
                       [&](std::uint32_t place) { return milestones[place].name; });
    if (milestones.size() < 2)
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
