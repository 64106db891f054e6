#include "reports/masked_sources.h"

#include <fmt/format.h>

#include <algorithm>

namespace ledstang {
namespace {

// A small count in the series, of any sex and period, would show in the chart.
std::set<std::string> measures_with_small_counts(const ReportSources& sources, int below) {
    std::map<std::string, std::string> units;
    for (const auto* measure : measures_of(sources.scorecard)) units[measure->id] = measure->unit;
    std::set<std::string> small;
    for (const auto& outcome : sources.outcomes) {
        if (is_small_count(units[outcome.measure], outcome.value, below) ||
            is_small_count("antal", outcome.numerator, below) ||
            (outcome.denominator && *outcome.denominator < Decimal::from_whole(2 * below)))
            small.insert(outcome.measure);
    }
    return small;
}

bool is_small(const ProductionFigure& figure, int below) {
    const auto is_count = [&](const std::optional<Decimal>& count) { return is_small_count("antal", count, below); };
    if (is_count(figure.count) || is_count(figure.comparison_count)) return true;
    return figure.kind == ProductionKind::count && is_count(figure.value);
}

}  // namespace

void mask_sources(ReportSources& sources, int below) {
    auto withheld = mask_small_numbers(sources.scorecard, below);
    std::erase_if(sources.comments, [&](const PeriodComment& comment) {
        return comment.scope == "measure" && withheld.contains(comment.scope_id);
    });
    withheld.merge(measures_with_small_counts(sources, below));
    std::erase_if(sources.outcomes, [&](const Outcome& outcome) { return withheld.contains(outcome.measure); });
    for (auto& figure : sources.production) {
        if (!is_small(figure, below)) continue;
        figure.withheld =
            figure.kind == ProductionKind::count ? fmt::format("färre än {}", below) : std::string("visas inte");
        figure.value_as_printed.clear();
        figure.quote.clear();
        figure.note.clear();
    }
}

}  // namespace ledstang
