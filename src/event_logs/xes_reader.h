// XES (IEEE 1849-2023 and what came before it), event by event. Inside the room; others use read_log.h.
#pragma once

#include "event_logs/log_taker.h"
#include "event_logs/xml_scanner.h"

namespace ledstang {

class XesReader {
 public:
    XesReader(std::string file, const LogReadWish& wish, XmlScanner::Source source);

    Result<LogRead> read();

 private:
    enum class Element : std::uint8_t { trace, event, text, date, integer, decimal, container, other };
    // One attribute of the trace that is being read, before its first event has made it a case.
    struct TraceValue {
        std::size_t attribute;
        AttributeColumn::Kind kind;
        std::string text;
        double number;
    };

    Element element() const;
    static Element element(std::string_view name);
    void read_all();
    void read_trace();
    void read_event();
    // Of an attribute's element, whose children are passed over; false when it is no attribute.
    bool take_key_and_value(Element element);
    void skip_children();
    bool went_wrong() const { return broken_.has_value(); }
    // True when another element begins within the open one; every child is read or skipped to its end before the next.
    bool next_child();

    // Of the event being read; the place is worked out for those that are told alone.
    void event_fault(std::string code, std::string_view message, std::string_view value = {});
    void take_trace_attribute(Element element);
    void take_event_attribute(Element element);
    void begin_case();
    // Counts an attribute that is kept until the trace or the event is whole; false when they are too many.
    bool keep_attribute();

    std::string file_;
    const LogReadWish& wish_;
    XmlScanner xml_;
    LogTaker taker_;
    std::optional<Fault> broken_;

    std::string_view key_;
    std::string_view value_;
    EventParts parts_;
    std::optional<Fault> event_fault_;
    std::string trace_name_;
    bool trace_named_ = false;
    bool is_case_ = false;
    std::uint32_t case_number_ = 0;
    std::uint64_t traces_ = 0;
    std::vector<TraceValue> trace_values_;
    std::uint64_t kept_ = 0;  // bytes of the attributes of the trace or the event that is read
    bool has_resource_ = false;
};

}  // namespace ledstang
