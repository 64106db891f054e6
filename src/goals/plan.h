// Perspective → strategic goal → success factor → measure with target: the same chain at every level. A unit's plan
// inherits every element of the plans above it and adds its own.
#pragma once

#include "goals/target.h"
#include "organisation/organisation.h"

namespace ledstang {

enum class PlanState { planned, in_force, ended };
constexpr auto names_of(PlanState) {
    return std::array{Named{PlanState::planned, "planned"}, Named{PlanState::in_force, "in_force"},
                      Named{PlanState::ended, "ended"}};
}

struct PlanVersion {
    std::string unit;
    int number = 1;
    std::string name;  // "Plan 2022"
    PlanState state = PlanState::planned;
    std::optional<Date> from;
    std::optional<Date> to;
    template <class S = PlanVersion>
    static constexpr auto described() {
        return describe("PlanVersion", field("unit", &S::unit, "Enhet som äger planen"),
                        field("number", &S::number, "Nummer"), field("name", &S::name, "Namn"),
                        field("state", &S::state, "Planeras, gäller eller avslutad"),
                        field("from", &S::from, "Gäller från"), field("to", &S::to, "Gäller till"));
    }
};

struct PlanMeasure {
    Measure measure;
    std::optional<Target> target;
    std::string set_by;  // unit whose plan the element stands in
    bool inherited = false;
    int version = 1;  // of the target row, for editing
    template <class S = PlanMeasure>
    static constexpr auto described() {
        return describe("PlanMeasure", field("measure", &S::measure, "Måttet"), field("target", &S::target, "Målet"),
                        field("set_by", &S::set_by, "Enhet vars plan det står i"),
                        field("inherited", &S::inherited, "Ärvt uppifrån"),
                        field("version", &S::version, "Radens version"));
    }
};

struct PlanFactor {
    std::string id;
    std::string name;
    std::string set_by;
    bool inherited = false;
    std::string note;
    int version = 1;
    std::vector<PlanMeasure> measures;
    template <class S = PlanFactor>
    static constexpr auto described() {
        return describe("PlanFactor", field("id", &S::id, "Id"), field("name", &S::name, "Framgångsfaktor"),
                        field("set_by", &S::set_by, "Fastställd av"),
                        field("inherited", &S::inherited, "Ärvd uppifrån"), field("note", &S::note, "Anmärkning"),
                        field("version", &S::version, "Radens version"), field("measures", &S::measures, "Mått"));
    }
};

struct PlanGoal {
    std::string id;
    std::string name;
    std::string set_by;
    bool inherited = false;
    int version = 1;
    template <class S = PlanGoal>
    static constexpr auto described() {
        return describe("PlanGoal", field("id", &S::id, "Id"), field("name", &S::name, "Strategiskt mål"),
                        field("set_by", &S::set_by, "Fastställt av"),
                        field("inherited", &S::inherited, "Ärvt uppifrån"),
                        field("version", &S::version, "Radens version"));
    }
};

struct PlanPerspective {
    std::string id;
    std::string name;
    int order = 0;
    bool in_report = true;
    std::string description;
    std::string set_by;
    bool inherited = false;
    int version = 1;
    std::vector<PlanGoal> goals;
    std::vector<PlanFactor> factors;
    template <class S = PlanPerspective>
    static constexpr auto described() {
        return describe(
            "PlanPerspective", field("id", &S::id, "Id"), field("name", &S::name, "Perspektiv"),
            field("order", &S::order, "Ordning"), field("in_report", &S::in_report, "Har avsnitt i rapporten"),
            field("description", &S::description, "Beskrivning"), field("set_by", &S::set_by, "Fastställt av"),
            field("inherited", &S::inherited, "Ärvt uppifrån"), field("version", &S::version, "Radens version"),
            field("goals", &S::goals, "Strategiska mål"), field("factors", &S::factors, "Framgångsfaktorer"));
    }
};

struct Plan {
    std::string unit;
    std::string unit_name;
    std::vector<PlanVersion> versions;  // the unit's own and inherited versions that were read, top first
    std::string model_text;             // the steering model in the region's words
    std::vector<PlanPerspective> perspectives;
    template <class S = Plan>
    static constexpr auto described() {
        return describe("Plan", field("unit", &S::unit, "Enhet"), field("unit_name", &S::unit_name, "Enhetens namn"),
                        field("versions", &S::versions, "Planversioner, överst först"),
                        field("model_text", &S::model_text, "Styrmodellen i ord"),
                        field("perspectives", &S::perspectives, "Perspektiv"));
    }
};

// The unit's plan as it stands on a day: everything inherited and its own. `planned` reads the versions being planned
// in place of those in force, where there are such. Before the first version that version is read, so that a series can
// be followed back.
Result<Plan> read_plan(Sql& sql, const std::string& unit, const Date& on, bool planned);

// The head of the document that the plan in force came from.
struct PlanSource {
    std::string seed;  // the source file that it was taken from
    std::string document;
    std::string document_id;
    std::string version;
    std::string applies_to;
    std::string pages_in_footer;
    std::optional<Date> publication_date;
    template <class S = PlanSource>
    static constexpr auto described() {
        return describe("PlanSource", optional_field("seed", &S::seed, "Källans beteckning"),
                        optional_field("document", &S::document, "Dokument"),
                        optional_field("document_id", &S::document_id, "Dokument-id"),
                        optional_field("version", &S::version, "Version"),
                        optional_field("applies_to", &S::applies_to, "Gäller för"),
                        optional_field("pages_in_footer", &S::pages_in_footer, "Sidor i foten"),
                        field("publication_date", &S::publication_date, "Publicerad"));
    }
};
std::optional<PlanSource> read_plan_source(Sql& sql, const std::string& unit, const Date& on);

}  // namespace ledstang
