#include "matters/fan_out.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace ledstang {

std::vector<std::string> units_of(const Configuration& configuration, const Organisation& organisation,
                                  const std::string& unit, const std::vector<MatterResponsible>& responsibles) {
    std::set<std::string> named;
    std::set<std::string> levels;
    for (const auto& responsible : responsibles) {
        if (!responsible.unit.empty()) {
            named.insert(responsible.unit);
            continue;
        }
        const FunctionKind* kind = configuration.function_kind(responsible.kind);
        if (kind != nullptr && kind->fans_out) levels.insert(kind->level);
    }
    std::vector<std::string> units;
    for (const auto& row : organisation.units()) {
        if (row.id == unit) continue;
        const bool below = levels.contains(row.level) && organisation.within(row.id, unit);
        if (below || named.contains(row.id)) units.push_back(row.id);
    }
    return units;
}

Date fan_out_day(int year, const Date& today) {
    const Period whole = *Period::parse(fmt::format("{:04}", year));
    return std::clamp(today, whole.first_day(), whole.last_day());
}

Progress progress_together(const MatterType& type, const std::vector<Progress>& units) {
    Progress together;
    if (units.empty()) return together;
    together.started = std::ranges::any_of(units, &Progress::started);
    together.ended = std::ranges::all_of(units, &Progress::ended);
    together.status_name =
        together.ended ? fmt::format("avslutad vid alla {} enheter", units.size()) : status_name(type, "");
    return together;
}

std::string roll_up_text(const MatterType& type, const std::vector<UnitStatus>& units) {
    if (units.empty()) return {};
    std::string text;
    const auto add = [&](const std::string& name, std::ptrdiff_t count) {
        if (count == 0) return;
        text += text.empty() ? fmt::format("{}: {} av {}.", name, count, units.size())
                             : fmt::format(" {}: {}.", name, count);
    };
    std::vector<StatusName> ended_first = type.statuses;
    std::ranges::stable_partition(ended_first, &StatusName::ended);
    for (const auto& status : ended_first) add(status.name, std::ranges::count(units, status.id, &UnitStatus::status));
    add(status_name(type, ""), std::ranges::count(units, std::string(), &UnitStatus::status));
    const auto late = std::ranges::count_if(units, [](const UnitStatus& unit) {
        return unit.timeliness == Timeliness::overdue || unit.timeliness == Timeliness::start_overdue;
    });
    if (late > 0) text += fmt::format(" Sena: {}.", late);
    return text;
}

}  // namespace ledstang
