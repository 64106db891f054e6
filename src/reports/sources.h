// What a report is made from, gathered before it is composed, so that composing is a pure function.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "goals/goals.h"
#include "matters/matters.h"
#include "reports/production.h"
#include "reports/report.h"
#include "reports/report_head.h"

namespace ledstang {

struct ReportSources {
    ReportHead head;
    Scorecard scorecard;
    ActionList actions;
    std::vector<PeriodComment> comments;  // in the report's order
    std::vector<ProductionFigure> production;
    std::vector<Outcome> outcomes;                   // of the series main, all periods up to the report's
    std::map<std::string, std::string> responsible;  // measure → owning function, where one is named
};

// Every paragraph, figure and action of the sources stands in the report once; nothing else is added but the words of
// the statuses and the configuration's placeholders.
Report compose_report(const ReportSources& sources, const Configuration& configuration);

}  // namespace ledstang
