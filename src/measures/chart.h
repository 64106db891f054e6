// A measure's outcomes at a unit as control charts: one for each sex and kind of period. docs/spc.md says how they are
// judged.
#pragma once

#include <map>

#include "base/target_interval.h"
#include "measures/chart_kind.h"
#include "measures/measures.h"
#include "measures/phases.h"

namespace ledstang {

enum class ChartRule { none, outside, trend, two_of_three, shift };
constexpr auto names_of(ChartRule) {
    return std::array{Named{ChartRule::none, "none"}, Named{ChartRule::outside, "outside"},
                      Named{ChartRule::trend, "trend"}, Named{ChartRule::two_of_three, "two_of_three"},
                      Named{ChartRule::shift, "shift"}};
}

// A change is a signal that is neither good nor bad: the target is an interval, so there is no one better way.
enum class ChartMeaning { common, improvement, concern, change };
constexpr auto names_of(ChartMeaning) {
    return std::array{Named{ChartMeaning::common, "common"}, Named{ChartMeaning::improvement, "improvement"},
                      Named{ChartMeaning::concern, "concern"}, Named{ChartMeaning::change, "change"}};
}

// What the target and the last part's limits say together: reached every time, never, or as chance has it.
enum class ChartAssurance { none, pass, fail, hit_or_miss };
constexpr auto names_of(ChartAssurance) {
    return std::array{Named{ChartAssurance::none, "none"}, Named{ChartAssurance::pass, "pass"},
                      Named{ChartAssurance::fail, "fail"}, Named{ChartAssurance::hit_or_miss, "hit_or_miss"}};
}

struct ChartPoint {
    Period period = empty_value<Period>();
    std::optional<double> value, centre, lower, upper;
    int part = 1;
    bool excluded = false;
    ChartRule rule = ChartRule::none;
    ChartMeaning meaning = ChartMeaning::common;

    template <class P = ChartPoint>
    static constexpr auto described() {
        return describe("ChartPoint", field("period", &P::period, "Period"),
                        field("value", &P::value, "Utfall; utelämnat när data saknas"),
                        field("centre", &P::centre, "Mittlinje"), field("lower", &P::lower, "Undre gräns"),
                        field("upper", &P::upper, "Övre gräns"), field("part", &P::part, "Del, från 1"),
                        field("excluded", &P::excluded, "Osäkert värde, som inte räknas in i mittlinje och gränser"),
                        field("rule", &P::rule, "Regel som slog till"),
                        field("meaning", &P::meaning, "Vad den tyder på"));
    }
};

struct ChartPart {
    Period first = empty_value<Period>();
    Period last = empty_value<Period>();
    std::optional<double> centre, lower, upper;
    int values = 0;
    bool few_points = false;

    template <class P = ChartPart>
    static constexpr auto described() {
        return describe("ChartPart", field("first", &P::first, "Första period"),
                        field("last", &P::last, "Sista period"), field("centre", &P::centre, "Mittlinje"),
                        field("lower", &P::lower, "Undre gräns"), field("upper", &P::upper, "Övre gräns"),
                        field("values", &P::values, "Antal värden"),
                        field("few_points", &P::few_points, "För få värden för säkra gränser"));
    }
};

struct ChartSeries {
    Sex sex = Sex::T;
    std::string period_kind;  // month, quarter, tertial …
    std::string chart;        // xmr, pp, up …: as ledstang spc names them
    std::string verdict;
    ChartMeaning variation = ChartMeaning::common;  // of the last value
    ChartAssurance assurance = ChartAssurance::none;
    std::optional<double> target;
    std::optional<double> target_upper;  // of an interval, whose lower limit is then `target`
    bool few_points = false;
    int computed = 0;     // so many of the values come from the source data, in the place of what was entered
    bool unsure = false;  // a season, or neighbours that are alike: what looks like a signal may be none
    std::vector<ChartPart> parts;
    std::vector<Period> suggested;  // where the data themselves suggest that a new part begins
    std::vector<ChartPoint> points;

    template <class C = ChartSeries>
    static constexpr auto described() {
        return describe(
            "ChartSeries", field("sex", &C::sex, "Kön"),
            field("period_kind", &C::period_kind, "Slag av period: year, term, tertial, quarter, month, week"),
            field("chart", &C::chart, "Slag av diagram, med de namn som ledstang spc har"),
            field("verdict", &C::verdict, "Vad serien visar, i ord"),
            field("variation", &C::variation, "Vad det senaste värdet tyder på"),
            field("assurance", &C::assurance, "Vad målet och gränserna säger tillsammans"),
            field("target", &C::target, "Målvärdet som serien bedömdes mot"),
            field("target_upper", &C::target_upper,
                  "Övre gräns när målet är ett intervall; target är då den undre, och ingen bedömning görs mot det"),
            field("few_points", &C::few_points, "För få punkter för säkra gränser"),
            field("unsure", &C::unsure, "Säsong eller likhet mellan värden intill varandra gör tecknen osäkra"),
            optional_field("computed", &C::computed,
                           "Så många av värdena är beräknade ur källdata, i stället för vad som har rapporterats"),
            field("parts", &C::parts, "Delar, äldst först"),
            field("suggested", &C::suggested, "Perioder där värdena själva tyder på att en ny del börjar"),
            field("points", &C::points, "Punkter, äldst först; en period utan utfall är en punkt utan värde"));
    }
};

struct MeasureChart {
    std::vector<ChartSeries> series;   // T, K, M, each with the shortest kind of period first
    std::vector<MeasurePhase> phases;  // that people have marked, oldest first

    template <class S = MeasureChart>
    static constexpr auto described() {
        return describe("MeasureChart", field("series", &S::series, "En serie för varje kön och slag av period"),
                        field("phases", &S::phases, "Faser som någon har märkt ut, äldst först"));
    }
};

struct ChartQuestion {
    BetterDirection direction = BetterDirection::higher_is_better;
    std::vector<Period> rebase;        // periods at which a new part begins
    std::vector<MeasurePhase> phases;  // a part begins with the first period that begins on their day or later
    std::map<Sex, double> targets;
    bool from_zero = false;  // what is measured cannot be negative: limits stop at 0
    SpcRules rules = {};
    ChartKindWish kind = {};
    std::optional<Period::Kind> target_for = {};  // targets and interval are for that kind of period alone
    std::optional<TargetInterval> interval = {};  // in place of targets; then a signal has no good direction
};

// Shares and counts cannot be negative; money and index figures can.
inline bool from_zero(const Measure& measure) {
    return measure.unit == "%" || measure.unit == "antal" || measure.counted.has_value();
}

// Outcomes of the measure itself (series main) that have a period.
MeasureChart chart_of(const std::vector<Outcome>& outcomes, const ChartQuestion& question);
// One series: the figures by period. At least one.
ChartSeries chart_series(Sex sex, Period::Kind kind, const ChartFigures& figures, const ChartQuestion& question);

}  // namespace ledstang
