// Figures of the production and accessibility sections: changes, shares and counts for a unit and a period.
#pragma once

#include "measures/measures.h"
#include "operations/import_report.h"
#include "operations/operations.h"

namespace ledstang {

enum class ProductionKind { change, share, count };
constexpr auto names_of(ProductionKind) {
    return std::array{Named{ProductionKind::change, "change"}, Named{ProductionKind::share, "share"},
                      Named{ProductionKind::count, "count"}};
}

struct ProductionFigure {
    std::string id;
    std::string section;  // produktion, tillganglighet
    std::string label;
    ProductionKind kind = ProductionKind::count;
    std::string unit_id;
    Period period = *Period::parse("2000");
    std::optional<Period> comparison_period;
    Sex sex = Sex::T;
    Decimal value;     // per cent for changes and shares
    std::string unit;  // "%", "antal"
    std::string value_as_printed;
    std::string quote;  // the source's sentence
    std::string note;
    std::optional<Decimal> count;             // what the value is computed from, where it is known: visits this period
    std::optional<Decimal> comparison_count;  // the same period last year; for a share, the whole
    int position = 0;                         // order in the report
    std::string withheld = {};                // shown in place of the value for readers outside the region
    template <class F = ProductionFigure>
    static constexpr auto described() {
        return describe(
            "ProductionFigure", field("id", &F::id, "Id"), field("section", &F::section, "Avsnitt"),
            field("label", &F::label, "Uppgift"), field("kind", &F::kind, "Förändring, andel eller antal"),
            field("unit_id", &F::unit_id, "Enhet"), field("period", &F::period, "Period"),
            field("comparison_period", &F::comparison_period, "Jämförelseperiod"), field("sex", &F::sex, "Kön"),
            field("value", &F::value, "Värde"), field("unit", &F::unit, "Värdets enhet"),
            field("value_as_printed", &F::value_as_printed, "Tryckt form"), field("quote", &F::quote, "Källans ord"),
            field("note", &F::note, "Anmärkning"), field("count", &F::count, "Antal som värdet räknas ur"),
            field("comparison_count", &F::comparison_count, "Antal att jämföra med"),
            field("position", &F::position, "Ordning"));
    }
};

// "+11,3 %", "−4,8 %", "12,3 %", "2": changes carry their sign.
std::string printed_form(const ProductionFigure& figure);

// In the report's order.
std::vector<ProductionFigure> read_production(Sql& sql, const std::string& unit, Period period);

Result<ImportReport> import_production(Context& context, const ImportWish& wish);

void offer_production(Operations& operations);

}  // namespace ledstang
