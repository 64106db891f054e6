#include "measures/chart.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "described/period_kind.h"
#include "spc/spc.h"
#include "spc/step.h"
#include "spc/suggestion.h"

namespace ledstang {

namespace {

// Longer series than this are cut at the old end; a week's chart then still holds nineteen years.
constexpr std::size_t most_points = 1000;

std::optional<double> shown(double figure) {
    return std::isfinite(figure) ? std::optional(figure) : std::nullopt;
}

ChartMeaning meaning_of(PointType type) {
    switch (type) {
        case PointType::improvement:
            return ChartMeaning::improvement;
        case PointType::concern:
            return ChartMeaning::concern;
        case PointType::neutral:
            return ChartMeaning::change;
        default:
            return ChartMeaning::common;
    }
}

ChartRule rule_of(SpcRule rule) {
    switch (rule) {
        case SpcRule::outside:
            return ChartRule::outside;
        case SpcRule::trend:
            return ChartRule::trend;
        case SpcRule::two_of_three:
            return ChartRule::two_of_three;
        case SpcRule::shift:
            return ChartRule::shift;
        case SpcRule::none:
            break;
    }
    return ChartRule::none;
}

ChartAssurance assurance_of(Assurance assurance) {
    switch (assurance) {
        case Assurance::pass:
            return ChartAssurance::pass;
        case Assurance::fail:
            return ChartAssurance::fail;
        case Assurance::hit_or_miss:
            return ChartAssurance::hit_or_miss;
        case Assurance::none:
            break;
    }
    return ChartAssurance::none;
}

// From the first period with a value to the last with an outcome, one after the other; a period between without an
// outcome is a gap.
std::vector<Period> periods_between(const ChartFigures& values) {
    std::vector<Period> periods;
    for (Period period = values.rbegin()->first; period >= values.begin()->first; period = period.previous()) {
        periods.push_back(period);
        if (periods.size() == most_points) break;
    }
    std::ranges::reverse(periods);
    return periods;
}

// Indexes of the points at which a new part begins, ascending; never the first point.
std::vector<std::size_t> part_starts(const std::vector<Period>& periods, const ChartQuestion& question) {
    std::set<std::size_t> starts;
    for (std::size_t i = 1; i < periods.size(); ++i) {
        if (std::ranges::find(question.rebase, periods[i]) != question.rebase.end()) starts.insert(i);
    }
    for (const auto& phase : question.phases) {
        const auto first = std::ranges::find_if(periods, [&](const Period& p) { return phase.from <= p.first_day(); });
        if (first != periods.begin() && first != periods.end())
            starts.insert(static_cast<std::size_t>(first - periods.begin()));
    }
    return {starts.begin(), starts.end()};
}

// Only within the last part: the earlier ones have been decided.
std::vector<Period> suggested(const std::vector<Period>& periods, const std::vector<SpcPoint>& points,
                              SpcQuestion question, std::size_t first) {
    question.part_starts.clear();
    const auto suggestion = suggest_parts(std::span(points).subspan(first), question);
    std::vector<Period> starts;
    for (const auto& part : suggestion.parts) {
        if (part.first > 0) starts.push_back(periods[first + part.first]);
    }
    return starts;
}

}  // namespace

ChartSeries chart_series(Sex sex, Period::Kind kind, const ChartFigures& figures, const ChartQuestion& wish) {
    const auto periods = periods_between(figures);
    const auto chosen = choose_chart(figures, wish.kind);
    SpcQuestion question;
    question.chart = chosen.chart;
    question.multiply = chosen.multiply;
    question.good =
        wish.direction == BetterDirection::higher_is_better ? GoodDirection::increase : GoodDirection::decrease;
    const bool fits = !wish.target_for || *wish.target_for == kind;
    if (wish.interval) question.good = GoodDirection::neutral;
    if (const auto target = wish.targets.find(sex); fits && !wish.interval && target != wish.targets.end())
        question.target = target->second;
    question.part_starts = part_starts(periods, wish);
    question.rules = wish.rules;
    std::vector<SpcPoint> points;
    for (const auto& period : periods) {
        const auto found = figures.find(period);
        if (found != figures.end() && found->second.doubtful) question.excluded.push_back(points.size());
        points.push_back(found == figures.end() ? SpcPoint{} : chosen.point(found->second));
    }
    // A change in per cent is written in the same unit as a share; a negative value tells which it is.
    question.may_be_negative =
        !wish.from_zero || std::ranges::any_of(points, [](const SpcPoint& point) { return point.numerator < 0; });
    const auto answer = judge_series(points, question);
    const auto step = step_of(kind);
    const auto cautions = cautions_of(points, question, answer, step.rounds);
    ChartSeries series;
    series.sex = sex;
    series.period_kind = name_of(kind);
    series.chart = name_of_chart(chosen.chart);
    series.verdict = verdict(answer, question, cautions, step.word);
    if (!chosen.instead.empty())
        series.verdict += " Diagrammet är XmR och inte det som regionen har valt: " + chosen.instead + ".";
    if (wish.interval && !answer.parts.empty())
        series.verdict +=
            " Målet är ett intervall, så diagrammet säger inte vad som är bättre, och inte om målet nås så länge inget "
            "ändras.";
    series.few_points = cautions.few_points;
    series.unsure = cautions.season > 0 || cautions.autocorrelated;
    series.assurance = assurance_of(answer.assurance);
    series.target = question.target;
    if (wish.interval && fits) {
        series.target = wish.interval->lower;
        series.target_upper = wish.interval->upper;
    }
    if (answer.last) series.variation = meaning_of(answer.points[*answer.last].type);
    for (const auto& part : answer.parts) {
        series.parts.push_back({periods[part.first], periods[part.first + part.count - 1], shown(part.centre),
                                shown(part.lower), shown(part.upper), static_cast<int>(part.values), part.few_points});
    }
    series.suggested = suggested(periods, points, question, answer.parts.empty() ? 0 : answer.parts.back().first);
    for (std::size_t i = 0; i < periods.size(); ++i) {
        const auto& point = answer.points[i];
        series.points.push_back({periods[i], shown(point.value), shown(point.centre), shown(point.lower),
                                 shown(point.upper), point.part + 1, point.excluded, rule_of(point.rule),
                                 meaning_of(point.type)});
    }
    return series;
}

MeasureChart chart_of(const std::vector<Outcome>& outcomes, const ChartQuestion& question) {
    MeasureChart chart;
    chart.phases = question.phases;
    for (const Sex sex : {Sex::T, Sex::K, Sex::M}) {
        std::map<Period::Kind, ChartFigures, std::greater<>> kinds;  // the shortest first
        for (const auto& outcome : outcomes) {
            if (outcome.series != "main" || outcome.sex != sex || !outcome.period) continue;
            kinds[outcome.period->kind()][*outcome.period] =
                chart_figure(outcome.value, outcome.numerator, outcome.denominator, is_doubtful(outcome.flags));
        }
        for (const auto& [kind, figures] : kinds) chart.series.push_back(chart_series(sex, kind, figures, question));
    }
    return chart;
}

}  // namespace ledstang
