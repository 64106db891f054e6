// Who from a unit and those below it sits in which group, also above the region. Inside the module.
#pragma once

#include "groups/group_world.h"

namespace ledstang {

struct FindParticipation {
    std::string unit, kind, level;
    std::optional<Date> on;
    template <class F = FindParticipation>
    static constexpr auto described() {
        return describe("FindParticipation", field("unit", &F::unit, "Enhet; de under den är med"),
                        optional_field("kind", &F::kind, "Bara ett slag av grupper"),
                        optional_field("level", &F::level, "Bara grupper på en nivå"),
                        field("on", &F::on, "Dag; i dag när den utelämnas"));
    }
};
struct Participation {
    std::string group, group_name, kind_name, level_name;
    bool above_region = false;
    std::string person, name, role_name, profession_name;
    bool manager = false;
    std::string unit, unit_name;
    template <class P = Participation>
    static constexpr auto described() {
        return describe(
            "Participation", field("group", &P::group, "Grupp"), field("group_name", &P::group_name, "Gruppens namn"),
            field("kind_name", &P::kind_name, "Slagets namn"), field("level_name", &P::level_name, "Gruppens nivå"),
            field("above_region", &P::above_region, "Om gruppen ligger ovanför regionen"),
            field("person", &P::person, "Personens id"), field("name", &P::name, "Namn"),
            field("role_name", &P::role_name, "Roll"), field("profession_name", &P::profession_name, "Yrke"),
            field("manager", &P::manager, "Om ledamoten är chef"), field("unit", &P::unit, "Enhet"),
            field("unit_name", &P::unit_name, "Enhetens namn"));
    }
};
struct ParticipationList {
    std::vector<Participation> members;  // by group, then as on the group's page
    template <class P = ParticipationList>
    static constexpr auto described() {
        return describe("ParticipationList", field("members", &P::members, "Ledamöter, grupp för grupp"));
    }
};
Result<ParticipationList> list_participation(Context& context, const FindParticipation& wish);

}  // namespace ledstang
