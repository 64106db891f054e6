// A computed figure by the values of one of its dataset's columns: outliers by DRG, causes of readmission, sick leave
// by age group. Computed anew out of the rows, nothing is stored. Inside the computing module.
#pragma once

#include "computing/computation.h"

namespace ledstang {

struct BreakdownWish {
    std::string unit;
    std::string measure;
    Period period = empty_value<Period>();
    std::string by;  // name of a column; empty: the first that can be asked for
    template <class W = BreakdownWish>
    static constexpr auto described() {
        return describe("BreakdownWish", field("unit", &W::unit, "Enhet"), field("measure", &W::measure, "Mått"),
                        field("period", &W::period, "Period som har slutat"),
                        optional_field("by", &W::by, "Kolumn i datamängden; annars den första som går att välja"));
    }
};

struct BreakdownColumn {
    std::string name;
    std::string title;
    template <class C = BreakdownColumn>
    static constexpr auto described() {
        return describe("BreakdownColumn", field("name", &C::name, "Kolumnens namn"),
                        field("title", &C::title, "Rubrik"));
    }
};

struct BreakdownPart {
    std::string code;  // the value in the column; empty: missing
    std::string title;
    bool withheld = false;  // too few behind it, or behind one that it would give away; all below is then empty
    std::int64_t rows = 0;
    std::optional<Decimal> value, numerator, denominator;
    template <class P = BreakdownPart>
    static constexpr auto described() {
        return describe("BreakdownPart", field("code", &P::code, "Värdet; tomt när det saknas i källan"),
                        field("title", &P::title, "Vad det betyder"),
                        field("withheld", &P::withheld, "Om det döljs för att så få ligger bakom"),
                        field("rows", &P::rows, "Rader bakom"), field("value", &P::value, "Utfall"),
                        field("numerator", &P::numerator, "Täljare"), field("denominator", &P::denominator, "Nämnare"));
    }
};

struct MeasureBreakdown {
    std::string dataset;
    std::string by;
    std::vector<BreakdownColumn> columns;  // that can be asked for
    std::string value_unit;
    int decimals = 0;
    BreakdownPart whole;               // the figure itself
    std::vector<BreakdownPart> parts;  // most rows first
    int more = 0;                      // values that are not told one by one
    std::string note;                  // which are withheld, and why
    template <class B = MeasureBreakdown>
    static constexpr auto described() {
        return describe("MeasureBreakdown", field("dataset", &B::dataset, "Datamängd"),
                        field("by", &B::by, "Kolumnen som delar upp"),
                        field("columns", &B::columns, "Kolumner att välja bland"),
                        field("value_unit", &B::value_unit, "Utfallets enhet"),
                        field("decimals", &B::decimals, "Antal decimaler"), field("whole", &B::whole, "Utfallet"),
                        field("parts", &B::parts, "Utfallet för varje värde, flest rader först"),
                        field("more", &B::more, "Värden som inte visas för sig"),
                        field("note", &B::note, "Vad som döljs och varför; tomt när inget gör det"));
    }
};

// Refusals: definition.unknown, unit.unknown, breakdown.quotient, breakdown.period (has not ended, or is a week),
// breakdown.column, configuration.*, warehouse.*.
Result<MeasureBreakdown> get_breakdown(Context& context, const BreakdownWish& wish);

}  // namespace ledstang
