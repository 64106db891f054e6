#include "groups/participation.h"

namespace ledstang {

Result<ParticipationList> list_participation(Context& context, const FindParticipation& wish) {
    return context.store.read([&](Sql& sql) -> Result<ParticipationList> {
        const auto world = read_group_world(sql, context.configuration, wish.on.value_or(context.today));
        if (!world) return refuse(world.error());
        if (auto known = require_unit(world->organisation, wish.unit); !known) return refuse(known.error());
        ParticipationList list;
        for (const auto& group : world->groups) {
            if ((!wish.kind.empty() && group.kind != wish.kind) || (!wish.level.empty() && group.level != wish.level))
                continue;
            const GroupLevel* level = world->settings.level(group.level);
            for (const auto& member : world->members_of(group.id)) {
                if (!member.unit || !world->organisation.within(*member.unit, wish.unit)) continue;
                const GroupRole* role = world->settings.role(member.role);
                const Profession* profession = world->settings.profession(member.profession);
                list.members.push_back({group.id, group.name, group.kind_name, group.level_name,
                                        level != nullptr && level->above_region, member.person, member.name,
                                        role != nullptr ? role->name : member.role,
                                        profession != nullptr ? profession->name : member.profession, member.manager,
                                        *member.unit, world->unit_name(*member.unit)});
            }
        }
        return list;
    });
}

}  // namespace ledstang
