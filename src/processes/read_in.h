// A log of events comes in, and what is known of it afterwards. Inside the module.
#pragma once

#include "operations/context.h"
#include "processes/scorecard_measures.h"

namespace ledstang {

// What the columns of a table are, by their headings.
struct LogColumnsWish {
    std::string case_name, activity, complete, start, resource, lifecycle;
    std::vector<std::string> of_case, left_out;
    template <class S = LogColumnsWish>
    static constexpr auto described() {
        return describe("ProcessLogColumns", optional_field("case_name", &S::case_name, "Kolumnen med förloppets id"),
                        optional_field("activity", &S::activity, "Kolumnen med händelsen"),
                        optional_field("complete", &S::complete, "Kolumnen med tidpunkten"),
                        optional_field("start", &S::start, "Kolumnen med när händelsen började; tom när ingen finns"),
                        optional_field("resource", &S::resource, "Kolumnen med vem eller var; tom när ingen finns"),
                        optional_field("lifecycle", &S::lifecycle, "Kolumnen med start eller complete; oftast tom"),
                        optional_field("of_case", &S::of_case, "Kolumner som säger något om hela förloppet"),
                        optional_field("left_out", &S::left_out, "Kolumner som inte ska med"));
    }
};

struct PreviewProcessLog {
    FileContent file;
    template <class S = PreviewProcessLog>
    static constexpr auto described() {
        return describe("PreviewProcessLog", field("file", &S::file, "Filen"));
    }
};
struct LogColumnRole {
    std::string role, heading, reason;
    template <class S = LogColumnRole>
    static constexpr auto described() {
        return describe("ProcessLogColumnRole", field("role", &S::role, "Vad kolumnen är"),
                        field("heading", &S::heading, "Rubrik"), field("reason", &S::reason, "Varför"));
    }
};
struct LogObjectType {
    std::string name;
    std::int64_t objects = 0;
    template <class S = LogObjectType>
    static constexpr auto described() {
        return describe("ProcessLogObjectType", field("name", &S::name, "Slag av objekt"),
                        field("objects", &S::objects, "Antal"));
    }
};
struct ProcessLogPreview {
    std::string format;  // xes | table | ocel
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;  // personal numbers as ••••
    LogColumnsWish columns;
    std::vector<LogColumnRole> reasons;
    std::vector<LogObjectType> object_types;
    template <class S = ProcessLogPreview>
    static constexpr auto described() {
        return describe("ProcessLogPreview", field("format", &S::format, "xes, table eller ocel"),
                        field("header", &S::header, "Tabellens rubriker"), field("rows", &S::rows, "De första raderna"),
                        field("columns", &S::columns, "Förslag på vad kolumnerna är"),
                        field("reasons", &S::reasons, "Varför"),
                        field("object_types", &S::object_types, "Slag av objekt, i OCEL"));
    }
};
Result<ProcessLogPreview> preview_process_log(Context& context, const PreviewProcessLog& wish);

struct ImportProcessLog {
    FileContent file;
    std::string process;
    std::string case_name, activity, complete, start, resource, lifecycle;
    std::vector<std::string> of_case, left_out;
    std::string object_type;
    bool leave_out_faulty = false;
    template <class S = ImportProcessLog>
    static constexpr auto described() {
        return describe(
            "ImportProcessLog", field("file", &S::file, "Filen"), field("process", &S::process, "Processens id"),
            optional_field("case_name", &S::case_name, "Kolumnen med förloppets id; tom: som det föreslås"),
            optional_field("activity", &S::activity, "Kolumnen med händelsen"),
            optional_field("complete", &S::complete, "Kolumnen med tidpunkten"),
            optional_field("start", &S::start, "Kolumnen med när händelsen började"),
            optional_field("resource", &S::resource, "Kolumnen med vem eller var"),
            optional_field("lifecycle", &S::lifecycle, "Kolumnen med start eller complete"),
            optional_field("of_case", &S::of_case, "Kolumner som säger något om hela förloppet"),
            optional_field("left_out", &S::left_out, "Kolumner som inte ska med"),
            optional_field("object_type", &S::object_type, "Slag av objekt som blir förlopp, i OCEL"),
            optional_field("leave_out_faulty", &S::leave_out_faulty, "Läs in utan de felaktiga händelserna"));
    }
};
struct LogFault {
    std::string code, message;
    std::int64_t line = 0, column = 0;
    template <class S = LogFault>
    static constexpr auto described() {
        return describe("ProcessLogFault", field("code", &S::code, "Felkod"), field("message", &S::message, "Skäl"),
                        field("line", &S::line, "Rad"), field("column", &S::column, "Kolumn"));
    }
};
struct ProcessLogReport {
    std::int64_t events = 0, cases = 0, activities = 0;
    std::int64_t left_out = 0;  // events of the source that are not in the log
    std::int64_t personal_numbers = 0;
    std::vector<std::string> left_out_attributes;
    std::vector<LogFault> faults;
    std::vector<MeasureLeft> measures_left;
    template <class S = ProcessLogReport>
    static constexpr auto described() {
        return describe("ProcessLogReport", field("events", &S::events, "Händelser"),
                        field("cases", &S::cases, "Förlopp"), field("activities", &S::activities, "Olika händelser"),
                        field("left_out", &S::left_out, "Händelser i källan som inte är med"),
                        field("personal_numbers", &S::personal_numbers, "Personnummer som ersatts"),
                        field("left_out_attributes", &S::left_out_attributes, "Uppgifter som inte är med"),
                        field("faults", &S::faults, "De första felen"),
                        field("measures_left", &S::measures_left, "Mått som inte längre går att räkna om"));
    }
};
// The file's log takes the place of the former one. Refuses as read_log does, and with permission.process.
Result<ProcessLogReport> import_process_log(Context& context, const ImportProcessLog& wish);

// The warehouse's process events whose process has this id. Refuses with process.no_events and warehouse.*.
Result<ProcessLogReport> fetch_process_log(Context& context, const ProcessWish& wish);

struct LogAttribute {
    std::string name;
    std::vector<std::string> values;  // of text, at most 200, in Swedish order; empty for numbers
    template <class S = LogAttribute>
    static constexpr auto described() {
        return describe("ProcessLogAttribute", field("name", &S::name, "Namn"),
                        field("values", &S::values, "Värden; tomt för tal"));
    }
};
struct ProcessLog {
    std::string source, file_name;  // "" where nothing has been read in
    std::int64_t events = 0, cases = 0;
    std::string person, at;
    std::vector<std::string> activities;  // in Swedish order
    std::vector<LogAttribute> attributes;
    std::vector<std::string> units;
    std::string unit_attribute;  // what a filter calls it; "" where the log tells of no unit
    bool has_sex = false;
    bool has_emergency = false;
    template <class S = ProcessLog>
    static constexpr auto described() {
        return describe("ProcessLog", field("source", &S::source, "file eller warehouse; tom när inget lästs in"),
                        field("file_name", &S::file_name, "Filens namn"), field("events", &S::events, "Händelser"),
                        field("cases", &S::cases, "Förlopp"), field("person", &S::person, "Vem som läste in den"),
                        field("at", &S::at, "När"), field("activities", &S::activities, "Händelser som förekommer"),
                        field("attributes", &S::attributes, "Uppgifter att välja efter"),
                        field("units", &S::units, "Enheter i loggen"),
                        field("unit_attribute", &S::unit_attribute, "Vad urval kallar enheten"),
                        field("has_sex", &S::has_sex, "Om kön finns"),
                        field("has_emergency", &S::has_emergency, "Om akutmottagningens stämplar finns"));
    }
};
Result<ProcessLog> get_process_log(Context& context, const ProcessWish& wish);

}  // namespace ledstang
