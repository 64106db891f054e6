#include "processes/process.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "described/json_read.h"
#include "store/sql.h"

namespace ledstang {
namespace {

constexpr const char* process_columns =
    "select p.number, p.id, p.name, p.about, p.area, p.owner_function, coalesce(u.id, ''), p.guideline, p.priorities, "
    "p.version from process p left join unit u on u.number = p.owner_unit ";

using ProcessRow = std::tuple<std::int64_t, std::string, std::string, std::string, std::string, std::string,
                              std::string, std::string, std::string, std::int64_t>;

template <class T>
T from_text(const std::string& json) {
    return from_json<T>(parse_json(json).value()).value();
}

StoredProcess process_of(ProcessRow row) {
    StoredProcess process;
    std::string priorities;
    std::int64_t version = 0;
    std::tie(process.number, process.id, process.name, process.about, process.area, process.owner_function,
             process.owner_unit, process.guideline, priorities, version) = std::move(row);
    process.priorities = from_text<std::vector<std::string>>(priorities);
    process.version = static_cast<int>(version);
    return process;
}

}  // namespace

std::vector<StoredProcess> read_processes(Sql& sql) {
    std::vector<StoredProcess> processes;
    for (auto& row : sql.rows<ProcessRow>(std::string(process_columns) + "order by p.number"))
        processes.push_back(process_of(std::move(row)));
    return processes;
}

Result<StoredProcess> require_process(Sql& sql, const std::string& id) {
    if (auto row = sql.row<ProcessRow>(std::string(process_columns) + "where p.id = :id", id))
        return process_of(std::move(*row));
    std::string message = fmt::format("Processen {} finns inte.", in_quotes(id));
    const auto known = sql.rows<std::string>("select id from process order by id");
    if (const auto nearest = nearest_name(id, known)) message += fmt::format(" Menade du {}?", in_quotes(*nearest));
    return refuse(RefusalKind::not_found, "process.unknown", message);
}

std::map<std::int64_t, ProcessParts> read_parts(Sql& sql, std::int64_t process, const Date& on) {
    std::map<std::int64_t, ProcessParts> parts;
    const std::string one = process == 0 ? " " : fmt::format("and process = {} ", process);
    sql.each<std::tuple<std::int64_t, std::string, std::string, Date, std::string, std::string>>(
        "select s.process, s.stage, coalesce(u.id, ''), s.from_day, s.note, s.patients from process_stage s left join "
        "unit u on u.number = s.unit where 1 = 1 " +
            one + "order by s.from_day, s.number",
        [&](const auto& row) {
            StageOnDay stage;
            stage.stage = stage.stage_name = std::get<1>(row);
            stage.unit = std::get<2>(row);
            stage.from = std::get<3>(row);
            stage.note = std::get<4>(row);
            stage.patients = std::get<5>(row);
            stage.planned = on < stage.from;
            parts[std::get<0>(row)].stages.push_back(std::move(stage));
        });
    sql.each<std::tuple<std::int64_t, std::string, std::string, std::string>>(
        "select m.process, m.person, p.name, m.role from process_person m join person p on p.id = m.person where "
        "m.valid_from <= :day and (m.valid_to is null or :day < m.valid_to) " +
            one + "order by p.name, m.role",
        [&](const auto& row) {
            parts[std::get<0>(row)].people.push_back(
                {std::get<1>(row), std::get<2>(row), std::get<3>(row), std::get<3>(row), false});
        },
        on);
    sql.each<std::tuple<std::int64_t, std::int64_t, Date, std::string, std::string, std::string, std::string>>(
        "select process, version, valid_from, milestones, note, person, at from process_model where 1 = 1 " + one +
            "order by version",
        [&](const auto& row) {
            ProcessModelRow model;
            model.version = static_cast<int>(std::get<1>(row));
            model.valid_from = std::get<2>(row);
            model.milestones = from_text<std::vector<ProcessMilestone>>(std::get<3>(row));
            std::tie(std::ignore, std::ignore, std::ignore, std::ignore, model.note, model.person, model.at) = row;
            parts[std::get<0>(row)].models.push_back(std::move(model));
        });
    using TargetRow = std::tuple<std::int64_t, std::string, std::string, std::string, std::string, std::string, Decimal,
                                 std::string, std::optional<Decimal>, Date, std::optional<Date>, std::string>;
    sql.each<TargetRow>(
        "select process, id, name, from_milestone, to_milestone, rule, limit_number, limit_unit, share, valid_from, "
        "valid_to, outcome_limits from process_target where 1 = 1 " +
            one + "order by id, valid_from",
        [&](const auto& row) {
            ProcessTarget target;
            std::int64_t number = 0;
            std::string outcome_limits;
            std::tie(number, target.id, target.name, target.from_milestone, target.to_milestone, target.rule,
                     target.limit, target.limit_unit, target.share, target.valid_from, target.valid_to,
                     outcome_limits) = row;
            target.outcome_limits = from_text<std::vector<OutcomeLimit>>(outcome_limits);
            parts[number].targets.push_back(std::move(target));
        });
    sql.each<std::int64_t>("select process from process_log where 1 = 1 " + one,
                           [&](std::int64_t number) { parts[number].has_log = true; });
    return parts;
}

Result<WholeProcess> require_whole_process(Sql& sql, const std::string& id, const Date& on) {
    auto process = require_process(sql, id);
    if (!process) return refuse(process.error());
    auto parts = std::move(read_parts(sql, process->number, on)[process->number]);
    return WholeProcess{std::move(*process), std::move(parts)};
}

const OutcomeLimit* ProcessTarget::limit_of(std::string_view outcome) const {
    for (const auto& one : outcome_limits) {
        if (std::ranges::find(one.outcomes, outcome) != one.outcomes.end()) return &one;
    }
    return nullptr;
}

const ProcessModelRow* model_on(const std::vector<ProcessModelRow>& models, const Date& on) {
    const ProcessModelRow* found = nullptr;
    for (const auto& model : models) {
        if (model.valid_from <= on && (found == nullptr || found->valid_from <= model.valid_from)) found = &model;
    }
    return found;
}

const ProcessMilestone* milestone_of(const ProcessModelRow& model, const std::string& id) {
    const auto found = std::ranges::find(model.milestones, id, &ProcessMilestone::id);
    return found == model.milestones.end() ? nullptr : &*found;
}

std::map<std::string, std::vector<const ProcessTarget*>> targets_by_id(const std::vector<ProcessTarget>& targets) {
    std::map<std::string, std::vector<const ProcessTarget*>> by_id;
    for (const auto& target : targets) by_id[target.id].push_back(&target);
    return by_id;
}

}  // namespace ledstang
