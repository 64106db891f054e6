#include "matters/read_actions.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/swedish_text.h"
#include "matters/fan_out.h"
#include "matters/plan_words.h"
#include "matters/sub_target.h"

namespace ledstang {
namespace {

std::string unit_name(const Organisation& organisation, const std::string& id) {
    const UnitRow* unit = organisation.find(id);
    return unit != nullptr ? unit->name : id;
}

// Who holds functions on a day, by kind and unit; empty where it is not exactly one.
std::map<std::pair<std::string, std::string>, std::string> holders(Sql& sql, const Date& on) {
    std::map<std::pair<std::string, std::string>, std::string> persons;
    using Row = std::tuple<std::string, std::string, std::string>;
    sql.each<Row>(
        "select h.kind, u.id, p.name from holding h join unit u on u.number = h.unit join person p on p.id = h.person "
        "where h.valid_from <= :day and (h.valid_to is null or :day < h.valid_to)",
        [&](const Row& row) {
            const auto& [kind, unit, person] = row;
            const auto [place, first] = persons.try_emplace({kind, unit}, person);
            if (!first) place->second.clear();
        },
        on);
    return persons;
}

// All that rows of one list share.
struct Surroundings {
    const Configuration& configuration;
    const Organisation& organisation;
    const MatterType& type;
    Date on;
    std::map<std::pair<std::string, std::string>, std::string> holders;
    std::map<std::string, std::string> groups;  // names by id
    std::map<std::string, PlanWords> words;     // by the unit whose plan it is

