#include "groups/group_map.h"

#include <algorithm>
#include <set>

namespace ledstang {
namespace {

MapGroup on_map(const GroupWorld& world, const GroupRow& group, int depth) {
    MapGroup row;
    row.id = group.id;
    row.name = group.name;
    row.kind = group.kind;
    row.kind_name = group.kind_name;
    row.kind_abbreviation = group.kind_abbreviation;
    row.parent = group.parent;
    row.depth = depth;
    row.unit_name = world.unit_name(group.unit);
    row.level = group.level;
    row.level_name = group.level_name;
    row.scope_name = group.scope_name;
    for (const auto& member : world.members_of(group.id)) {
        if (member.role == "chair") row.chairs.push_back(member.name);
        row.members.push_back(member.name);
    }
    for (const auto& area : world.areas_of(group.id)) row.areas.push_back(area_name(world.areas, area));
    row.gaps = static_cast<int>(gaps_of(world, group).size());
    return row;
}

// Groups whose parent is not there that day stand at the top; those of a ring, should there be one, last.
std::vector<MapGroup> in_outline(const GroupWorld& world) {
    std::vector<MapGroup> rows;
    std::set<std::string> placed;
    const auto place = [&](const auto& self, const GroupRow& group, int depth) -> void {
        if (!placed.insert(group.id).second) return;
        rows.push_back(on_map(world, group, depth));
        for (const auto& child : world.groups) {
            if (child.parent == group.id) self(self, child, depth + 1);
        }
    };
    for (const auto& group : world.groups) {
        if (group.parent.empty() || world.find(group.parent) == nullptr) place(place, group, 0);
    }
    for (const auto& group : world.groups) place(place, group, 0);
    return rows;
}

std::vector<MapArea> areas_on_map(const GroupWorld& world) {
    std::vector<MapArea> areas;
    for (const auto& area : world.areas) {
        auto owner = world.owners.find(area.id);
        const std::string group = owner != world.owners.end() ? owner->second : world.settings.default_owner;
        const bool there = world.find(group) != nullptr;
        areas.push_back({area.id, area.name, there ? group : "", there ? world.name_of(group) : ""});
    }
    return areas;
}

template <class F>
auto with_world(Context& context, const std::optional<Date>& on, F&& f) {
    return context.store.read([&](Sql& sql) -> decltype(f(sql, std::declval<GroupWorld&>())) {
        auto world = read_group_world(sql, context.configuration, on.value_or(context.today));
        if (!world) return refuse(world.error());
        return f(sql, *world);
    });
}

}  // namespace

KnowledgeMap map_of(const GroupWorld& world) {
    KnowledgeMap map{world.on, {}, in_outline(world), areas_on_map(world)};
    for (const auto& kind : world.settings.kinds) {
        const auto called = kind_name_on(kind, world.on);
        const auto groups = std::ranges::count(world.groups, kind.id, &GroupRow::kind);
        map.kinds.push_back({kind.id, called.name, called.plural, called.abbreviation, kind.purpose, kind.management,
                             static_cast<int>(groups)});
    }
    return map;
}

Result<KnowledgeMap> get_knowledge_map(Context& context, const OnGroupDay& wish) {
    return with_world(context, wish.on,
                      [](Sql&, const GroupWorld& world) -> Result<KnowledgeMap> { return map_of(world); });
}

Result<GroupSettings> get_group_words(Context& context, const Nothing&) {
    return read_group_settings(context.configuration);
}

Result<GapList> list_group_gaps(Context& context, const FindGaps& wish) {
    return with_world(context, wish.on, [&](Sql&, const GroupWorld& world) -> Result<GapList> {
        GapList list{all_gaps(world), areas_on_map(world)};
        const auto other = [](const std::string& wanted, const std::string& is) {
            return !wanted.empty() && wanted != is;
        };
        std::erase_if(list.gaps, [&](const GroupGap& gap) {
            return other(wish.code, gap.code) || other(wish.kind, gap.kind) || other(wish.subject, gap.subject);
        });
        std::erase_if(list.orphans, [](const MapArea& area) { return !area.owner.empty(); });
        return list;
    });
}

Result<CouplingList> compare_coupling(Context& context, const OnGroupDay& wish) {
    return with_world(context, wish.on, [&](Sql& sql, const GroupWorld& world) -> Result<CouplingList> {
        Date year_before = world.on - std::chrono::years(1);
        if (!year_before.ok()) year_before = Date{std::chrono::sys_days{year_before}};  // of 29 February
        const auto earlier = read_group_world(sql, context.configuration, year_before);
        if (!earlier) return refuse(earlier.error());
        return CouplingList{world.on, all_couplings(world, *earlier)};
    });
}

}  // namespace ledstang
