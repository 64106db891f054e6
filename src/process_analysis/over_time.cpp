#include "process_analysis/over_time.h"

#include <algorithm>

#include "process_analysis/swedish_calendar.h"

namespace ledstang {
namespace {

using namespace std::chrono;

// The period's number; those that follow each other have numbers that do.
int period_of(std::int64_t instant, CalendarStep step) {
    if (step == CalendarStep::month) return swedish_month(instant);
    const auto day = swedish_day(instant).time_since_epoch().count();
    // 1 January 1970 was a Thursday.
    return step == CalendarStep::day ? static_cast<int>(day) : static_cast<int>(floor<weeks>(days(day + 3)).count());
}

year_month_day begin_of(int period, CalendarStep step) {
    if (step == CalendarStep::month) {
        return year(period / 12) / month(static_cast<unsigned>(period % 12) + 1) / day(1);
    }
    return sys_days(step == CalendarStep::day ? days(period) : days(period * 7 - 3));
}

}  // namespace

std::vector<FlowPoint> flow_over_time(const Selection& selection, CalendarStep step) {
    struct Stay {
        int first, last;
    };
    std::vector<Stay> stays;
    stays.reserve(selection.case_count());
    selection.for_each_case([&](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
        if (begin == end) return;
        const auto span = span_of(selection.log(), begin, end);
        stays.push_back({period_of(span.first, step), period_of(span.last, step)});
    });
    if (stays.empty()) return {};
    const int first = std::ranges::min_element(stays, {}, &Stay::first)->first;
    const int last = std::ranges::max_element(stays, {}, &Stay::last)->last;
    std::vector<FlowPoint> points(static_cast<std::size_t>(last - first) + 1);
    for (const auto& stay : stays) {
        ++points[static_cast<std::size_t>(stay.first - first)].arrivals;
        ++points[static_cast<std::size_t>(stay.last - first)].departures;
    }
    std::uint64_t here = 0;
    for (int i = first; i <= last; ++i) {
        auto& point = points[static_cast<std::size_t>(i - first)];
        point.begin = begin_of(i, step);
        here += point.arrivals;
        here -= point.departures;
        point.in_progress = here;
    }
    return points;
}

DottedChart dotted_chart(const Selection& selection, std::size_t most_rows, std::size_t most_dots) {
    const auto& log = selection.log();
    const auto instant = begins(log);
    DottedChart chart;
    selection.for_each_case([&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
        if (begin < end) chart.rows.push_back({index, instant[begin]});
    });
    chart.cases = chart.rows.size();
    std::ranges::sort(chart.rows, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : a.in_case < b.in_case;
    });
    const auto per_case = std::max<std::uint64_t>(1, selection.event_count() / std::max<std::uint64_t>(1, chart.cases));
    const auto rows = std::max<std::size_t>(1, std::min<std::size_t>(most_rows, most_dots / per_case));
    if (rows < chart.rows.size()) {
        std::vector<DottedChart::Row> sample;
        for (std::size_t i = 0; i < rows; ++i) {
            sample.push_back(chart.rows[rows == 1 ? 0 : i * (chart.rows.size() - 1) / (rows - 1)]);
        }
        chart.rows = std::move(sample);
    }
    for (std::uint32_t row = 0; row < chart.rows.size(); ++row) {
        const auto index = chart.rows[row].in_case;
        for (auto event = log.case_begin()[index]; event < log.case_begin()[index + 1]; ++event) {
            if (chart.dots.size() == most_dots) return chart;
            chart.dots.push_back({row, log.activity()[event], instant[event]});
        }
    }
    return chart;
}

}  // namespace ledstang
