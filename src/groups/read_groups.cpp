// What the groups' face reads out of the store.
#include <algorithm>
#include <map>
#include <tuple>

#include "base/swedish_text.h"
#include "groups/group_settings.h"
#include "groups/groups.h"
#include "operations/configuration.h"
#include "organisation/organisation.h"
#include "store/sql.h"

namespace ledstang {
namespace {

constexpr const char* select_groups =
    "select g.id, g.name, g.kind, coalesce(g.parent, ''), coalesce(u.id, ''), g.level, g.scope, g.mandate, g.contact, "
    "g.valid_from, g.valid_to, g.version from unit_group g left join unit u on u.number = g.unit";

auto group_columns() {
    return columns(&GroupRow::id, &GroupRow::name, &GroupRow::kind, &GroupRow::parent, &GroupRow::unit,
                   &GroupRow::level, &GroupRow::scope, &GroupRow::mandate, &GroupRow::contact, &GroupRow::valid_from,
                   &GroupRow::valid_to, &GroupRow::version);
}

void name(GroupRow& group, const GroupSettings& settings, const Date& on) {
    const GroupKind* kind = settings.kind(group.kind);
    group.kind_name = group.kind;
    if (kind != nullptr) {
        const auto called = kind_name_on(*kind, on);
        group.kind = kind->id;
        group.kind_name = called.name;
        group.kind_abbreviation = called.abbreviation;
        group.management = kind->management;
    }
    const GroupLevel* level = settings.level(group.level);
    group.level_name = level != nullptr ? level->name : group.level;
    const GroupScope* scope = settings.scope(group.scope);
    group.scope_name = scope != nullptr ? scope->name : group.scope;
}

// What the groups were called that day, of those that have been called something else since.
std::map<std::string, std::string> former_names(Sql& sql, const Date& on) {
    std::map<std::string, std::string> names;
    for (auto& [group, name] : sql.rows<std::tuple<std::string, std::string>>(
             "select group_id, name from group_former_name where :day < until order by until", on))
        names.emplace(std::move(group), std::move(name));
    return names;
}

// Names go on without the file; what is wrong in it is told by the operations that need it.
GroupSettings settings_of(const Configuration& configuration) {
    auto settings = read_group_settings(configuration);
    return settings ? std::move(*settings) : GroupSettings{};
}

int place_of(const std::string& role) {
    return role == "chair" ? 0 : role == "secretary" ? 1 : 2;
}

std::vector<GroupMembership> own_memberships(Sql& sql, const std::string& person, const Date& on) {
    std::vector<GroupMembership> found;
    for (auto& [group, role] : sql.rows<std::tuple<std::string, std::string>>(
             "select m.group_id, m.role from group_member m join unit_group g on g.id = m.group_id where m.person = "
             ":person and m.valid_from <= :day and (m.valid_to is null or :day < m.valid_to) and (g.valid_to is null "
             "or :day < g.valid_to) order by m.group_id",
             person, on))
        found.push_back({std::move(group), person, std::move(role)});
    return found;
}

}  // namespace

std::optional<GroupRow> read_group(Sql& sql, const Configuration& configuration, const std::string& id,
                                   const Date& on) {
    static const std::string query = std::string(select_groups) + " where g.id = :id";
    auto found = sql.rows(group_columns(), query, id);
    if (found.empty()) return std::nullopt;
    name(found.front(), settings_of(configuration), on);
    const auto former = former_names(sql, on);
    if (const auto called = former.find(id); called != former.end()) found.front().name = called->second;
    return std::move(found.front());
}

std::vector<GroupRow> groups_on(Sql& sql, const Configuration& configuration, const Date& on) {
    static const std::string query = std::string(select_groups) +
                                     " where (g.valid_from is null or g.valid_from <= :day) and (g.valid_to is null or "
                                     ":day < g.valid_to)";
    auto found = sql.rows(group_columns(), query, on);
    const auto settings = settings_of(configuration);
    const auto former = former_names(sql, on);
    for (auto& group : found) {
        name(group, settings, on);
        if (const auto called = former.find(group.id); called != former.end()) group.name = called->second;
    }
    std::ranges::sort(found, SwedishOrder{}, &GroupRow::name);
    return found;
}

std::vector<GroupMembership> memberships_of(Sql& sql, const std::string& person, const Date& on) {
    auto found = own_memberships(sql, person, on);
    for (const auto& absent : absent_with_deputy(sql, person, on)) {
        for (auto& membership : own_memberships(sql, absent.person, on)) found.push_back(std::move(membership));
    }
    return found;
}

void sort_members(std::vector<GroupMember>& members) {
    std::ranges::sort(members, [](const GroupMember& a, const GroupMember& b) {
        if (place_of(a.role) != place_of(b.role)) return place_of(a.role) < place_of(b.role);
        return SwedishOrder{}(a.name, b.name);
    });
}

std::vector<GroupMember> members_of(Sql& sql, const std::string& group, const Date& on) {
    auto members = sql.rows<GroupMember>(
        "select p.id, p.name, m.role, m.profession, m.manager, u.id, m.valid_from, m.valid_to from group_member m join "
        "person p on p.id = m.person left join unit u on u.number = m.represents where m.group_id = :group and "
        "m.valid_from <= :day and (m.valid_to is null or :day < m.valid_to)",
        group, on);
    sort_members(members);
    return members;
}

std::vector<GroupMembership> attendees_of(Sql& sql, const std::string& group, const Date& on) {
    std::vector<GroupMembership> found;
    for (auto& [from, person, role] : sql.rows<std::tuple<std::string, std::string, std::string>>(
             "select l.group_id, m.person, m.role from group_link l join group_member m on m.group_id = l.group_id "
             "join unit_group g on g.id = l.group_id where l.other = :group and l.kind = 'attends' and m.role = "
             "'chair' and l.valid_from <= :day and (l.valid_to is null or :day < l.valid_to) and m.valid_from <= :day "
             "and (m.valid_to is null or :day < m.valid_to) and (g.valid_to is null or :day < g.valid_to) order by "
             "l.group_id, m.person",
             group, on))
        found.push_back({std::move(from), std::move(person), std::move(role)});
    return found;
}

std::vector<AffectedUnit> affected_units(Sql& sql, const std::string& group, const Date& on) {
    return sql.rows<AffectedUnit>(
        "select u.id, coalesce(p.id, ''), coalesce(p.name, '') from group_unit g join unit u on u.number = g.unit left "
        "join person p on p.id = g.contact where g.group_id = :group and g.valid_from <= :day and (g.valid_to is null "
        "or :day < g.valid_to) order by u.id",
        group, on);
}

std::vector<std::string> co_groups(Sql& sql, const std::string& group, const Date& on) {
    return sql.rows<std::string>(
        "select distinct case when group_id = :group then other else group_id end as co from group_link where kind = "
        "'cooperates' and (group_id = :group or other = :group) and valid_from <= :day and (valid_to is null or :day < "
        "valid_to) order by co",
        group, on);
}

std::string owner_of_area(Sql& sql, const Configuration& configuration, const std::string& area) {
    if (const auto owner = sql.row<std::string>("select group_id from area_owner where area = :area", area))
        return *owner;
    const auto usual = settings_of(configuration).default_owner;
    return sql.row<std::string>("select id from unit_group where id = :id", usual).value_or("");
}

std::vector<std::string> areas_of_group(Sql& sql, const std::string& group) {
    return sql.rows<std::string>("select area from area_owner where group_id = :group order by area", group);
}

}  // namespace ledstang
