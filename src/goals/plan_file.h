// The plan as a file: the shape in which a region's plan is imported and exported.
#pragma once

#include "goals/plan.h"

namespace ledstang {

struct PlanFileUnit {
    std::string id, name, kind;
    std::optional<std::string> parent;
    std::vector<std::string> variants;
    std::string note;
    template <class U = PlanFileUnit>
    static constexpr auto described() {
        return describe("PlanFileUnit", field("id", &U::id, "Id"), field("name", &U::name, "Namn"),
                        field("kind", &U::kind, "Nivå"), field("parent", &U::parent, "Överordnad"),
                        field("variants", &U::variants, "Andra stavningar"),
                        optional_field("note", &U::note, "Anmärkning"));
    }
};

struct PlanFileOrganisation {
    std::string region, unit;
    std::vector<PlanFileUnit> units;
    std::vector<Group> groups;
    template <class O = PlanFileOrganisation>
    static constexpr auto described() {
        return describe("PlanFileOrganisation", optional_field("region", &O::region, "Region"),
                        field("unit", &O::unit, "Enhet som planen gäller"),
                        field("units", &O::units, "Enheter, överordnade först"),
                        field("groups", &O::groups, "Grupper"));
    }
};

struct PlanFilePeriod {
    Period id = empty_value<Period>();
    std::string name, follow_up;
    std::optional<Date> from, to;
    template <class P = PlanFilePeriod>
    static constexpr auto described() {
        return describe("PlanFilePeriod", field("id", &P::id, "Period"), optional_field("name", &P::name, "Namn"),
                        optional_field("follow_up", &P::follow_up, "Uppföljning"),
                        field("from", &P::from, "Första dag"), field("to", &P::to, "Sista dag"));
    }
};

struct PlanFileFollowUp {
    std::string id, name, tertial;
    int through_month = 12;
    template <class F = PlanFileFollowUp>
    static constexpr auto described() {
        return describe("PlanFileFollowUp", field("id", &F::id, "Id"), optional_field("name", &F::name, "Namn"),
                        optional_field("tertial", &F::tertial, "Period"),
                        optional_field("through_month", &F::through_month, "Sista månad"));
    }
};

struct PlanFileModel {
    std::string name, text, roles_text, note;
    template <class M = PlanFileModel>
    static constexpr auto described() {
        return describe("PlanFileModel", optional_field("name", &M::name, "Modellens namn"),
                        optional_field("text", &M::text, "Modellen i ord"),
                        optional_field("roles_text", &M::roles_text, "Vem som fastställer vad"),
                        optional_field("note", &M::note, "Anmärkning"));
    }
    bool operator==(const PlanFileModel&) const = default;
};

struct PlanFileGoal {
    std::string id, name;
    template <class S = PlanFileGoal>
    static constexpr auto described() {
        return describe("PlanFileGoal", field("id", &S::id, "Id"), field("name", &S::name, "Namn"));
    }
};

struct PlanFilePerspective {
    std::string id;
    int order = 0;
    std::string name;
    bool in_report = true;
    std::string description;
    std::vector<PlanFileGoal> strategic_goals;
    std::string note;
    template <class P = PlanFilePerspective>
    static constexpr auto described() {
        return describe("PlanFilePerspective", field("id", &P::id, "Id"), field("order", &P::order, "Ordning"),
                        field("name", &P::name, "Namn"),
                        optional_field("in_report", &P::in_report, "Har avsnitt i rapporten"),
                        optional_field("description", &P::description, "Beskrivning"),
                        field("strategic_goals", &P::strategic_goals, "Strategiska mål"),
                        optional_field("note", &P::note, "Anmärkning"));
    }
};

// Where the source has a success factor; kept beside it.
struct FactorSource {
    bool in_measure_table = true;
    bool in_action_table = true;
    std::string perspective_basis;
    template <class S = FactorSource>
    static constexpr auto described() {
        return describe("FactorSource", optional_field("in_measure_table", &S::in_measure_table, "Står i måttabellen"),
                        optional_field("in_action_table", &S::in_action_table, "Står i åtgärdstabellen"),
                        optional_field("perspective_basis", &S::perspective_basis, "Hur perspektivet är känt"));
    }
};

struct PlanFileFactor : FactorSource {
    std::string id, name, perspective, note;
    template <class F = PlanFileFactor>
    static constexpr auto described() {
        return describe("PlanFileFactor", field("id", &F::id, "Id"), field("name", &F::name, "Namn"),
                        field("perspective", &F::perspective, "Perspektiv"),
                        optional_field("in_measure_table", &F::in_measure_table, "Står i måttabellen"),
                        optional_field("in_action_table", &F::in_action_table, "Står i åtgärdstabellen"),
                        optional_field("perspective_basis", &F::perspective_basis, "Hur perspektivet är känt"),
                        optional_field("note", &F::note, "Anmärkning"));
    }
};

// The symbols that the source printed, where it has them. Kept so that the file comes out as it came in; a status is
// never guessed from them.
struct ReportSymbols {
    std::map<std::string, std::optional<std::string>> maluppfyllelse;
    std::optional<std::string> utveckling;
    template <class S = ReportSymbols>
    static constexpr auto described() {
        return describe("ReportSymbols", field("maluppfyllelse", &S::maluppfyllelse, "Måluppfyllelse per kön"),
                        field("utveckling", &S::utveckling, "Utveckling"));
    }
};

// What a plan file says that nothing is judged by, kept beside the plan so that it can be exported again.
struct MeasureSource {
    std::string level_basis;
    std::optional<ReportSymbols> report_symbols;
    template <class S = MeasureSource>
    static constexpr auto described() {
        return describe("MeasureSource", optional_field("level_basis", &S::level_basis, "Hur nivån är känd"),
                        field("report_symbols", &S::report_symbols, "Källans symboler"));
    }
};
struct KeptSource : PlanSource {
    std::map<std::string, std::string> sex_codes;
    std::map<std::string, MeasureSource> measures;
    template <class S = KeptSource>
    static constexpr auto described() {
        return describe("KeptSource", optional_field("seed", &S::seed, "Källans beteckning"),
                        optional_field("document", &S::document, "Dokument"),
                        optional_field("document_id", &S::document_id, "Dokument-id"),
                        optional_field("version", &S::version, "Version"),
                        optional_field("applies_to", &S::applies_to, "Gäller för"),
                        optional_field("pages_in_footer", &S::pages_in_footer, "Sidor i foten"),
                        field("publication_date", &S::publication_date, "Publicerad"),
                        field("sex_codes", &S::sex_codes, "Könskoder"), field("measures", &S::measures, "Mått"));
    }
};
// Of the plan in force that day; nothing where there is none.
std::optional<KeptSource> read_kept_source(Sql& sql, const std::string& unit, const Date& on);

struct PlanFileMeasure {
    int no = 0;
    std::string id, name, name_as_printed;
    MeasureKind kind = MeasureKind::steering;
    std::string perspective, success_factor, level, level_basis, unit;
    int decimals = 0;
    BetterDirection direction = BetterDirection::higher_is_better;
    std::vector<Sex> sex_split;
    std::optional<Target> target;
    std::vector<std::string> follow_up;
    std::string follow_up_text;
    std::optional<ReportSymbols> report_symbols;
    std::string definition, owner, footnote;
    Population population = Population::all_ages;
    std::optional<QualityClass> quality_class;
    std::string note;
    std::optional<RollUp> roll_up;  // nothing: as the measure has it already
    std::string purpose, numerator_definition, denominator_definition;
    std::optional<Counted> counted;
    std::optional<UsualComparison> compared_with;
    template <class M = PlanFileMeasure>
    static constexpr auto described() {
        return describe(
            "PlanFileMeasure", field("no", &M::no, "Ordning"), field("id", &M::id, "Id"),
            field("name", &M::name, "Namn"), optional_field("name_as_printed", &M::name_as_printed, "Tryckt namn"),
            optional_field("kind", &M::kind, "Slag"), optional_field("perspective", &M::perspective, "Perspektiv"),
            field("success_factor", &M::success_factor, "Framgångsfaktor"), field("level", &M::level, "Nivå"),
            optional_field("level_basis", &M::level_basis, "Hur nivån är känd"),
            optional_field("unit", &M::unit, "Enhet"), optional_field("decimals", &M::decimals, "Decimaler"),
            field("direction", &M::direction, "Vad som är bättre"), field("sex_split", &M::sex_split, "Kön"),
            field("target", &M::target, "Mål"), field("follow_up", &M::follow_up, "Uppföljning"),
            optional_field("follow_up_text", &M::follow_up_text, "Uppföljning i källans ord"),
            field("report_symbols", &M::report_symbols, "Källans symboler"),
            optional_field("definition", &M::definition, "Definition"), optional_field("owner", &M::owner, "Ägare"),
            optional_field("footnote", &M::footnote, "Fotnot"),
            optional_field("population", &M::population, "Befolkning"),
            field("quality_class", &M::quality_class, "Slag av kvalitet"),
            optional_field("note", &M::note, "Anmärkning"),
            field("roll_up", &M::roll_up, "Sammanräkning: own, sum eller weighted"),
            optional_field("purpose", &M::purpose, "Syfte"),
            optional_field("numerator_definition", &M::numerator_definition, "Täljaren i ord"),
            optional_field("denominator_definition", &M::denominator_definition, "Nämnaren i ord"),
            field("counted", &M::counted, "Vad som räknas"),
            field("compared_with", &M::compared_with, "Vad det jämförs med när målet inte säger något"));
    }
};

struct PlanFile {
    std::string schema;
    PlanSource source;
    PlanFileOrganisation organisation;
    PlanFilePeriod report_period;
    std::vector<PlanFileFollowUp> follow_up_periods;
    PlanFileModel model;
    std::map<std::string, std::string> sex_codes;
    std::vector<PlanFilePerspective> perspectives;
    std::vector<PlanFileFactor> success_factors;
    std::vector<PlanFileMeasure> measures;
    template <class P = PlanFile>
    static constexpr auto described() {
        return describe(
            "PlanFile", optional_field("schema", &P::schema, "Filens form"),
            optional_field("source", &P::source, "Källa"), field("organisation", &P::organisation, "Organisation"),
            field("report_period", &P::report_period, "Rapportperiod"),
            field("follow_up_periods", &P::follow_up_periods, "Uppföljningstillfällen"),
            optional_field("model", &P::model, "Styrmodell"), field("sex_codes", &P::sex_codes, "Könskoder"),
            field("perspectives", &P::perspectives, "Perspektiv"),
            field("success_factors", &P::success_factors, "Framgångsfaktorer"),
            field("measures", &P::measures, "Mått"));
    }
};

// The definition that a measure of the file stands for.
Measure measure_of(const PlanFileMeasure& item);

// Faults that one look at the file alone tells: doubled ids, references to nothing, targets that cannot be judged.
// Paths as in JSON.
std::vector<Fault> check_plan_file(const PlanFile& file);

// Why a target cannot be used; nothing when it can. Codes: target.incomplete, and target.interval for the limits of an
// interval.
struct TargetFault {
    std::string code;
    std::string field;  // of Target; empty: the whole of it
    std::string message;
};
std::optional<TargetFault> target_fault(const Target& target);

}  // namespace ledstang
