// Whether the decided process is followed: patients' ways held against the drawing. Inside the module.
#pragma once

#include "process_models/variant_log.h"
#include "processes/conformance_rules.h"
#include "processes/selections.h"

namespace ledstang {

struct ProcessDeviation {
    std::string words;
    std::int64_t cases = 0, times = 0;
    template <class S = ProcessDeviation>
    static constexpr auto described() {
        return describe("ProcessDeviation", field("words", &S::words, "Avsteget i ord"),
                        field("cases", &S::cases, "Patienter"), field("times", &S::times, "Gånger"));
    }
};
struct ProcessConformance {
    int version = 0;         // of the drawing that was held against; 0: none is decided
    std::int64_t cases = 0;  // that are held against it
    bool withheld = false;
    int fewest_shown = 0;
    std::int64_t on_the_way = 0;  // beside `cases`: right so far, and not at the end; 0 also when they are too few
    std::int64_t fit = 0;         // patients whose way is one that the drawing permits
    std::optional<double> percentage_fit, average_fitness;  // 0 to 100; 0 to 1
    bool exact = true;  // otherwise some way was too long to be held against the drawing fully: at most so many fit
    std::vector<ProcessDeviation> deviations;  // most patients first
    std::int64_t rare_deviations = 0;          // of fewer patients than are shown
    std::vector<ConformanceRule> rules;        // what the drawing demands, one by one
    std::string sentence;
    template <class S = ProcessConformance>
    static constexpr auto described() {
        return describe(
            "ProcessConformance", field("version", &S::version, "Processbildens version; 0: ingen"),
            field("cases", &S::cases, "Patienter som prövas mot processbilden"),
            field("on_the_way", &S::on_the_way, "Patienter därutöver som följer den hittills och inte nått slutet"),
            field("withheld", &S::withheld, "För få för att visas"),
            field("fewest_shown", &S::fewest_shown, "Färre än så visas inte"),
            field("fit", &S::fit, "Patienter som följt processen"),
            field("percentage_fit", &S::percentage_fit, "Andel som följt den, procent"),
            field("average_fitness", &S::average_fitness, "Hur nära vägarna är processen, 0 till 1"),
            field("exact", &S::exact, "Om alla vägar kunde prövas helt"),
            field("deviations", &S::deviations, "Avsteg, vanligast först"),
            field("rare_deviations", &S::rare_deviations, "Avsteg med för få patienter"),
            field("rules", &S::rules, "Vad processbilden kräver, regel för regel"),
            field("sentence", &S::sentence, "Svaret i en mening"));
    }
};
// The ways of the chosen cases.
VariantLog variants_in(const ChosenCases& cases);
// HA-21. Refuses also as the drawing's net is refused.
Result<ProcessConformance> get_process_conformance(Context& context, const CasesWish& wish);

struct DeviationExamplesWish {
    std::string process, deviation, unit, filter, reason;
    template <class S = DeviationExamplesWish>
    static constexpr auto described() {
        return describe("ProcessDeviationExamplesWish", field("process", &S::process, "Processens id"),
                        field("deviation", &S::deviation, "Avsteget i ord, som det står bland avstegen"),
                        optional_field("unit", &S::unit, "Bara de som varit vid enheten"),
                        optional_field("filter", &S::filter, "Urval som JSON (ProcessFilter)"),
                        field("reason", &S::reason, "Varför patienterna läses"));
    }
};
struct DeviationExamples {
    std::vector<std::string> cases;  // of different ways, the commonest way first, at most five
    template <class S = DeviationExamples>
    static constexpr auto described() {
        return describe("ProcessDeviationExamples", field("cases", &S::cases, "Förloppens id, pseudonyma"));
    }
};
// Refuses as get_process_conformance and require_patient_reader, and with process.deviation_unknown.
Result<DeviationExamples> list_deviation_examples(Context& context, const DeviationExamplesWish& wish);

}  // namespace ledstang
