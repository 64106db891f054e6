#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/swedish_text.h"
#include "exchange/row_reader.h"
#include "matters/action_file.h"
#include "matters/checks.h"
#include "matters/fan_out.h"
#include "matters/gates.h"
#include "matters/read_actions.h"
#include "matters/timetable.h"
#include "operations/import_run.h"

namespace ledstang {
namespace {

// One row of the file: the action as it should be, and what it reports of the period.
struct WantedAction {
    Matter matter;
    std::string status;
    std::string comment;
};

// Where in the file a field of a matter stands.
std::string column_of(const std::string& field) {
    if (field == "measures") return action_column::measures;
    if (field == "responsibles") return action_column::roles;
    return field.starts_with("fields/") ? field.substr(7) : field;
}

std::vector<MatterResponsible> responsibles_in(const std::string& text) {
    std::vector<MatterResponsible> list;
    for (const auto& part : split_list(text)) {
        const auto colon = part.find(':');
        list.push_back({part.substr(0, colon), colon == std::string::npos ? "" : part.substr(colon + 1)});
    }
    return list;
}

// The status by its id or its name; nothing, and a fault, for another word.
std::string status_in(RowReader& cells, const MatterType& type) {
    const std::string written = cells.optional_text(action_column::status);
    if (written.empty()) return {};
    std::vector<std::string> names;
    for (const auto& status : type.statuses) {
        if (written == status.id || lower_case(written) == lower_case(status.name)) return status.id;
        names.push_back(status.name);
    }
    cells.fault(action_column::status, "status.unknown", not_found("Statusen", written, names));
    return {};
}

// Dates from the wording, where the file gives neither dates nor kind.
void read_wording(Matter& matter, const MatterType& type) {
    if (!matter.schedule_kind.empty() || matter.start_by || matter.due_by) return;
    const auto read = parse_timetable(matter.timetable, matter.year);
    if (!read) return;
    if (type.schedule_kinds.contains(read->schedule_kind)) matter.schedule_kind = read->schedule_kind;
    matter.start_by = read->start_by;
    matter.due_by = read->due_by;
}

class ActionRows {
 public:
    // All three must outlive this.
    ActionRows(Sql& sql, const Configuration& configuration, const Table& table, const ReportingContext& reporting)
        : sql_(sql),
          configuration_(configuration),
          type_(action_configuration(configuration)),
          table_(table),
          reporting_(reporting),
          organisation_(
              read_organisation(sql, configuration, fan_out_day(reporting.period.year(), reporting.period.last_day()))),
          vocabulary_(read_vocabulary(sql, configuration, organisation_, type_, reporting.unit)) {}

    // Nothing when the row has a fault. What the file has no column for stays as it is stored.
    std::optional<WantedAction> read(RowReader& cells) {
        const auto number = number_in(cells);
        Matter fresh;
        fresh.type = action_type;
        fresh.unit = reporting_.unit;
        fresh.year = reporting_.period.year();
        fresh.number = number.value_or(0);
        fresh.id = matter_id(fresh.unit, fresh.year, fresh.number);
        WantedAction wanted{read_matter(sql_, fresh.id).value_or(fresh), "", ""};
        Matter& matter = wanted.matter;
        put_words(cells, matter);
        put_schedule(cells, matter);
        if (!matter.units_chosen)
            matter.units = units_of(configuration_, organisation_, matter.unit, matter.responsibles);
        wanted.status = status_in(cells, type_);
        wanted.comment = cells.optional_text(action_column::comment);
        for (const auto& fault : check_matter(matter, vocabulary_)) {
            if (fault.field != action_column::title) cells.fault(column_of(fault.field), fault.code, fault.message);
        }
        for (const auto& gate : closed_gates(type_, matter, wanted.status, wanted.comment)) {
            if (has_status(matter, wanted.status)) break;
            cells.fault(column_of(gate.place), "gate.closed", gate.message);
        }
        if (!cells.ok()) return std::nullopt;
        return wanted;
    }

    Applied save(Transaction& transaction, const WantedAction& wanted) const {
        const auto before = read_matter(sql_, wanted.matter.id);
        Applied applied = save_matter(transaction, before, wanted.matter);
        const auto reported = read_reported(sql_, wanted.matter.id);
        const Date day = reporting_.period.last_day();
        const StatusRecord* status = reported.status_on(reporting_.unit, day);
        const bool new_status = !wanted.status.empty() && (status == nullptr || status->status != wanted.status);
        const bool new_comment = !wanted.comment.empty() && wanted.comment != reported.comment_on(reporting_.unit, day);
        if (new_status)
            add_status(transaction, wanted.matter, {0, reporting_.unit, reporting_.period, wanted.status, "", "", ""});
        if (new_comment) add_comment(transaction, wanted.matter, {0, reporting_.period, "", wanted.comment, "", ""});
        if (applied == Applied::unchanged && (new_status || new_comment)) applied = Applied::changed;
        return applied;
    }

 private:
    std::optional<int> number_in(RowReader& cells) {
        const auto number = cells.integer(action_column::number);
        if (!number) return std::nullopt;
        if (*number < 1 || *number > 1'000'000) {
            cells.fault(action_column::number, "action.number", "Åtgärdens nummer ska vara 1 eller mer.");
            return std::nullopt;
        }
        if (!seen_.insert(*number).second) {
            cells.fault(action_column::number, "action.duplicate",
                        fmt::format("Åtgärd {} finns redan tidigare i filen. Ge den ett eget nummer.", *number));
            return std::nullopt;
        }
        return static_cast<int>(*number);
    }

