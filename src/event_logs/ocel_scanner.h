// OCEL 2.0 in JSON, object by object and event by event. Inside the room; others use read_log.h.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
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

// Gives each object, or each event, in the file's order. What is in memory is one of them.
Result<void> scan_ocel(const std::filesystem::path& file, const LogReadWish& wish, OcelPart wanted,
                       const std::function<void(const OcelItem&)>& take);

}  // namespace ledstang
