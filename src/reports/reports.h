// The public face of reports: the period's report of a unit, in every format, and the production figures that it shows.
#pragma once

#include "reports/chapters.h"
#include "reports/formats.h"
#include "reports/frozen.h"
#include "reports/marks.h"
#include "reports/production.h"
#include "reports/report.h"
#include "reports/report_head.h"

namespace ledstang {

// As the store has it now; actions as they stood on the period's last day. `masked`: for readers outside the region,
// with small numbers withheld. Refused: unit.unknown and what read_scorecard refuses.
Result<Report> build_report(Context& context, const std::string& unit, Period period, bool masked = false);
// The same within a read or a write that has begun.
Result<Report> build_report(Sql& sql, const Configuration& configuration, const std::string& unit, Period period,
                            bool masked = false);

void offer_reports(Operations& operations);

}  // namespace ledstang
