#include "process_analysis/cases.h"

#include <algorithm>

namespace ledstang {

CaseFigures case_figures(const Selection& selection) {
    CaseFigures figures;
    std::vector<std::int64_t> sizes;
    std::vector<std::int64_t> durations;
    sizes.reserve(selection.case_count());
    durations.reserve(selection.case_count());
    bool any = false;
    selection.for_each_case([&](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
        sizes.push_back(static_cast<std::int64_t>(end - begin));
        if (begin == end) return;
        const auto span = span_of(selection.log(), begin, end);
        durations.push_back(span.length());
        figures.first_instant = any ? std::min(figures.first_instant, span.first) : span.first;
        figures.last_instant = any ? std::max(figures.last_instant, span.last) : span.last;
        any = true;
    });
    figures.size = distribution_of(sizes, 1);
    figures.duration = distribution_of(durations, microseconds);
    return figures;
}

namespace {

struct ReworkPart {
    std::vector<Rework::Repeated> repeated;  // by activity
    std::uint64_t cases_with_any = 0;
    std::uint64_t events = 0;
};

ReworkPart count_rework(const Selection& selection, CaseRange range) {
    const auto* activity = selection.log().activity().data();
    ReworkPart part;
    part.repeated.resize(selection.log().activities().size());
    // Of each activity: the last case in which it was seen, and whether it was seen there again.
    struct Seen {
        std::uint32_t in_case = absent;
        bool again = false;
    };
    std::vector<Seen> seen(part.repeated.size());
    selection.for_each_case(range, [&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
        std::uint64_t events = 0;
        for (auto event = begin; event < end; ++event) {
            auto& one = seen[activity[event]];
            if (one.in_case != index) {
                one = {index, false};
                continue;
            }
            auto& repeated = part.repeated[activity[event]];
            repeated.cases += one.again ? 0 : 1;
            one.again = true;
            ++repeated.events;
            ++events;
        }
        part.events += events;
        part.cases_with_any += events > 0 ? 1 : 0;
    });
    return part;
}

}  // namespace

Rework rework_of(const Selection& selection, Threads threads) {
    const auto ranges = share_cases(selection, threads);
    std::vector<ReworkPart> parts(ranges.size());
    in_threads(ranges.size(), [&](std::size_t i) { parts[i] = count_rework(selection, ranges[i]); });

    const auto& names = selection.log().activities();
    Rework out;
    for (const auto& part : parts) {
        out.cases_with_any += part.cases_with_any;
        out.events += part.events;
    }
    for (std::uint32_t activity = 0; activity < names.size(); ++activity) {
        Rework::Repeated sum{activity, 0, 0};
        for (const auto& part : parts) {
            sum.cases += part.repeated[activity].cases;
            sum.events += part.repeated[activity].events;
        }
        if (sum.cases > 0) out.repeated.push_back(sum);
    }
    std::ranges::sort(out.repeated, [&](const auto& a, const auto& b) {
        return a.cases != b.cases ? a.cases > b.cases : names[a.activity] < names[b.activity];
    });
    return out;
}

}  // namespace ledstang
