// What all readers do with an event once they have its parts: checks it, pairs its lifecycle, and hands it to the
// builder.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event_logs/event_log_builder.h"
#include "event_logs/read_log.h"
#include "exchange/table_faults.h"

namespace ledstang {

// The parts of one event, kept until the event is known to be one. Used again for the next, so that nothing is
// allocated.
class EventParts {
 public:
    void clear();

    std::optional<std::uint32_t> case_number;  // in the builder
    std::string activity;
    std::optional<std::int64_t> complete;
    std::optional<std::int64_t> start;
    std::string resource;
    std::string lifecycle;
    std::string instance;  // tells activities of one name apart that go on at once

    void put_text(std::size_t attribute, std::string_view value);
    void put_number(std::size_t attribute, double value);
    void put_instant(std::size_t attribute, std::int64_t microseconds);

 private:
    friend class LogTaker;
    struct Value {
        std::size_t attribute;
        AttributeColumn::Kind kind;
        std::size_t from;  // in texts_
        std::size_t size;
        double number;
    };
    std::vector<Value> values_;
    std::string texts_;
};

class LogTaker {
 public:
    static constexpr std::uint64_t told_faults = 100;  // those after are counted

    LogTaker(std::string file, const LogReadWish& wish, LogFormat format);

    EventLogBuilder& builder() { return builder_; }
    LogReadReport& report() { return report_; }

    // An event that has case, activity and instant.
    void take(const EventParts& parts);
    // An event that cannot be used, or a fault beside one. Counts one event of the source.
    void fault(Fault fault);

    // The log, or why there is none.
    Result<LogRead> finish();

 private:
    struct OpenStart {
        std::int64_t instant;
        std::uint32_t resource;
    };
    // The starts of one activity in one case that wait for their completion, the first first.
    struct Waiting {
        std::vector<OpenStart> starts;
        std::size_t done = 0;
    };
    struct WaitingKey {
        std::uint32_t case_number;
        std::uint32_t activity;
        std::string instance;
        auto operator<=>(const WaitingKey&) const = default;
    };

    void add(const EventParts& parts, std::uint32_t activity, std::optional<std::int64_t> start,
             std::uint32_t resource);

    std::string file_;
    const LogReadWish& wish_;
    EventLogBuilder builder_;
    LogReadReport report_;
    TableFaults faults_;
    std::map<WaitingKey, Waiting> waiting_;
};

}  // namespace ledstang
