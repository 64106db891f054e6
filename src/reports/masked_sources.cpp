#include "reports/masked_sources.h"

#include <algorithm>

namespace ledstang {
namespace {

bool is_small_production(const ProductionFigure& figure, const MaskingRule& rule) {
    const auto is_count = [&](const std::optional<Decimal>& count) {
        return is_small_figure("antal", count, {}, {}, rule);
    };
    if (is_count(figure.count) || is_count(figure.comparison_count)) return true;
    return figure.kind == ProductionKind::count && is_count(figure.value);
}

}  // namespace

void mask_sources(ReportSources& sources, const ScorecardMasking& masking) {
    auto masked = mask_small_numbers(sources.scorecard, masking);
    std::erase_if(sources.comments, [&](const PeriodComment& comment) {
        return comment.scope == "measure" && masked.contains(comment.scope_id);
    });
    // One withheld figure of the past, of any sex and period, would show in the chart.
    for (const auto& outcome : sources.outcomes) {
        if (outcome.period && masking.withheld.has(outcome.measure, outcome.unit_id, *outcome.period, outcome.sex))
            masked.insert(outcome.measure);
    }
    std::erase_if(sources.outcomes, [&](const Outcome& outcome) { return masked.contains(outcome.measure); });
    for (auto& figure : sources.production) {
        if (!is_small_production(figure, masking.rule)) continue;
        figure.withheld = withheld_words;
        figure.value_as_printed.clear();
        figure.quote.clear();
        figure.note.clear();
    }
}

}  // namespace ledstang
