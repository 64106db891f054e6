// A report for readers outside the region: small numbers withheld as in the masked scorecard, and with them everything
// else in the report that tells them.
#pragma once

#include "reports/sources.h"

namespace ledstang {

// The scorecard as mask_small_numbers leaves it; no chart, earlier figure or comment of a measure of which anything is
// withheld, now or in an earlier period; production figures that are small counts, or shares of few, without their
// figure. Texts that people have written about the whole are left as they are. `masking` is masking_of with the
// years of the sources' outcomes.
void mask_sources(ReportSources& sources, const ScorecardMasking& masking);

}  // namespace ledstang
