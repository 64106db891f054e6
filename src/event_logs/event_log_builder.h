// Makes a log of events that come in source order, those of different cases in any mixture:
//
//     EventLogBuilder builder;
//     builder.add({.case_name = "A", .activity = "Ankomst", .complete = instant});
//     builder.set_text(builder.attribute("enhet", false), "Akuten");   // of the event just added
//     Result<EventLog> log = std::move(builder).build();
//
// In memory it takes 16 to 28 bytes an event for case, activity, instants and resource, and 8 to 12 for each value of
// an attribute that there is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "event_logs/event_log.h"
#include "event_logs/sparse_column.h"

namespace ledstang {

struct EventIn {
    std::string_view case_name;
    std::string_view activity;
    std::int64_t complete = 0;               // microseconds since 1970-01-01T00:00:00Z
    std::optional<std::int64_t> start = {};  // likewise; an event without one begins when it is complete
    std::string_view resource = {};          // "": none
};

class EventLogBuilder {
 public:
    EventLogBuilder() = default;
    EventLogBuilder(EventLogBuilder&&) = default;

    void add(const EventIn& event);

    // The same in two steps, for readers that know the case of many events at once. A name that no event is added of is
    // not in the log.
    std::uint32_t case_number(std::string_view name) { return kept(case_names_.number(name)); }
    std::uint32_t activity_number(std::string_view name) { return kept(activities_.number(name)); }
    std::uint32_t resource_number(std::string_view name) { return kept(resources_.number(name)); }
    // `resource` may be `absent`.
    void add(std::uint32_t case_number, std::uint32_t activity, std::int64_t complete,
             std::optional<std::int64_t> start, std::uint32_t resource);
    std::uint32_t events() const { return static_cast<std::uint32_t>(complete_.size()); }
    std::uint32_t cases() const { return static_cast<std::uint32_t>(case_names_.size()); }

    // An attribute's column, made when there is none of the name. Those after the first thousand are left out: what is
    // set of them is forgotten.
    static constexpr std::size_t most_attributes = 1000;
    std::size_t attribute(std::string_view name, bool of_case);
    // The value of the event that was added last, or of its case. Of several values the last one holds. "" is no value.
    // Throws std::out_of_range before any event has been added.
    void set_text(std::size_t attribute, std::string_view value);
    void set_number(std::size_t attribute, double value);
    void set_instant(std::size_t attribute, std::int64_t microseconds);
    // The value of a case, by its number. Throws std::out_of_range for a number that case_number has not given.
    void set_case_text(std::size_t attribute, std::uint32_t case_number, std::string_view value);
    void set_case_number(std::size_t attribute, std::uint32_t case_number, double value);
    void set_case_instant(std::size_t attribute, std::uint32_t case_number, std::int64_t microseconds);

    // Lets an event attribute be the resource of every event; false when no event has one of the name.
    bool use_as_resource(std::string_view attribute_name);
    // Texts that are all numbers, or all instants, become such columns: for sources that know nothing but text.
    void find_kinds_of_texts() { find_kinds_ = true; }

    // When the attributes would take more cells than this in all, those with the fewest values are left out.
    static constexpr std::uint64_t most_cells = 1'000'000'000;
    // Attributes that the log lacks; the first hundred.
    const std::vector<std::string>& left_out() const { return left_out_; }

    // Refuses with `process_log.too_large` more events or names than a log can number.
    Result<EventLog> build();

 private:
    struct Order;
    std::uint32_t kept(std::uint32_t number);
    void leave_out(std::string_view attribute_name);
    SparseColumn* column(std::size_t attribute);
    SparseColumn* column(std::size_t attribute, std::uint32_t row);
    std::uint32_t last_row(std::size_t attribute);  // where a value of the event added last stands
    void drop_what_has_no_events();
    Order order() const;
    std::vector<AttributeColumn> build_attributes(const Order& order);
    void leave_out_sparsest(std::uint32_t cases);

    NameNumbers case_names_;
    NameNumbers activities_;
    NameNumbers resources_;
    GrowingColumn<std::uint32_t> case_;
    GrowingColumn<std::uint32_t> activity_;
    GrowingColumn<std::int64_t> complete_;
    GrowingColumn<std::int64_t> start_;      // empty until the first event with a start
    GrowingColumn<std::uint32_t> resource_;  // empty until the first event with a resource
    std::vector<SparseColumn> attributes_;
    NameNumbers attribute_names_[2];                      // of events, of cases
    std::vector<std::size_t> attribute_numbers_[2] = {};  // by number of the name: in attributes_
    std::vector<std::string> left_out_;
    bool find_kinds_ = false;
    bool full_ = false;
};

}  // namespace ledstang
