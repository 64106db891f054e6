#include "event_logs/log_taker.h"

#include <fmt/format.h>

#include <algorithm>

namespace ledstang {
namespace {

bool is_word(std::string_view text, std::string_view lower_case) {
    return std::equal(text.begin(), text.end(), lower_case.begin(), lower_case.end(), [](char sign, char wanted) {
        return (sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign + 32) : sign) == wanted;
    });
}

}  // namespace

void EventParts::clear() {
    case_number.reset();
    activity.clear();
    complete.reset();
    start.reset();
    resource.clear();
    lifecycle.clear();
    instance.clear();
    values_.clear();
    texts_.clear();
}

void EventParts::put_text(std::size_t attribute, std::string_view value) {
    values_.push_back({attribute, AttributeColumn::Kind::text, texts_.size(), value.size(), 0});
    texts_ += value;
}
void EventParts::put_number(std::size_t attribute, double value) {
    values_.push_back({attribute, AttributeColumn::Kind::number, 0, 0, value});
}
void EventParts::put_instant(std::size_t attribute, std::int64_t microseconds) {
    values_.push_back({attribute, AttributeColumn::Kind::instant, 0, 0, static_cast<double>(microseconds)});
}

LogTaker::LogTaker(std::string file, const LogReadWish& wish, LogFormat format)
    : file_(std::move(file)), wish_(wish), faults_(file_, told_faults) {
    report_.format = format;
}

void LogTaker::take(const EventParts& parts) {
    ++report_.source_events;
    const std::string_view transition = wish_.ignore_lifecycle ? std::string_view() : parts.lifecycle;
    const bool is_start = is_word(transition, "start");
    if (!transition.empty() && !is_start && !is_word(transition, "complete")) {
        ++report_.other_transitions;
        return;
    }
    const std::uint32_t activity = builder_.activity_number(parts.activity);
    const std::uint32_t resource = parts.resource.empty() ? absent : builder_.resource_number(parts.resource);
    if (is_start) {
        waiting_[{*parts.case_number, activity, parts.instance}].starts.push_back({*parts.complete, resource});
        return;
    }
    if (!waiting_.empty() && !parts.start) {
        const auto found = waiting_.find({*parts.case_number, activity, parts.instance});
        if (found != waiting_.end()) {
            Waiting& waiting = found->second;
            const OpenStart first = waiting.starts[waiting.done++];
            if (waiting.done == waiting.starts.size()) waiting_.erase(found);
            // A completion stamped before its start took no time that can be told.
            add(parts, activity, std::min(first.instant, *parts.complete),
                resource == absent ? first.resource : resource);
            return;
        }
    }
    add(parts, activity, parts.start, resource);
}

void LogTaker::add(const EventParts& parts, std::uint32_t activity, std::optional<std::int64_t> start,
                   std::uint32_t resource) {
    builder_.add(*parts.case_number, activity, *parts.complete, start, resource);
    for (const auto& value : parts.values_) {
        switch (value.kind) {
            case AttributeColumn::Kind::text:
                builder_.set_text(value.attribute, std::string_view(parts.texts_).substr(value.from, value.size));
                break;
            case AttributeColumn::Kind::number:
                builder_.set_number(value.attribute, value.number);
                break;
            case AttributeColumn::Kind::instant:
                builder_.set_instant(value.attribute, static_cast<std::int64_t>(value.number));
                break;
        }
    }
}

void LogTaker::fault(Fault fault) {
    ++report_.source_events;
    ++report_.faulty_events;
    faults_.add(std::move(fault));
}

Result<LogRead> LogTaker::finish() {
    if (!faults_.empty() && !wish_.leave_out_faulty) return refuse(faults_.refusal());
    report_.faults = faults_.faults();
    for (const auto& [key, waiting] : waiting_) report_.starts_alone += waiting.starts.size() - waiting.done;
    if (builder_.events() == 0) {
        std::string why = "Den innehåller inga fall med händelser.";
        if (report_.other_transitions > 0) {
            why = fmt::format(
                "Alla {} händelser har en annan livscykel än start och complete. Läs in den utan hänsyn "
                "till livscykeln.",
                report_.other_transitions);
        } else if (report_.starts_alone > 0) {
            why = "Alla händelser är starter utan slut. Läs in den utan hänsyn till livscykeln.";
        } else if (report_.faulty_events > 0) {
            why = "Ingen händelse har både fall, aktivitet och en riktig tid.";
        } else if (report_.events_without_case > 0) {
            why = "Ingen händelse hör till ett objekt av den valda typen.";
        }
        return refuse("process_log.no_events", fmt::format("Filen {} ger ingen logg. {}", file_, why));
    }
    auto log = builder_.build();
    if (!log) return refuse(log.error());
    report_.left_out_attributes = builder_.left_out();
    return LogRead{std::move(*log), std::move(report_)};
}

}  // namespace ledstang
