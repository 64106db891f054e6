// groups.toml: what kinds of groups there are, what they are called, and whom they want as members. Inside the module.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "described/description.h"

namespace ledstang {

struct Configuration;

// A competence that a group can want whoever brings it, such as nursing.
struct Competence {
    std::string id;
    std::string name;
    template <class C = Competence>
    static constexpr auto described() {
        return describe("Competence", field("id", &C::id, "Id"), field("name", &C::name, "Namn"));
    }
};

struct Profession {
    std::string id;
    std::string name;
    std::vector<std::string> competences;
    template <class P = Profession>
    static constexpr auto described() {
        return describe("Profession", field("id", &P::id, "Id"), field("name", &P::name, "Namn"),
                        field("competences", &P::competences, "Kompetenser som yrket för med sig"));
    }
};

struct GroupRole {
    std::string id;
    std::string name;
    bool edits = false;  // may change the group's own page
    template <class R = GroupRole>
    static constexpr auto described() {
        return describe("GroupRole", field("id", &R::id, "Id"), field("name", &R::name, "Namn"),
                        optional_field("edits", &R::edits, "Om rollen får ändra sin egen grupp"));
    }
};

struct GroupLevel {
    std::string id;
    std::string name;
    bool above_region = false;
    template <class L = GroupLevel>
    static constexpr auto described() {
        return describe("GroupLevel", field("id", &L::id, "Id"), field("name", &L::name, "Namn"),
                        optional_field("above_region", &L::above_region, "Om nivån ligger ovanför regionen"));
    }
};

// Which levels of care a group works for: ids of care_levels.
struct GroupScope {
    std::string id;
    std::string name;
    std::vector<std::string> covers;
    template <class S = GroupScope>
    static constexpr auto described() {
        return describe("GroupScope", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        field("covers", &S::covers, "Vårdnivåer"));
    }
};

// One thing that is wanted of the members: so many with a profession, a competence or a role, or so many managers.
struct GroupWanted {
    std::string what;  // profession | competence | role | manager
    std::string id;    // empty of a manager
    int least = 1;
    template <class W = GroupWanted>
    static constexpr auto described() {
        return describe("GroupWanted", field("what", &W::what, "profession, competence, role eller manager"),
                        optional_field("id", &W::id, "Yrkets, kompetensens eller rollens id"),
                        optional_field("least", &W::least, "Minsta antal"));
    }
};

// Levels of care that an area needs its group to work for.
struct AreaCare {
    std::string area;
    std::vector<std::string> needs;
    template <class A = AreaCare>
    static constexpr auto described() {
        return describe("AreaCare", field("area", &A::area, "Områdets id"), field("needs", &A::needs, "Vårdnivåer"));
    }
};

struct CareLevel {
    std::string id;
    std::string name;
    template <class C = CareLevel>
    static constexpr auto described() {
        return describe("CareLevel", field("id", &C::id, "Id"), field("name", &C::name, "Namn"));
    }
};

struct FormerKindName {
    std::string name, plural, abbreviation;
    Date until;  // the first day with the next name
    template <class F = FormerKindName>
    static constexpr auto described() {
        return describe("FormerKindName", field("name", &F::name, "Namn"), field("plural", &F::plural, "Plural"),
                        optional_field("abbreviation", &F::abbreviation, "Förkortning"),
                        field("until", &F::until, "Första dag med nästa namn"));
    }
};

struct GroupKind {
    std::string id;
    std::string name;               // "Lokalt programområde"
    std::string plural;             // "Lokala programområden"
    std::string abbreviation;       // "LPO"; may be empty
    std::string purpose;            // one sentence
    bool management = false;        // a management group: others attend it
    bool needs_management = false;  // is a gap until it is linked to a management group
    int term_months = 0;            // how long a member is appointed for; 0: until further notice
    std::string represents;         // level whose every unit is to have a member; empty: none
    std::vector<GroupWanted> wanted;
    std::vector<FormerKindName> former;  // oldest first
    template <class K = GroupKind>
    static constexpr auto described() {
        return describe(
            "GroupKind", field("id", &K::id, "Id"), field("name", &K::name, "Namn"),
            field("plural", &K::plural, "Plural"), optional_field("abbreviation", &K::abbreviation, "Förkortning"),
            optional_field("purpose", &K::purpose, "Vad slaget är till för"),
            optional_field("management", &K::management, "Om det är en ledningsgrupp"),
            optional_field("needs_management", &K::needs_management, "Om gruppen ska ha en berörd ledningsgrupp"),
            optional_field("term_months", &K::term_months, "Mandattid i månader; 0: tills vidare"),
            optional_field("represents", &K::represents, "Nivå vars alla enheter ska ha en ledamot"),
            field("wanted", &K::wanted, "Önskad sammansättning"),
            field("former", &K::former, "Tidigare namn, det äldsta först"));
    }
};

struct GroupSettings {
    std::vector<Competence> competences;
    std::vector<Profession> professions;
    std::vector<GroupRole> roles;
    std::vector<GroupLevel> levels;  // the nearest to care first
    std::vector<CareLevel> care_levels;
    std::vector<GroupScope> scopes;
    std::vector<std::string> care_needed;  // levels of care that an area needs, where area_care says nothing else
    std::vector<AreaCare> area_care;
    std::vector<GroupKind> kinds;
    std::string default_owner;  // group of areas that nobody owns; empty: none
    template <class G = GroupSettings>
    static constexpr auto described() {
        return describe("GroupSettings", field("competences", &G::competences, "Kompetenser"),
                        field("professions", &G::professions, "Yrken"), field("roles", &G::roles, "Roller i grupper"),
                        field("levels", &G::levels, "Nivåer, närmast vården först"),
                        field("care_levels", &G::care_levels, "Vårdnivåer"),
                        field("scopes", &G::scopes, "Verkansområden"),
                        field("care_needed", &G::care_needed, "Vårdnivåer som ett område behöver"),
                        field("area_care", &G::area_care, "Områden som behöver andra"),
                        field("kinds", &G::kinds, "Slag av grupper"),
                        optional_field("default_owner", &G::default_owner, "Grupp för områden som ingen äger"));
    }

    // Capitals and signs do not count: a plan's "LPO" is the kind lpo.
    const GroupKind* kind(const std::string& id) const;
    const Profession* profession(const std::string& id) const;
    const Competence* competence(const std::string& id) const;
    const GroupRole* role(const std::string& id) const;
    const GroupLevel* level(const std::string& id) const;
    const GroupScope* scope(const std::string& id) const;
    const CareLevel* care_level(const std::string& id) const;
    // Levels of care that the area needs.
    const std::vector<std::string>& care_of(const std::string& area) const;
    // What is wanted, in words: "sjuksköterska", "kompetens i omvårdnad", "chef".
    std::string words_for(const GroupWanted& wanted) const;
    bool knows(const GroupWanted& wanted) const;
};

// What a kind is called on a day.
struct KindName {
    std::string name, plural, abbreviation;
};
KindName kind_name_on(const GroupKind& kind, const Date& on);

// An older data folder has no such file; then there are no kinds. Refuses with group.configuration.
Result<GroupSettings> read_group_settings(const Configuration& configuration);

}  // namespace ledstang
