// A matter as it lies in the store, whatever its type, and the reading and writing of it.
#pragma once

#include "matters/matters.h"

namespace ledstang {

struct MatterResponsible {
    std::string kind;  // of function, or a group's id
    std::string unit;  // empty: of the matter's own unit and those below
    template <class S = MatterResponsible>
    static constexpr auto described() {
        return describe("MatterResponsible", field("kind", &S::kind, "Slag av funktion"),
                        optional_field("unit", &S::unit, "Enhet"));
    }
    bool operator==(const MatterResponsible&) const = default;
};

struct Matter {
    std::string id;  // <unit>-<year>-<number>
    std::string type;
    std::string unit;
    int year = 0;
    int number = 0;
    std::string title;
    std::string perspective;
    std::string success_factor;
    std::string goal;
    std::string responsible;
    std::string timetable;
    std::string schedule_kind;
    std::optional<Date> start_by;
    std::optional<Date> due_by;
    std::string schedule_note;
    std::map<std::string, std::string> fields;  // the type's own, by their id; empty ones are left out
    std::vector<MatterResponsible> responsibles;
    std::vector<std::string> units;     // that carry it out, with a status each
    bool units_chosen = false;          // by a person; else they follow from the responsible functions
    std::vector<std::string> measures;  // that it is linked to
    int version = 1;

    std::string field_text(const std::string& id) const;
    void set_field(const std::string& id, const std::string& text);
    bool concerns(const std::string& unit) const;  // its own unit, or one that carries it out

    template <class M = Matter>
    static constexpr auto described() {
        return describe(
            "Matter", field("id", &M::id, "Id"), field("type", &M::type, "Ärendetyp"), field("unit", &M::unit, "Enhet"),
            field("year", &M::year, "År"), field("number", &M::number, "Nummer"), field("title", &M::title, "Rubrik"),
            field("perspective", &M::perspective, "Perspektiv"),
            field("success_factor", &M::success_factor, "Framgångsfaktor"), field("goal", &M::goal, "Mål"),
            field("responsible", &M::responsible, "Ansvarig"), field("timetable", &M::timetable, "Tidplan"),
            field("schedule_kind", &M::schedule_kind, "Slag av tidplan"),
            field("start_by", &M::start_by, "Start senast"), field("due_by", &M::due_by, "Klar senast"),
            field("schedule_note", &M::schedule_note, "Anmärkning om tidplanen"), field("fields", &M::fields, "Fält"),
            field("responsibles", &M::responsibles, "Ansvariga funktioner"),
            field("units", &M::units, "Enheter som genomför"),
            field("units_chosen", &M::units_chosen, "Om enheterna är valda för hand"),
            field("measures", &M::measures, "Mått"), field("version", &M::version, "Version"));
    }
    bool operator==(const Matter&) const = default;
};

// An action's, and the others' with their type in it: div_a-2022-18, div_a-2022-data_gap-3.
std::string matter_id(const std::string& unit, int year, int number);
std::string matter_id(const std::string& type, const std::string& unit, int year, int number);
// The next free number within type, unit and year.
int next_number(Sql& sql, const std::string& type, const std::string& unit, int year);

// Matters of a type whose unit it is or that it carries out, by year and number.
std::vector<Matter> read_matters(Sql& sql, const std::string& type, const std::string& unit);
std::optional<Matter> read_matter(Sql& sql, const std::string& id);

// Writes what differs from `before` (nothing: a new matter), counts the version up and logs it. The unit ids must
// exist.
Applied save_matter(Transaction& transaction, const std::optional<Matter>& before, Matter after);

}  // namespace ledstang
