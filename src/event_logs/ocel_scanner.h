// OCEL 2.0 in JSON, object by object and event by event. Inside the room; others use read_log.h.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"
#include "event_logs/read_log.h"

namespace ledstang {

struct JsonPlace {
    std::int64_t line = 1;
    std::int64_t column = 1;
};

// One attribute's value, as it stands.
struct OcelValue {
    std::string name;
    std::string time;
    std::string text;
    std::optional<double> number;
};

// An object or an event with what belongs to it.
struct OcelItem {
    std::string id;
    std::string type;
    std::string time;
    std::vector<OcelValue> values;
    std::vector<std::string> objects;  // ids that it is related to
    JsonPlace place;                   // where it begins
};

enum class OcelPart : std::uint8_t { objects, events };

// A file that can be gone through from its beginning as often as is asked for.
struct OcelFile {
    using Bytes = std::function<std::string_view()>;  // the next ones, good until the next call; empty at the end
    std::string name;
    std::function<Result<Bytes>()> open;
};

// Gives each object, or each event, in the file's order. What is in memory is one of them.
Result<void> scan_ocel(const OcelFile& file, const std::stop_token& stop, OcelPart wanted,
                       const std::function<void(const OcelItem&)>& take);

// As those of read_log.h.
Result<LogRead> read_ocel(const OcelFile& file, const LogReadWish& wish);
Result<std::map<std::string, std::uint64_t>> ocel_object_types(const OcelFile& file);

}  // namespace ledstang
