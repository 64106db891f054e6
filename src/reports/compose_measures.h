// The measures' part of composing a report.
#pragma once

#include "reports/sources.h"

namespace ledstang {

ReportPerspective compose_perspective(const ScorecardPerspective& perspective, const ReportSources& sources,
                                      const Configuration& configuration);

// Measures of which some figure of the period is missing.
std::vector<MissingFigures> compose_missing(const ReportSources& sources);

}  // namespace ledstang
