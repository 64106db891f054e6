#include "measures/chart.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "spc/spc.h"
#include "spc/step.h"

namespace ledstang {
namespace {

// Longer series than this are cut at the old end; a week's chart then still holds nineteen years.
constexpr std::size_t most_points = 1000;

std::string_view name_of_kind(Period::Kind kind) {
    switch (kind) {
        case Period::Kind::year:
            return "year";
        case Period::Kind::term:
            return "term";
        case Period::Kind::tertial:
            return "tertial";
        case Period::Kind::quarter:
            return "quarter";
        case Period::Kind::month:
            return "month";
        case Period::Kind::week:
            return "week";
    }
    return "";
}

std::optional<double> shown(double figure) {
    return std::isfinite(figure) ? std::optional(figure) : std::nullopt;
}

ChartMeaning meaning_of(PointType type) {
    switch (type) {
        case PointType::improvement:
            return ChartMeaning::improvement;
        case PointType::concern:
            return ChartMeaning::concern;
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

// From the first period with a value to the last with an outcome, one after the other; a period between without an
// outcome is a gap.
std::vector<Period> periods_between(const std::map<Period, double>& values) {
    std::vector<Period> periods;
    for (Period period = values.rbegin()->first; period >= values.begin()->first; period = period.previous()) {
        periods.push_back(period);
        if (periods.size() == most_points) break;
    }
    std::ranges::reverse(periods);
    return periods;
}

ChartSeries judge(Sex sex, Period::Kind kind, const std::map<Period, double>& values, BetterDirection direction,
                  const std::vector<Period>& rebase) {
    const auto periods = periods_between(values);
    SpcQuestion question;
    question.good = direction == BetterDirection::higher_is_better ? GoodDirection::increase : GoodDirection::decrease;
    std::vector<SpcPoint> points;
    for (std::size_t i = 0; i < periods.size(); ++i) {
        const auto found = values.find(periods[i]);
        points.push_back({found == values.end() ? no_value : found->second, 1});
        if (std::ranges::find(rebase, periods[i]) != rebase.end()) question.part_starts.push_back(i);
    }
    const auto answer = judge_series(points, question);
    const auto step = step_of(kind);
    const auto cautions = cautions_of(points, question, answer, step.rounds);
    ChartSeries series;
    series.sex = sex;
    series.period_kind = name_of_kind(kind);
    series.verdict = verdict(answer, question, cautions, step.word);
    series.few_points = cautions.few_points;
    if (answer.last) series.variation = meaning_of(answer.points[*answer.last].type);
    for (std::size_t i = 0; i < periods.size(); ++i) {
        const auto& point = answer.points[i];
        series.points.push_back({periods[i], shown(point.value), shown(point.centre), shown(point.lower),
                                 shown(point.upper), point.part + 1, rule_of(point.rule), meaning_of(point.type)});
    }
    return series;
}

}  // namespace

MeasureChart chart_of(const std::vector<Outcome>& outcomes, BetterDirection direction,
                      const std::vector<Period>& rebase) {
    MeasureChart chart;
    for (const Sex sex : {Sex::T, Sex::K, Sex::M}) {
        std::map<Period::Kind, std::map<Period, double>, std::greater<>> kinds;  // the shortest first
        for (const auto& outcome : outcomes) {
            if (outcome.series != "main" || outcome.sex != sex || !outcome.period) continue;
            kinds[outcome.period->kind()][*outcome.period] = outcome.value ? outcome.value->to_double() : no_value;
        }
        for (const auto& [kind, values] : kinds) chart.series.push_back(judge(sex, kind, values, direction, rebase));
    }
    return chart;
}

}  // namespace ledstang
