// What a person answers for: by function, as its holder or deputy, and by assignment.
#include <algorithm>

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

}  // namespace

Duties duties_of(Sql& sql, const Configuration& configuration, const Organisation& organisation, const Caller& caller,
                 const Date& today) {
    Duties duties;
    for (const auto& part : caller.parts) {
        if (caller.may(Permission::report) && reports(configuration, organisation, part)) duties.reports[part] = "";
        if (caller.may(Permission::approve)) duties.approves[part] = "";
    }
    for (const auto& [function, unit, id, absent] : functions_of(sql, caller.person, today)) {
        const FunctionSteps role = role_of(configuration, function);
        if (role.submits && reports(configuration, organisation, unit)) duties.reports.try_emplace(unit, absent);
        if (role.decides) duties.approves.try_emplace(unit, absent);
    }
    return duties;
}

}  // namespace ledstang
