// Who may do something, as a matter type names them. What the words stand for is found out when somebody asks:
// a function is held by whoever holds it that day.
#pragma once

#include <optional>
#include <string>

namespace ledstang {

struct Actor {
    enum class Kind {
        anyone,      // alla: any employee who may read
        initiator,   // initiativtagare: who began the matter
        function,    // funktion:vo_chef: at the unit concerned, or at the unit above it that has such a function
        lead_group,  // grupp, grupp.chair: the group that leads the matter
        any_group,   // medgrupp, medgrupp.chair: one that takes part
        group,       // grupp:mk, grupp:mk.chair: one group by its id
        group_kind,  // gruppslag:rad, gruppslag:rad.chair: any group of the kind
        field        // person:genomforandeledare: whoever the field names
    };
    Kind kind = Kind::anyone;
    std::string key;   // function kind, group, kind of group or field
    std::string role;  // in the group; empty: any
    bool operator==(const Actor&) const = default;
};

// "funktion:vo_chef", "grupp.chair"; nothing when it is none of the forms above.
std::optional<Actor> parse_actor(const std::string& text);

}  // namespace ledstang
