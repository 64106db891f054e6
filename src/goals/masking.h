// Small numbers in what outsiders read: counts that could point at a person are withheld, and so is what they could be
// worked out from. Stored values are never touched. Which figures those are is decided for all that is published at
// once (measures/outcome_masking.h); here they are taken out of a scorecard, with everything that tells them.
#pragma once

#include <map>
#include <set>

#include "goals/scorecard.h"
#include "masking/masking.h"

namespace ledstang {

// What is withheld of what a scorecard tells, and how its rows hang together with other figures.
struct ScorecardMasking {
    WithheldOutcomes withheld;
    MaskingRule rule;
    // By measure: the earlier period that its target counts from, whose figure a limit gives back.
    std::map<std::string, Period> counted_from;
    std::map<std::string, std::set<Sex>> counted;  // by measure: the sexes that the scorecard's counts take
};
// Of the scorecard's measures, in its period and those that it compares with. `further` are years that something beside
// the scorecard tells of.
ScorecardMasking masking_of(Sql& sql, const Configuration& configuration, const Scorecard& scorecard,
                            std::set<int> further = {});

// Takes out of the scorecard, measure by measure:
//   a row whose own figure, or one that it is compared with, is withheld;
//   sub-units' results that are; and where anything of a measure is withheld, its further series and its comments,
//   which may name the figure; the words of a shown row that name another sex's figure in place of a comparison, and
//   what stands beside it.
// A withheld row has no figures, its reasons say why, flag_codes has "masked", and the counts take it as undetermined.
// Answers with the measures of which anything is withheld.
std::set<std::string> mask_small_numbers(Scorecard& scorecard, const ScorecardMasking& masking);

}  // namespace ledstang
