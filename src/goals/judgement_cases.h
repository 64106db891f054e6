// One row of a scorecard whose figures a test changes, and the rows that tests begin from.
#pragma once

#include <utility>

#include "goals/judgement.h"

namespace ledstang::judgement_cases {

inline Decimal figure(std::string_view text) {
    return Decimal::parse(text).value();
}
inline Period period_of(std::string_view text) {
    return Period::parse(text).value();
}

// The no-break spaces of printed figures, as ordinary ones.
inline std::string plain(std::string text) {
    for (std::size_t at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0")) {
        text.replace(at, 2, " ");
    }
    return text;
}

// One row of a scorecard, with the figures that a test changes.
struct Case {
    Measure measure;
    Target target;
    Outcome outcome;
    Sex sex = Sex::T;
    Period period = period_of("2022-T1");
    std::optional<ComparisonFigure> comparison;
    std::optional<ComparisonFigure> baseline;
    double significance = 0.05;
    std::optional<SeriesSignal> series = {};

    Judgement judged() const {
        return judge({.measure = measure,
                      .target = &target,
                      .sex = sex,
                      .period = period,
                      .outcome = &outcome,
                      .comparison = comparison,
                      .baseline = baseline,
                      .significance = significance,
                      .series = series});
    }
};

inline Case share(std::string_view value, TargetOperator rule, std::string_view limit, int decimals = 1) {
    Case row;
    row.measure.name = "Andel";
    row.measure.unit = "%";
    row.measure.decimals = decimals;
    row.measure.direction = BetterDirection::lower_is_better;
    row.target.rule = rule;
    row.target.value = figure(limit);
    row.outcome.value = figure(value);
    row.outcome.unit = "%";
    return row;
}

// "Minska med 50 % jmf 2020" for a count, with a recorded value for 2020.
inline Case halved(std::string_view value, std::string_view baseline, std::string_view period) {
    Case row;
    row.measure.name = "Fallskador";
    row.measure.unit = "antal";
    row.measure.direction = BetterDirection::lower_is_better;
    row.target.text = "Minska med 50% jmf 2020";
    row.target.rule = TargetOperator::decrease_by_percent;
    row.target.value = figure("50");
    row.target.unit = "%";
    row.target.comparison =
        Comparison{.kind = ComparisonKind::year, .period = period_of("2020"), .value = {}, .stated = true};
    row.outcome.value = figure(value);
    row.period = period_of(period);
    row.baseline = ComparisonFigure{period_of("2020"), figure(baseline), {}, {}, {}};
    return row;
}

inline Case counts(std::string_view now, std::string_view before,
                   BetterDirection direction = BetterDirection::higher_is_better) {
    Case row;
    row.measure.unit = "antal";
    row.measure.direction = direction;
    row.outcome.value = figure(now);
    row.comparison = ComparisonFigure{period_of("2021-T1"), figure(before), {}, {}, {}};
    return row;
}

struct Parts {
    const char* numerator;
    const char* denominator;
};
inline Decimal percent_of(const Parts& parts) {
    return divide(multiply(figure(parts.numerator), figure("100")).value(), figure(parts.denominator)).value();
}
inline Case shares(Parts now, Parts before) {
    Case row;
    row.measure.unit = "%";
    row.measure.decimals = 1;
    row.outcome.value = percent_of(now);
    row.outcome.numerator = figure(now.numerator);
    row.outcome.denominator = figure(now.denominator);
    row.comparison = ComparisonFigure{
        period_of("2021-T1"), percent_of(before), figure(before.numerator), figure(before.denominator), {}};
    return row;
}

}  // namespace ledstang::judgement_cases
