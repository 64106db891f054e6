#include "knowledge/rights.h"

#include <algorithm>

#include "groups/groups.h"
#include "knowledge/document.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

bool holds(Context& context, const DocumentOwner& owner) {
    if (context.caller.person.empty()) return false;
    return context.store.read([&](Sql& sql) {
        return std::ranges::any_of(functions_of(sql, context.caller.person, context.today), [&](const FunctionOn& own) {
            return own.kind == owner.function && own.unit == owner.unit;
        });
    });
}

bool is_member(Context& context, const DocumentOwner& owner) {
    if (owner.group.empty() || context.caller.person.empty()) return false;
    return context.store.read([&](Sql& sql) {
        return std::ranges::any_of(memberships_of(sql, context.caller.person, context.today),
                                   [&](const GroupMembership& own) { return own.group == owner.group; });
    });
}

}  // namespace

DocumentOwner owner_of(const StoredDocument& document) {
    return {document.owner_function, document.owner_unit, document.group};
}

Result<void> require_writer(Context& context, const DocumentOwner& owner) {
    if (holds(context, owner) || is_member(context, owner)) return {};
    if (auto within = require_within(context, owner.unit); !within) return within;
    if (context.caller.may(Permission::report)) return {};
    return refuse(RefusalKind::forbidden, "document.not_writer",
                  "Bara ägaren, den skrivande gruppens ledamöter och de som rapporterar för ägarens enhet skriver i "
                  "dokumentet. Kommentera gärna texten i stället.");
}

Result<void> require_publisher(Context& context, const DocumentOwner& owner) {
    if (holds(context, owner)) return {};
    if (auto within = require_within(context, owner.unit); !within) return within;
    if (context.caller.may(Permission::plan)) return {};
    return refuse(
        RefusalKind::forbidden, "document.not_owner",
        "Bara den som har ägarens funktion, eller ersätter den, publicerar dokumentet. Be ägaren läsa utkastet.");
}

}  // namespace ledstang
