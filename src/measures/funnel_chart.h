// One period's outcomes of many units as a funnel: a small unit may lie further from the whole before that says
// anything. docs/spc.md has the formulas.
#pragma once

#include "measures/chart.h"

namespace ledstang {

struct FunnelUnit {
    std::string unit, name;
    double numerator = 0, denominator = 0, value = 0;  // value in the measure's unit
    double lower95 = 0, upper95 = 0, lower998 = 0, upper998 = 0;
    bool outside = false;  // of the 99.8 % limits
    ChartMeaning meaning = ChartMeaning::common;
    double low = 0, high = 0;           // the unit's own interval; all units' hold together with 95 %
    int rank = 1, best = 1, worst = 1;  // 1 is best; best to worst: the places that chance leaves open

    template <class U = FunnelUnit>
    static constexpr auto described() {
        return describe(
            "FunnelUnit", field("unit", &U::unit, "Enhetens id"), field("name", &U::name, "Namn"),
            field("numerator", &U::numerator, "Täljare"), field("denominator", &U::denominator, "Nämnare"),
            field("value", &U::value, "Utfall"), field("lower95", &U::lower95, "Undre 95 %-gräns"),
            field("upper95", &U::upper95, "Övre 95 %-gräns"), field("lower998", &U::lower998, "Undre 99,8 %-gräns"),
            field("upper998", &U::upper998, "Övre 99,8 %-gräns"),
            field("outside", &U::outside, "Om värdet ligger utanför 99,8 %-gränserna"),
            field("meaning", &U::meaning, "Vad det tyder på"), field("low", &U::low, "Enhetens eget intervall, från"),
            field("high", &U::high, "Enhetens eget intervall, till"), field("rank", &U::rank, "Plats, 1 är bäst"),
            field("best", &U::best, "Bästa plats som slumpen lämnar öppen"),
            field("worst", &U::worst, "Sämsta plats som slumpen lämnar öppen"));
    }
};

struct FunnelCurve {
    double denominator = 0, lower95 = 0, upper95 = 0, lower998 = 0, upper998 = 0;

    template <class C = FunnelCurve>
    static constexpr auto described() {
        return describe("FunnelCurve", field("denominator", &C::denominator, "Nämnare"),
                        field("lower95", &C::lower95, "Undre 95 %-gräns"),
                        field("upper95", &C::upper95, "Övre 95 %-gräns"),
                        field("lower998", &C::lower998, "Undre 99,8 %-gräns"),
                        field("upper998", &C::upper998, "Övre 99,8 %-gräns"));
    }
};

struct MeasureFunnel {
    std::optional<Period> period;
    std::vector<Period> periods;       // that have figures enough, newest first
    double whole = 0;                  // all units together, in the measure's unit
    std::vector<FunnelUnit> units;     // in the order they were given; empty: fewer than three have what it takes
    std::vector<FunnelCurve> curve;    // by growing denominator
    std::vector<std::string> without;  // names of units without numerator or denominator in the period
    std::vector<std::string> flagged;  // names of units whose value is doubtful: they take no place
    std::string places;                // Swedish: what the places say, all of them together
    std::optional<double> target_lower, target_upper;           // the target, where it is an interval
    int below_target = 0, within_target = 0, above_target = 0;  // units, then

    template <class F = MeasureFunnel>
    static constexpr auto described() {
        return describe("MeasureFunnel", field("period", &F::period, "Period"),
                        field("periods", &F::periods, "Perioder som går att visa, nyaste först"),
                        field("whole", &F::whole, "Alla enheter tillsammans"), field("units", &F::units, "Enheter"),
                        field("curve", &F::curve, "Gränserna som linjer"),
                        field("without", &F::without, "Enheter utan täljare eller nämnare i perioden"),
                        field("flagged", &F::flagged, "Enheter vars värde är flaggat och därför inte får någon plats"),
                        field("places", &F::places, "Vad platserna säger, i ord"),
                        field("target_lower", &F::target_lower, "Målets undre gräns, när målet är ett intervall"),
                        field("target_upper", &F::target_upper, "Målets övre gräns"),
                        optional_field("below_target", &F::below_target, "Enheter under intervallet"),
                        optional_field("within_target", &F::within_target, "Enheter i intervallet"),
                        optional_field("above_target", &F::above_target, "Enheter över intervallet"));
    }
};

// A unit's figures in one period.
struct FunnelGroup {
    std::string unit, name;
    double value = 0, numerator = 0, denominator = 0;
};
// The intervals behind the places: Wilson's for shares; for events over an exposure (√(x + 3/8) ± z/2)², which takes
// the count's spread to be the same everywhere on the root's scale (F. J. Anscombe, Biometrika 35 (1948) 246–254). z is
// such that all hold together.
//
// The period's groups; those without a denominator above 0 are not among them. Fewer than three make no funnel. With a
// target that is an interval the places go by nearness to it, and who lies outside the limits is neither better nor
// worse by that: the limits are round the whole, not round the target.
MeasureFunnel funnel_of(const std::vector<FunnelGroup>& groups, BetterDirection direction,
                        const std::optional<TargetInterval>& target = {});

inline constexpr std::size_t fewest_in_funnel = 3;

}  // namespace ledstang
