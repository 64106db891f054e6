#include "matters/matter.h"

#include <algorithm>

#include "described/json_read.h"

namespace ledstang {
namespace {

// The two selections of matters; both take one argument.
const std::string of_unit =
    "select m.id from matter m join unit o on o.number = m.unit where m.type = :type and (o.id = :unit or m.id in "
    "(select f.matter from matter_unit f join unit p on p.number = f.unit where p.id = :unit))";
const std::string of_id = "select m.id from matter m where m.id = :id";

std::map<std::string, std::string> fields_of(const std::string& json) {
    auto fields = from_json_text<std::map<std::string, std::string>>(json);
    if (!fields) throw StoreError("matter.fields is no JSON object of texts: " + json);
    return std::move(*fields);
}

template <class... Keys>
std::vector<Matter> read(Sql& sql, const std::string& selection, const Keys&... keys) {
    using M = Matter;
    auto matters = sql.rows(
        columns(&M::id, &M::type, &M::unit, &M::year, &M::number, &M::title, &M::perspective, &M::success_factor,
                &M::goal, &M::responsible, &M::timetable, &M::schedule_kind, &M::start_by, &M::due_by,
                &M::schedule_note, &M::units_chosen, &M::version),
        "select m.id, m.type, u.id, m.year, m.number, m.title, m.perspective, m.success_factor, m.goal, m.responsible, "
        "m.timetable, m.schedule_kind, m.start_by, m.due_by, m.schedule_note, m.units_chosen, m.version "
        "from matter m join unit u on u.number = m.unit where m.id in (" +
            selection + ") order by m.year, m.number, m.id",
        keys...);
    std::map<std::string, Matter*> by_id;
    for (Matter& matter : matters) by_id[matter.id] = &matter;

    using Pair = std::tuple<std::string, std::string>;
    using Holder = std::tuple<std::string, std::string, std::optional<std::string>>;
    const std::string among = " in (" + selection + ") order by ";
    sql.each<Holder>(
        "select r.matter, r.kind, u.id from matter_responsible r left join unit u on u.number = r.unit where r.matter" +
            among + "r.matter, r.position",
        [&](const Holder& row) {
            const auto& [matter, kind, unit] = row;
            by_id.at(matter)->responsibles.push_back({kind, unit.value_or("")});
        },
        keys...);
    sql.each<Pair>(
        "select f.matter, u.id from matter_unit f join unit u on u.number = f.unit where f.matter" + among +
            "f.matter, f.position",
        [&](const Pair& row) { by_id.at(std::get<0>(row))->units.push_back(std::get<1>(row)); }, keys...);
    sql.each<Pair>(
        "select l.matter, l.target from matter_link l where l.kind = 'measure' and l.matter" + among +
            "l.matter, l.position",
        [&](const Pair& row) { by_id.at(std::get<0>(row))->measures.push_back(std::get<1>(row)); }, keys...);

    sql.each<Pair>(
        "select m.id, m.fields from matter m where m.id in (" + selection + ")",
        [&](const Pair& row) { by_id.at(std::get<0>(row))->fields = fields_of(std::get<1>(row)); }, keys...);
    return matters;
}

void write_lists(Sql& sql, const Matter& matter) {
    sql.execute("delete from matter_responsible where matter = :id", matter.id);
    sql.execute("delete from matter_unit where matter = :id", matter.id);
    sql.execute("delete from matter_link where matter = :id and kind = 'measure'", matter.id);
    int position = 0;
    for (const auto& [kind, unit] : matter.responsibles) {
        const auto number = unit.empty() ? std::nullopt : unit_number(sql, unit);
        sql.execute(
            "insert into matter_responsible (matter, position, kind, unit) values (:id, :position, :kind, :unit)",
            matter.id, position++, kind, number);
    }
    position = 0;
    for (const auto& unit : matter.units) {
        sql.execute("insert into matter_unit (matter, unit, position) values (:id, :unit, :position)", matter.id,
                    unit_number(sql, unit), position++);
    }
    position = 0;
    for (const auto& measure : matter.measures) {
        sql.execute(
            "insert into matter_link (matter, kind, target, position) values (:id, 'measure', :target, :position)",
            matter.id, measure, position++);
    }
}

}  // namespace

std::string Matter::field_text(const std::string& field) const {
    const auto found = fields.find(field);
    return found == fields.end() ? std::string() : found->second;
}

void Matter::set_field(const std::string& field, const std::string& text) {
    if (text.empty()) {
        fields.erase(field);
    } else {
        fields[field] = text;
    }
}

bool Matter::concerns(const std::string& asked) const {
    return unit == asked || std::ranges::find(units, asked) != units.end();
}

std::string matter_id(const std::string& unit, int year, int number) {
    return unit + "-" + std::to_string(year) + "-" + std::to_string(number);
}

std::string matter_id(const std::string& type, const std::string& unit, int year, int number) {
    return unit + "-" + std::to_string(year) + "-" + type + "-" + std::to_string(number);
}

int next_number(Sql& sql, const std::string& type, const std::string& unit, int year) {
    return sql.value<int>(
        "select coalesce(max(m.number), 0) + 1 from matter m join unit u on u.number = m.unit where m.type = :type "
        "and u.id = :unit and m.year = :year",
        type, unit, year);
}

std::vector<Matter> read_matters(Sql& sql, const std::string& type, const std::string& unit) {
    return read(sql, of_unit, type, unit);
}

std::optional<Matter> read_matter(Sql& sql, const std::string& id) {
    auto found = read(sql, of_id, id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

Applied save_matter(Transaction& transaction, const std::optional<Matter>& before, Matter after) {
    Sql& sql = transaction.sql();
    if (before) {
        after.version = before->version;
        if (after == *before) return Applied::unchanged;
        ++after.version;
    } else {
        sql.execute(
            "insert into matter (id, type, unit, year, number, title, perspective, success_factor, goal, responsible, "
            "timetable, schedule_kind, schedule_note, fields, units_chosen, version) values (:id, :type, :unit, :year, "
            ":number, '', '', '', '', '', '', '', '', '{}', 0, 1)",
            after.id, after.type, unit_number(sql, after.unit), after.year, after.number);
    }
    sql.execute(
        "update matter set title = :title, perspective = :perspective, success_factor = :factor, goal = :goal, "
        "responsible = :responsible, timetable = :timetable, schedule_kind = :kind, start_by = :start, due_by = :due, "
        "schedule_note = :note, fields = :fields, units_chosen = :chosen, version = :version where id = :id",
        after.title, after.perspective, after.success_factor, after.goal, after.responsible, after.timetable,
        after.schedule_kind, after.start_by, after.due_by, after.schedule_note, to_json(after.fields),
        after.units_chosen, after.version, after.id);
    write_lists(sql, after);
    transaction.log(after.type, after.id, before ? to_json(*before) : std::string(), to_json(after));
    return before ? Applied::changed : Applied::added;
}

}  // namespace ledstang