    bool has_status(const Matter& matter, const std::string& status) const {
        const auto reported = read_reported(sql_, matter.id);
        const StatusRecord* present = reported.status_on(reporting_.unit, reporting_.period.last_day());
        return present != nullptr && present->status == status;
    }

    bool in_file(const char* column) const { return table_.column(column).has_value(); }

    void put_words(RowReader& cells, Matter& matter) const {
        namespace column = action_column;
        const auto put = [&](const char* name, std::string& text) {
            if (in_file(name)) text = cells.optional_text(name);
        };
        matter.title = cells.text(column::title);
        put(column::goal, matter.goal);
        put(column::success_factor, matter.success_factor);
        if (matter.success_factor.empty()) matter.success_factor = vocabulary_.words.factor_named(matter.goal);
        put(column::perspective, matter.perspective);
        if (matter.perspective.empty()) matter.perspective = vocabulary_.words.perspective_of(matter.success_factor);
        put(column::responsible, matter.responsible);
        if (in_file(column::roles)) matter.responsibles = responsibles_in(cells.optional_text(column::roles));
        if (in_file(column::measures)) matter.measures = split_list(cells.optional_text(column::measures));
        for (const auto& field : type_.fields) {
            if (table_.column(field.id)) matter.set_field(field.id, cells.optional_text(field.id));
        }
    }

    // The file's dates; where it gives neither dates nor kind, those that its wording says.
    void put_schedule(RowReader& cells, Matter& matter) const {
        namespace column = action_column;
        const std::string wording = cells.optional_text(column::timetable);
        const bool dates_in_file =
            in_file(column::schedule_kind) || in_file(column::start_by) || in_file(column::due_by);
        if (dates_in_file || wording != matter.timetable) {
            matter.schedule_kind = cells.optional_text(column::schedule_kind);
            matter.start_by = cells.optional_date(column::start_by);
            matter.due_by = cells.optional_date(column::due_by);
        }
        matter.timetable = wording;
        if (in_file(column::schedule_note)) matter.schedule_note = cells.optional_text(column::schedule_note);
        read_wording(matter, type_);
    }

    Sql& sql_;
    const Configuration& configuration_;
    const MatterType& type_;
    const Table& table_;
    ReportingContext reporting_;
    Organisation organisation_;
    Vocabulary vocabulary_;
    std::set<std::int64_t> seen_;
};

// What the file has beside what is read.
std::vector<std::string> unread_columns(const Table& table, const MatterType& type) {
    namespace column = action_column;
    const std::set<std::string> known = {
        column::number,        column::perspective, column::success_factor, column::goal,          column::title,
        column::responsible,   column::timetable,   column::status,         column::comment,       column::roles,
        column::schedule_kind, column::start_by,    column::due_by,         column::schedule_note, column::measures};
    std::vector<std::string> unread;
    for (const auto& name : table.header) {
        const bool field = std::ranges::find(type.fields, name, &MatterField::id) != type.fields.end();
        if (!field && !known.contains(name)) unread.push_back(in_quotes(name));
    }
    return unread;
}

}  // namespace

std::vector<std::string> split_list(const std::string& text) {
    std::vector<std::string> parts;
    std::string part;
    for (const char c : text + ";") {
        if (c == ';') {
            if (!part.empty()) parts.push_back(std::move(part));
            part.clear();
        } else if (c != ' ' && c != '\n') {
            part += c;
        }
    }
    return parts;
}

std::string join_list(const std::vector<std::string>& parts) {
    return fmt::format("{}", fmt::join(parts, ";"));
}

Result<ImportReport> import_actions(Context& context, const ImportWish& wish) {
    const auto table = read_table(wish.file.name, wish.file.bytes);
    if (!table) return refuse(table.error());
    const MatterType& type = action_configuration(context.configuration);
    namespace column = action_column;
    // A plan's table has no status and no comments before the first report.
    auto complete = require_columns(*table, {column::number, column::goal, column::title, column::description,
                                             column::responsible, column::timetable, column::expected_effect});
    if (!complete) return refuse(complete.error());

    std::vector<int> without_dates;
    const auto apply = [&](Transaction& transaction, TableFaults& faults, ImportReport& report) -> Result<void> {
        const auto reporting = reporting_context(transaction.sql(), wish);
        if (!reporting) return refuse(reporting.error());
        ActionRows rows(transaction.sql(), context.configuration, *table, *reporting);
        for (const Row& row : table->rows) {
            ++report.rows;
            RowReader cells(*table, row, faults);
            const auto wanted = rows.read(cells);
            if (!wanted) continue;
            const Matter& matter = wanted->matter;
            if (!matter.timetable.empty() && matter.schedule_kind.empty() && !matter.start_by && !matter.due_by)
                without_dates.push_back(matter.number);
            report.count(rows.save(transaction, *wanted));
        }
        return {};
    };
    auto report = run_import(context, wish, "actions", apply);
    if (!report) return report;
    if (!without_dates.empty()) {
        report->message += fmt::format(" Tidplanens ord gick inte att tolka för åtgärd {}: ange datum för dem.",
                                       fmt::join(without_dates, ", "));
    }
    const auto unread = unread_columns(*table, type);
    if (!unread.empty()) report->message += fmt::format(" Kolumner som inte läses: {}.", list_in_words(unread));
    return report;
}

}  // namespace ledstang
