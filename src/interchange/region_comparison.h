// A measure at a unit among the regions. Inside the module.
#pragma once

#include "measures/measures.h"
#include "operations/context.h"

namespace ledstang {

struct RegionFigure {
    std::string region, name;
    bool own = false;                      // our region
    bool recorded = false;                 // the value is our own outcome, not the source's
    std::optional<Decimal> value;          // nothing: see status
    std::string status;                    // why there is none: the source's word, withdrawn, or empty
    std::optional<Decimal> women, men;     // the same period
    std::optional<Decimal> lower, upper;   // what the value may be by chance, all regions' together with 95 %
    std::optional<int> rank, best, worst;  // 1 is best; best to worst: the places that chance leaves open
    template <class F = RegionFigure>
    static constexpr auto described() {
        return describe("RegionFigure", field("region", &F::region, "Kod"), field("name", &F::name, "Namn"),
                        field("own", &F::own, "Den egna regionen"),
                        field("recorded", &F::recorded, "Vårt eget utfall, inte källans"),
                        field("value", &F::value, "Värde; utelämnat när det saknas"),
                        field("status", &F::status, "Varför det saknas, i källans ord"),
                        field("women", &F::women, "Kvinnor, samma period"), field("men", &F::men, "Män, samma period"),
                        field("lower", &F::lower, "Undre gräns för vad slumpen lämnar öppet"),
                        field("upper", &F::upper, "Övre gräns för vad slumpen lämnar öppet"),
                        field("rank", &F::rank, "Plats, 1 är bäst"),
                        field("best", &F::best, "Bästa plats som slumpen lämnar öppen"),
                        field("worst", &F::worst, "Sämsta plats som slumpen lämnar öppen"));
    }
};

struct RegionComparison {
    std::string measure, unit;
    BetterDirection direction = BetterDirection::higher_is_better;
    Sex sex = Sex::T;
    std::vector<Sex> sexes;             // that the regions have values for
    std::optional<Period> period;       // nothing: there is nothing to compare with
    std::vector<Period> periods;        // the newest first
    std::vector<RegionFigure> regions;  // the best first, those without a value last
    RegionFigure country;               // as the source has it; its value may be missing
    std::optional<Decimal> mean;        // of the regions' values, each counting the same
    std::optional<Decimal> unit_value;  // the unit's own outcome, where the unit is not the region
    std::string says;                   // Swedish: how our region stands
    std::string method;                 // Swedish: how sure the places are, and why
    std::string source;                 // "Kolada U79003"
    std::string fetched;                // the newest day on which any of the period's values was read in
    template <class C = RegionComparison>
    static constexpr auto described() {
        return describe("RegionComparison", field("measure", &C::measure, "Måttets id"),
                        field("unit", &C::unit, "Enhet"), field("direction", &C::direction, "Vad som är bättre"),
                        field("sex", &C::sex, "Kön som visas"),
                        field("sexes", &C::sexes, "Kön som regionerna har värden för"),
                        field("period", &C::period, "Period; utelämnad när det inte finns något att jämföra med"),
                        field("periods", &C::periods, "Perioder som finns, nyaste först"),
                        field("regions", &C::regions, "Regioner, den bästa först"),
                        field("country", &C::country, "Riket, som källan har det"),
                        field("mean", &C::mean, "Regionernas medelvärde, alla räknas lika"),
                        field("unit_value", &C::unit_value, "Enhetens eget utfall, när den inte är regionen"),
                        field("says", &C::says, "Hur regionen ligger till, i ord"),
                        field("method", &C::method, "Hur säkra platserna är"), field("source", &C::source, "Källa"),
                        field("fetched", &C::fetched, "Inläst"));
    }
};

struct RegionComparisonWish {
    std::string unit, measure;
    std::optional<Sex> sex;
    std::optional<Period> period;
    std::optional<Decimal> target_lower, target_upper;  // a target that is an interval: places go by nearness to it
    template <class W = RegionComparisonWish>
    static constexpr auto described() {
        return describe("RegionComparisonWish", field("unit", &W::unit, "Enhet"),
                        field("measure", &W::measure, "Måttets id"),
                        field("sex", &W::sex, "Kön; utelämnat: det första av T, K och M som finns"),
                        field("period", &W::period, "Period; utelämnad eller okänd: den nyaste som finns"),
                        field("target_lower", &W::target_lower,
                              "Undre gräns när målet är ett intervall; då går platserna efter hur nära det värdena är"),
                        field("target_upper", &W::target_upper, "Övre gräns när målet är ett intervall"));
    }
};

// Refuses with measure.unknown, unit.unknown, target.interval.
Result<RegionComparison> compare_regions(Context& context, const RegionComparisonWish& wish);

}  // namespace ledstang
