#include "event_logs/xes_reader.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "base/swedish_text.h"
#include "event_logs/read_ahead.h"

namespace ledstang {
namespace {

// "NaN" counts as no number, and so does what is beyond a double's range.
std::optional<double> decimal(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

// A whole number that a double holds exactly.
std::optional<double> whole_number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    constexpr std::int64_t exact = std::int64_t{1} << 53U;
    if (error != std::errc() || end != text.data() + text.size() || value > exact || value < -exact)
        return std::nullopt;
    return static_cast<double>(value);
}

}  // namespace

XesReader::XesReader(std::string file, const LogReadWish& wish, XmlScanner::Source source)
    : file_(std::move(file)), wish_(wish), xml_(std::move(source)), taker_(file_, wish, LogFormat::xes) {}

XesReader::Element XesReader::element() const {
    const Element known = element(xml_.name());
    return known == Element::other ? element(xml_.local_name()) : known;
}

XesReader::Element XesReader::element(std::string_view name) {
    switch (name.size()) {
        case 2:
            return name == "id" ? Element::text : Element::other;
        case 3:
            return name == "int" ? Element::integer : Element::other;
        case 4:
            return name == "date" ? Element::date : name == "list" ? Element::container : Element::other;
        case 5:
            return name == "event"   ? Element::event
                   : name == "trace" ? Element::trace
                   : name == "float" ? Element::decimal
                                     : Element::other;
        case 6:
            return name == "string" ? Element::text : Element::other;
        case 7:
            return name == "boolean" ? Element::text : Element::other;
        case 9:
            return name == "container" ? Element::container : Element::other;
        default:
            return Element::other;
    }
}

bool XesReader::next_child() {
    if (went_wrong()) return false;
    const auto token = xml_.next();
    if (token == XmlScanner::Token::fault) broken_ = xml_.fault();
    return token == XmlScanner::Token::begin;
}

// All that lies within the element that just began.
void XesReader::skip_children() {
    if (xml_.is_empty()) return;
    const std::size_t depth = xml_.depth();
    while (!went_wrong() && xml_.depth() >= depth) {
        if (xml_.next() == XmlScanner::Token::fault) broken_ = xml_.fault();
    }
}

bool XesReader::take_key_and_value(Element element) {
    if (element == Element::trace || element == Element::event || element == Element::other) return false;
    const auto& attributes = xml_.attributes();
    key_ = value_ = {};
    bool has_key = false;
    bool has_value = element == Element::container;
    for (const auto& [name, value] : attributes) {
        if (name == "key") {
            key_ = value;
            has_key = true;
        } else if (name == "value") {
            value_ = value;
            has_value = true;
        }
    }
    if (has_key && has_value) return element != Element::container;
    broken_ = xml_.fault_here("process_log.xes",
                              fmt::format("Elementet <{}> saknar {}.", xml_.name(), has_key ? "value" : "key"));
    return false;
}

Result<LogRead> XesReader::read() {
    const auto token = xml_.next();
    if (token != XmlScanner::Token::begin) {
        broken_ = xml_.fault();
    } else if (xml_.local_name() != "log") {
        broken_ = xml_.fault_here("process_log.not_a_log",
                                  fmt::format("Filen är XML men ingen XES-logg: den börjar med {} i stället för log.",
                                              in_quotes(xml_.name())));
    } else if (!xml_.is_empty()) {
        read_all();
    }
    if (!went_wrong() && xml_.next() == XmlScanner::Token::fault) broken_ = xml_.fault();
    if (went_wrong()) {
        broken_->file = file_;
        return refuse_file(RefusalKind::invalid, std::move(*broken_));
    }
    if (!has_resource_) taker_.builder().use_as_resource("org:group");
    return taker_.finish();
}

void XesReader::read_all() {
    while (next_child()) {
        if (element() == Element::trace) {
            read_trace();
        } else {
            skip_children();
        }
    }
}

void XesReader::read_trace() {
    ++traces_;
    trace_name_.clear();
    trace_named_ = is_case_ = false;
    trace_values_.clear();
    kept_ = 0;
    if (!xml_.is_empty()) {
        while (next_child()) {
            const Element kind = element();
            if (kind == Element::event) {
                read_event();
                continue;
            }
            if (take_key_and_value(kind)) take_trace_attribute(kind);
            if (!went_wrong()) skip_children();
        }
    }
    if (!is_case_ && !went_wrong()) ++taker_.report().empty_cases;
}

void XesReader::take_trace_attribute(Element element) {
    if (key_ == "concept:name") {
        if (is_case_) {
            broken_ = xml_.fault_here("process_log.xes",
                                      "Fallets namn (concept:name) står efter dess händelser. Det ska stå före dem.");
        }
        trace_name_ = value_;
        trace_named_ = !value_.empty();
        return;
    }
    if (!keep_attribute()) return;
    auto& builder = taker_.builder();
    TraceValue value{builder.attribute(key_, true), AttributeColumn::Kind::text, {}, 0};
    std::optional<double> number;
    if (element == Element::integer) number = whole_number(value_);
    if (element == Element::decimal) number = decimal(value_);
    if (element == Element::date) {
        if (const auto instant = parse_instant(value_, wish_.zone)) {
            number = static_cast<double>(*instant);
            value.kind = AttributeColumn::Kind::instant;
        }
    } else if (number) {
        value.kind = AttributeColumn::Kind::number;
    }
    if (number) {
        value.number = *number;
    } else {
        value.text = value_;
    }
    trace_values_.push_back(std::move(value));
    // After the first event the case is there, and its values go to it one by one.
    if (is_case_) begin_case();
}

bool XesReader::keep_attribute() {
    constexpr std::uint64_t most_kept = std::uint64_t{64} << 20U;
    kept_ += sizeof(TraceValue) + value_.size();
    if (kept_ <= most_kept) return true;
    broken_ = xml_.fault_here("process_log.xes",
                              "Ett förlopp eller en händelse har över 64 megabyte attribut. Så många läses inte.");
    return false;
}

// Gives the case what is known of it.
void XesReader::begin_case() {
    auto& builder = taker_.builder();
    if (!is_case_) {
        if (!trace_named_) {
            ++taker_.report().unnamed_cases;
            trace_name_ = fmt::format("(fall {} utan namn)", traces_);
        }
        case_number_ = builder.case_number(trace_name_);
        is_case_ = true;
    }
    for (const TraceValue& value : trace_values_) {
        switch (value.kind) {
            case AttributeColumn::Kind::text:
                builder.set_case_text(value.attribute, case_number_, value.text);
                break;
            case AttributeColumn::Kind::number:
                builder.set_case_number(value.attribute, case_number_, value.number);
                break;
            case AttributeColumn::Kind::instant:
                builder.set_case_instant(value.attribute, case_number_, static_cast<std::int64_t>(value.number));
                break;
        }
    }
    trace_values_.clear();
}

void XesReader::event_fault(std::string code, std::string_view message, std::string_view value) {
    if (event_fault_) return;
    if (taker_.report().faulty_events < LogTaker::told_faults) {
        event_fault_ = xml_.fault_here(std::move(code), fmt::format(fmt::runtime(message), in_quotes(value)));
    } else {
        event_fault_ = Fault{std::move(code), {}, {}, {}, {}, {}};
    }
}

void XesReader::read_event() {
    parts_.clear();
    kept_ = 0;
    event_fault_.reset();
    if (!xml_.is_empty()) {
        while (next_child()) {
            const Element kind = element();
            if (take_key_and_value(kind)) take_event_attribute(kind);
            if (!went_wrong()) skip_children();
        }
    }
    if (went_wrong()) return;
    if (parts_.activity.empty()) {
        event_fault("process_log.activity_missing", "Händelsen som slutar här saknar aktivitet (concept:name).");
    }
    if (!parts_.complete) {
        event_fault("process_log.time_missing", "Händelsen som slutar här saknar tid (time:timestamp).");
    }
    if (event_fault_) {
        taker_.fault(std::move(*event_fault_));
        return;
    }
    if (!is_case_ || !trace_values_.empty()) begin_case();
    parts_.case_number = case_number_;
    taker_.take(parts_);
}

void XesReader::take_event_attribute(Element element) {
    if (key_ == "concept:name") {
        parts_.activity = value_;
    } else if (key_ == "time:timestamp") {
        parts_.complete = parse_instant(value_, wish_.zone);
        if (!parts_.complete) {
            event_fault("process_log.time_wrong", "{} är ingen tid. En tid skrivs 2024-05-01T08:15:00+02:00.", value_);
        }
    } else if (key_ == "lifecycle:transition") {
        parts_.lifecycle = value_;
    } else if (key_ == "org:resource") {
        has_resource_ = has_resource_ || !value_.empty();
        parts_.resource = value_;
    } else if (key_ == "concept:instance") {
        parts_.instance = value_;
    } else if (keep_attribute()) {
        const std::size_t attribute = taker_.builder().attribute(key_, false);
        std::optional<double> number;
        if (element == Element::integer) number = whole_number(value_);
        if (element == Element::decimal) number = decimal(value_);
        if (number) {
            parts_.put_number(attribute, *number);
        } else if (const auto instant = element == Element::date ? parse_instant(value_, wish_.zone) : std::nullopt) {
            parts_.put_instant(attribute, *instant);
        } else {
            parts_.put_text(attribute, value_);
        }
    }
}

Result<LogRead> read_xes(const std::filesystem::path& file, const LogReadWish& wish) {
    auto bytes = ReadAhead::open(file);
    if (!bytes) return refuse(bytes.error());
    const std::string name = file.filename().string();
    bool stopped = false;
    XesReader reader(name, wish, [&]() -> std::string_view {
        stopped = wish.stop.stop_requested();
        if (stopped) return {};
        if (wish.progress) wish.progress(bytes->share_read());
        return bytes->next();
    });
    auto read = reader.read();
    if (stopped) return refuse("process_log.stopped", "Inläsningen avbröts. Ingenting är sparat.");
    if (bytes->is_broken()) {
        return refuse("process_log.cut_off",
                      fmt::format("Filen {} är packad med gzip men går inte att packa upp till sitt slut. Hämta eller "
                                  "exportera den på nytt.",
                                  name));
    }
    return read;
}

}  // namespace ledstang
