#include "groups/coupling.h"

#include <algorithm>

#include "base/swedish_text.h"

namespace ledstang {

GroupCoupling coupling_of(const GroupWorld& world, const GroupRow& group) {
    GroupCoupling coupling;
    coupling.group = group.id;
    coupling.group_name = group.name;
    coupling.kind_name = group.kind_name;
    coupling.manager = std::ranges::any_of(world.members_of(group.id), &GroupMember::manager);
    coupling.management = world.reaches_management(group.id);
    const auto& units = world.units_of(group.id);
    coupling.contacts =
        !units.empty() && std::ranges::none_of(units, [](const AffectedUnit& unit) { return unit.contact.empty(); });
    for (const bool there : {coupling.manager, coupling.management, coupling.contacts}) coupling.held += there ? 1 : 0;
    coupling.of = 3;
    return coupling;
}

std::vector<GroupCoupling> all_couplings(const GroupWorld& world, const GroupWorld& earlier) {
    std::vector<GroupCoupling> all;
    for (const auto& group : world.groups) {
        if (group.management) continue;
        auto coupling = coupling_of(world, group);
        const bool known = !earlier.members_of(group.id).empty() || !earlier.units_of(group.id).empty() ||
                           earlier.reaches_management(group.id);
        if (const GroupRow* before = earlier.find(group.id); before != nullptr && known)
            coupling.previous = coupling_of(earlier, *before).held;
        all.push_back(std::move(coupling));
    }
    std::ranges::stable_sort(all, std::greater{}, &GroupCoupling::held);
    return all;
}

}  // namespace ledstang
