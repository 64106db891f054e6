// What a person answers for: by function, as its holder or deputy, and by assignment.
#include <algorithm>

#include "accounts/accounts.h"
#include "rounds/chain.h"
#include "rounds/tasks.h"

namespace ledstang {
namespace {

bool reports(const Configuration& configuration, const Organisation& organisation, const std::string& unit) {
    const UnitRow* row = organisation.find(unit);
    const auto& levels = configuration.rounds.levels;
    return row != nullptr && std::ranges::find(levels, row->level, &RoundLevel::level) != levels.end();
}

// Which of the steps the function has at units of any level.
struct FunctionSteps {
    bool submits = false;
    bool decides = false;
};
FunctionSteps role_of(const Configuration& configuration, const std::string& function) {
    FunctionSteps role;
    for (const auto& level : configuration.rounds.levels) {
        role.submits = role.submits || level.submit == function;
        role.decides = role.decides || level.approve == function || level.sign == function;
    }
    return role;
}

bool gives(const Configuration& configuration, const std::string& role, Permission permission) {
    const auto* known = configuration.role(role);
    return known != nullptr && std::ranges::find(known->permissions, name_of(permission)) != known->permissions.end();
}

}  // namespace

Duties duties_of(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                 const std::string& person, const Caller* caller, const Date& today) {
    Duties duties;
    const auto add = [&](const std::string& unit, bool may_report, bool may_approve, const std::string& absent) {
        if (may_report && reports(configuration, organisation, unit)) duties.reports.try_emplace(unit, absent);
        if (may_approve) duties.approves.try_emplace(unit, absent);
    };
    for (const auto& [function, unit, id, absent] : functions_of(sql, person, today)) {
        const auto steps = role_of(configuration, function);
        add(unit, steps.submits, steps.decides, absent);
    }
    for (const auto& assignment : assignments_on(sql, configuration, person, today)) {
        if (assignment.unit.empty()) continue;
        add(assignment.unit, gives(configuration, assignment.role, Permission::report),
            gives(configuration, assignment.role, Permission::approve), assignment.deputy_for_name);
    }
    if (caller != nullptr) {
        for (const auto& part : caller->parts)
            add(part, caller->may(Permission::report), caller->may(Permission::approve), "");
    }
    return duties;
}

}  // namespace ledstang
