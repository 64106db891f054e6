// Other regions' outcomes of our measures, as a source has published them. Inside the module.
#pragma once

#include "measures/measures.h"
#include "operations/import_report.h"

namespace ledstang {

struct ComparisonValue {
    std::string region;  // code of config/regions.toml
    Period period = *Period::parse("2000");
    Sex sex = Sex::T;
    std::optional<Decimal> value;  // nothing: missing in the source
    int contributors = 1;
    std::string status;   // the source's word about the value
    std::string source;   // "Kolada U79003"
    std::string fetched;  // day on which it was read in
    template <class V = ComparisonValue>
    static constexpr auto described() {
        return describe(
            "ComparisonValue", field("region", &V::region, "Regionens kod"), field("period", &V::period, "Period"),
            field("sex", &V::sex, "Kön"), field("value", &V::value, "Värde; saknas när källan inte har något"),
            field("contributors", &V::contributors, "Antal som bidrar"), field("status", &V::status, "Källans status"),
            field("source", &V::source, "Källa"), field("fetched", &V::fetched, "Inläst"));
    }
};

// All of a measure's, by period, sex and region.
std::vector<ComparisonValue> comparison_values(Sql& sql, const std::string& measure);

// Writes what is new or differs; what is equal keeps the day on which it was first read. Counts into the report. One
// entry in the change log for a measure of which anything changed, with what stood before and what stands now.
void write_comparison_values(Transaction& transaction, const std::string& measure,
                             const std::vector<ComparisonValue>& values, ImportReport& report);

}  // namespace ledstang
