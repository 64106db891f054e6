// OCEL 2.0 in JSON, flattened on one type of object: each object of the type becomes a case of the events that it takes
// part in. The file is gone through three times, for the types, the objects and the events, since they may come in any
// order.
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/swedish_text.h"
#include "event_logs/log_taker.h"
#include "event_logs/ocel_scanner.h"
#include "event_logs/read_ahead.h"

namespace ledstang {
namespace {

class OcelReader {
 public:
    OcelReader(std::string file, const LogReadWish& wish, std::string type)
        : type_(std::move(type)), wish_(wish), taker_(std::move(file), wish, LogFormat::ocel) {
        taker_.builder().find_kinds_of_texts();
    }

    void take_object(const OcelItem& object) {
        if (object.type != type_) return;
        const std::uint32_t number = objects_.number(object.id);
        if (number == absent) return;
        if (number == cases_.size()) cases_.push_back(absent);
        // Of an attribute that changes over time the case has the first value.
        for (std::size_t i = 0; i < object.values.size(); ++i) {
            const OcelValue& value = object.values[i];
            const bool is_later = std::ranges::any_of(object.values, [&](const OcelValue& other) {
                return other.name == value.name && &other != &value && is_before(other, value);
            });
            if (!is_later) object_values_.push_back({number, value});
        }
    }

    void take_event(const OcelItem& event) {
        related_.clear();
        for (const std::string& id : event.objects) {
            if (const auto object = objects_.find(id)) related_.push_back(*object);
        }
        // Each object once, in the event's own order, however many relations it has.
        std::vector<std::uint32_t> once = related_;
        std::ranges::sort(once);
        if (std::ranges::adjacent_find(once) != once.end()) {
            std::vector<std::uint32_t> kept;
            for (const std::uint32_t object : related_) {
                const auto found = std::ranges::lower_bound(once, object);
                if (found == once.end() || *found != object) continue;
                once.erase(found, std::ranges::upper_bound(once, object));
                kept.push_back(object);
            }
            related_ = std::move(kept);
        }
        if (related_.empty()) {
            ++taker_.report().source_events;
            ++taker_.report().events_without_case;
            return;
        }
        parts_.clear();
        parts_.activity = event.type;
        parts_.complete = parse_instant(event.time, wish_.zone);
        if (event.type.empty() || !parts_.complete) {
            taker_.fault(fault_of(event));
            return;
        }
        for (const OcelValue& value : event.values) put(value);
        for (const std::uint32_t object : related_) {
            if (cases_[object] == absent) cases_[object] = taker_.builder().case_number(objects_[object]);
            parts_.case_number = cases_[object];
            taker_.take(parts_);
        }
    }

    Result<LogRead> finish() {
        auto& builder = taker_.builder();
        for (const auto& [object, value] : object_values_) {
            if (cases_[object] == absent) continue;
            const std::size_t attribute = builder.attribute(value.name, true);
            if (value.number) {
                builder.set_case_number(attribute, cases_[object], *value.number);
            } else {
                builder.set_case_text(attribute, cases_[object], value.text);
            }
        }
        taker_.report().empty_cases = static_cast<std::uint64_t>(std::ranges::count(cases_, absent));
        for (const char* name : {"org:resource", "resource", "resurs", "org:group"}) {
            if (builder.use_as_resource(name)) break;
        }
        return taker_.finish();
    }

 private:
    // A value without a right time is the one from the beginning.
    bool is_before(const OcelValue& a, const OcelValue& b) const {
        const auto begin = std::numeric_limits<std::int64_t>::min();
        const auto first = parse_instant(a.time, wish_.zone).value_or(begin);
        const auto second = parse_instant(b.time, wish_.zone).value_or(begin);
        return first != second ? first < second : &a < &b;
    }

