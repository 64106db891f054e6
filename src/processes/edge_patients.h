// Whom an arrow of the map took longest for, for those who read single patients. Inside the module.
#pragma once

#include "operations/context.h"

namespace ledstang {

struct EdgePatientsWish {
    std::string process, from, to, unit, filter, reason;
    template <class S = EdgePatientsWish>
    static constexpr auto described() {
        return describe("ProcessEdgePatientsWish", field("process", &S::process, "Processens id"),
                        field("from", &S::from, "Händelse"), field("to", &S::to, "Nästa händelse"),
                        optional_field("unit", &S::unit, "Bara de som varit vid enheten"),
                        optional_field("filter", &S::filter, "Urval som JSON (ProcessFilter)"),
                        field("reason", &S::reason, "Varför patienterna läses"));
    }
};
struct EdgePatient {
    std::string case_name;
    std::string at;      // of the event that the arrow leaves, ISO instant
    double seconds = 0;  // until the next
    template <class S = EdgePatient>
    static constexpr auto described() {
        return describe("ProcessEdgePatient", field("case_name", &S::case_name, "Förloppets id, pseudonymt"),
                        field("at", &S::at, "När den första händelsen skedde"),
                        field("seconds", &S::seconds, "Sekunder till nästa"));
    }
};
struct EdgePatients {
    std::vector<EdgePatient> patients;  // the longest first, at most 20, each once
    std::int64_t of = 0;                // patients with the arrow
    template <class S = EdgePatients>
    static constexpr auto described() {
        return describe("ProcessEdgePatients", field("patients", &S::patients, "De som det tagit längst tid för"),
                        field("of", &S::of, "Patienter som gått den vägen"));
    }
};
// Refuses as get_process_edge and require_patient_reader; the reading is logged.
Result<EdgePatients> list_edge_patients(Context& context, const EdgePatientsWish& wish);

}  // namespace ledstang
