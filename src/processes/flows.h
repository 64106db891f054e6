// How patients go between units, or between levels of care: how often from where to where, and where they come from
// outside and end. Small numbers are not told, nor what they could be worked out from: out of both tables together, and
// of what comes to each place and leaves it. Inside the module.
#pragma once

#include "processes/selections.h"

namespace ledstang {

struct FlowsWish {
    std::string process, unit, filter;
    std::string by = "unit";
    template <class S = FlowsWish>
    static constexpr auto described() {
        return describe("ProcessFlowsWish", field("process", &S::process, "Processens id"),
                        optional_field("unit", &S::unit, "Bara de som varit vid enheten"),
                        optional_field("filter", &S::filter, "Urval som JSON (ProcessFilter)"),
                        optional_field("by", &S::by, "unit eller care_level"));
    }
};
// How many patients is not told beside how often: whoever goes twice has come back in between, which tells of the way
// back.
struct PatientFlow {
    std::string from, to;  // names
    std::int64_t count = 0;
    double median = 0;  // seconds from the last event at the one to the first at the other
    template <class S = PatientFlow>
    static constexpr auto described() {
        return describe("PatientFlow", field("from", &S::from, "Från"), field("to", &S::to, "Till"),
                        field("count", &S::count, "Gånger"), field("median", &S::median, "Mediantid, sekunder"));
    }
};
// Absent: not told.
struct PatientFlowPlace {
    std::string name;
    std::optional<std::int64_t> began, stays, ended;
    template <class S = PatientFlowPlace>
    static constexpr auto described() {
        return describe("PatientFlowPlace", field("name", &S::name, "Enhet eller vårdnivå"),
                        field("began", &S::began, "Patienter som börjar här"),
                        field("stays", &S::stays, "Gånger som någon är här"),
                        field("ended", &S::ended, "Patienter som slutar här"));
    }
};
struct ProcessFlows {
    bool withheld = false;
    int fewest_shown = 0;
    std::int64_t cases = 0;
    std::vector<PatientFlow> flows;        // the most frequent first
    std::vector<PatientFlowPlace> places;  // with most patients first
    int hidden = 0;                        // ways between the places that are not told, also such that nobody takes
    std::string sentence;
    template <class S = ProcessFlows>
    static constexpr auto described() {
        return describe("ProcessFlows", field("withheld", &S::withheld, "För få för att visas"),
                        field("fewest_shown", &S::fewest_shown, "Färre än så visas inte"),
                        field("cases", &S::cases, "Patienter i urvalet"),
                        field("flows", &S::flows, "Från och till, vanligast först"),
                        field("places", &S::places, "Enheter eller vårdnivåer, flest patienter först"),
                        field("hidden", &S::hidden, "Antal vägar som inte visas"),
                        field("sentence", &S::sentence, "Svaret i en mening"));
    }
};
// Refuses as use_cases, with process.no_unit or process.no_care_level where the log does not say it, and process.by.
Result<ProcessFlows> get_process_flows(Context& context, const FlowsWish& wish);

}  // namespace ledstang
