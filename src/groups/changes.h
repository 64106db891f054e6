// The operations that change a group, its members and what it is joined to. Days are the first on which the new order
// holds; today where they are left out. Inside the module.
#pragma once

#include "groups/group_page.h"
#include "operations/operations.h"

namespace ledstang {

struct CreateGroup {
    std::string id, name, kind, unit, parent, level, scope, mandate, contact;
    std::optional<Date> from;
    template <class C = CreateGroup>
    static constexpr auto described() {
        return describe(
            "CreateGroup", optional_field("id", &C::id, "Id: a–z, 0–9 och _; görs av namnet annars"),
            field("name", &C::name, "Namn"), field("kind", &C::kind, "Slag, som i groups.toml"),
            field("unit", &C::unit, "Enhet som gruppen hör till"),
            optional_field("parent", &C::parent, "Överordnad grupp"), optional_field("level", &C::level, "Nivå"),
            optional_field("scope", &C::scope, "Verkansområde"), optional_field("mandate", &C::mandate, "Uppdrag"),
            optional_field("contact", &C::contact, "Hur man når gruppen"), field("from", &C::from, "Finns från"));
    }
};
// Everything that the form shows. Name, kind, unit, parent and level are for those who may change the organisation.
struct ChangeGroup {
    std::string group, name, kind, unit, parent, level, scope, mandate, contact;
    int version = 0;
    template <class C = ChangeGroup>
    static constexpr auto described() {
        return describe("ChangeGroup", field("group", &C::group, "Gruppens id"), field("name", &C::name, "Namn"),
                        field("kind", &C::kind, "Slag"), optional_field("unit", &C::unit, "Enhet"),
                        optional_field("parent", &C::parent, "Överordnad grupp"),
                        optional_field("level", &C::level, "Nivå"), optional_field("scope", &C::scope, "Verkansområde"),
                        optional_field("mandate", &C::mandate, "Uppdrag"),
                        optional_field("contact", &C::contact, "Hur man når gruppen"),
                        field("version", &C::version, "Versionen som ändras"));
    }
};
struct EndGroup {
    std::string group;
    std::optional<Date> on;
    template <class E = EndGroup>
    static constexpr auto described() {
        return describe("EndGroup", field("group", &E::group, "Gruppens id"),
                        field("on", &E::on, "Första dag då gruppen inte finns"));
    }
};

struct PutGroupMember {
    std::string group, person, name, role, profession, unit;
    bool manager = false;
    std::optional<Date> from;
    template <class P = PutGroupMember>
    static constexpr auto described() {
        return describe("PutGroupMember", field("group", &P::group, "Gruppens id"),
                        optional_field("person", &P::person, "Personens id; tomt för en ny person"),
                        optional_field("name", &P::name, "Namn på en ny person"),
                        optional_field("role", &P::role, "Roll; member när den utelämnas"),
                        optional_field("profession", &P::profession, "Yrke"),
                        optional_field("unit", &P::unit, "Enhet som ledamoten kommer från"),
                        optional_field("manager", &P::manager, "Om ledamoten är chef"),
                        field("from", &P::from, "Från"));
    }
};
struct EndGroupMember {
    std::string group, person;
    std::optional<Date> on;
    template <class E = EndGroupMember>
    static constexpr auto described() {
        return describe("EndGroupMember", field("group", &E::group, "Gruppens id"),
                        field("person", &E::person, "Personens id"), field("on", &E::on, "Första dag utanför gruppen"));
    }
};
struct PutGroupWanted {
    std::string group;
    std::vector<GroupWanted> wanted;
    template <class P = PutGroupWanted>
    static constexpr auto described() {
        return describe("PutGroupWanted", field("group", &P::group, "Gruppens id"),
                        field("wanted", &P::wanted, "Vad gruppen önskar utöver sitt slag"));
    }
};

struct PutGroupLink {
    std::string group, other, kind;
    bool ended = false;
    std::optional<Date> from;
    template <class P = PutGroupLink>
    static constexpr auto described() {
        return describe(
            "PutGroupLink", field("group", &P::group, "Gruppens id"), field("other", &P::other, "Den andra gruppen"),
            field("kind", &P::kind, "attends (stående plats), concerns (berörd) eller cooperates"),
            optional_field("ended", &P::ended, "Om kopplingen i stället upphör"), field("from", &P::from, "Från"));
    }
};
struct PutGroupUnit {
    std::string group, unit, contact, contact_name;
    bool ended = false;
    std::optional<Date> from;
    template <class P = PutGroupUnit>
    static constexpr auto described() {
        return describe("PutGroupUnit", field("group", &P::group, "Gruppens id"), field("unit", &P::unit, "Enhet"),
                        optional_field("contact", &P::contact, "Kontaktpersonens id"),
                        optional_field("contact_name", &P::contact_name, "Namn på en ny person"),
                        optional_field("ended", &P::ended, "Om enheten inte längre berörs"),
                        field("from", &P::from, "Från"));
    }
};
struct PutAreaOwner {
    std::string area, group;
    template <class P = PutAreaOwner>
    static constexpr auto described() {
        return describe("PutAreaOwner", field("area", &P::area, "Områdets id"),
                        optional_field("group", &P::group, "Grupp som äger området; tom: ingen"));
    }
};

Result<GroupPage> create_group(Context& context, const CreateGroup& wish);
Result<GroupPage> change_group(Context& context, const ChangeGroup& wish);
Result<GroupPage> end_group(Context& context, const EndGroup& wish);
Result<GroupPage> put_group_member(Context& context, const PutGroupMember& wish);
Result<GroupPage> end_group_member(Context& context, const EndGroupMember& wish);
Result<GroupPage> put_group_wanted(Context& context, const PutGroupWanted& wish);
Result<GroupPage> put_group_link(Context& context, const PutGroupLink& wish);
Result<GroupPage> put_group_unit(Context& context, const PutGroupUnit& wish);
Result<NamedArea> put_area_owner(Context& context, const PutAreaOwner& wish);

// What holds from a day on; the file import writes the same way. Refuse with group.*, unit.unknown or person.*.
Result<Applied> apply_member(Transaction& transaction, const GroupSettings& settings, const PutGroupMember& wish,
                             const Date& from);
Result<Applied> apply_link(Transaction& transaction, const Configuration& configuration, const PutGroupLink& wish,
                           const Date& from);
Result<Applied> apply_affected_unit(Transaction& transaction, const PutGroupUnit& wish, const Date& from);
// The area and the group have been looked up.
Applied apply_area_owner(Transaction& transaction, const PutAreaOwner& wish);

}  // namespace ledstang
