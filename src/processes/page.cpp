#include "processes/page.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "knowledge/knowledge.h"
#include "operations/area_settings.h"
#include "organisation/organisation.h"
#include "processes/rights.h"

namespace ledstang {
namespace {

constexpr std::size_t fewest_milestones = 2;

// Makes rows of stored processes, with the names of what they point at.
class Rows {
 public:
    Rows(Sql& sql, const Context& context, const ProcessSettings& settings, const std::vector<Area>& areas)
        : context_(context),
          settings_(settings),
          areas_(areas),
          organisation_(read_organisation(sql, context.configuration, context.today)) {}

    ProcessRow row(const StoredProcess& process, const ProcessParts& parts) const {
        ProcessRow row;
        row.id = process.id;
        row.name = process.name;
        row.about = process.about;
        row.area = process.area;
        row.area_name = process.area.empty() ? "" : area_name(areas_, process.area);
        row.owner = owner(process);
        row.leaders = leaders_of(parts.people);
        if (const auto* now = stage_now(parts)) {
            row.stage = row.stage_name = now->stage;
            if (const auto* stage = settings_.stage(now->stage)) {
                row.stage_name = stage->name;
                row.active = stage->active;
            }
        }
        row.priorities = process.priorities;
        row.has_log = parts.has_log;
        row.lacks = lacks(process, parts, row);
        return row;
    }
    void name(std::vector<StageOnDay>& stages) const {
        for (auto& stage : stages) {
            if (const auto* known = settings_.stage(stage.stage)) stage.stage_name = known->name;
            if (const auto* unit = organisation_.find(stage.unit)) stage.unit_name = unit->name;
        }
    }

 private:
    std::string owner(const StoredProcess& process) const {
        if (process.owner_function.empty()) return "";
        const auto* function = context_.configuration.function_kind(process.owner_function);
        const UnitRow* unit = organisation_.find(process.owner_unit);
        return fmt::format("{}, {}", function != nullptr ? function->name : process.owner_function,
                           unit != nullptr ? unit->name : process.owner_unit);
    }
    // How far the process as a whole has come.
    const StageOnDay* stage_now(const ProcessParts& parts) const {
        const StageOnDay* now = nullptr;
        for (const auto& stage : parts.stages) {
            if (stage.unit.empty() && stage.patients.empty() && stage.from <= context_.today) now = &stage;
        }
        return now;
    }
    std::vector<ProcessLack> lacks(const StoredProcess& process, const ProcessParts& parts,
                                   const ProcessRow& row) const {
        const auto* model = model_on(parts.models, context_.today);
        const bool target =
            std::ranges::any_of(parts.targets, [&](const ProcessTarget& one) { return one.holds(context_.today); });
        const std::map<std::string, std::pair<bool, const char*>> known = {
            {"about", {!process.about.empty(), "En beskrivning av vad processen är till för"}},
            {"area", {!process.area.empty(), "Ett nationellt programområde"}},
            {"owner", {!process.owner_function.empty(), "En ägare"}},
            {"leader", {!row.leaders.empty(), "En processledare"}},
            {"model", {model != nullptr, "En beslutad processbild"}},
            {"milestones",
             {model != nullptr && model->milestones.size() >= fewest_milestones, "Två milstolpar i processbilden"}},
            {"target", {target, "Ett målvärde"}}};
        std::vector<ProcessLack> lacks;
        for (const auto& need : settings_.needs) {
            if (const auto& [there, words] = known.at(need); !there) lacks.push_back({need, words});
        }
        return lacks;
    }

    const Context& context_;
    const ProcessSettings& settings_;
    const std::vector<Area>& areas_;
    const Organisation organisation_;
};

bool has(const std::vector<std::string>& values, const std::string& wanted) {
    return wanted.empty() || std::ranges::find(values, wanted) != values.end();
}

}  // namespace

Result<ProcessList> list_processes(Context& context, const ListProcesses& wish) {
    auto settings = read_process_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    const auto areas = read_areas(context.configuration.folder);
    if (!areas) return refuse(areas.error());
    ProcessList list;
    list.may_create = context.caller.may(Permission::organise);
    context.store.read([&](Sql& sql) {
        const Rows rows(sql, context, *settings, *areas);
        auto parts = read_parts(sql, 0, context.today);
        for (const auto& process : read_processes(sql)) {
            if (!has(process.priorities, wish.priority) || (!wish.area.empty() && wish.area != process.area)) continue;
            name_roles(parts[process.number].people, *settings);
            auto row = rows.row(process, parts[process.number]);
            if (wish.stage.empty() || wish.stage == row.stage) list.processes.push_back(std::move(row));
        }
        return 0;
    });
    std::ranges::stable_sort(list.processes, SwedishOrder(), &ProcessRow::name);
    for (const auto& stage : settings->stages) {
        const auto there = std::ranges::count(list.processes, stage.id, &ProcessRow::stage);
        list.stages.push_back({stage.id, stage.name, static_cast<int>(there)});
    }
    list.active = static_cast<int>(std::ranges::count(list.processes, true, &ProcessRow::active));
    list.settings = std::move(*settings);
    return list;
}

Result<ProcessPage> get_process(Context& context, const ProcessWish& wish) {
    const auto settings = read_process_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    const auto areas = read_areas(context.configuration.folder);
    if (!areas) return refuse(areas.error());
    auto page = context.store.read([&](Sql& sql) -> Result<ProcessPage> {
        auto whole = require_whole_process(sql, wish.process, context.today);
        if (!whole) return refuse(whole.error());
        auto& [process, parts] = *whole;
        name_roles(parts.people, *settings);
        const Rows rows(sql, context, *settings, *areas);
        ProcessPage found;
        found.row = rows.row(process, parts);
        found.owner_function = process.owner_function;
        found.owner_unit = process.owner_unit;
        found.guideline = process.guideline;
        if (!found.guideline.empty()) found.guideline_title = document_title(sql, found.guideline);
        rows.name(parts.stages);
        if (const auto* model = model_on(parts.models, context.today)) found.model = model->version;
        found.may_edit = edits(context, parts.people);
        found.stages = std::move(parts.stages);
        found.people = std::move(parts.people);
        found.models = std::move(parts.models);
        found.targets = std::move(parts.targets);
        found.version = process.version;
        return found;
    });
    if (page) page->may_appoint = require_appointer(context, page->owner_unit).has_value();
    return page;
}

}  // namespace ledstang
