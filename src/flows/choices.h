// What a matter can be about and who can lead it, for the forms that ask. Inside the module.
#pragma once

#include "operations/context.h"

namespace ledstang {

struct AreaChoice {
    std::string id, name;
    std::string group, group_name;  // that owns it; empty where nobody does
    template <class A = AreaChoice>
    static constexpr auto described() {
        return describe("AreaChoice", field("id", &A::id, "Id"), field("name", &A::name, "Namn"),
                        field("group", &A::group, "Grupp som äger området; tom när ingen gör det"),
                        field("group_name", &A::group_name, "Gruppens namn"));
    }
};
struct GroupChoice {
    std::string id, name, kind_name;
    template <class G = GroupChoice>
    static constexpr auto described() {
        return describe("GroupChoice", field("id", &G::id, "Id"), field("name", &G::name, "Namn"),
                        field("kind_name", &G::kind_name, "Slagets namn"));
    }
};
// A type that every unit's pages offer to begin.
struct Invitation {
    std::string type, words;
    template <class I = Invitation>
    static constexpr auto described() {
        return describe("Invitation", field("type", &I::type, "Ärendetyp"), field("words", &I::words, "Inbjudan"));
    }
};
struct MatterChoices {
    std::vector<AreaChoice> areas;    // in the order of areas.toml
    std::vector<GroupChoice> groups;  // by name
    std::vector<Invitation> invitations;
    template <class M = MatterChoices>
    static constexpr auto described() {
        return describe("MatterChoices", field("areas", &M::areas, "Områden"), field("groups", &M::groups, "Grupper"),
                        field("invitations", &M::invitations, "Vad enheternas sidor bjuder in till"));
    }
};
struct GetMatterChoices {
    static constexpr auto described() { return describe("GetMatterChoices"); }
};
Result<MatterChoices> get_matter_choices(Context& context, const GetMatterChoices& wish);

}  // namespace ledstang
