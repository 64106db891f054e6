// One group: what it is to do, who is in it, what it is joined to, what is missing. Inside the module.
#pragma once

#include "groups/coupling.h"
#include "groups/gaps.h"

namespace ledstang {

struct GetGroup {
    std::string group;
    std::optional<Date> on;
    template <class G = GetGroup>
    static constexpr auto described() {
        return describe("GetGroup", field("group", &G::group, "Gruppens id"),
                        field("on", &G::on, "Dag; i dag när den utelämnas"));
    }
};

struct NamedGroup {
    std::string id, name, kind_name;
    std::vector<std::string> chairs;  // names
    template <class N = NamedGroup>
    static constexpr auto described() {
        return describe("NamedGroup", field("id", &N::id, "Id"), field("name", &N::name, "Namn"),
                        field("kind_name", &N::kind_name, "Slagets namn"), field("chairs", &N::chairs, "Ordförande"));
    }
};

struct PageMember {
    std::string person, name, title, email;
    std::string role, role_name, profession, profession_name;
    bool manager = false;
    std::string unit, unit_name;
    Date valid_from{};
    std::optional<Date> term_ends;
    template <class M = PageMember>
    static constexpr auto described() {
        return describe(
            "PageMember", field("person", &M::person, "Personens id"), field("name", &M::name, "Namn"),
            field("title", &M::title, "Titel"), field("email", &M::email, "E-post"), field("role", &M::role, "Roll"),
            field("role_name", &M::role_name, "Rollens namn"), field("profession", &M::profession, "Yrke"),
            field("profession_name", &M::profession_name, "Yrkets namn"),
            field("manager", &M::manager, "Om ledamoten är chef"), field("unit", &M::unit, "Enhet"),
            field("unit_name", &M::unit_name, "Enhetens namn"), field("valid_from", &M::valid_from, "Ledamot från"),
            field("term_ends", &M::term_ends, "Första dag efter mandattiden; saknas utan mandattid"));
    }
};

struct PageWanted {
    std::string what, id, words;
    int least = 1;
    int have = 0;
    bool own = false;  // the group's, beyond what its kind wants
    template <class W = PageWanted>
    static constexpr auto described() {
        return describe("PageWanted", field("what", &W::what, "profession, competence, role eller manager"),
                        field("id", &W::id, "Id"), field("words", &W::words, "Vad som önskas, i ord"),
                        field("least", &W::least, "Minsta antal"), field("have", &W::have, "Hur många som finns"),
                        field("own", &W::own, "Om gruppen själv önskar det"));
    }
};

struct PageUnit {
    std::string unit, unit_name, level_name, contact, contact_name, contact_email;
    template <class U = PageUnit>
    static constexpr auto described() {
        return describe("PageUnit", field("unit", &U::unit, "Enhet"), field("unit_name", &U::unit_name, "Namn"),
                        field("level_name", &U::level_name, "Nivå"),
                        field("contact", &U::contact, "Kontakt; tom: saknas"),
                        field("contact_name", &U::contact_name, "Kontaktens namn"),
                        field("contact_email", &U::contact_email, "Kontaktens e-post"));
    }
};

struct NamedArea {
    std::string id, name;
    template <class A = NamedArea>
    static constexpr auto described() {
        return describe("NamedArea", field("id", &A::id, "Id"), field("name", &A::name, "Namn"));
    }
};

struct FormerGroupName {
    Date until{};
    std::string name;
    template <class F = FormerGroupName>
    static constexpr auto described() {
        return describe("FormerGroupName", field("until", &F::until, "Första dag med nästa namn"),
                        field("name", &F::name, "Namn"));
    }
};

// Of a group's members at the end of a year, or now of the present one.
struct ManagerShare {
    int year = 0;
    int members = 0;
    int managers = 0;
    template <class S = ManagerShare>
    static constexpr auto described() {
        return describe("ManagerShare", field("year", &S::year, "År"), field("members", &S::members, "Ledamöter"),
                        field("managers", &S::managers, "Ledamöter som är chefer"));
    }
};

struct GroupPage {
    Date on{};
    GroupRow group;
    std::string parent_name, unit_name;
    std::vector<FormerGroupName> former_names;
    std::vector<NamedGroup> children;
    std::vector<PageMember> members;
    std::vector<PageWanted> wanted;
    std::vector<GroupGap> gaps;
    std::vector<NamedGroup> attends, concerns, attended_by, co_groups;
    std::vector<PageUnit> units;
    std::vector<NamedArea> areas;
    std::vector<ManagerShare> manager_shares;  // oldest first
    GroupCoupling coupling;
    bool may_edit = false;      // the caller, members and links
    bool may_organise = false;  // the caller, its kind, name and place
    template <class P = GroupPage>
    static constexpr auto described() {
        return describe("GroupPage", field("on", &P::on, "Dag"), field("group", &P::group, "Gruppen"),
                        field("parent_name", &P::parent_name, "Överordnad grupps namn"),
                        field("unit_name", &P::unit_name, "Enhetens namn"),
                        field("former_names", &P::former_names, "Tidigare namn"),
                        field("children", &P::children, "Underordnade grupper"),
                        field("members", &P::members, "Ledamöter"),
                        field("wanted", &P::wanted, "Önskad sammansättning"), field("gaps", &P::gaps, "Vad som saknas"),
                        field("attends", &P::attends, "Ledningsgrupper där ordföranden har en stående plats"),
                        field("concerns", &P::concerns, "Berörda ledningsgrupper"),
                        field("attended_by", &P::attended_by, "Grupper vars ordförande har en stående plats här"),
                        field("co_groups", &P::co_groups, "Grupper som delar ärenden"),
                        field("units", &P::units, "Berörda enheter och deras kontakter"),
                        field("areas", &P::areas, "Områden som gruppen äger"),
                        field("manager_shares", &P::manager_shares, "Chefer bland ledamöterna, år för år"),
                        field("coupling", &P::coupling, "Koppling till verksamheten"),
                        field("may_edit", &P::may_edit, "Om den som frågar får ändra"),
                        field("may_organise", &P::may_organise, "Om den som frågar får ändra slag, namn och plats"));
    }
};

Result<GroupPage> get_group(Context& context, const GetGroup& wish);

}  // namespace ledstang
