// What a report is made from, gathered before it is composed, so that composing is a pure function.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "goals/goals.h"
#include "matters/matters.h"
#include "reports/chapter_settings.h"
#include "reports/chapters.h"
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
    ChapterSettings settings;
    std::vector<StoredChapter> chapters;             // by position; empty where nobody has changed any
    std::vector<Outcome> outcomes;                   // of the series main, all periods up to the report's
    std::map<std::string, std::string> responsible;  // measure → owning function, where one is named
};

// Every paragraph, figure and action of the sources stands in the report once; nothing else is added but the words of
// the statuses and the configuration's placeholders.
Report compose_report(const ReportSources& sources, const Configuration& configuration);

// The same before its chapters are put in order (outline.h): everything that there is.
Report compose_parts(const ReportSources& sources, const Configuration& configuration);

// As the store has it now; actions as they stood on the period's last day. Refused: unit.unknown and what
// read_scorecard refuses.
Result<ReportSources> gather_sources(Sql& sql, const Configuration& configuration, const std::string& unit,
                                     Period period);

}  // namespace ledstang
