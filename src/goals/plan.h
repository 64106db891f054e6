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
    static constexpr auto described() {
        return describe("PlanVersion", field("unit", &PlanVersion::unit, "Enhet som äger planen"),
                        field("number", &PlanVersion::number, "Nummer"), field("name", &PlanVersion::name, "Namn"),
                        field("state", &PlanVersion::state, "Planeras, gäller eller avslutad"),
                        field("from", &PlanVersion::from, "Gäller från"), field("to", &PlanVersion::to, "Gäller till"));
    }
};

struct PlanMeasure {
    Measure measure;
    std::optional<Target> target;
    std::string set_by;  // unit whose plan the element stands in
    bool inherited = false;
    int version = 1;  // of the target row, for editing
    static constexpr auto described() {
        return describe("PlanMeasure", field("measure", &PlanMeasure::measure, "Måttet"),
                        field("target", &PlanMeasure::target, "Målet"),
                        field("set_by", &PlanMeasure::set_by, "Enhet vars plan det står i"),
                        field("inherited", &PlanMeasure::inherited, "Ärvt uppifrån"),
                        field("version", &PlanMeasure::version, "Radens version"));
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
    static constexpr auto described() {
        return describe(
            "PlanFactor", field("id", &PlanFactor::id, "Id"), field("name", &PlanFactor::name, "Framgångsfaktor"),
            field("set_by", &PlanFactor::set_by, "Fastställd av"),
            field("inherited", &PlanFactor::inherited, "Ärvd uppifrån"), field("note", &PlanFactor::note, "Anmärkning"),
            field("version", &PlanFactor::version, "Radens version"), field("measures", &PlanFactor::measures, "Mått"));
    }
};

struct PlanGoal {
    std::string id;
    std::string name;
    std::string set_by;
    bool inherited = false;
    int version = 1;
    static constexpr auto described() {
        return describe("PlanGoal", field("id", &PlanGoal::id, "Id"), field("name", &PlanGoal::name, "Strategiskt mål"),
                        field("set_by", &PlanGoal::set_by, "Fastställt av"),
                        field("inherited", &PlanGoal::inherited, "Ärvt uppifrån"),
                        field("version", &PlanGoal::version, "Radens version"));
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
    static constexpr auto described() {
        return describe("PlanPerspective", field("id", &PlanPerspective::id, "Id"),
                        field("name", &PlanPerspective::name, "Perspektiv"),
                        field("order", &PlanPerspective::order, "Ordning"),
                        field("in_report", &PlanPerspective::in_report, "Har avsnitt i rapporten"),
                        field("description", &PlanPerspective::description, "Beskrivning"),
                        field("set_by", &PlanPerspective::set_by, "Fastställt av"),
                        field("inherited", &PlanPerspective::inherited, "Ärvt uppifrån"),
                        field("version", &PlanPerspective::version, "Radens version"),
                        field("goals", &PlanPerspective::goals, "Strategiska mål"),
                        field("factors", &PlanPerspective::factors, "Framgångsfaktorer"));
    }
};

struct Plan {
    std::string unit;
    std::string unit_name;
    std::vector<PlanVersion> versions;  // the unit's own and inherited versions that were read, top first
    std::string model_text;             // the steering model in the region's words
    std::vector<PlanPerspective> perspectives;
    static constexpr auto described() {
        return describe("Plan", field("unit", &Plan::unit, "Enhet"),
                        field("unit_name", &Plan::unit_name, "Enhetens namn"),
                        field("versions", &Plan::versions, "Planversioner, överst först"),
                        field("model_text", &Plan::model_text, "Styrmodellen i ord"),
                        field("perspectives", &Plan::perspectives, "Perspektiv"));
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
    static constexpr auto described() {
        using S = PlanSource;
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
