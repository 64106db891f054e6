#include "reports/compose_measures.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/swedish_number.h"
#include "reports/marks.h"
#include "reports/references.h"

namespace ledstang {
namespace {

constexpr std::size_t most_chart_periods = 6;

std::string sex_name_of(const ScorecardMeasure& measure, Sex sex) {
    for (const auto& row : measure.rows) {
        if (row.sex == sex && !row.sex_name.empty()) return capitalised(row.sex_name);
    }
    return sex == Sex::K ? "Kvinnor" : sex == Sex::M ? "Män" : "Totalt";
}

// A plain count needs no unit beside the measure's name.
std::string printed_value(Decimal value, int decimals, const std::string& unit) {
    return format_with_unit(value, decimals, unit == "antal" ? "" : unit);
}

std::string unit_of(const ScorecardMeasure& measure, const std::vector<Outcome>& outcomes) {
    for (const auto& outcome : outcomes) {
        if (outcome.measure == measure.id && !outcome.unit.empty()) return outcome.unit;
    }
    return {};
}

// Earlier figures for all sexes together, where this one has none of its own: the newest.
const Outcome* earlier_total(const ScorecardMeasure& measure, const ReportSources& sources) {
    const Outcome* newest = nullptr;
    for (const auto& outcome : sources.outcomes) {
        if (outcome.measure != measure.id || outcome.sex != Sex::T || !outcome.value || !outcome.period) continue;
        if (outcome.period->last_day() >= sources.scorecard.period.last_day()) continue;
        if (newest == nullptr || newest->period->last_day() < outcome.period->last_day()) newest = &outcome;
    }
    return newest;
}

std::string change_of(const ScorecardRow& row, int decimals) {
    if (!row.change) return {};
    auto change = format_signed(*row.change, decimals);
    if (row.change_percent) change += fmt::format(" ({}\u00a0%)", format_signed(*row.change_percent, 1));
    return change;
}

ReportOutcome compose_outcome(const ScorecardRow& row, const ScorecardMeasure& measure, const ReportSources& sources) {
    ReportOutcome outcome;
    outcome.sex = std::string(name_of(row.sex));
    outcome.sex_name = sex_name_of(measure, row.sex);
    outcome.value = row.value;
    outcome.decimals = measure.decimals;
    outcome.value_unit = unit_of(measure, sources.outcomes);
    outcome.printed = row.printed.empty() ? "Data saknas" : row.printed;
    if (row.comparison_value && row.comparison_period) {
        outcome.comparison = printed_value(*row.comparison_value, measure.decimals, outcome.value_unit);
        outcome.comparison_period = row.comparison_period->swedish();
        outcome.comparison_value = row.comparison_value;
    } else if (const auto* total = row.sex == Sex::T ? nullptr : earlier_total(measure, sources)) {
        outcome.comparison = "totalt " + printed_value(*total->value, measure.decimals, outcome.value_unit);
        outcome.comparison_period = total->period->swedish();
    }
    outcome.change = change_of(row, measure.decimals);
    outcome.attainment = mark_of(row.attainment);
    outcome.attainment_reason = row.attainment_reason;
    outcome.development = mark_of(row.development);
    outcome.direction = row.change ? in_words(row.direction) : "";
    outcome.development_reason = row.development_reason;
    for (const auto& flag : row.flag_names) {
        if (flag != measure.level_label) outcome.flags.push_back(flag);
    }
    outcome.note = row.note;
    return outcome;
}

std::vector<ChartValue> compose_chart(const ScorecardMeasure& measure, const ReportSources& sources) {
    std::vector<const Outcome*> outcomes;
    for (const auto& outcome : sources.outcomes) {
        if (outcome.measure == measure.id && outcome.value && outcome.period) outcomes.push_back(&outcome);
    }
    std::ranges::stable_sort(outcomes, [](const Outcome* a, const Outcome* b) {
        const auto key = [](const Outcome* outcome) {
            return std::tuple(outcome->period->last_day(), *outcome->period, outcome->sex);
        };
        return key(a) < key(b);
    });
    std::vector<Period> periods;
    for (const auto* outcome : outcomes) {
        if (std::ranges::find(periods, *outcome->period) == periods.end()) periods.push_back(*outcome->period);
    }
    if (periods.size() < 2) return {};
    if (periods.size() > most_chart_periods) periods.erase(periods.begin(), periods.end() - most_chart_periods);
    std::vector<ChartValue> chart;
    for (const auto* outcome : outcomes) {
        if (std::ranges::find(periods, *outcome->period) == periods.end()) continue;
        chart.push_back({outcome->period->swedish(), std::string(name_of(outcome->sex)),
                         sex_name_of(measure, outcome->sex), *outcome->value,
                         printed_value(*outcome->value, measure.decimals, outcome->unit)});
    }
    return chart;
}

std::vector<ReportComment> compose_comments(const std::string& scope, const std::string& scope_id,
                                            const ReportSources& sources, const Configuration& configuration) {
    std::vector<ReportComment> comments;
    for (const auto& comment : sources.comments) {
        if (comment.scope != scope || comment.scope_id != scope_id) continue;
        if (comments.empty() || comments.back().heading != comment.heading) comments.push_back({comment.heading, {}});
        comments.back().paragraphs.push_back(link_references(comment.text, configuration.report.references));
    }
    return comments;
}

ReportMeasure compose_measure(const ScorecardMeasure& measure, const ScorecardFactor& factor,
                              const ReportSources& sources, const Configuration& configuration) {
    ReportMeasure shown;
    shown.id = measure.id;
    shown.number = measure.number;
    shown.factor = factor.name;
    shown.name = measure.name;
    shown.footnote_mark = measure.footnote_mark;
    shown.target_text = measure.target_text;
    shown.follow_up_text = measure.follow_up_text;
    shown.label = measure.level_label;
    for (const auto& row : measure.rows) shown.outcomes.push_back(compose_outcome(row, measure, sources));
    for (const auto& figure : measure.sub_units) {
        shown.sub_units.push_back({figure.unit_name, sex_name_of(measure, figure.sex), figure.printed});
    }
    shown.comments = compose_comments("measure", measure.id, sources, configuration);
    shown.chart = compose_chart(measure, sources);
    return shown;
}

std::string assessment_in_words(const ScorecardGoal& goal) {
    const auto& assessment = goal.assessment;
    if (assessment.status.empty() && assessment.text.empty()) return "Ingen samlad bedömning är gjord.";
    static const std::map<std::string, std::string> words = {{"met", "✔ Uppfyllt."},
                                                             {"partly_met", "◐ Delvis uppfyllt."},
                                                             {"not_met", "✖ Ej uppfyllt."},
                                                             {"undetermined", "○ Ej bedömbart."}};
    const auto word = words.find(assessment.status);
    std::string shown = word == words.end() ? "" : word->second;
    if (!assessment.text.empty()) shown += (shown.empty() ? "" : " ") + assessment.text;
    if (goal.differs) shown += " Bedömningen avviker från måtten. " + goal.computed_words;
    return shown;
}

}  // namespace

ReportPerspective compose_perspective(const ScorecardPerspective& perspective, const ReportSources& sources,
                                      const Configuration& configuration) {
    ReportPerspective shown;
    shown.id = perspective.id;
    shown.name = perspective.name;
    shown.description = perspective.description;
    for (const auto& goal : perspective.goals) shown.goals.push_back({goal.name, assessment_in_words(goal)});
    for (const auto& factor : perspective.factors) {
        for (const auto& measure : factor.measures) {
            shown.measures.push_back(compose_measure(measure, factor, sources, configuration));
            if (measure.footnote_mark.empty()) continue;
            shown.footnotes.push_back({measure.footnote_mark, measure.footnote.empty()
                                                                  ? "Fotnotens text saknas i källan."
                                                                  : measure.footnote});
        }
    }
    shown.comments = compose_comments("perspective", perspective.id, sources, configuration);
    // Content is shown even where the plan says that the perspective has no section.
    shown.in_report = perspective.in_report || !shown.measures.empty() || !shown.comments.empty();
    return shown;
}

std::vector<MissingFigures> compose_missing(const ReportSources& sources) {
    std::vector<MissingFigures> missing;
    for (const auto& perspective : sources.scorecard.perspectives) {
        for (const auto& factor : perspective.factors) {
            for (const auto& measure : factor.measures) {
                const auto lacking = std::ranges::find_if(
                    measure.rows, [](const ScorecardRow& row) { return row.attainment == Attainment::no_data; });
                if (lacking == measure.rows.end() && !measure.rows.empty()) continue;
                MissingFigures figures{measure.name, "Ingen uppgift är lämnad.", "ej angiven",
                                       sources.scorecard.period_name};
                if (lacking != measure.rows.end() && !lacking->attainment_reason.empty())
                    figures.reason = lacking->attainment_reason;
                const auto responsible = sources.responsible.find(measure.id);
                if (responsible != sources.responsible.end() && !responsible->second.empty())
                    figures.responsible = responsible->second;
                missing.push_back(std::move(figures));
            }
        }
    }
    return missing;
}

}  // namespace ledstang
