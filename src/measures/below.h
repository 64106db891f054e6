// A measure at the units directly below one: each one's series with its verdict, and all of them beside each other in
// one period. Inside the measures module.
#pragma once

#include "measures/chart.h"
#include "measures/funnel_chart.h"

namespace ledstang {

struct BelowPoint {
    Period period = empty_value<Period>();
    std::optional<double> value;
    ChartMeaning meaning = ChartMeaning::common;

    template <class P = BelowPoint>
    static constexpr auto described() {
        return describe("BelowPoint", field("period", &P::period, "Period"),
                        field("value", &P::value, "Utfall; utelämnat när data saknas"),
                        field("meaning", &P::meaning, "Vad punkten tyder på"));
    }
};

struct BelowUnit {
    std::string unit, name, level_name;
    int below = 0;                               // units directly below it
    std::vector<BelowPoint> points;              // the newest, oldest first; empty: nothing of that kind of period
    std::optional<double> centre, lower, upper;  // of the last part
    std::optional<Period> latest;                // the newest period that has a value
    std::optional<double> value;                 // its
    ChartMeaning variation = ChartMeaning::common;
    bool few_points = false;
    std::string verdict;

    template <class U = BelowUnit>
    static constexpr auto described() {
        return describe("BelowUnit", field("unit", &U::unit, "Enhetens id"), field("name", &U::name, "Namn"),
                        field("level_name", &U::level_name, "Nivå"),
                        field("below", &U::below, "Antal enheter närmast under den"),
                        field("points", &U::points, "De senaste punkterna, äldst först"),
                        field("centre", &U::centre, "Mittlinje i sista delen"),
                        field("lower", &U::lower, "Undre gräns i sista delen"),
                        field("upper", &U::upper, "Övre gräns i sista delen"),
                        field("latest", &U::latest, "Senaste period med ett värde"),
                        field("value", &U::value, "Värdet i den perioden"),
                        field("variation", &U::variation, "Vad det senaste värdet tyder på"),
                        field("few_points", &U::few_points, "För få punkter för säkra gränser"),
                        field("verdict", &U::verdict, "Vad serien visar, i ord"));
    }
};

struct MeasureBelow {
    Sex sex = Sex::T;
    std::vector<Sex> sexes;          // that any unit has outcomes for
    std::string every;               // kind of period: month, quarter …; empty: no unit has any outcome
    std::vector<std::string> kinds;  // that there are, the shortest first
    std::vector<BelowUnit> units;    // in Swedish alphabetical order

    template <class B = MeasureBelow>
    static constexpr auto described() {
        return describe("MeasureBelow", field("sex", &B::sex, "Kön som visas"),
                        field("sexes", &B::sexes, "Kön som enheterna har utfall för"),
                        field("every", &B::every, "Slag av period som visas"),
                        field("kinds", &B::kinds, "Slag av perioder som finns"),
                        field("units", &B::units, "Enheterna närmast under"));
    }
};

void offer_below(Operations& operations);

}  // namespace ledstang
