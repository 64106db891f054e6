// What the decided process demands, rule by rule, and how many follow each. Inside the module.
#pragma once

#include "process_models/petri_net.h"
#include "processes/selections.h"

namespace ledstang {

struct ConformanceRule {
    std::string words;
    std::int64_t cases = 0;              // that the rule says something of
    std::optional<std::int64_t> broken;  // cases that do not follow it; absent: not told
    std::optional<double> share;         // percent of the cases that follow it
    template <class S = ConformanceRule>
    static constexpr auto described() {
        return describe("ProcessConformanceRule", field("words", &S::words, "Regeln i ord"),
                        field("cases", &S::cases, "Patienter som regeln gäller"),
                        field("broken", &S::broken, "Patienter som bryter den"),
                        field("share", &S::share, "Andel som följer den, procent"));
    }
};
// Those that most patients break first, at most 50. Rules for steps that the log does not have, or for fewer patients
// than are shown, are left out. `left_out`: ways (by variants_of) that are not tried; empty for none.
std::vector<ConformanceRule> conformance_rules(const PetriNet& net, const ChosenCases& cases,
                                               const std::vector<bool>& left_out);

}  // namespace ledstang
