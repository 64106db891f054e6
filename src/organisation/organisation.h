// The public face of the organisation: units in a tree that changes over time, groups, functions, and persons
// (people.h).
//
// A unit's id never changes; its name, level and parent hold for an interval. A merge, split, move or rename writes new
// intervals and remembers the succession, so no series breaks.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "operations/import_report.h"
#include "operations/operations.h"
#include "organisation/people.h"
#include "organisation/sharing.h"

namespace ledstang {

struct UnitRow {
    std::string id;
    std::string name;
    std::string level;
    std::string level_name;
    std::optional<std::string> parent;
    std::vector<std::string> variants;  // other spellings in the sources
    std::string note;
    int depth = 0;  // 0 for the top
    template <class S = UnitRow>
    static constexpr auto described() {
        return describe("UnitRow", field("id", &S::id, "Enhetens id"), field("name", &S::name, "Namn den dagen"),
                        field("level", &S::level, "Nivå"), field("level_name", &S::level_name, "Nivåns namn"),
                        field("parent", &S::parent, "Överordnad enhet"),
                        field("variants", &S::variants, "Andra stavningar"), field("note", &S::note, "Anmärkning"),
                        field("depth", &S::depth, "Djup i trädet"));
    }
};

struct UnitTree {
    Date on;
    std::vector<UnitRow> units;  // parents before children, siblings in Swedish alphabetical order
    template <class S = UnitTree>
    static constexpr auto described() {
        return describe("UnitTree", field("on", &S::on, "Dag"),
                        field("units", &S::units, "Enheter, överordnade först"));
    }
};

struct UnitInterval {
    std::string name;
    std::string level;
    std::optional<std::string> parent;
    Date from;
    std::optional<Date> to;  // first day on which it no longer holds
    template <class S = UnitInterval>
    static constexpr auto described() {
        return describe("UnitInterval", field("name", &S::name, "Namn"), field("level", &S::level, "Nivå"),
                        field("parent", &S::parent, "Överordnad"), field("from", &S::from, "Gäller från"),
                        field("to", &S::to, "Gäller till (första dag då det inte gäller)"));
    }
};

struct Succession {
    std::string from_unit;
    std::string to_unit;
    std::string kind;  // merge | split
    Date on;
    template <class S = Succession>
    static constexpr auto described() {
        return describe("Succession", field("from_unit", &S::from_unit, "Tidigare enhet"),
                        field("to_unit", &S::to_unit, "Senare enhet"), field("kind", &S::kind, "merge eller split"),
                        field("on", &S::on, "Dag"));
    }
};

struct Holding {
    std::string function;  // id of the function: kind@unit
    std::string kind;
    std::string kind_name;
    std::string unit;
    std::string person;  // empty: vacant
    std::string person_name;
    template <class S = Holding>
    static constexpr auto described() {
        return describe("Holding", field("function", &S::function, "Funktion"), field("kind", &S::kind, "Slag"),
                        field("kind_name", &S::kind_name, "Slagets namn"), field("unit", &S::unit, "Enhet"),
                        field("person", &S::person, "Person; tomt när vakant"),
                        field("person_name", &S::person_name, "Personens namn"));
    }
};

struct UnitDetail {
    std::string id;
    int version = 1;
    std::vector<UnitInterval> intervals;  // oldest first
    std::vector<Succession> successions;
    std::vector<std::string> variants;
    std::string note;
    std::vector<Holding> functions;  // on the asked day
    template <class S = UnitDetail>
    static constexpr auto described() {
        return describe("UnitDetail", field("id", &S::id, "Enhetens id"),
                        field("version", &S::version, "Radens version"),
                        field("intervals", &S::intervals, "Namn, nivå och överordnad över tid"),
                        field("successions", &S::successions, "Sammanslagningar och delningar"),
                        field("variants", &S::variants, "Andra stavningar"), field("note", &S::note, "Anmärkning"),
                        field("functions", &S::functions, "Funktioner"));
    }
};

struct Group {
    std::string id;
    std::string name;
    std::string kind;
    template <class S = Group>
    static constexpr auto described() {
        return describe("Group", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        field("kind", &S::kind, "Slag"));
    }
};
struct GroupList {
    std::vector<Group> groups;
    static constexpr auto described() { return describe("GroupList", field("groups", &GroupList::groups, "Grupper")); }
};

// The organisation on one day, read once and asked many times.
class Organisation {
 public:
    Organisation(std::vector<UnitRow> units, Date on);
    const Date& on() const { return on_; }
    const std::vector<UnitRow>& units() const { return units_; }
    const UnitRow* find(const std::string& id) const;
    // From the unit itself up to the top; empty when unknown.
    std::vector<const UnitRow*> chain(const std::string& id) const;
    std::vector<const UnitRow*> children(const std::string& id) const;
    // The unit and everything below it, parents before children.
    std::vector<const UnitRow*> subtree(const std::string& id) const;
    bool within(const std::string& id, const std::string& part) const;
    // The unit whose id, name or other spelling this is (case and punctuation aside); null when none or several.
    const UnitRow* by_any_name(std::string_view name) const;

 private:
    std::vector<UnitRow> units_;
    std::map<std::string, std::size_t> index_;
    std::map<std::string, std::vector<std::size_t>> children_;
    Date on_;
};

// A unit with its path upwards, read without the whole tree.
struct ChainUnit {
    std::int64_t number = 0;
    std::string id;
    std::string name;
    std::string level;
};
// The unit on that day first, then each unit above it; refused "unit.unknown".
Result<std::vector<ChainUnit>> unit_chain(Sql& sql, const std::string& id, const Date& on);

Organisation read_organisation(Sql& sql, const Configuration& configuration, const Date& on);
// The unit on that day, or a refusal "unit.unknown" with the nearest id as a suggestion.
Result<UnitRow> require_unit(const Organisation& organisation, const std::string& id);

// A unit as a plan file brings it. Adds what is new, writes a new interval where name, level or parent differ.
struct UnitWish {
    std::string id;
    std::string name;
    std::string level;
    std::optional<std::string> parent;
    std::vector<std::string> variants;
    std::string note;
};
Result<Applied> apply_unit(Transaction& transaction, const Configuration& configuration, const UnitWish& wish,
                           const Date& from);
Result<Applied> apply_group(Transaction& transaction, const Group& group);

// Which unit and period a file concerns when it does not say so itself.
struct ReportingContext {
    std::string unit;
    Period period;
};
// From the wish, else from the newest plan file; refused ("import.context") when neither says.
Result<ReportingContext> reporting_context(Sql& sql, const ImportWish& wish);
void set_reporting_context(Sql& sql, const ReportingContext& context);

// The store's own number of a unit; nothing when there never was one with that id.
std::optional<std::int64_t> unit_number(Sql& sql, const std::string& id);

std::unique_ptr<Scope> organisation_scope();
void offer_organisation(Operations& operations);

}  // namespace ledstang
