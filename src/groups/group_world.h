// Everything about the groups on one day: read in a handful of queries, asked many times. Inside the module.
#pragma once

#include <map>

#include "groups/group_settings.h"
#include "groups/groups.h"
#include "operations/area_settings.h"
#include "organisation/organisation.h"

namespace ledstang {

struct GroupLink {
    std::string group;
    std::string other;
    std::string kind;  // attends | concerns | cooperates
    template <class L = GroupLink>
    static constexpr auto described() {
        return describe("GroupLink", field("group", &L::group, "Grupp"), field("other", &L::other, "Den andra gruppen"),
                        field("kind", &L::kind, "attends, concerns eller cooperates"));
    }
};

struct GroupWorld {
    Date on;
    GroupSettings settings;
    std::vector<Area> areas;
    Organisation organisation;
    std::vector<GroupRow> groups;  // by name
    std::map<std::string, std::vector<GroupMember>> members;
    std::map<std::string, std::vector<AffectedUnit>> units;
    std::map<std::string, std::vector<GroupWanted>> wanted;  // beyond what the kinds want
    std::vector<GroupLink> links;
    std::map<std::string, std::string> owners;  // group by area

    const GroupRow* find(const std::string& id) const;
    std::string name_of(const std::string& id) const;  // the id where there is no such group
    std::string unit_name(const std::string& id) const;
    const std::vector<GroupMember>& members_of(const std::string& group) const;
    const std::vector<AffectedUnit>& units_of(const std::string& group) const;
    // What the group's kind wants and what the group itself wants; the greater number where both say.
    std::vector<GroupWanted> wanted_of(const GroupRow& group) const;
    std::vector<std::string> areas_of(const std::string& group) const;
    // Where the group's matters go: the management groups that it attends or concerns.
    bool reaches_management(const std::string& group) const;
};

// Refuses with group.configuration or configuration.* when a file is wrong.
Result<GroupWorld> read_group_world(Sql& sql, const Configuration& configuration, const Date& on);

// How many of the members are what is wanted.
int count_wanted(const GroupSettings& settings, const GroupWanted& wanted, const std::vector<GroupMember>& members);

}  // namespace ledstang
