#include <fmt/format.h>

#include "base/swedish_text.h"
#include "computing/run.h"

namespace ledstang {
namespace {

constexpr std::size_t most_kept_told = 100;

bool told(const Measure& measure, Sex sex) {
    return sex == Sex::T || measure.sex_split.empty() ||
           std::ranges::find(measure.sex_split, sex) != measure.sex_split.end();
}

// The years of all periods that the run may tell of.
Placing::Years years_of(const FoundFigures& found) {
    if (found.work->touched.whole) return {};
    Placing::Years years{static_cast<int>(found.work->touched.first->year()),
                         static_cast<int>(found.work->touched.last->year())};
    for (const auto& figure : found.figures) {
        years.first = std::min(years.first, figure.period.year());
        years.last = std::max(years.last, figure.period.year());
    }
    return years;
}

// Whether this run would have told the period's figure, had there been one.
bool in_reach(const MeasureWork& work, const Period& period) {
    const auto& definition = work.file->definition;
    if (std::ranges::find(definition.kinds, period.kind()) == definition.kinds.end()) return false;
    // What an earlier version computed before this one begins, or after it ends, stays as it was.
    if (period.first_day() < definition.text.valid_from) return false;
    if (definition.text.valid_to && period.last_day() >= *definition.text.valid_to) return false;
    if (work.touched.whole) return true;
    return period.first_day() <= *work.touched.last && *work.touched.first <= period.last_day();
}

}  // namespace

bool OutcomeMaker::wanted(const std::string& unit, const Period& period) const {
    if (wish_.period && period != *wish_.period) return false;
    if (wish_.unit.empty()) return true;
    const auto place = units_.find(unit);
    const auto top = units_.find(wish_.unit);
    if (place == no_unit) return false;
    const auto above = units_.above(place, period.last_day());
    return std::ranges::find(above, top) != above.end();
}

Outcome OutcomeMaker::outcome_of(const FoundFigures& found, const Figure& figure) const {
    const Definition& definition = *figure.definition;
    Outcome outcome;
    outcome.measure = definition.id;
    outcome.unit_id = units_.id(figure.unit);
    outcome.series = series_of(definition, figure.age_group);
    outcome.period = figure.period;
    outcome.period_basis = "stated";
    outcome.sex = figure.sex == FigureSex::total ? Sex::T : figure.sex == FigureSex::women ? Sex::K : Sex::M;
    outcome.value = figure.value;
    outcome.numerator = figure.numerator;
    outcome.denominator = figure.denominator;
    outcome.unit = found.work->measure.unit;
    outcome.origin = "computed";
    if (!outcome.value) outcome.missing_reason = "Inga rader ligger i nämnaren.";
    const Date complete =
        Date{std::chrono::sys_days{figure.period.last_day()} + std::chrono::days{definition.text.settles_after}};
    if (definition.text.settles_after > 0 && complete >= context_.today) {
        outcome.flags.push_back(QualityFlag::not_quality_assured);
        outcome.note = fmt::format("Preliminärt: uppgifterna är fullständiga efter {}.", to_string(complete));
    }
    std::vector<std::string> empty;
    for (const auto& month : found.empty_months) {
        if (month.first_day() >= figure.period.first_day() && month.last_day() <= figure.period.last_day())
            empty.push_back(month.to_string());
    }
    if (!empty.empty()) {
        outcome.flags.push_back(QualityFlag::under_reported);
        if (!outcome.note.empty()) outcome.note += " ";
        outcome.note += fmt::format("Datamängden har inga rader för {}.", list_in_words(empty));
    }
    return outcome;
}

// What an earlier run wrote and no row lies behind any longer.
Outcome OutcomeMaker::nothing_left(const FoundFigures& found, const Placing::Place& place) const {
    Outcome outcome;
    outcome.measure = found.work->measure.id;
    outcome.unit_id = place.unit;
    outcome.series = place.series;
    outcome.period = place.period;
    outcome.period_basis = "stated";
    outcome.sex = place.sex;
    outcome.unit = found.work->measure.unit;
    outcome.origin = "computed";
    outcome.missing_reason = "Inga rader ligger längre bakom utfallet.";
    return outcome;
}

ReadyOutcomes OutcomeMaker::make(Sql& sql, OpenPlaces& open, const FoundFigures& found, ComputedMeasure& told_of,
                                 std::vector<KeptPlace>& kept_places) {
    Placing placing(sql, open, found.work->measure, Placing::Ours::of_computation, years_of(found));
    ReadyOutcomes ready;
    std::vector<KeptPlace> kept;
    for (const auto& figure : found.figures) {
        Outcome outcome = outcome_of(found, figure);
        if (!told(found.work->measure, outcome.sex) || !wanted(outcome.unit_id, figure.period)) continue;
        ++told_of.figures;
        if (auto placed = placing.place(std::move(outcome), kept)) {
            ready.outcomes.push_back(std::move(*placed));
            ready.rows.push_back(figure.rows);
        }
    }
    for (const auto& place : placing.left()) {
        if (!wanted(place.unit, place.period) || !in_reach(*found.work, place.period)) continue;
        if (auto placed = placing.place(nothing_left(found, place), kept)) {
            ready.outcomes.push_back(std::move(*placed));
            ready.rows.push_back(0);
        }
    }
    if (wish_.dry_run) {
        for (const auto& outcome : ready.outcomes) {
            if (!placing.stands(outcome)) {
                ++told_of.added;
            } else {
                ++(placing.differs(outcome) ? told_of.changed : told_of.unchanged);
            }
        }
    }
    told_of.kept = static_cast<std::int64_t>(kept.size());
    for (auto& one : kept) {
        if (kept_places.size() < most_kept_told) kept_places.push_back(std::move(one));
    }
    return ready;
}

}  // namespace ledstang
