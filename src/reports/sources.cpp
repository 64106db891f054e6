#include "reports/sources.h"

#include <set>

namespace ledstang {
namespace {

// The measure's own series up to the report's period, wherever the scorecard took its values from.
void add_outcomes(Sql& sql, const Scorecard& card, const ScorecardMeasure& measure, ReportSources& sources) {
    std::set<std::string> units = {card.unit};
    for (const auto& row : measure.rows) {
        if (!row.value_unit.empty()) units.insert(row.value_unit);
    }
    for (const auto& unit : units) {
        for (auto& outcome : outcomes_of(sql, unit, measure.id)) {
            if (outcome.series != "main" || !outcome.period || card.period.last_day() < outcome.period->last_day())
                continue;
            sources.outcomes.push_back(std::move(outcome));
        }
    }
    if (const auto definition = read_measure(sql, measure.id); definition && !definition->owner.empty())
        sources.responsible[measure.id] = definition->owner;
}

// Until somebody has written a head of the report's own, the document's that the plan came from.
ReportHead report_head_or_plans(Sql& sql, const std::string& unit, Period period) {
    auto head = read_report_head(sql, unit, period);
    if (head.row_version > 0) return head;
    const auto source = read_plan_source(sql, unit, period.last_day());
    if (!source) return head;
    head.title = source->document;
    head.document_id = source->document_id;
    head.version = source->version;
    head.applies_to = source->applies_to;
    head.publication_date = source->publication_date;
    return head;
}

}  // namespace

Result<ReportSources> gather_sources(Sql& sql, const Configuration& configuration, const std::string& unit,
                                     Period period) {
    const auto organisation = read_organisation(sql, configuration, period.last_day());
    if (const auto known = require_unit(organisation, unit); !known) return refuse(known.error());
    auto card = read_scorecard(sql, configuration, unit, period);
    if (!card) return refuse(card.error());
    auto settings = read_chapter_settings(configuration);
    if (!settings) return refuse(settings.error());
    ReportSources sources;
    sources.settings = std::move(*settings);
    sources.scorecard = std::move(*card);
    sources.head = report_head_or_plans(sql, unit, period);
    sources.actions = read_actions(sql, configuration, organisation, unit, period.last_day());
    sources.comments = read_period_comments(sql, unit, period);
    sources.production = read_production(sql, unit, period);
    sources.chapters = read_chapters(sql, unit, period);
    for (const auto& perspective : sources.scorecard.perspectives) {
        for (const auto& factor : perspective.factors) {
            for (const auto& measure : factor.measures) add_outcomes(sql, sources.scorecard, measure, sources);
        }
    }
    return sources;
}

}  // namespace ledstang
