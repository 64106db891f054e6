// The figures that a scorecard is judged from. Inside the module.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "goals/judged_figure.h"
#include "goals/period_words.h"
#include "goals/plan.h"
#include "measures/measures.h"
#include "organisation/organisation.h"

namespace ledstang {

using OutcomesByMeasure = std::map<std::string, std::vector<Outcome>, std::less<>>;

// Everything the scorecard needs to know, read once.
struct ScorecardFigures {
    std::string unit;
    Period period;
    OutcomesByMeasure own;                           // the unit's outcomes: the period and those it is compared with
    std::map<std::string, OutcomesByMeasure> above;  // by unit above, for measures that belong to a level there
    OutcomesByMeasure below;                         // of the units directly below
    std::map<std::string, std::string> names_below;  // of those units, by id
    PeriodWords words;
    std::map<std::pair<std::string, Sex>, Overruled> overruled;
    std::map<std::string, SeriesPast, std::less<>> past;  // by the unit that the values describe
};

// Of the first unit of the chain in that period. `below` adds those of the units directly below.
Result<ScorecardFigures> read_scorecard_figures(Sql& sql, const Configuration& configuration, const Plan& plan,
                                                const std::vector<ChainUnit>& chain, Period period, bool below);

// Whether there is a figure that is judged, of the main series, in that period.
bool has_main(const std::vector<Outcome>& records, const Period& period);

}  // namespace ledstang
