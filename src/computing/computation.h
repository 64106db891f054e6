// A run: the definitions' figures from the rows into the store's outcomes. Inside the computing module.
#pragma once

#include "computing/definitions.h"
#include "computing/touched.h"
#include "measures/measures.h"
#include "operations/operations.h"

namespace ledstang {

struct ComputeMeasures {
    std::vector<std::string> measures;  // none: all that have a definition and are in the store
    std::string unit;                   // only this unit's outcomes and those of the units below it
    std::optional<Period> period;
    Organised organised = Organised::then;
    bool all = false;  // also what nothing has touched since the last run
    bool add = false;  // measures that the store lacks are added from their definitions
    bool dry_run = false;
    template <class R = ComputeMeasures>
    static constexpr auto described() {
        return describe("ComputeMeasures", field("measures", &R::measures, "Måttens id; inga: alla med en definition"),
                        optional_field("unit", &R::unit, "Bara den enheten och de under den"),
                        field("period", &R::period, "Bara den perioden"),
                        optional_field("organised", &R::organised,
                                       "then: organisationen som den var varje dag; today: som den är i dag"),
                        optional_field("all", &R::all, "Räkna om också det som inget rört sedan sist"),
                        optional_field("add", &R::add, "Lägg till mått som saknas, från definitionen"),
                        optional_field("dry_run", &R::dry_run, "Räkna, men spara inget"));
    }
};

// A figure that was not put in its place, and why.
struct ComputedMeasure {
    std::string measure;
    std::string name;
    int definition_version = 1;
    std::string dataset;
    std::int64_t figures = 0;
    std::int64_t added = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t kept = 0;   // what a person entered, or what is closed to change
    bool untouched = false;  // nothing had come since the last run
    template <class M = ComputedMeasure>
    static constexpr auto described() {
        return describe("ComputedMeasure", field("measure", &M::measure, "Mått"), field("name", &M::name, "Namn"),
                        field("definition_version", &M::definition_version, "Definitionens version"),
                        field("dataset", &M::dataset, "Datamängd"), field("figures", &M::figures, "Beräknade utfall"),
                        field("added", &M::added, "Nya"), field("changed", &M::changed, "Ändrade"),
                        field("unchanged", &M::unchanged, "Oförändrade"),
                        field("kept", &M::kept, "Rördes inte: inmatade eller stängda"),
                        field("untouched", &M::untouched, "Inget nytt sedan sist"));
    }
};
struct ComputeReport {
    std::vector<ComputedMeasure> measures;
    std::vector<KeptPlace> kept;  // the first hundred
    std::vector<std::string> notes;
    int readings = 0;
    std::string message;
    template <class R = ComputeReport>
    static constexpr auto described() {
        return describe("ComputeReport", field("measures", &R::measures, "Mått"),
                        field("kept", &R::kept, "Utfall som inte rördes, de första hundra"),
                        field("notes", &R::notes, "Att veta om källdatan"),
                        field("readings", &R::readings, "Läsningar av källdatan"),
                        field("message", &R::message, "Sammanfattning"));
    }
};

// The series of a group of ages: "age_0_17", "age_65_".
std::string series_of(const Definition& definition, int age_group);

Result<ComputeReport> compute_measures(Context& context, const ComputeMeasures& wish);

// The installation's datasets and definitions.
struct Sources {
    std::vector<Dataset> datasets;
    DefinitionFiles definitions;
    const DefinitionFile* find(const std::string& measure) const;
};
Result<Sources> read_sources(const Configuration& configuration);
// Refusal `definition.unknown`, or what is wrong with the measure's file.
Result<const DefinitionFile*> require_definition(const Sources& sources, const std::string& measure);

}  // namespace ledstang