    Fault fault_of(const OcelItem& event) const {
        Fault fault{
            .code = "process_log.activity_missing", .message = {}, .path = {}, .file = {}, .line = {}, .column = {}};
        fault.message = fmt::format("Händelsen {} saknar typ.", in_quotes(event.id));
        if (!event.type.empty()) {
            fault.code = event.time.empty() ? "process_log.time_missing" : "process_log.time_wrong";
            fault.message = event.time.empty() ? fmt::format("Händelsen {} saknar tid.", in_quotes(event.id))
                                               : fmt::format("{} är ingen tid. En tid skrivs 2024-05-01T08:15:00Z.",
                                                             in_quotes(event.time));
        }
        fault.line = static_cast<int>(event.place.line);
        fault.column = static_cast<int>(event.place.column);
        return fault;
    }

    void put(const OcelValue& value) {
        if (value.name == "lifecycle:transition" || value.name == "lifecycle") {
            parts_.lifecycle = value.text;
            return;
        }
        const std::size_t attribute = taker_.builder().attribute(value.name, false);
        if (value.number) {
            parts_.put_number(attribute, *value.number);
        } else {
            parts_.put_text(attribute, value.text);
        }
    }

    struct ObjectValue {
        std::uint32_t object;
        OcelValue value;
    };

    std::string type_;
    const LogReadWish& wish_;
    LogTaker taker_;
    EventParts parts_;
    NameNumbers objects_;               // ids of the type
    std::vector<std::uint32_t> cases_;  // by object: its case, absent before its first event
    std::vector<std::uint32_t> related_;
    std::vector<ObjectValue> object_values_;
};

OcelFile file_on_disk(const std::filesystem::path& file, const LogReadWish& wish) {
    return {file.filename().string(), [file, &wish]() -> Result<OcelFile::Bytes> {
                auto opened = ReadAhead::open(file);
                if (!opened) return refuse(opened.error());
                const auto bytes = std::make_shared<ReadAhead>(std::move(*opened));
                return [bytes, &wish] {
                    if (wish.progress) wish.progress(bytes->share_read());
                    return bytes->next();
                };
            }};
}

}  // namespace

Result<std::map<std::string, std::uint64_t>> ocel_object_types(const OcelFile& file) {
    // Nobody chooses among more, or by a longer name; a file could fill the memory with them.
    constexpr std::size_t most_types = 1'000;
    constexpr std::size_t longest_type = 1'000;  // bytes
    std::map<std::string, std::uint64_t> types;
    auto scanned = scan_ocel(file, {}, OcelPart::objects, [&](const OcelItem& object) {
        if (object.type.size() > longest_type || (types.size() == most_types && !types.contains(object.type))) return;
        ++types[object.type];
    });
    if (!scanned) return refuse(scanned.error());
    return types;
}

Result<LogRead> read_ocel(const OcelFile& file, const LogReadWish& wish) {
    const auto types = ocel_object_types(file);
    if (!types) return refuse(types.error());
    const std::string type = wish.object_type.empty() && types->size() == 1 ? types->begin()->first : wish.object_type;
    if (!types->contains(type)) {
        std::vector<std::string> names;
        for (const auto& [name, count] : *types) {
            if (names.size() < 50) names.push_back(in_quotes(name));
        }
        return refuse("process_log.object_type",
                      fmt::format("Välj vilken typ av objekt som ska vara fall. Filen {} har {}.", file.name,
                                  names.empty() ? "inga objekt" : list_in_words(names)));
    }
    OcelReader reader(file.name, wish, type);
    auto objects =
        scan_ocel(file, wish.stop, OcelPart::objects, [&](const OcelItem& object) { reader.take_object(object); });
    if (!objects) return refuse(objects.error());
    auto events =
        scan_ocel(file, wish.stop, OcelPart::events, [&](const OcelItem& event) { reader.take_event(event); });
    if (!events) return refuse(events.error());
    return reader.finish();
}

Result<std::map<std::string, std::uint64_t>> ocel_object_types(const std::filesystem::path& file) {
    const LogReadWish wish;
    return ocel_object_types(file_on_disk(file, wish));
}

Result<LogRead> read_ocel(const std::filesystem::path& file, const LogReadWish& wish) {
    return read_ocel(file_on_disk(file, wish), wish);
}

}  // namespace ledstang
