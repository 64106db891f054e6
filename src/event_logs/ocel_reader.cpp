// OCEL 2.0 in JSON, flattened on one type of object: each object of the type becomes a case of the events that it takes
// part in. The file is gone through twice, first for the objects and then for the events, since either may come first.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/swedish_text.h"
#include "event_logs/log_taker.h"
#include "event_logs/read_ahead.h"

namespace ledstang {
namespace {

constexpr std::size_t deepest = 100;
constexpr std::uint64_t longest_value = std::uint64_t{4} << 20U;  // bytes of one name or value
constexpr std::size_t most_parts = 1'000'000;                     // attributes and relations of one object or event

struct JsonPlace {
    std::int64_t line = 1;
    std::int64_t column = 1;
};

// The file's characters, with the place that reading has come to.
class JsonBytes {
 public:
    JsonBytes(ReadAhead& bytes, const LogReadWish& wish) : bytes_(bytes), wish_(wish) {}

    bool ended() {
        if (at_ < block_.size()) return false;
        if (stopped_ || since_value_ > longest_value) return true;
        stopped_ = wish_.stop.stop_requested();
        if (stopped_) return true;
        if (wish_.progress) wish_.progress(bytes_.share_read());
        block_ = bytes_.next();
        at_ = 0;
        return block_.empty();
    }
    char sign() const { return block_[at_]; }
    void advance() {
        const char sign = block_[at_++];
        last_ = place_;
        ++since_value_;
        if (sign == '\n') {
            ++place_.line;
            place_.column = 1;
        } else if ((static_cast<unsigned char>(sign) & 0xC0U) != 0x80U) {
            ++place_.column;
        }
    }
    void had_a_value() { since_value_ = 0; }
    bool is_too_long() const { return since_value_ > longest_value; }
    bool is_stopped() const { return stopped_; }
    const JsonPlace& place() const { return last_; }  // of the character that was read last

 private:
    ReadAhead& bytes_;
    const LogReadWish& wish_;
    std::string_view block_;
    std::size_t at_ = 0;
    std::uint64_t since_value_ = 0;
    bool stopped_ = false;
    JsonPlace place_;
    JsonPlace last_;
};

// What nlohmann's parser reads from; all that are equal have reached the end.
class JsonIterator {
 public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = char;

    JsonIterator() = default;
    explicit JsonIterator(JsonBytes& bytes) : bytes_(&bytes) {}
    char operator*() const { return bytes_->sign(); }
    JsonIterator& operator++() {
        bytes_->advance();
        return *this;
    }
    void operator++(int) { bytes_->advance(); }
    bool operator==(const JsonIterator& other) const { return at_end() == other.at_end(); }
    bool operator!=(const JsonIterator& other) const { return !(*this == other); }

 private:
    bool at_end() const { return bytes_ == nullptr || bytes_->ended(); }
    JsonBytes* bytes_ = nullptr;
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

// Goes through the file and gives each object or each event.
class OcelScanner {
 public:
    enum class Wanted : std::uint8_t { objects, events };
    using Take = std::function<void(const OcelItem&)>;

    OcelScanner(JsonBytes& bytes, Wanted wanted, Take take) : bytes_(bytes), wanted_(wanted), take_(std::move(take)) {}

