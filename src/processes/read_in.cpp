#include "processes/read_in.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "described/json_write.h"
#include "event_logs/instant.h"
#include "event_logs/read_log.h"
#include "event_logs/suggest_log_columns.h"
#include "operations/uploaded_file.h"
#include "processes/emergency.h"
#include "processes/kept_logs.h"
#include "processes/logs.h"
#include "processes/rights.h"
#include "processes/selections.h"
#include "processes/warehouse_log.h"
#include "warehouse/personal_number.h"

namespace ledstang {
namespace {

constexpr std::size_t preview_rows = 10;
constexpr std::size_t most_values = 200;  // of an attribute that can be chosen by

LogColumnsWish wish_of(const LogTableColumns& columns) {
    return {columns.case_name, columns.activity,  columns.complete, columns.start,
            columns.resource,  columns.lifecycle, columns.of_case,  columns.left_out};
}

// The log in its place, as the caller has read it in.
Result<ProcessLogReport> keep(Context& context, const StoredProcess& process, const EventLog& log, StoredLog stored) {
    stored.person = context.caller.person;
    const auto put = put_log_in_place(context, process, log, std::move(stored));
    if (!put) return refuse(put.error());
    auto measures_left = renew_process_measures(context, process);
    if (!measures_left) return refuse(measures_left.error());
    ProcessLogReport report;
    report.measures_left = std::move(*measures_left);
    report.events = static_cast<std::int64_t>(put->log.events());
    report.cases = put->log.cases();
    report.activities = static_cast<std::int64_t>(put->log.activities().size());
    report.personal_numbers = static_cast<std::int64_t>(put->replaced);
    report.left_out_attributes = put->left_out;
    return report;
}

void tell(ProcessLogReport& report, const LogReadReport& read) {
    report.left_out = static_cast<std::int64_t>(read.faulty_events + read.starts_alone + read.other_transitions +
                                                read.events_without_case);
    report.left_out_attributes.insert(report.left_out_attributes.end(), read.left_out_attributes.begin(),
                                      read.left_out_attributes.end());
    for (const auto& fault : read.faults)
        report.faults.push_back({fault.code, fault.message, fault.line.value_or(0), fault.column.value_or(0)});
}

// The values that so many cases have that they may be told: an attribute may name a single patient.
std::vector<std::uint32_t> values_of_enough(const ChosenCases& cases, const AttributeColumn& attribute) {
    const auto values = attribute.text();
    const auto begins = cases.selection().log().case_begin();
    const auto limit = static_cast<std::uint32_t>(std::max(cases.fewest(), 1));
    std::vector<std::uint32_t> counts(attribute.names().size());
    std::vector<std::uint32_t> last_case(counts.size(), absent);
    std::vector<std::uint32_t> enough;
    // Over when all values have been enough: of a large log soon.
    for (std::uint32_t index = 0; index + 1 < begins.size() && enough.size() < counts.size(); ++index) {
        const auto first = attribute.of_case() ? index : begins[index];
        const auto last = attribute.of_case() ? index + 1 : begins[index + 1];
        for (auto place = first; place < last; ++place) {
            const auto value = values[place];
            if (value == absent || last_case[value] == index) continue;
            last_case[value] = index;
            if (++counts[value] == limit) enough.push_back(value);
        }
    }
    return enough;
}

// A date with a time has as many digits as a person's number, and is to be seen.
std::string shown_cell(const std::string& cell, const Date& today) {
    if (!parse_personal_number(cell, today) && parse_instant(cell)) return cell;
    return mask_personal_numbers(cell);
}

template <class Values>
std::vector<std::string> in_swedish_order(const Values& names) {
    std::vector<std::string> texts;
    for (std::uint32_t i = 0; i < names.size(); ++i) texts.emplace_back(names[i]);
    std::ranges::sort(texts, SwedishOrder());
    return texts;
}

}  // namespace

Result<ProcessLogPreview> preview_process_log(Context& context, const PreviewProcessLog& wish) {
    const UploadedFile upload(context.configuration, wish.file);
    ProcessLogPreview preview;
    const auto format = log_format(upload.path());
    if (!format) return refuse(format.error());
    preview.format = *format == LogFormat::xes ? "xes" : *format == LogFormat::ocel ? "ocel" : "table";
    if (*format == LogFormat::ocel) {
        const auto types = ocel_object_types(upload.path());
        if (!types) return refuse(types.error());
        for (const auto& [name, objects] : *types)
            preview.object_types.push_back({name, static_cast<std::int64_t>(objects)});
    }
    if (*format != LogFormat::table) return preview;
    auto table = preview_log_table(upload.path());
    if (!table) return refuse(table.error());
    preview.header = std::move(table->header);
    table->rows.resize(std::min(table->rows.size(), preview_rows));
    for (auto& row : table->rows) {
        for (auto& cell : row) cell = shown_cell(cell, context.today);
        preview.rows.push_back(std::move(row));
    }
    preview.columns = wish_of(table->suggestion.columns);
    for (auto& reason : table->suggestion.reasons)
        preview.reasons.push_back({std::move(reason.role), std::move(reason.heading), std::move(reason.reason)});
    return preview;
}

Result<ProcessLogReport> import_process_log(Context& context, const ImportProcessLog& wish) {
    const auto edited = require_edited(context, wish.process);
    if (!edited) return refuse(edited.error());
    const UploadedFile upload(context.configuration, wish.file);
    LogReadWish how;
    how.columns = {wish.case_name, wish.activity,  wish.complete, wish.start,
                   wish.resource,  wish.lifecycle, wish.of_case,  wish.left_out};
    how.object_type = wish.object_type;
    how.leave_out_faulty = wish.leave_out_faulty;
    const auto read = read_log(upload.path(), how);
    if (!read) return refuse(read.error());
    auto report = keep(context, edited->process, read->log,
                       {"file", wish.file.name, to_json(wish_of(how.columns)), 0, 0, "", ""});
    if (report) tell(*report, read->report);
    return report;
}

Result<ProcessLogReport> fetch_process_log(Context& context, const ProcessWish& wish) {
    const auto edited = require_edited(context, wish.process);
    if (!edited) return refuse(edited.error());
    const auto log = log_from_warehouse(context.configuration, wish.process);
    if (!log) return refuse(log.error());
    auto report = keep(context, edited->process, log->log, {"warehouse", "", "{}", 0, 0, "", ""});
    if (report) report->left_out = log->unread;
    return report;
}

Result<ProcessLog> get_process_log(Context& context, const ProcessWish& wish) {
    const auto settings = read_process_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    const auto stored = context.store.read([&](Sql& sql) -> Result<std::optional<StoredLog>> {
        const auto process = require_process(sql, wish.process);
        if (!process) return refuse(process.error());
        return read_stored_log(sql, process->number);
    });
    if (!stored) return refuse(stored.error());
    const auto emergency = read_emergency_settings(context.configuration);
    ProcessLog answer;
    if (!*stored) return answer;
    answer.source = (*stored)->source;
    answer.file_name = (*stored)->file_name;
    answer.events = (*stored)->events;
    answer.cases = (*stored)->cases;
    answer.person = (*stored)->person;
    answer.at = (*stored)->at;
    const auto used = use_process_log(context, wish.process, [&](const EventLog& log) -> Result<void> {
        answer.activities = in_swedish_order(log.activities());
        const ChosenCases all(Selection(log), settings->log, masking_of_logs(context.configuration));
        for (const auto& attribute : log.attributes()) {
            const bool text = attribute.kind() == AttributeColumn::Kind::text;
            if (text && attribute.names().size() > most_values) continue;
            LogAttribute one{attribute.name(), {}};
            if (text) {
                for (const auto value : values_of_enough(all, attribute))
                    one.values.emplace_back(attribute.names()[value]);
                std::ranges::sort(one.values, SwedishOrder());
            }
            answer.attributes.push_back(std::move(one));
        }
        answer.units = all.units();
        answer.unit_attribute = all.unit_attribute().value_or("");
        std::ranges::sort(answer.units, SwedishOrder());
        answer.has_sex = all.tells_sex();
        answer.has_emergency = emergency && tells_emergency(*emergency, log);
        return {};
    });
    if (!used) return refuse(used.error());
    return answer;
}

}  // namespace ledstang
