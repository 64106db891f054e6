// How firmly a group is joined to those who are to use what it makes. Four signs, each there or not, the same for every
// group, so that groups can be compared. Inside the module.
#pragma once

#include "groups/group_world.h"

namespace ledstang {

struct GroupCoupling {
    std::string group;
    std::string group_name;
    std::string kind_name;
    bool manager = false;          // a member is a manager
    bool management = false;       // it attends, or concerns, a management group
    bool contacts = false;         // every affected unit has a contact, and there is at least one
    std::optional<bool> feedback;  // it gives feedback on what it was asked; nothing where that is not measured
    int held = 0;                  // how many of the signs there are
    int of = 0;                    // how many are measured
    std::optional<int> previous;   // `held` a year before; nothing where nothing is known of the group then
    template <class G = GroupCoupling>
    static constexpr auto described() {
        return describe(
            "GroupCoupling", field("group", &G::group, "Grupp"), field("group_name", &G::group_name, "Gruppens namn"),
            field("kind_name", &G::kind_name, "Slagets namn"),
            field("manager", &G::manager, "Om någon ledamot är chef"),
            field("management", &G::management, "Om gruppen är kopplad till en ledningsgrupp"),
            field("contacts", &G::contacts, "Om varje berörd enhet har en kontakt"),
            field("feedback", &G::feedback, "Om gruppen återkopplar; saknas när det inte mäts"),
            field("held", &G::held, "Antal tecken på koppling som finns"), field("of", &G::of, "Antal som mäts"),
            field("previous", &G::previous, "Antal ett år tidigare; saknas när inget är känt"));
    }
};

// Feedback is measured by those who hand the group its questions and is left open here.
GroupCoupling coupling_of(const GroupWorld& world, const GroupRow& group);
// Every group that is no management group, the most firmly joined first. `earlier` is the world a year before.
std::vector<GroupCoupling> all_couplings(const GroupWorld& world, const GroupWorld& earlier);

}  // namespace ledstang
