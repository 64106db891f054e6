// A log against the calendar: who arrives, who is done and how many are on their way, and each event as a dot.
#pragma once

#include <chrono>
#include <vector>

#include "process_analysis/selection.h"

namespace ledstang {

enum class CalendarStep { day, week, month };  // weeks begin on Monday

struct FlowPoint {
    std::chrono::year_month_day begin{};
    std::uint64_t arrivals = 0;     // cases whose first event is in the period
    std::uint64_t departures = 0;   // whose last event is
    std::uint64_t in_progress = 0;  // begun and not done when the period ends
};

// One point for each day, week or month (by Sweden's clocks) from the first event to the last, empty ones included.
// A case is done with its last event: at the log's end many are still on their way though it does not show.
std::vector<FlowPoint> flow_over_time(const Selection& selection, CalendarStep step);

struct DottedChart {
    struct Row {
        std::uint32_t in_case = 0;
        std::int64_t first = 0;  // microseconds since 1970
    };
    struct Dot {
        std::uint32_t row = 0;
        std::uint32_t activity = 0;
        std::int64_t instant = 0;
    };
    std::vector<Row> rows;    // in order of their first event
    std::vector<Dot> dots;    // row by row
    std::uint64_t cases = 0;  // of which `rows` are a sample
};

// Every case, or so many evenly spread over the order of beginning, the first and the last among them. The sample is
// made of fewer cases when they have more than `most_dots` events together.
DottedChart dotted_chart(const Selection& selection, std::size_t most_rows = 500, std::size_t most_dots = 20'000);

}  // namespace ledstang
