#include <fmt/format.h>

#include <algorithm>

#include "described/json_write.h"
#include "exchange/write_workbook.h"
#include "matters/action_file.h"
#include "matters/read_actions.h"
#include "matters/sub_target.h"

namespace ledstang {
namespace {

OutCell cell(const std::string& text) {
    if (text.empty()) return std::monostate{};
    return text;
}
OutCell cell(int number) {
    return OutNumber{Decimal::from_whole(number)};
}
OutCell cell(const std::optional<Date>& date) {
    return date ? OutCell(to_string(*date)) : OutCell();
}
OutCell cell(const std::optional<Decimal>& value) {
    return value ? OutCell(OutNumber{*value}) : OutCell();
}

std::string roles_text(const std::vector<MatterResponsible>& responsibles) {
    std::vector<std::string> parts;
    for (const auto& [kind, unit] : responsibles) parts.push_back(unit.empty() ? kind : kind + ":" + unit);
    return join_list(parts);
}

// The type's own fields stand where the file has always had them; others that some action has filled in stand last.
const std::vector<std::string>& usual_columns() {
    namespace column = action_column;
    static const std::vector<std::string> names = {
        column::number,   "perspective",       "perspective_basis",   column::success_factor, column::goal,
        column::title,    column::description, column::responsible,   column::timetable,      column::expected_effect,
        column::status,   column::comment,     "seed_lines",          column::roles,          column::schedule_kind,
        column::start_by, column::due_by,      column::schedule_note, column::measures};
    return names;
}

std::vector<std::string> header_for(const MatterType& type, const std::vector<Matter>& matters) {
    std::vector<std::string> header = usual_columns();
    for (const auto& field : type.fields) {
        const auto filled_in = [&](const Matter& matter) { return !matter.field_text(field.id).empty(); };
        if (std::ranges::find(header, field.id) == header.end() && std::ranges::any_of(matters, filled_in)) {
            header.push_back(field.id);
        }
    }
    return header;
}

OutCell action_cell(const std::string& column, const Matter& matter, const std::string& status,
                    const std::string& comment) {
    namespace names = action_column;
    if (column == names::number) return cell(matter.number);
    if (column == names::perspective) return cell(matter.perspective);
    if (column == names::success_factor) return cell(matter.success_factor);
    if (column == names::goal) return cell(matter.goal);
    if (column == names::title) return cell(matter.title);
    if (column == names::responsible) return cell(matter.responsible);
    if (column == names::timetable) return cell(matter.timetable);
    if (column == names::status) return cell(status);
    if (column == names::comment) return cell(comment);
    if (column == names::roles) return cell(roles_text(matter.responsibles));
    if (column == names::schedule_kind) return cell(matter.schedule_kind);
    if (column == names::start_by) return cell(matter.start_by);
    if (column == names::due_by) return cell(matter.due_by);
    if (column == names::schedule_note) return cell(matter.schedule_note);
    if (column == names::measures) return cell(join_list(matter.measures));
    return cell(matter.field_text(column));
}

// One year's own actions of the unit; without a year those of its newest plan.
std::vector<Matter> own_actions(Sql& sql, const std::string& unit, std::optional<int> year) {
    auto matters = read_matters(sql, action_type, unit);
    std::erase_if(matters, [&](const Matter& matter) { return matter.unit != unit; });
    if (!year && !matters.empty()) year = matters.back().year;
    std::erase_if(matters, [&](const Matter& matter) { return matter.year != year; });
    return matters;
}

OutTable actions_table(Sql& sql, const MatterType& type, const std::vector<Matter>& matters, const std::string& unit,
                       const Date& on) {
    OutTable table{header_for(type, matters), {}};
    const auto reported = read_reported(sql, action_type, unit);
    for (const Matter& matter : matters) {
        const auto found = reported.find(matter.id);
        const Reported of_matter = found == reported.end() ? Reported{} : found->second;
        const StatusRecord* status = of_matter.status_on(unit, on);
        OutRow row;
        for (const auto& column : table.header) {
            row.push_back(
                action_cell(column, matter, status != nullptr ? status->status : "", of_matter.comment_on(unit, on)));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

OutTable targets_table(Sql& sql, const std::vector<Matter>& matters) {
    OutTable table{{"target_id", "action_no", "what", "operator", "value", "unit", "by", "measure_id", "quote", "note"},
                   {}};
    for (const Matter& matter : matters) {
        for (const auto& target : read_sub_targets(sql, matter.id)) {
            table.rows.push_back({cell(target.id), cell(matter.number), cell(target.what), cell(target.rule),
                                  cell(target.value), cell(target.unit), cell(target.by),
                                  cell(target.measure.value_or("")), cell(target.quote), cell(target.note)});
        }
    }
    return table;
}

// A list of objects with the columns as names; an empty cell is null.
std::string json_of(const OutTable& table) {
    std::string out = "[";
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        out += r == 0 ? "\n{" : ",\n{";
        for (std::size_t c = 0; c < table.header.size(); ++c) {
            if (c > 0) out += ',';
            append_json_string(out, table.header[c]);
            out += ':';
            const OutCell& value = table.rows[r][c];
            if (const auto* text = std::get_if<std::string>(&value)) {
                append_json_string(out, *text);
            } else if (const auto* number = std::get_if<OutNumber>(&value)) {
                out += number->value.to_string();
            } else {
                out += "null";
            }
        }
        out += '}';
    }
    return out + "\n]\n";
}

Result<FileContent> file_of(OutTable table, const std::string& format, const std::string& name,
                            const std::string& title) {
    if (format == "csv") return FileContent{name + ".csv", "text/csv; charset=utf-8", write_csv(table)};
    if (format == "json") return FileContent{name + ".json", "application/json", json_of(table)};
    if (format != "xlsx") {
        return refuse("export.format", fmt::format("Formatet ”{}” finns inte. Välj csv, xlsx eller json.", format));
    }
    auto bytes = write_workbook({{title, std::move(table)}}, {title});
    if (!bytes) return refuse(bytes.error());
    return FileContent{name + ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                       std::move(*bytes)};
}

}  // namespace

Result<FileContent> actions_file(Context& context, const ActionFileWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<FileContent> {
        const Date on = wish.on.value_or(context.today);
        auto unit = require_unit(read_organisation(sql, context.configuration, on), wish.unit);
        if (!unit) return refuse(unit.error());
        const auto matters = own_actions(sql, wish.unit, wish.year);
        auto table = actions_table(sql, action_configuration(context.configuration), matters, wish.unit, on);
        return file_of(std::move(table), wish.format, "actions_" + wish.unit, "Åtgärder");
    });
}

Result<FileContent> action_targets_file(Context& context, const ActionFileWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<FileContent> {
        const Date on = wish.on.value_or(context.today);
        auto unit = require_unit(read_organisation(sql, context.configuration, on), wish.unit);
        if (!unit) return refuse(unit.error());
        return file_of(targets_table(sql, own_actions(sql, wish.unit, wish.year)), wish.format,
                       "action_targets_" + wish.unit, "Delmål");
    });
}

}  // namespace ledstang
