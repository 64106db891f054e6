#include "processes/rights.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

std::vector<std::string> tops_of(const Context& context) {
    return context.store.read([&](Sql& sql) {
        std::vector<std::string> ids;
        const auto organisation = read_organisation(sql, context.configuration, context.today);
        for (const auto& unit : organisation.units()) {
            if (unit.depth == 0) ids.push_back(unit.id);
        }
        return ids;
    });
}

}  // namespace

void name_roles(std::vector<ProcessPerson>& people, const ProcessSettings& settings) {
    for (auto& person : people) {
        if (const auto* role = settings.role(person.role)) {
            person.role_name = role->name;
            person.edits = role->edits;
        }
    }
}

std::vector<std::string> leaders_of(const std::vector<ProcessPerson>& people) {
    std::vector<std::string> leaders;
    for (const auto& person : people) {
        if (person.edits) leaders.push_back(person.name);
    }
    return leaders;
}

bool edits(const Context& context, const std::vector<ProcessPerson>& people) {
    return !context.caller.person.empty() && std::ranges::any_of(people, [&](const ProcessPerson& person) {
        return person.edits && person.person == context.caller.person;
    });
}

Result<void> require_appointer(const Context& context, const std::string& owner_unit) {
    if (!context.caller.may(Permission::organise)) {
        return refuse(RefusalKind::forbidden, "permission.missing",
                      "Bara den som får ändra organisationen lägger till processer och utser deras ledare. Be den.");
    }
    if (!owner_unit.empty()) return require_within(context, owner_unit);
    Result<void> refused;
    for (const auto& top : tops_of(context)) {
        refused = require_within(context, top);
        if (refused) break;
    }
    return refused;
}

Result<EditedProcess> require_edited(Context& context, const std::string& id) {
    auto settings = read_process_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    auto whole = context.store.read([&](Sql& sql) { return require_whole_process(sql, id, context.today); });
    if (!whole) return refuse(whole.error());
    auto& [process, parts] = *whole;
    name_roles(parts.people, *settings);
    if (edits(context, parts.people)) return EditedProcess{std::move(process), std::move(parts), std::move(*settings)};
    return refuse(RefusalKind::forbidden, "permission.process",
                  fmt::format("Bara den som leder processen {} kan ändra den. Vem det är står på processens sida.",
                              in_quotes(process.name)));
}

Result<WholeProcess> require_in_process(Context& context, const std::string& id) {
    auto found = context.store.read([&](Sql& sql) { return require_whole_process(sql, id, context.today); });
    if (!found) return found;
    const auto& people = found->parts.people;
    const bool in_process = std::ranges::find(people, context.caller.person, &ProcessPerson::person) != people.end();
    if (in_process || context.caller.may(Permission::review)) return found;
    return refuse(RefusalKind::forbidden, "permission.process_patients",
                  fmt::format("Bara den som har en roll i processen {} läser enskilda patienters vägar. Vem det är "
                              "står på processens sida.",
                              in_quotes(found->process.name)));
}

}  // namespace ledstang
