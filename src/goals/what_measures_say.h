// What the measures of a perspective say about its goals, to stand beside a person's own assessment. It is a count and
// never the assessment itself.
#pragma once

#include "goals/scorecard.h"

namespace ledstang {

struct MeasuresSay {
    std::string status;  // met | partly_met | not_met | undetermined
    std::string words;   // "Måtten säger delvis uppfyllt: 4 av 6 bedömda utfall når målet. 3 går inte att bedöma ännu."
};

// Steering measures that are due, each sex for itself: all met, some, or none. Those that are not judged (not yet due,
// no data, cannot be judged) are counted in the words alone; where nothing is judged the goal is undetermined.
MeasuresSay what_measures_say(const ScorecardPerspective& perspective);

// "delvis uppfyllt" for partly_met; empty where it is no status.
std::string assessment_status_in_words(const std::string& status);

}  // namespace ledstang
