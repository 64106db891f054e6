// Who on a unit is whose way into the knowledge organisation: representatives for topics, coordinators of areas and
// professions, and those who are alone with their profession. Inside the module.
#pragma once

#include "groups/group_world.h"
#include "operations/operations.h"

namespace ledstang {

// representative | area_coordinator | profession_coordinator | alone
struct UnitContact {
    std::string kind;
    std::string subject;       // topic, area or profession
    std::string subject_name;  // what it is called
    std::string unit, unit_name;
    std::string person;  // empty: the unit is to have somebody and has nobody
    std::string name, title, email;
    template <class U = UnitContact>
    static constexpr auto described() {
        return describe("UnitContact",
                        field("kind", &U::kind,
                              "representative, area_coordinator, profession_coordinator eller alone (ensam i yrket)"),
                        field("subject", &U::subject, "Ämnets, områdets eller yrkets id"),
                        field("subject_name", &U::subject_name, "Vad det heter"), field("unit", &U::unit, "Enhet"),
                        field("unit_name", &U::unit_name, "Enhetens namn"),
                        field("person", &U::person, "Personens id; tomt när någon saknas"),
                        field("name", &U::name, "Namn"), field("title", &U::title, "Titel"),
                        field("email", &U::email, "E-post"));
    }
};
// All there are that day, by what they are for and the units' order.
std::vector<UnitContact> contacts_on(Sql& sql, const GroupWorld& world);

struct PutUnitContact {
    std::string unit, kind, subject, person, name;
    std::optional<Date> from;
    template <class P = PutUnitContact>
    static constexpr auto described() {
        return describe("PutUnitContact", field("unit", &P::unit, "Enhet"), field("kind", &P::kind, "Slag av kontakt"),
                        field("subject", &P::subject, "Ämnets, områdets eller yrkets id"),
                        optional_field("person", &P::person, "Personens id; tomt med tomt namn: ingen"),
                        optional_field("name", &P::name, "Namn på en ny person"), field("from", &P::from, "Från"));
    }
};
Result<UnitContact> put_unit_contact(Context& context, const PutUnitContact& wish);

struct OfUnit {
    std::string unit;
    template <class O = OfUnit>
    static constexpr auto described() {
        return describe("OfUnit", field("unit", &O::unit, "Enhet"));
    }
};
struct UnitGroup {
    std::string group, group_name, kind_name, contact_name;
    template <class U = UnitGroup>
    static constexpr auto described() {
        return describe("UnitGroup", field("group", &U::group, "Grupp"),
                        field("group_name", &U::group_name, "Gruppens namn"),
                        field("kind_name", &U::kind_name, "Slagets namn"),
                        field("contact_name", &U::contact_name, "Gruppens kontakt på enheten; tomt: saknas"));
    }
};
struct UnitContacts {
    std::vector<UnitContact> contacts;  // those of the unit; representatives that it lacks are there without a person
    std::vector<UnitGroup> groups;      // whose decisions concern the unit
    template <class U = UnitContacts>
    static constexpr auto described() {
        return describe("UnitContacts", field("contacts", &U::contacts, "Enhetens ombud, samordnare och ensamma yrken"),
                        field("groups", &U::groups, "Grupper vars beslut berör enheten"));
    }
};
Result<UnitContacts> get_unit_contacts(Context& context, const OfUnit& wish);

struct FindContacts {
    std::string unit, area, profession;
    template <class F = FindContacts>
    static constexpr auto described() {
        return describe("FindContacts", field("unit", &F::unit, "Enhet som frågar"),
                        optional_field("area", &F::area, "Område"),
                        optional_field("profession", &F::profession, "Yrke"));
    }
};
struct FoundContacts {
    std::vector<UnitContact> coordinators;     // the unit's own, else of the nearest unit above, else all there are
    bool near = false;                         // whether they are of the unit or one above it
    std::vector<UnitContact> peers;            // others who are alone with the profession, the nearest units first
    std::vector<UnitContact> representatives;  // of the unit, for topics of the area
    std::string owner, owner_name;             // the group that owns the area
    template <class F = FoundContacts>
    static constexpr auto described() {
        return describe("FoundContacts", field("coordinators", &F::coordinators, "Samordnare, den närmaste"),
                        field("near", &F::near, "Om samordnaren finns på enheten eller ovanför den"),
                        field("peers", &F::peers, "Andra som är ensamma i yrket"),
                        field("representatives", &F::representatives, "Enhetens ombud för områdets ämnen"),
                        field("owner", &F::owner, "Grupp som äger området"),
                        field("owner_name", &F::owner_name, "Gruppens namn"));
    }
};
Result<FoundContacts> find_contacts(Context& context, const FindContacts& wish);

}  // namespace ledstang
