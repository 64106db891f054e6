// The public face of the knowledge organisation: groups of any kind with members, links and areas, and who is whose
// contact. What kinds there are and what they are called is configuration (groups.toml). Days are those on which the
// answer holds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "described/description.h"
#include "operations/task.h"

namespace ledstang {

class Operations;
class Sql;
struct Configuration;

// A group as lists show it.
struct GroupRow {
    std::string id;
    std::string name;
    std::string kind;               // id of groups.toml
    std::string kind_name;          // as the kind is called that day; the id where the file has none such
    std::string kind_abbreviation;  // "LPO"; may be empty
    bool management = false;        // a management group
    std::string parent;             // group above; empty: none
    std::string unit;               // that it belongs to; empty where nobody has said
    std::string level;              // of groups.toml: local, region …; empty where nobody has said
    std::string level_name;
    std::string scope;  // of groups.toml: primary, specialised …; empty where nobody has said
    std::string scope_name;
    std::string mandate;
    std::string contact;  // how to reach it
    std::optional<Date> valid_from;
    std::optional<Date> valid_to;  // first day on which the group no longer is
    int version = 1;
    template <class G = GroupRow>
    static constexpr auto described() {
        return describe("GroupRow", field("id", &G::id, "Id"), field("name", &G::name, "Namn"),
                        field("kind", &G::kind, "Slag"), field("kind_name", &G::kind_name, "Slagets namn den dagen"),
                        field("kind_abbreviation", &G::kind_abbreviation, "Slagets förkortning"),
                        field("management", &G::management, "Om det är en ledningsgrupp"),
                        field("parent", &G::parent, "Överordnad grupp; tom när ingen finns"),
                        field("unit", &G::unit, "Enhet som gruppen hör till"), field("level", &G::level, "Nivå"),
                        field("level_name", &G::level_name, "Nivåns namn"), field("scope", &G::scope, "Verkansområde"),
                        field("scope_name", &G::scope_name, "Verkansområdets namn"),
                        field("mandate", &G::mandate, "Uppdrag"), field("contact", &G::contact, "Hur man når gruppen"),
                        field("valid_from", &G::valid_from, "Finns från"),
                        field("valid_to", &G::valid_to, "Finns till (första dag då gruppen inte finns)"),
                        field("version", &G::version, "Radens version"));
    }
};
// Also of a group that is no more.
std::optional<GroupRow> read_group(Sql& sql, const Configuration& configuration, const std::string& id, const Date& on);
// All that are there that day, by name.
std::vector<GroupRow> groups_on(Sql& sql, const Configuration& configuration, const Date& on);

struct GroupMembership {
    std::string group;
    std::string person;  // the member; another than was asked about where that person stands in for the member
    std::string role;
};
// The groups that the person is in, and those of whom the person stands in for, own first.
std::vector<GroupMembership> memberships_of(Sql& sql, const std::string& person, const Date& on);

struct GroupMember {
    std::string person;
    std::string name;
    std::string role;        // of groups.toml: chair, secretary, member …
    std::string profession;  // of groups.toml; empty where nobody has said
    bool manager = false;
    std::optional<std::string> unit;  // that the member comes from
    Date valid_from{};
    std::optional<Date> valid_to;  // first day on which the person is not a member
    template <class M = GroupMember>
    static constexpr auto described() {
        return describe("GroupMember", field("person", &M::person, "Personens id"), field("name", &M::name, "Namn"),
                        field("role", &M::role, "Roll"), field("profession", &M::profession, "Yrke"),
                        field("manager", &M::manager, "Om ledamoten är chef"),
                        field("unit", &M::unit, "Enhet som ledamoten kommer från"),
                        field("valid_from", &M::valid_from, "Ledamot från"),
                        field("valid_to", &M::valid_to, "Till (första dag utanför gruppen)"));
    }
};
// By role in the order chair, secretary, others, then by name.
std::vector<GroupMember> members_of(Sql& sql, const std::string& group, const Date& on);
void sort_members(std::vector<GroupMember>& members);  // so
// Persons with a standing seat at a management group: the chairs of the groups that attend it.
std::vector<GroupMembership> attendees_of(Sql& sql, const std::string& group, const Date& on);

// A unit that the group's decisions concern, and the one person there to turn to.
struct AffectedUnit {
    std::string unit;
    std::string contact;  // person's id; empty where nobody has been named
    std::string contact_name;
    template <class A = AffectedUnit>
    static constexpr auto described() {
        return describe("AffectedUnit", field("unit", &A::unit, "Enhet"),
                        field("contact", &A::contact, "Kontaktpersonens id; tomt när ingen är utsedd"),
                        field("contact_name", &A::contact_name, "Kontaktpersonens namn"));
    }
};
std::vector<AffectedUnit> affected_units(Sql& sql, const std::string& group, const Date& on);
// The groups that share the group's matters, whichever of the two was told so.
std::vector<std::string> co_groups(Sql& sql, const std::string& group, const Date& on);

// The group that owns the area, else default_owner of groups.toml where there is such a group, else empty.
std::string owner_of_area(Sql& sql, const Configuration& configuration, const std::string& area);
std::vector<std::string> areas_of_group(Sql& sql, const std::string& group);

// Messages that the person, or whom the person stands in for, is to read and confirm.
std::vector<Task> message_tasks(Sql& sql, const std::string& person, const Date& on);

void offer_groups(Operations& operations);

}  // namespace ledstang
