// A log of events, read only: what happened to whom, when, by whose hand. This is the face to everything that is
// reckoned on logs; docs/processes.md says what a log is.
//
// A log lies in columns. Cases come one after another in order of their first appearance in the source. The events of a
// case lie in the normative order: by instant, and those of one instant in the source's order; in a log of intervals by
// start, then completion, then the source's order. Nothing else breaks a tie.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "event_logs/names.h"

namespace ledstang {

// What the source says of events, or of cases, beside the fixed columns.
class AttributeColumn {
 public:
    enum class Kind : std::uint8_t { text = 0, number = 1, instant = 2 };

    AttributeColumn(std::string name, bool of_case, Kind kind, std::shared_ptr<const ColumnBytes> values, Names names)
        : name_(std::move(name)),
          of_case_(of_case),
          kind_(kind),
          values_(std::move(values)),
          names_(std::move(names)) {}

    const std::string& name() const { return name_; }
    bool of_case() const { return of_case_; }  // one value a case; otherwise one an event, in the log's order
    Kind kind() const { return kind_; }
    // Of Kind::text: numbers in names(), or `absent`. Otherwise empty.
    std::span<const std::uint32_t> text() const;
    const Names& names() const { return names_; }
    // Of the other kinds, NaN where there is none. Instants are microseconds since 1970, exact to the year 2255.
    std::span<const double> number() const;

    const ColumnBytes& values() const { return *values_; }

 private:
    std::string name_;
    bool of_case_;
    Kind kind_;
    std::shared_ptr<const ColumnBytes> values_;
    Names names_;
};

struct LogColumns;

// A copy shares the columns, which lie in memory or in a mapped file (log_file.h). Of a mapped one every function here
// may throw DamagedLog, once a column is touched that is not as it was written; verify_event_log tells it beforehand.
class EventLog {
 public:
    EventLog();  // without cases
    explicit EventLog(std::shared_ptr<const LogColumns> columns) : columns_(std::move(columns)) {}

    std::uint32_t cases() const;
    std::uint64_t events() const;  // at most 4 294 967 294

    // The events of case c are those from case_begin()[c] to before case_begin()[c + 1]; cases() + 1 entries.
    std::span<const std::uint64_t> case_begin() const;
    std::span<const std::uint32_t> activity() const;  // numbers in activities()
    std::span<const std::int64_t> complete() const;   // microseconds since 1970-01-01T00:00:00Z
    std::span<const std::int64_t> start() const;      // likewise; empty unless is_interval()
    std::span<const std::uint32_t> resource()
        const;                 // numbers in resources(), or `absent`; empty when the log has none
    bool is_interval() const;  // events have a start of their own, before or at `complete`
    // Which cases have the same activities one after another, numbered as in variant_numbers.h. Of a log in memory, or
    // in a file that lacks the column, the first call works it out.
    std::span<const std::uint32_t> case_variant() const;

    const Names& activities() const;
    const Names& resources() const;
    const Names& case_names() const;
    std::span<const AttributeColumn> attributes() const;
    // By name; null when there is none.
    const AttributeColumn* attribute(std::string_view name, bool of_case) const;

    const LogColumns& columns() const { return *columns_; }

 private:
    std::shared_ptr<const LogColumns> columns_;
};

}  // namespace ledstang
