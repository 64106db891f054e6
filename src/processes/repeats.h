// What is done again for the same patient, and for how many. Inside the module.
#pragma once

#include "processes/selections.h"

namespace ledstang {

struct RepeatedStep {
    std::string activity;
    std::int64_t cases = 0;  // for whom it happens at least twice
    double share = 0;        // percent of the patients
    std::int64_t times = 0;  // beyond the first time of each
    template <class S = RepeatedStep>
    static constexpr auto described() {
        return describe("ProcessRepeatedStep", field("activity", &S::activity, "Händelse"),
                        field("cases", &S::cases, "Patienter som den sker mer än en gång för"),
                        field("share", &S::share, "Andel av patienterna, procent"),
                        field("times", &S::times, "Gånger utöver den första"));
    }
};
struct ProcessRepeats {
    std::int64_t cases = 0;
    bool withheld = false;
    int fewest_shown = 0;
    std::optional<std::int64_t> with_any;  // patients with something done again; absent: not told
    std::vector<RepeatedStep> steps;       // most patients first
    int hidden = 0;                        // steps that are not told: done again, or not done again, for few
    std::string sentence;
    template <class S = ProcessRepeats>
    static constexpr auto described() {
        return describe("ProcessRepeatedSteps", field("cases", &S::cases, "Patienter i urvalet"),
                        field("withheld", &S::withheld, "För få för att visas"),
                        field("fewest_shown", &S::fewest_shown, "Färre än så visas inte"),
                        field("with_any", &S::with_any, "Patienter som något sker mer än en gång för"),
                        field("steps", &S::steps, "Händelser, flest patienter först"),
                        field("hidden", &S::hidden, "Händelser som inte visas"),
                        field("sentence", &S::sentence, "Svaret i en mening"));
    }
};
Result<ProcessRepeats> get_process_repeats(Context& context, const CasesWish& wish);

}  // namespace ledstang
