// A parent's figures made of its units'. Inside the rounds module.
#pragma once

#include <span>

#include "rounds/steps.h"

namespace ledstang {

struct MissingUnit {
    std::string unit;
    std::string unit_name;
    template <class S = MissingUnit>
    static constexpr auto described() {
        return describe("MissingUnit", field("unit", &S::unit, "Enhet"),
                        field("unit_name", &S::unit_name, "Enhetens namn"));
    }
};

struct RollUpRow {
    std::string measure;
    std::string measure_name;
    Sex sex = Sex::T;
    RollUp way = RollUp::own;
    std::optional<Decimal> value;  // nothing for own, and where no unit has figures
    std::optional<Decimal> numerator;
    std::optional<Decimal> denominator;
    std::optional<Decimal> stored_value;  // the parent's own present value
    int stored_version = 0;               // 0: none
    int units = 0;                        // whose figures are in it
    std::vector<MissingUnit> missing;     // report the measure and have no figures that can be used
    std::vector<QualityFlag> flags;       // of the units' figures
    template <class R = RollUpRow>
    static constexpr auto described() {
        return describe(
            "RollUpRow", field("measure", &R::measure, "Mått"), field("measure_name", &R::measure_name, "Måttets namn"),
            field("sex", &R::sex, "Kön"), field("way", &R::way, "own, sum eller weighted"),
            field("value", &R::value, "Uträknat värde"), field("numerator", &R::numerator, "Summa av täljare"),
            field("denominator", &R::denominator, "Summa av nämnare"),
            field("stored_value", &R::stored_value, "Enhetens eget värde i dag"),
            field("stored_version", &R::stored_version, "Dess version; 0 när det inte finns"),
            field("units", &R::units, "Antal enheter som ingår"), field("missing", &R::missing, "Enheter som saknas"),
            field("flags", &R::flags, "Kvalitetsflaggor"));
    }
};
struct RollUpTable {
    std::string unit;
    Period period = empty_value<Period>();
    std::vector<RollUpRow> rows;
    template <class S = RollUpTable>
    static constexpr auto described() {
        return describe("RollUpTable", field("unit", &S::unit, "Enhet"), field("period", &S::period, "Period"),
                        field("rows", &S::rows, "Rader i rapportens ordning"));
    }
};

struct TakeRollUp {
    std::string unit;
    Period period = empty_value<Period>();
    std::string measure;
    std::optional<Sex> sex;
    template <class T = TakeRollUp>
    static constexpr auto described() {
        return describe("TakeRollUp", field("unit", &T::unit, "Enhet"), field("period", &T::period, "Period"),
                        optional_field("measure", &T::measure, "Bara ett mått; utelämnas för alla"),
                        field("sex", &T::sex, "Bara ett kön; utelämnas för alla"));
    }
};

// What one unit below contributes.
struct Part {
    std::optional<Decimal> value, numerator, denominator;
};
struct Rolled {
    std::optional<Decimal> value, numerator, denominator;
    int units = 0;
};
// A share's figures are per this many: 100 for per cent, else 1.
Decimal scale_of(const Measure& measure);
// Parts that cannot be used are left out: without value for a sum; without numerator and denominator, or with a
// denominator of zero, for a weighted share. Nothing is rounded but the quotient, to a millionth. Refused
// "roll_up.too_large" beyond the figures' range.
Result<Rolled> roll_up(RollUp way, Decimal scale, std::span<const Part> parts);
bool is_usable(RollUp way, const Part& part);

Result<RollUpTable> get_roll_up(Context& context, const RoundWish& wish);
Result<RollUpTable> take_roll_up(Context& context, const TakeRollUp& wish);

}  // namespace ledstang
