// A unit's outcomes as a file for others. Inside the module.
#pragma once

#include "operations/context.h"

namespace ledstang {

struct OutcomeExportWish {
    std::string unit;
    std::string format;  // fhir, kolada, csv, csv-en
    std::optional<Period> period;
    std::string measure;
    bool below = false;
    template <class W = OutcomeExportWish>
    static constexpr auto described() {
        return describe("OutcomeExportWish", field("unit", &W::unit, "Enhet"),
                        field("format", &W::format, "fhir, kolada, csv (svensk) eller csv-en (för maskiner)"),
                        field("period", &W::period, "Period; utelämnad: alla"),
                        optional_field("measure", &W::measure, "Måttets id; utelämnat: alla"),
                        optional_field("below", &W::below, "Också alla enheter under"));
    }
};

// The measures' own series alone. Small numbers are always withheld as from readers outside the region, whoever asks,
// since a file travels. Refuses with export.format, measure.unknown, unit.unknown.
Result<FileContent> export_outcomes(Context& context, const OutcomeExportWish& wish);

}  // namespace ledstang
