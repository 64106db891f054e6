#include "goals/measure_page.h"

#include "goals/period_words.h"

namespace ledstang {
namespace {

SeriesPoint point_of(const Outcome& outcome, const Measure& measure) {
    const std::string& unit = outcome.unit.empty() ? measure.unit : outcome.unit;
    const int decimals =
        outcome.value ? std::max(outcome.series == "main" ? measure.decimals : 0, decimals_of(*outcome.value)) : 0;
    return {outcome.period,      outcome.sex,
            outcome.value,       outcome.numerator,
            outcome.denominator, outcome.value ? value_in_words(*outcome.value, decimals, unit) : "Data saknas",
            outcome.note,        outcome.missing_reason,
            outcome.flags,       outcome.origin,
            outcome.recorded_at, outcome.recorded_by,
            outcome.version};
}

std::vector<MeasureSeries> series_of(const std::vector<Outcome>& outcomes, const Measure& measure) {
    std::vector<MeasureSeries> series = {{"main", {}}};
    for (const auto& outcome : outcomes) {
        auto found = std::find_if(series.begin(), series.end(),
                                  [&](const MeasureSeries& item) { return item.series == outcome.series; });
        if (found == series.end()) found = series.insert(series.end(), {outcome.series, {}});
        found->points.push_back(point_of(outcome, measure));
    }
    return series;
}

}  // namespace

Result<MeasurePage> read_measure_page(Sql& sql, const Configuration& configuration, const std::string& unit,
                                      const std::string& measure, Period period) {
    const auto definition = read_measure(sql, measure);
    if (!definition) return refuse(definition.error());
    auto scorecard = read_scorecard(sql, configuration, unit, period);
    if (!scorecard) return refuse(scorecard.error());
    const auto plan = read_plan(sql, unit, period.last_day(), false);
    MeasurePage page;
    page.unit = unit;
    page.unit_name = scorecard->unit_name;
    page.period = period;
    page.measure = *definition;
    std::string value_unit = unit;
    for (const auto& judged : measures_of(*scorecard)) {
        if (judged->id != measure) continue;
        page.judged = *judged;
        if (!judged->rows.empty()) value_unit = judged->rows.front().value_unit;
    }
    for (const auto& perspective : plan->perspectives) {
        for (const auto& factor : perspective.factors) {
            for (const auto& item : factor.measures) {
                if (item.measure.id != measure) continue;
                page.target = item.target;
                page.target_version = item.version;
                page.set_by = item.set_by;
                page.path.push_back({"perspective", perspective.id, perspective.name});
                for (const auto& goal : perspective.goals) page.path.push_back({"strategic_goal", goal.id, goal.name});
                page.path.push_back({"success_factor", factor.id, factor.name});
            }
        }
    }
    if (page.path.empty()) {
        return refuse(RefusalKind::not_found, "measure.not_in_plan",
                      "Måttet finns, men står inte i planen för " + scorecard->unit_name + ".");
    }
    // Figures of the level that the measure belongs to, with further series of the unit's own.
    auto outcomes = outcomes_of(sql, value_unit, measure);
    if (value_unit != unit) {
        for (auto& outcome : outcomes_of(sql, unit, measure)) outcomes.push_back(std::move(outcome));
    }
    page.series = series_of(outcomes, *definition);
    for (auto& [comment, written, by, at] : comments_on_measure(sql, unit, measure)) {
        page.comments.push_back(
            {comment.source_id.empty() ? measure + "-" + std::to_string(comment.paragraph) : comment.source_id, written,
             comment.text, by, at, comment.version});
    }
    return page;
}

}  // namespace ledstang
