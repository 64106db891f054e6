// A unit's outcomes on their way out, masked as for readers outside the region. Inside the module.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "interchange/regions.h"
#include "measures/measures.h"

namespace ledstang {

struct ExportedOutcome {
    std::string measure, unit;
    Period period = *Period::parse("2000");
    Sex sex = Sex::T;
    std::optional<Decimal> value, numerator, denominator;
    std::vector<QualityFlag> flags;
    std::string missing_reason;
    bool masked = false;  // small, or what a small one could be worked out from: no figures
};

struct Export {
    std::string unit, unit_name;
    std::string region_code;  // of the top unit, where it is known
    std::string top;
    Date on;
    std::map<std::string, Measure> measures;
    std::map<std::string, std::string> unit_names;
    std::vector<ExportedOutcome> outcomes;  // by measure, unit, period, sex (T, K, M)
};

// Withholds, measure by measure, small counts and what they could be worked out from, as withheld_figures has it
// (measures/outcome_masking.h). The outcomes must be those of the whole organisation.
void mask_export(Export& out, const ParentsIn& parents, const MaskingRule& rule);

// For machines, in the columns that import outcomes reads; or in Swedish for Excel: semicolon and decimal comma.
std::string export_csv(const Export& out, bool swedish);
// Kolada's page of the years' outcomes, the measures as key figures and the units as municipalities (the region by its
// code); a masked value is null with the status "Masked".
std::string export_kolada(const Export& out);
// FHIR R4: a Bundle (collection) with a MeasureReport (summary) for each measure, unit and period, the sexes as strata.
std::string export_fhir(const Export& out);

}  // namespace ledstang
