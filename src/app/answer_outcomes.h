// The groups' days to a first answer as outcomes of ordinary measures, so that they stand on the scorecard. Joins the
// matters and the measures, neither of which knows the other. Which measures: answer_times.toml.
#pragma once

#include <string>
#include <vector>

#include "described/description.h"

namespace ledstang {

class Operations;

struct ComputeAnswerTimes {
    bool add = false;      // measures that are missing
    bool dry_run = false;  // only say what would be written
    template <class C = ComputeAnswerTimes>
    static constexpr auto described() {
        return describe("ComputeAnswerTimes", optional_field("add", &C::add, "Lägg till mått som saknas"),
                        optional_field("dry_run", &C::dry_run, "Räkna, men spara inget"));
    }
};
struct AnswerTimesReport {
    int answers = 0;  // of groups that belong to a unit
    int added = 0;
    int changed = 0;
    int unchanged = 0;
    int kept = 0;  // places that somebody has filled in, or that are closed
    std::vector<std::string> notes;
    template <class A = AnswerTimesReport>
    static constexpr auto described() {
        return describe("AnswerTimesReport", field("answers", &A::answers, "Svar av grupper som hör till en enhet"),
                        field("added", &A::added, "Nya utfall"), field("changed", &A::changed, "Ändrade"),
                        field("unchanged", &A::unchanged, "Oförändrade"),
                        field("kept", &A::kept, "Rördes inte: inmatade eller stängda"),
                        field("notes", &A::notes, "Anmärkningar"));
    }
};

void offer_answer_outcomes(Operations& operations);

}  // namespace ledstang
