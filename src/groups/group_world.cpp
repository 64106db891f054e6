#include "groups/group_world.h"

#include <algorithm>
#include <tuple>

namespace ledstang {
namespace {

template <class Map>
const typename Map::mapped_type& at_or_empty(const Map& map, const std::string& key) {
    static const typename Map::mapped_type empty;
    const auto found = map.find(key);
    return found == map.end() ? empty : found->second;
}

void read_members(Sql& sql, GroupWorld& world) {
    using Row = std::tuple<std::string, std::string, std::string, std::string, std::string, bool,
                           std::optional<std::string>, Date, std::optional<Date>>;
    for (auto& [group, person, name, role, profession, manager, unit, from, to] : sql.rows<Row>(
             "select m.group_id, p.id, p.name, m.role, m.profession, m.manager, u.id, m.valid_from, m.valid_to from "
             "group_member m join person p on p.id = m.person left join unit u on u.number = m.represents where "
             "m.valid_from <= :day and (m.valid_to is null or :day < m.valid_to)",
             world.on))
        world.members[group].push_back({std::move(person), std::move(name), std::move(role), std::move(profession),
                                        manager, std::move(unit), from, to});
    for (auto& [group, members] : world.members) sort_members(members);
}

void read_units(Sql& sql, GroupWorld& world) {
    using Row = std::tuple<std::string, std::string, std::string, std::string>;
    for (auto& [group, unit, contact, name] :
         sql.rows<Row>("select g.group_id, u.id, coalesce(p.id, ''), coalesce(p.name, '') from group_unit g join unit "
                       "u on u.number = g.unit left join person p on p.id = g.contact where g.valid_from <= :day and "
                       "(g.valid_to is null or :day < g.valid_to) order by u.id",
                       world.on))
        world.units[group].push_back({std::move(unit), std::move(contact), std::move(name)});
}

void read_wanted(Sql& sql, GroupWorld& world) {
    for (auto& [group, what, id, least] : sql.rows<std::tuple<std::string, std::string, std::string, int>>(
             "select group_id, what, id, least from group_wanted order by group_id, what, id"))
        world.wanted[group].push_back({std::move(what), std::move(id), least});
}

}  // namespace

const GroupRow* GroupWorld::find(const std::string& id) const {
    const auto found = std::ranges::find(groups, id, &GroupRow::id);
    return found == groups.end() ? nullptr : &*found;
}

std::string GroupWorld::name_of(const std::string& id) const {
    const GroupRow* group = find(id);
    return group != nullptr ? group->name : id;
}

std::string GroupWorld::unit_name(const std::string& id) const {
    const UnitRow* unit = organisation.find(id);
    return unit != nullptr ? unit->name : id;
}

const std::vector<GroupMember>& GroupWorld::members_of(const std::string& group) const {
    return at_or_empty(members, group);
}

const std::vector<AffectedUnit>& GroupWorld::units_of(const std::string& group) const {
    return at_or_empty(units, group);
}

std::vector<GroupWanted> GroupWorld::wanted_of(const GroupRow& group) const {
    const GroupKind* kind = settings.kind(group.kind);
    std::vector<GroupWanted> all = kind != nullptr ? kind->wanted : std::vector<GroupWanted>{};
    for (const auto& own : at_or_empty(wanted, group.id)) {
        const auto same =
            std::ranges::find_if(all, [&](const GroupWanted& one) { return one.what == own.what && one.id == own.id; });
        if (same == all.end()) {
            all.push_back(own);
        } else {
            same->least = std::max(same->least, own.least);
        }
    }
    return all;
}

std::vector<std::string> GroupWorld::areas_of(const std::string& group) const {
    std::vector<std::string> owned;
    for (const auto& [area, owner] : owners) {
        if (owner == group) owned.push_back(area);
    }
    return owned;
}

bool GroupWorld::reaches_management(const std::string& group) const {
    return std::ranges::any_of(links, [&](const GroupLink& link) {
        return link.group == group && link.kind != "cooperates" && find(link.other) != nullptr;
    });
}

Result<GroupWorld> read_group_world(Sql& sql, const Configuration& configuration, const Date& on) {
    auto settings = read_group_settings(configuration);
    if (!settings) return refuse(settings.error());
    auto areas = read_areas(configuration.folder);
    if (!areas) return refuse(areas.error());
    GroupWorld world{on,
                     std::move(*settings),
                     std::move(*areas),
                     read_organisation(sql, configuration, on),
                     groups_on(sql, configuration, on),
                     {},
                     {},
                     {},
                     {},
                     {}};
    read_members(sql, world);
    read_units(sql, world);
    read_wanted(sql, world);
    world.links = sql.rows<GroupLink>(
        "select group_id, other, kind from group_link where valid_from <= :day and (valid_to is null or :day < "
        "valid_to) order by group_id, other, kind",
        on);
    for (auto& [area, group] :
         sql.rows<std::tuple<std::string, std::string>>("select area, group_id from area_owner order by area"))
        world.owners.emplace(std::move(area), std::move(group));
    return world;
}

int count_wanted(const GroupSettings& settings, const GroupWanted& wanted, const std::vector<GroupMember>& members) {
    return static_cast<int>(std::ranges::count_if(members, [&](const GroupMember& member) {
        if (wanted.what == "manager") return member.manager;
        if (wanted.what == "role") return member.role == wanted.id;
        if (wanted.what == "profession") return member.profession == wanted.id;
        const Profession* profession = settings.profession(member.profession);
        return profession != nullptr &&
               std::ranges::find(profession->competences, wanted.id) != profession->competences.end();
    }));
}

}  // namespace ledstang
