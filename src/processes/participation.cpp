#include "processes/participation.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/by_id.h"
#include "base/swedish_text.h"
#include "operations/configuration.h"
#include "organisation/organisation.h"
#include "processes/rights.h"
#include "processes/settings.h"
#include "store/sql.h"

namespace ledstang {
namespace {

// The stage that holds at each place that day; "" is the process as a whole. A stage for some patients is a start too.
std::map<std::string, const StageOnDay*> stages_on(const ProcessParts& parts, const ProcessSettings& settings,
                                                   const Date& on) {
    std::map<std::pair<std::string, std::string>, const StageOnDay*> latest;  // by place and patients
    for (const auto& stage : parts.stages) {
        if (stage.from <= on) latest[{stage.unit, stage.patients}] = &stage;
    }
    std::map<std::string, const StageOnDay*> active;
    for (const auto& [place, stage] : latest) {
        const auto* known = settings.stage(stage->stage);
        if (known == nullptr || !known->active) continue;
        auto& first = active[place.first];
        if (first == nullptr || stage->from < first->from) first = stage;
    }
    return active;
}

// Units of the level that a place stands for: itself, the one above it, or those below it.
std::vector<std::string> at_level(const Organisation& organisation, const std::string& place,
                                  const std::string& level) {
    for (const auto* unit : organisation.chain(place)) {
        if (unit->level == level) return {unit->id};
    }
    std::vector<std::string> below;
    for (const auto* unit : organisation.subtree(place)) {
        if (unit->level == level) below.push_back(unit->id);
    }
    return below;
}

// By unit of the level, the stage it has in the process.
std::map<std::string, const StageOnDay*> taking_part(const Organisation& organisation, const std::string& level,
                                                     const StoredProcess& process,
                                                     const std::map<std::string, const StageOnDay*>& active) {
    std::map<std::string, const StageOnDay*> units;
    for (const auto& [place, stage] : active) {
        const auto& where = place.empty() ? process.owner_unit : place;
        for (const auto& unit : at_level(organisation, where, level)) {
            auto& first = units[unit];
            if (first == nullptr || stage->from < first->from) first = stage;
        }
    }
    return units;
}

std::string sentence_of(const ProcessParticipation& answer, const std::string& plural) {
    if (answer.units.empty()) return fmt::format("Det finns inga {} den dagen.", lower_case(plural));
    const auto all = answer.units.size();
    if (answer.without == 0) return fmt::format("Alla {} {} deltar i minst ett flödesarbete.", all, lower_case(plural));
    return fmt::format("{} av {} {} deltar i minst ett flödesarbete, {} i inget.",
                       all - static_cast<std::size_t>(answer.without), all, lower_case(plural), answer.without);
}

}  // namespace

Result<ProcessParticipation> list_process_participation(Context& context, const FindProcessParticipation& wish) {
    const auto settings = read_process_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    ProcessParticipation answer;
    const auto& levels = context.configuration.organisation.levels;
    answer.level = !wish.level.empty() ? wish.level : settings->participation.level;
    if (answer.level.empty() && !levels.empty()) answer.level = levels.back().id;
    answer.on = wish.on.value_or(settings->participation.by.value_or(context.today));
    answer.fewest_units = settings->participation.fewest_units;
    for (const auto& level : levels) answer.levels.push_back({level.id, level.plural});
    const auto* chosen = find_by_id(levels, answer.level);
    if (chosen == nullptr) {
        return refuse("unit.level",
                      fmt::format("Nivån {} finns inte i organisation.toml. Välj i listan.", in_quotes(answer.level)));
    }
    context.store.read([&](Sql& sql) {
        const auto organisation = read_organisation(sql, context.configuration, answer.on);
        std::map<std::string, std::vector<UnitInProcess>> found;
        auto parts = read_parts(sql, 0, context.today);
        for (const auto& process : read_processes(sql)) {
            const auto own = parts.find(process.number);
            if (own == parts.end()) continue;
            const auto units =
                taking_part(organisation, answer.level, process, stages_on(own->second, *settings, answer.on));
            const bool alone = static_cast<std::int64_t>(units.size()) < answer.fewest_units;
            name_roles(own->second.people, *settings);
            const auto leaders = leaders_of(own->second.people);
            for (const auto& [unit, stage] : units) {
                found[unit].push_back(
                    {process.id, process.name, settings->stage(stage->stage)->name, leaders, stage->from, alone});
            }
        }
        for (const auto& unit : organisation.units()) {
            if (unit.level != answer.level) continue;
            ParticipatingUnit row{unit.id, unit.name, "", false, std::move(found[unit.id])};
            if (const auto chain = organisation.chain(unit.id); chain.size() > 1) row.above_name = chain[1]->name;
            std::ranges::stable_sort(row.processes, SwedishOrder(), &UnitInProcess::name);
            row.takes_part = std::ranges::any_of(row.processes, [](const auto& one) { return !one.alone; });
            answer.units.push_back(std::move(row));
        }
        return 0;
    });
    std::ranges::stable_sort(answer.units, SwedishOrder(), &ParticipatingUnit::unit_name);
    std::ranges::stable_partition(answer.units, [](const auto& row) { return !row.takes_part; });
    answer.without = static_cast<int>(std::ranges::count(answer.units, false, &ParticipatingUnit::takes_part));
    answer.sentence = sentence_of(answer, chosen->plural);
    return answer;
}

}  // namespace ledstang
