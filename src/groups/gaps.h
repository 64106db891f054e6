// What is missing around a group: somebody in it, a way to the management, a contact, a level of care. Inside the
// module. Pure functions of the groups on a day.
#pragma once

#include "groups/group_world.h"

namespace ledstang {

struct GroupGap {
    std::string group;
    std::string group_name;
    std::string kind;
    std::string kind_name;
    // management: no management group. wanted: somebody is missing among the members. vacancy: a unit without member.
    // contact: a unit without contact. scope: a level of care that an area needs. term: a member's term is over.
    // mandate: nobody has written what the group is to do.
    std::string code;
    std::string subject;  // wanted: "profession:lakare"; vacancy, contact: the unit; scope: the area; term: the person
    std::string message;
    template <class G = GroupGap>
    static constexpr auto described() {
        return describe("GroupGap", field("group", &G::group, "Grupp"),
                        field("group_name", &G::group_name, "Gruppens namn"), field("kind", &G::kind, "Slag"),
                        field("kind_name", &G::kind_name, "Slagets namn"), field("code", &G::code, "Vad som saknas"),
                        field("subject", &G::subject, "Vad eller vem det gäller"),
                        field("message", &G::message, "Vad som saknas, i ord"));
    }
};

std::vector<GroupGap> gaps_of(const GroupWorld& world, const GroupRow& group);
// Of all groups, in their order.
std::vector<GroupGap> all_gaps(const GroupWorld& world);

// The first day on which a member's term is over; nothing where the kind has no terms.
std::optional<Date> term_ends(const GroupKind* kind, const GroupMember& member);

}  // namespace ledstang
