// A measure's outcomes at a unit as control charts: one for each sex and kind of period. docs/spc.md says how they are
// judged.
#pragma once

#include "measures/measures.h"

namespace ledstang {

enum class ChartRule { none, outside, trend, two_of_three, shift };
constexpr auto names_of(ChartRule) {
    return std::array{Named{ChartRule::none, "none"}, Named{ChartRule::outside, "outside"},
                      Named{ChartRule::trend, "trend"}, Named{ChartRule::two_of_three, "two_of_three"},
                      Named{ChartRule::shift, "shift"}};
}

enum class ChartMeaning { common, improvement, concern };
constexpr auto names_of(ChartMeaning) {
    return std::array{Named{ChartMeaning::common, "common"}, Named{ChartMeaning::improvement, "improvement"},
                      Named{ChartMeaning::concern, "concern"}};
}

struct ChartPoint {
    Period period = empty_value<Period>();
    std::optional<double> value, centre, lower, upper;
    int part = 1;
    ChartRule rule = ChartRule::none;
    ChartMeaning meaning = ChartMeaning::common;

    template <class P = ChartPoint>
    static constexpr auto described() {
        return describe("ChartPoint", field("period", &P::period, "Period"),
                        field("value", &P::value, "Utfall; utelämnat när data saknas"),
                        field("centre", &P::centre, "Mittlinje"), field("lower", &P::lower, "Undre gräns"),
                        field("upper", &P::upper, "Övre gräns"), field("part", &P::part, "Del, från 1"),
                        field("rule", &P::rule, "Regel som slog till"),
                        field("meaning", &P::meaning, "Vad den tyder på"));
    }
};

struct ChartSeries {
    Sex sex = Sex::T;
    std::string period_kind;  // month, quarter, tertial …
    std::string verdict;
    ChartMeaning variation = ChartMeaning::common;  // of the last value
    bool few_points = false;
    std::vector<ChartPoint> points;

    template <class C = ChartSeries>
    static constexpr auto described() {
        return describe(
            "ChartSeries", field("sex", &C::sex, "Kön"),
            field("period_kind", &C::period_kind, "Slag av period: year, term, tertial, quarter, month, week"),
            field("verdict", &C::verdict, "Vad serien visar, i ord"),
            field("variation", &C::variation, "Vad det senaste värdet tyder på"),
            field("few_points", &C::few_points, "För få punkter för säkra gränser"),
            field("points", &C::points, "Punkter, äldst först; en period utan utfall är en punkt utan värde"));
    }
};

struct MeasureChart {
    std::vector<ChartSeries> series;  // T, K, M, each with the shortest kind of period first

    template <class S = MeasureChart>
    static constexpr auto described() {
        return describe("MeasureChart", field("series", &S::series, "En serie för varje kön och slag av period"));
    }
};

// Outcomes of the measure itself (series main) that have a period. `rebase` are periods at which a new part begins.
MeasureChart chart_of(const std::vector<Outcome>& outcomes, BetterDirection direction,
                      const std::vector<Period>& rebase);

}  // namespace ledstang
