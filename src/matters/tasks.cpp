// What of a unit's actions waits to be seen to.
#include <fmt/format.h>

#include <algorithm>

#include "matters/matters.h"

namespace ledstang {
namespace {

struct Standing {
    std::string status;
    Timeliness timeliness = Timeliness::no_date;
    std::string reason;
};

// As it stands for the unit: its own status where the action is carried out by several.
Standing standing_for(const ActionRow& action, const std::string& unit) {
    const auto own = std::ranges::find(action.units, unit, &UnitStatus::unit);
    if (own == action.units.end()) return {action.status, action.timeliness, action.timeliness_reason};
    return {own->status, own->timeliness, own->timeliness_reason};
}

}  // namespace

std::vector<Task> action_tasks(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                               const std::string& unit, const Date& on) {
    std::vector<Task> tasks;
    const auto list = read_actions(sql, configuration, organisation, unit, on);
    int without_status = 0;
    for (const auto& action : list.actions) {
        const auto standing = standing_for(action, unit);
        const bool overdue = standing.timeliness == Timeliness::overdue;
        if (overdue || standing.timeliness == Timeliness::start_overdue) {
            tasks.push_back({fmt::format("action/{}/{}", action.id, unit), "action",
                             fmt::format("Åtgärd {}: {}", action.number, action.title), standing.reason, unit,
                             list.unit_name, std::nullopt, overdue ? action.due_by : action.start_by, true,
                             fmt::format("/handlingsplan/{}/{}", action.unit, action.id), ""});
        } else if (standing.status.empty()) {
            ++without_status;
        }
    }
    if (without_status > 0) {
        tasks.push_back(
            {fmt::format("actions_without_status/{}", unit), "actions_without_status",
             without_status == 1 ? "En åtgärd saknar status" : fmt::format("{} åtgärder saknar status", without_status),
             "Rapportera hur det går.", unit, list.unit_name, std::nullopt, std::nullopt, false,
             "/handlingsplan/" + unit, ""});
    }
    return tasks;
}

}  // namespace ledstang
