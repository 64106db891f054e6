// Matters that go through stages, as they lie in the store. Inside the module.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "flows/field_values.h"
#include "flows/legal_steps.h"
#include "operations/context.h"

namespace ledstang {

struct FlowMatter {
    std::string id;
    std::string type;
    std::string unit;
    int year = 0;
    int number = 0;
    std::string title;
    FieldTexts fields;
    int version = 1;
    std::string digest;  // of its type's text
    std::string stage;
    Date since{};
    std::string group;  // that leads; may be empty
    std::string area;   // may be empty
    std::string initiator;
    Date created{};
    std::optional<Date> first_answer;
    std::optional<Date> ended;
    std::string parent;  // may be empty
    template <class M = FlowMatter>
    static constexpr auto described() {
        return describe("FlowMatter", field("id", &M::id, "Id"), field("type", &M::type, "Ärendetyp"),
                        field("unit", &M::unit, "Enhet"), field("year", &M::year, "År"),
                        field("number", &M::number, "Nummer"), field("title", &M::title, "Rubrik"),
                        field("fields", &M::fields, "Fält"), field("version", &M::version, "Version"),
                        field("digest", &M::digest, "Ärendetypens version"), field("stage", &M::stage, "Läge"),
                        field("since", &M::since, "Sedan"), field("group", &M::group, "Grupp som leder"),
                        field("area", &M::area, "Område"), field("initiator", &M::initiator, "Upplagt av"),
                        field("created", &M::created, "Upplagt"),
                        field("first_answer", &M::first_answer, "Första svar"), field("ended", &M::ended, "Avslutat"),
                        field("parent", &M::parent, "Del av"));
    }
};
// Of matter.fields and flow_unit.fields.
FieldTexts fields_of(const std::string& json);

// Refuses with flow.matter.
Result<FlowMatter> read_flow_matter(Sql& sql, const std::string& id);
// Writes a new matter, or what has changed of one that is there (its version counted up), and the change log. The
// store's other tables of it are written by whoever changes them.
void save_flow_matter(Transaction& transaction, const std::optional<FlowMatter>& before, FlowMatter& after);

// The type as the matter began with it; the region's own present one when it is the same.
std::shared_ptr<const CheckedFlow> flow_of(Sql& sql, const Configuration& configuration, const FlowMatter& matter);
void keep_type_text(Sql& sql, const CheckedFlow& type, const Date& today);

struct FlowUnitRow {
    std::string unit;
    std::string stage;
    Date since{};
    FieldTexts fields;
    int version = 1;
};
std::vector<FlowUnitRow> read_flow_units(Sql& sql, const std::string& matter);

struct FlowStatement {
    std::string unit;
    Date asked{};
    std::optional<Date> due;
    std::string answer;
    std::string answered_by;
    std::optional<Date> answered;
    std::string waiver;
    std::string waived_by;
    std::string reply;
    std::string replied_by;
    int version = 1;
    bool is_open() const { return answer.empty() && waiver.empty(); }
};
std::vector<FlowStatement> read_statements(Sql& sql, const std::string& matter);

struct FlowStepRow {
    std::string unit;  // empty: the matter's own
    std::string step;
    std::string from_stage;
    std::string to_stage;
    std::string person;
    std::string words;
    std::string at;  // instant
    Date day{};
};
std::vector<FlowStepRow> read_steps(Sql& sql, const std::string& matter);  // oldest first

std::vector<std::string> affected_units_of(Sql& sql, const std::string& matter);  // by id
std::vector<std::string> groups_of(Sql& sql, const std::string& matter);          // that take part, the lead aside

// Everything that the rules of the matter, or of one unit within it, look at.
struct WholeMatter {
    FlowMatter matter;
    std::shared_ptr<const CheckedFlow> flow;
    std::vector<std::string> affected;
    std::vector<std::string> groups;
    std::vector<FlowUnitRow> units;
    std::vector<FlowStatement> statements;
    std::vector<FlowStepRow> steps;
    MatterFacts facts;
    FlowStanding standing() const;
    FlowStanding standing_of(const FlowUnitRow& unit) const;
    const FlowUnitRow* unit(const std::string& id) const;
};
Result<WholeMatter> read_whole_matter(Sql& sql, const Configuration& configuration, const std::string& id);

}  // namespace ledstang
