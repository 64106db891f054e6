#include "process_analysis/lead_time.h"

#include <algorithm>
#include <limits>

#include "process_analysis/swedish_calendar.h"

namespace ledstang {
namespace {

std::int64_t target_of(const LeadTimeQuestion& question) {
    return question.target ? to_microseconds(*question.target) : std::numeric_limits<std::int64_t>::max();
}

std::optional<double> share(std::uint64_t part, std::uint64_t of) {
    if (of == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(of);
}

}  // namespace

const std::vector<int> lead_time_percents{0, 10, 25, 50, 75, 80, 90, 95, 100};

LeadTime lead_time(const Selection& selection, const LeadTimeQuestion& question) {
    const auto& log = selection.log();
    const auto* activity = log.activity().data();
    const auto instant = begins(log);
    const auto target = target_of(question);
    LeadTime out;
    auto& any = out.first_to_first;
    auto& next = out.first_to_next;
    std::vector<std::int64_t> any_values;
    std::vector<std::int64_t> next_values;
    selection.for_each_case([&](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
        ++out.cases;
        const auto from = question.from.first(activity, begin, end);
        const auto to = question.to.first(activity, begin, end);
        out.without_from += from == end ? 1 : 0;
        out.without_to += to == end ? 1 : 0;
        if (from == end) return;
        if (to != end) {
            const auto duration = instant[to] - instant[from];
            any_values.push_back(duration);
            any.negative += duration < 0 ? 1 : 0;
            any.within += duration <= target ? 1 : 0;
        }
        const auto later = question.to.first(activity, from + 1, end);
        if (later == end) {
            ++next.not_reached;
            return;
        }
        const auto duration = instant[later] - instant[from];
        next_values.push_back(duration);
        ++(duration <= target ? next.within : next.over);
    });
    any.seconds = distribution_of(any_values, microseconds, lead_time_percents);
    next.seconds = distribution_of(next_values, microseconds, lead_time_percents);
    if (question.target) {
        next.share_of_reached = share(next.within, next.seconds.n);
        next.share_of_started = share(next.within, out.started());
    }
    return out;
}

std::vector<CaseLeadTime> case_lead_times(const Selection& selection, const LeadTimeQuestion& question) {
    const auto* activity = selection.log().activity().data();
    const auto instant = begins(selection.log());
    std::vector<CaseLeadTime> out;
    selection.for_each_case([&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
        const auto from = question.from.first(activity, begin, end);
        if (from == end) return;
        const auto to = question.to.first(activity, from + 1, end);
        CaseLeadTime one{index, instant[from], std::nullopt};
        if (to != end) one.duration = instant[to] - instant[from];
        out.push_back(one);
    });
    return out;
}

std::vector<LeadTimeMonth> lead_time_by_month(const Selection& selection, const LeadTimeQuestion& question) {
    const auto times = case_lead_times(selection, question);
    if (times.empty()) return {};
    const auto target = target_of(question);
    std::vector<int> months;
    for (const auto& one : times) months.push_back(swedish_month(one.from));
    const auto first = *std::ranges::min_element(months);
    const auto last = *std::ranges::max_element(months);
    std::vector<LeadTimeMonth> out;
    std::vector<std::vector<std::int64_t>> durations(static_cast<std::size_t>(last - first) + 1);
    for (int month = first; month <= last; ++month) out.push_back({month / 12, month % 12 + 1, 0, 0, 0, {}, {}});
    for (std::size_t i = 0; i < times.size(); ++i) {
        const auto place = static_cast<std::size_t>(months[i] - first);
        auto& month = out[place];
        ++month.started;
        if (!times[i].duration) continue;
        ++month.reached;
        month.within += *times[i].duration <= target ? 1 : 0;
        durations[place].push_back(*times[i].duration);
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (durations[i].empty()) continue;
        const auto spread = distribution_of(durations[i], microseconds, {90});
        out[i].median = spread.median;
        out[i].p90 = spread.quantile(90);
    }
    return out;
}

}  // namespace ledstang
