// Reads a log, whatever it is written in, streaming: what is in memory is the log that comes of it and a few blocks.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"
#include "event_logs/event_log.h"
#include "event_logs/instant.h"

namespace ledstang {

enum class LogFormat : std::uint8_t { xes, table, ocel };

// What a table's columns are (CSV, XLSX, ODS, Parquet), by their headings. Those not named here become attributes of
// events, but for those in `left_out`.
struct LogTableColumns {
    std::string case_name;
    std::string activity;
    std::string complete;   // when the event happened, or was complete
    std::string start;      // "": none
    std::string resource;   // "": none
    std::string lifecycle;  // "": none; `start` and `complete` rows of one activity then become one event
    std::vector<std::string> of_case = {};  // attributes of the case; its first value holds
    std::vector<std::string> left_out = {};
};

struct LogReadWish {
    LogTableColumns columns;  // of a table; with an empty `case_name` as suggest_log_columns suggests
    std::string object_type;  // of OCEL: which objects become the cases
    ClockZone zone = ClockZone::sweden;
    // Events without case, activity or a right time: the log is refused and all of them are told, or it is read
    // without them and they are counted.
    bool leave_out_faulty = false;
    // Every event counts, whatever its lifecycle says; otherwise `complete` ones do, with their `start` when there is
    // one.
    bool ignore_lifecycle = false;
    std::stop_token stop = {};
    std::function<void(double)> progress = {};  // called now and then with the share read, 0 to 1
};

// What was read, and what of the source is not in the log. Shown to who reads it in.
struct LogReadReport {
    LogFormat format = LogFormat::xes;
    std::uint64_t source_events = 0;               // events or rows in the source
    std::uint64_t faulty_events = 0;               // left out, see `faults`
    std::vector<Fault> faults;                     // the first hundred
    std::uint64_t empty_cases = 0;                 // without any event
    std::uint64_t unnamed_cases = 0;               // given a name here
    std::uint64_t starts_alone = 0;                // left out: nothing says when they were complete
    std::uint64_t other_transitions = 0;           // left out: neither start nor complete
    std::uint64_t events_without_case = 0;         // OCEL: related to no object of the type
    std::vector<std::string> left_out_attributes;  // more than there is room for
};

struct LogRead {
    EventLog log;
    LogReadReport report;
};

// By the file's first bytes: XES (also packed with gzip), OCEL 2.0 JSON (likewise), else a table as the warehouse reads
// them. Refuses with file.unreadable.
Result<LogFormat> log_format(const std::filesystem::path& file);

// A log of any of those. Codes beside those of tables: `process_log.xml`, `process_log.xml_doctype`,
// `process_log.xml_deep`, `process_log.encoding`, `process_log.not_a_log`, `process_log.cut_off`,
// `process_log.case_missing`, `process_log.activity_missing`, `process_log.time_missing`, `process_log.time_wrong`,
// `process_log.time_reversed`, `process_log.no_events`, `process_log.columns`, `process_log.json`,
// `process_log.object_type`, `process_log.stopped`, `process_log.too_large`.
Result<LogRead> read_log(const std::filesystem::path& file, const LogReadWish& wish = {});

// The kinds, each in a file of its own.
Result<LogRead> read_xes(const std::filesystem::path& file, const LogReadWish& wish = {});
Result<LogRead> read_log_table(const std::filesystem::path& file, const LogReadWish& wish = {});
Result<LogRead> read_ocel(const std::filesystem::path& file, const LogReadWish& wish);

// The types of objects in an OCEL file, with how many objects of each there are, for a person to choose among.
Result<std::map<std::string, std::uint64_t>> ocel_object_types(const std::filesystem::path& file);

}  // namespace ledstang