    bool null() { return value({}, std::nullopt); }
    bool boolean(bool truth) { return value(truth ? "true" : "false", std::nullopt); }
    bool number_integer(std::int64_t number) { return whole(number, std::abs(static_cast<double>(number))); }
    bool number_unsigned(std::uint64_t number) { return whole(number, static_cast<double>(number)); }
    bool number_float(double number, const std::string& text) { return value(text, number); }
    bool string(const std::string& text) { return value(text, std::nullopt); }
    bool binary(const std::vector<std::uint8_t>&) { return false; }
    bool key(const std::string& text) {
        bytes_.had_a_value();
        key_ = text;
        if (levels_.size() == 1 && (text == "ocel:events" || text == "ocel:objects" || text == "ocel:global-log")) {
            return fail(
                "process_log.json",
                "Filen är i den äldre formen OCEL 1.0. Exportera den som OCEL 2.0 (JSON) och läs in den på nytt.");
        }
        return true;
    }
    bool start_object(std::size_t) { return open(false); }
    bool start_array(std::size_t) { return open(true); }
    bool end_object() {
        if (levels_.back() == Level::item) take_(item_);
        return close();
    }
    bool end_array() { return close(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) {
        if (fault_) return false;
        return fail("process_log.json", bytes_.is_too_long()
                                            ? "Ett värde är över fyra megabyte långt. Så långa värden läses inte."
                                            : "Filen är inte välformad JSON, eller avklippt.");
    }

    std::optional<Fault>& fault() { return fault_; }
    bool saw_list() const { return saw_list_; }

 private:
    enum class Level : std::uint8_t { root, list, item, values, value, relations, relation, other };

    bool fail(std::string code, std::string message) {
        fault_ = Fault{
            .code = std::move(code), .message = std::move(message), .path = {}, .file = {}, .line = {}, .column = {}};
        fault_->line = static_cast<int>(bytes_.place().line);
        fault_->column = static_cast<int>(bytes_.place().column);
        return false;
    }

    template <class Number>
    bool whole(Number number, double size) {
        // Beyond 2⁵³ a double no longer tells neighbours apart.
        const bool exact = size <= 9007199254740992.0;
        return value(std::to_string(number), exact ? std::optional(static_cast<double>(number)) : std::nullopt);
    }

    Level level_within(bool is_array) const {
        const Level outer = levels_.empty() ? Level::other : levels_.back();
        if (levels_.empty()) return is_array ? Level::other : Level::root;
        const bool wanted_list = key_ == (wanted_ == Wanted::objects ? "objects" : "events");
        if (outer == Level::root && is_array && wanted_list) return Level::list;
        if (outer == Level::list && !is_array) return Level::item;
        if (outer == Level::item && is_array && key_ == "attributes") return Level::values;
        if (outer == Level::item && is_array && key_ == "relationships") return Level::relations;
        if (outer == Level::values && !is_array) return Level::value;
        if (outer == Level::relations && !is_array) return Level::relation;
        return Level::other;
    }

    bool open(bool is_array) {
        bytes_.had_a_value();
        if (levels_.size() == deepest) {
            return fail("process_log.json",
                        fmt::format("Listor ligger i varandra i över {} nivåer. Så djupa filer läses inte.", deepest));
        }
        levels_.push_back(level_within(is_array));
        saw_list_ = saw_list_ || levels_.back() == Level::list;
        if (levels_.back() == Level::item) {
            item_ = {};
            item_.place = bytes_.place();
        }
        if (levels_.back() == Level::value) item_.values.emplace_back();
        if (levels_.back() == Level::relation) item_.objects.emplace_back();
        if (item_.values.size() + item_.objects.size() > most_parts) {
            return fail("process_log.json", "Ett objekt eller en händelse har över en miljon attribut och relationer.");
        }
        key_.clear();
        return true;
    }
    bool close() {
        bytes_.had_a_value();
        levels_.pop_back();
        key_.clear();
        return true;
    }

    bool value(const std::string& text, std::optional<double> number) {
        bytes_.had_a_value();
        if (levels_.empty()) return true;
        if (levels_.back() == Level::item) {
            if (key_ == "id") item_.id = text;
            if (key_ == "type") item_.type = text;
            if (key_ == "time") item_.time = text;
        } else if (levels_.back() == Level::value) {
            OcelValue& last = item_.values.back();
            if (key_ == "name") last.name = text;
            if (key_ == "time") last.time = text;
            if (key_ == "value") {
                last.text = text;
                last.number = number;
            }
        } else if (levels_.back() == Level::relation && key_ == "objectId") {
            item_.objects.back() = text;
        }
        return true;
    }

    JsonBytes& bytes_;
    Wanted wanted_;
    Take take_;
    std::string key_;
    std::vector<Level> levels_;
    OcelItem item_;
    std::optional<Fault> fault_;
    bool saw_list_ = false;
};

Result<void> scan(const std::filesystem::path& file, const LogReadWish& wish, OcelScanner::Wanted wanted,
                  OcelScanner::Take take) {
    auto bytes = ReadAhead::open(file);
    if (!bytes) return refuse(bytes.error());
    const std::string name = file.filename().string();
    JsonBytes json(*bytes, wish);
    OcelScanner scanner(json, wanted, std::move(take));
    const bool read = nlohmann::json::sax_parse(JsonIterator(json), JsonIterator(), &scanner);
    if (json.is_stopped()) return refuse("process_log.stopped", "Inläsningen avbröts. Ingenting är sparat.");
    if (!read) {
        Fault fault =
            scanner.fault().value_or(Fault{"process_log.json", "Filen är inte välformad JSON.", {}, {}, {}, {}});
        fault.file = name;
        return refuse_file(RefusalKind::invalid, std::move(fault));
    }
    if (!scanner.saw_list()) {
        return refuse("process_log.not_a_log",
                      fmt::format("Filen {} är JSON men ingen OCEL 2.0-logg: listan {} saknas.", name,
                                  wanted == OcelScanner::Wanted::objects ? "objects" : "events"));
    }
    return {};
}

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

}  // namespace

Result<std::map<std::string, std::uint64_t>> ocel_object_types(const std::filesystem::path& file) {
    std::map<std::string, std::uint64_t> types;
    auto scanned = scan(file, {}, OcelScanner::Wanted::objects, [&](const OcelItem& object) { ++types[object.type]; });
    if (!scanned) return refuse(scanned.error());
    return types;
}

Result<LogRead> read_ocel(const std::filesystem::path& file, const LogReadWish& wish) {
    std::string type = wish.object_type;
    if (type.empty()) {
        const auto types = ocel_object_types(file);
        if (!types) return refuse(types.error());
        if (types->size() == 1) type = types->begin()->first;
    }
    OcelReader reader(file.filename().string(), wish, type);
    std::map<std::string, std::uint64_t> types;
    auto objects = scan(file, wish, OcelScanner::Wanted::objects, [&](const OcelItem& object) {
        if (types.size() < 1000) ++types[object.type];
        reader.take_object(object);
    });
    if (!objects) return refuse(objects.error());
    if (!types.contains(type)) {
        std::vector<std::string> names;
        for (const auto& [name, count] : types) names.push_back(in_quotes(name));
        return refuse("process_log.object_type",
                      fmt::format("Välj vilken typ av objekt som ska vara fall. Filen {} har {}.",
                                  file.filename().string(), names.empty() ? "inga objekt" : list_in_words(names)));
    }
    auto events =
        scan(file, wish, OcelScanner::Wanted::events, [&](const OcelItem& event) { reader.take_event(event); });
    if (!events) return refuse(events.error());
    return reader.finish();
}

}  // namespace ledstang
