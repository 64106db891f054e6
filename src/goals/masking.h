// Small numbers in what outsiders read: counts that could point at a person are withheld, and so is what they could be
// worked out from. Stored values are never touched.
#pragma once

#include <set>

#include "goals/scorecard.h"

namespace ledstang {

// Withholds, measure by measure:
//   a count from 1 to below − 1, now or in the comparison; zero is shown;
//   a share whose numerator is such a count, or whose denominator is below 2 × `below`, where they are known;
//   the total, or where there is none the other sex, when one sex alone is withheld, so that no subtraction gives it
//   back; the same in sub-units' results and further series; the comments on a measure of which anything is withheld,
//   since they may name the figure; the words of a shown row that name another sex's figure in place of a comparison.
// A withheld row has no figures, its reasons say why, and flag_codes has "masked". `below` is at least 2. Answers with
// the measures of which anything is withheld.
std::set<std::string> mask_small_numbers(Scorecard& scorecard, int below);

// Whether a single figure of a measure is withheld: a count from 1 to below − 1.
bool is_small_count(const std::string& unit, const std::optional<Decimal>& value, int below);

}  // namespace ledstang
