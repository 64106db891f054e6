#include "event_logs/ocel_scanner.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>

#include "exchange/table_faults.h"

namespace ledstang {
namespace {

constexpr std::size_t deepest = 100;
constexpr std::uint64_t longest_value = std::uint64_t{4} << 20U;  // bytes of one name or value
constexpr std::size_t most_parts = 1'000'000;                     // attributes and relations of one object or event
constexpr std::uint64_t most_kept = std::uint64_t{64} << 20U;     // bytes of all that is kept of one

// The file's characters, with the place that reading has come to.
class JsonBytes {
 public:
    JsonBytes(OcelFile::Bytes bytes, const std::stop_token& stop) : bytes_(std::move(bytes)), stop_(stop) {}

    bool ended() {
        if (at_ < block_.size()) return false;
        if (stopped_ || since_value_ > longest_value) return true;
        stopped_ = stop_.stop_requested();
        if (stopped_) return true;
        block_ = bytes_();
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
    OcelFile::Bytes bytes_;
    const std::stop_token& stop_;
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

// Goes through the file and gives each object or each event.
class OcelScanner {
 public:
    using Take = std::function<void(const OcelItem&)>;

    OcelScanner(JsonBytes& bytes, OcelPart wanted, Take take)
        : bytes_(bytes), wanted_(wanted), take_(std::move(take)) {}

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
        const bool wanted_list = key_ == (wanted_ == OcelPart::objects ? "objects" : "events");
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
            kept_ = 0;
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
        if (levels_.back() == Level::item || levels_.back() == Level::value || levels_.back() == Level::relation)
            kept_ += text.size();
        if (kept_ > most_kept) {
            return fail("process_log.json",
                        "Ett objekt eller en händelse har över 64 megabyte text. Så mycket läses inte.");
        }
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
    OcelPart wanted_;
    Take take_;
    std::string key_;
    std::vector<Level> levels_;
    OcelItem item_;
    std::uint64_t kept_ = 0;  // bytes of item_'s texts, as they came
    std::optional<Fault> fault_;
    bool saw_list_ = false;
};

}  // namespace

Result<void> scan_ocel(const OcelFile& file, const std::stop_token& stop, OcelPart wanted,
                       const std::function<void(const OcelItem&)>& take) {
    auto bytes = file.open();
    if (!bytes) return refuse(bytes.error());
    JsonBytes json(std::move(*bytes), stop);
    OcelScanner scanner(json, wanted, take);
    const bool read = nlohmann::json::sax_parse(JsonIterator(json), JsonIterator(), &scanner);
    if (json.is_stopped()) return refuse("process_log.stopped", "Inläsningen avbröts. Ingenting är sparat.");
    if (!read) {
        Fault fault =
            scanner.fault().value_or(Fault{"process_log.json", "Filen är inte välformad JSON.", {}, {}, {}, {}});
        fault.file = file.name;
        return refuse_file(RefusalKind::invalid, std::move(fault));
    }
    if (!scanner.saw_list()) {
        return refuse("process_log.not_a_log",
                      fmt::format("Filen {} är JSON men ingen OCEL 2.0-logg: listan {} saknas.", file.name,
                                  wanted == OcelPart::objects ? "objects" : "events"));
    }
    return {};
}

}  // namespace ledstang