    const PlanWords& words_of(Sql& sql, const std::string& unit) {
        const auto found = words.find(unit);
        if (found != words.end()) return found->second;
        return words.emplace(unit, PlanWords(sql, chain_of(organisation, unit))).first->second;
    }
};

Surroundings surroundings(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                          const Date& on) {
    std::map<std::string, std::string> groups;
    using Group = std::tuple<std::string, std::string>;
    for (const auto& [id, name] : sql.rows<Group>("select id, name from unit_group")) groups[id] = name;
    return {configuration, organisation, action_configuration(configuration), on, holders(sql, on), groups, {}};
}

std::vector<Responsible> responsibles_of(const Matter& matter, const Surroundings& around) {
    std::vector<Responsible> list;
    for (const auto& [kind, unit] : matter.responsibles) {
        const FunctionKind* known = around.configuration.function_kind(kind);
        const auto group = around.groups.find(kind);
        std::string name = known != nullptr ? known->name : group != around.groups.end() ? group->second : kind;
        if (!unit.empty()) name += ", " + unit_name(around.organisation, unit);
        const auto holder = around.holders.find({kind, unit.empty() ? matter.unit : unit});
        list.push_back({kind, std::move(name), unit, holder == around.holders.end() ? "" : holder->second});
    }
    return list;
}

std::vector<UnitStatus> unit_statuses(const Matter& matter, const Schedule& schedule, const Reported& reported,
                                      const Surroundings& around, std::vector<Progress>& progress) {
    std::vector<UnitStatus> list;
    for (const auto& unit : matter.units) {
        const StatusRecord* record = reported.status_on(unit, around.on);
        progress.push_back(progress_of(around.type, record));
        const auto verdict = judge_timeliness(schedule, progress.back(), around.on);
        const std::string status = record != nullptr ? record->status : "";
        list.push_back({unit, unit_name(around.organisation, unit), status, status_name(around.type, status),
                        verdict.timeliness, verdict.reason, record != nullptr ? record->comment : ""});
    }
    return list;
}

void put_standing(ActionRow& row, const Matter& matter, const Reported& reported, const Surroundings& around) {
    const Schedule schedule{matter.timetable, matter.schedule_kind, matter.start_by, matter.due_by};
    const StatusRecord* own = reported.status_on(matter.unit, around.on);
    std::vector<Progress> of_units;
    row.units = unit_statuses(matter, schedule, reported, around, of_units);
    row.roll_up = roll_up_text(around.type, row.units);
    row.status = own != nullptr ? own->status : "";
    row.status_name = status_name(around.type, row.status);
    row.comment = reported.comment_on(matter.unit, around.on);
    const Progress progress = own != nullptr ? progress_of(around.type, own) : progress_together(around.type, of_units);
    auto verdict = judge_timeliness(schedule, progress, around.on);
    row.timeliness = verdict.timeliness;
    row.timeliness_reason = std::move(verdict.reason);
    row.days_late = verdict.days_late;
}

ActionRow row_of(const Matter& matter, const Reported& reported, const PlanWords& words, const Surroundings& around) {
    ActionRow row;
    row.id = matter.id;
    row.number = matter.number;
    row.year = matter.year;
    row.unit = matter.unit;
    row.unit_name = unit_name(around.organisation, matter.unit);
    row.perspective = matter.perspective;
    row.perspective_name = words.perspective_name(matter.perspective);
    row.success_factor = matter.success_factor;
    row.success_factor_name = words.factor_name(matter.success_factor);
    row.goal = matter.goal;
    row.title = matter.title;
    row.description = matter.field_text("description");
    row.responsible = matter.responsible;
    row.responsibles = responsibles_of(matter, around);
    row.timetable = matter.timetable;
    row.schedule_kind = matter.schedule_kind;
    const auto kind = around.type.schedule_kinds.find(matter.schedule_kind);
    row.schedule_kind_name = kind != around.type.schedule_kinds.end() ? kind->second : matter.schedule_kind;
    row.start_by = matter.start_by;
    row.due_by = matter.due_by;
    row.schedule_note = matter.schedule_note;
    row.expected_effect = matter.field_text("expected_effect");
    row.measures = matter.measures;
    row.version = matter.version;
    put_standing(row, matter, reported, around);
    return row;
}

void count(ActionList& list, const MatterType& type) {
    for (const auto& status : type.statuses) list.counts.push_back({status.id, status.name, 0});
    list.counts.push_back({"", status_name(type, ""), 0});
    for (const auto& action : list.actions) {
        list.overdue += action.timeliness == Timeliness::overdue ? 1 : 0;
        list.start_overdue += action.timeliness == Timeliness::start_overdue ? 1 : 0;
        list.without_status += action.status.empty() ? 1 : 0;
        const auto same = std::ranges::find(list.counts, action.status, &StatusCount::status);
        if (same != list.counts.end()) ++same->actions;
    }
}

// What of one matter's row is wanted, given the matters of the list.
using Wanted = std::function<bool(const ActionRow&, const std::vector<Matter>&)>;

// The unit's own actions stand first, then those of other units; within that by year and number.
ActionList list_of(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                   const std::string& unit, const Date& on, const Wanted& wanted) {
    auto around = surroundings(sql, configuration, organisation, on);
    ActionList list{unit, unit_name(organisation, unit), on, 0, 0, 0, {}, {}};
    auto matters = read_matters(sql, action_type, unit);
    std::ranges::stable_partition(matters, [&](const Matter& matter) { return matter.unit == unit; });
    const auto reported = read_reported(sql, action_type, unit);
    static const Reported nothing;
    for (const Matter& matter : matters) {
        const auto found = reported.find(matter.id);
        const auto& words = around.words_of(sql, matter.unit);
        auto row = row_of(matter, found == reported.end() ? nothing : found->second, words, around);
        if (wanted(row, matters)) list.actions.push_back(std::move(row));
    }
    count(list, around.type);
    return list;
}

void put_history(Sql& sql, ActionDetail& detail, const Reported& reported, const Surroundings& around) {
    const auto by = [&](const std::string& person) { return person_name(sql, around.configuration, person); };
    for (const auto& record : reported.comments) {
        detail.comments.push_back({std::to_string(record.number), record.period, record.sub_target, record.text,
                                   by(record.person), record.at});
    }
    for (auto record = reported.statuses.rbegin(); record != reported.statuses.rend(); ++record) {
        detail.history.push_back({record->unit, unit_name(around.organisation, record->unit), record->period,
                                  record->status, status_name(around.type, record->status), record->comment,
                                  by(record->person), record->at});
    }
}

}  // namespace

const MatterType& action_configuration(const Configuration& configuration) {
    return configuration.matters.at(action_type);
}

ActionList read_actions(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                        const std::string& unit, const Date& on) {
    const int this_year = static_cast<int>(on.year());
    return list_of(
        sql, configuration, organisation, unit, on, [&](const ActionRow& action, const std::vector<Matter>& all) {
            if (action.year > this_year) return false;
            const bool open = action.timeliness != Timeliness::ended && action.timeliness != Timeliness::no_date;
            const bool superseded = std::ranges::any_of(all, [&](const Matter& other) {
                return other.unit == action.unit && other.year > action.year && other.year <= this_year;
            });
            return open || !superseded;
        });
}

ActionList read_actions_of_year(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                                const std::string& unit, const Date& on, int year) {
    return list_of(sql, configuration, organisation, unit, on,
                   [&](const ActionRow& action, const std::vector<Matter>&) { return action.year == year; });
}

Result<ActionDetail> read_action(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                                 const std::string& id, const Date& on) {
    const auto matter = read_matter(sql, id);
    if (!matter || matter->type != action_type) {
        const auto known = sql.rows<std::string>("select id from matter where type = :type", action_type);
        const auto nearest = nearest_name(id, known);
        return refuse(RefusalKind::not_found, "action.unknown",
                      fmt::format("Åtgärden {} finns inte.{} Välj en i enhetens åtgärdslista.", in_quotes(id),
                                  nearest ? fmt::format(" Menas {}?", in_quotes(*nearest)) : ""));
    }
    auto around = surroundings(sql, configuration, organisation, on);
    const auto reported = read_reported(sql, id);
    const auto& words = around.words_of(sql, matter->unit);
    ActionDetail detail{row_of(*matter, reported, words, around),
                        words.path(*matter),
                        matter->fields,
                        read_sub_targets(sql, id),
                        {},
                        {}};
    const auto names = measure_names(sql);
    const auto name_of_measure = [&](const std::string& measure) {
        const auto found = names.find(measure);
        return found == names.end() ? measure : found->second;
    };
    for (const auto& measure : matter->measures) detail.path.measures.push_back({measure, name_of_measure(measure)});
    for (auto& target : detail.sub_targets) {
        if (!target.measure) continue;
        const auto limit = measure_target(sql, chain_of(organisation, matter->unit), *target.measure);
        if (limit) target.conflict = conflict_between(target, *limit, name_of_measure(*target.measure));
    }
    put_history(sql, detail, reported, around);
    return detail;
}

}  // namespace ledstang
