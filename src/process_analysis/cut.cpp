#include "process_analysis/cut.h"

#include <fmt/format.h>

#include "event_logs/log_columns.h"
#include "event_logs/owned_column.h"

namespace ledstang {
namespace {

// Which events are kept, and which case each new case comes from.
struct Cut {
    GrowingColumn<std::uint64_t> case_begin;
    GrowingColumn<std::uint32_t> event;  // a log has fewer than a 32-bit number can say
    std::vector<std::uint32_t> source;
    std::vector<std::uint32_t> stretch;  // of the source, from 1

    void end_case(std::uint32_t index, std::uint32_t number) {
        const std::uint64_t begin = case_begin.empty() ? 0 : case_begin.back();
        if (case_begin.empty()) case_begin.push_back(0);
        if (event.size() == begin) return;
        case_begin.push_back(event.size());
        source.push_back(index);
        stretch.push_back(number);
    }
};

template <class T, class Places>
std::shared_ptr<const ColumnBytes> picked(std::span<const T> column, const Places& places) {
    GrowingColumn<T> out;
    if (!column.empty()) {
        out.resize(places.size());
        for (std::size_t i = 0; i < places.size(); ++i) out[i] = column[places[i]];
    }
    return owned_column(std::move(out));
}

Names case_names(const EventLog& log, const Cut& cut) {
    NameNumbers names;
    for (std::size_t i = 0; i < cut.source.size(); ++i) {
        const auto name = log.case_names()[cut.source[i]];
        // Another case may have the name already: then the number goes up until it is free.
        if (cut.stretch[i] == 1) {
            names.number(name);
            continue;
        }
        for (auto number = cut.stretch[i];; ++number) {
            const auto made = fmt::format("{} ({})", name, number);
            if (log.case_names().find(made) || names.find(made)) continue;
            names.number(made);
            break;
        }
    }
    return std::move(names).names();
}

EventLog log_of(const EventLog& log, Cut cut) {
    if (cut.case_begin.empty()) cut.case_begin.push_back(0);
    auto columns = std::make_shared<LogColumns>();
    columns->activity = picked(log.activity(), cut.event);
    columns->complete = picked(log.complete(), cut.event);
    columns->start = picked(log.start(), cut.event);
    columns->resource = picked(log.resource(), cut.event);
    columns->activities = log.activities();
    columns->resources = log.resources();
    columns->case_names = case_names(log, cut);
    for (const auto& one : log.attributes()) {
        const bool text = one.kind() == AttributeColumn::Kind::text;
        auto values = one.of_case() ? (text ? picked(one.text(), cut.source) : picked(one.number(), cut.source))
                                    : (text ? picked(one.text(), cut.event) : picked(one.number(), cut.event));
        columns->attributes.emplace_back(one.name(), one.of_case(), one.kind(), std::move(values), one.names());
    }
    columns->case_begin = owned_column(std::move(cut.case_begin));
    return EventLog(std::move(columns));
}

template <class Keep>
EventLog events_where(const Selection& selection, const Keep& keep) {
    Cut cut;
    selection.for_each_case([&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
        for (auto event = begin; event < end; ++event) {
            if (keep(event)) cut.event.push_back(static_cast<std::uint32_t>(event));
        }
        cut.end_case(index, 1);
    });
    return log_of(selection.log(), std::move(cut));
}

}  // namespace

EventLog events_in_time(const Selection& selection, std::int64_t first, std::int64_t last) {
    const auto instant = begins(selection.log());
    return events_where(selection,
                        [&](std::uint64_t event) { return first <= instant[event] && instant[event] <= last; });
}

EventLog events_of(const Selection& selection, const ActivitySet& activities) {
    const auto activity = selection.log().activity();
    return events_where(selection, [&](std::uint64_t event) { return activities(activity[event]); });
}

EventLog stretches_between(const Selection& selection, const ActivitySet& from, const ActivitySet& to) {
    const auto* activity = selection.log().activity().data();
    Cut cut;
    selection.for_each_case([&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
        std::uint32_t number = 0;
        for (auto first = from.first(activity, begin, end); first != end;) {
            const auto last = to.first(activity, first + 1, end);
            if (last == end) return;
            for (auto event = first; event <= last; ++event) cut.event.push_back(static_cast<std::uint32_t>(event));
            cut.end_case(index, ++number);
            first = from.first(activity, last + 1, end);
        }
    });
    return log_of(selection.log(), std::move(cut));
}

}  // namespace ledstang
