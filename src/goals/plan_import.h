// A plan out of a file: plan.json, or a table of measures. Inside the goals module.
#pragma once

#include "goals/plan_store.h"
#include "operations/import_report.h"

namespace ledstang {

Result<ImportReport> import_plan(Context& context, const ImportWish& wish);
// A table in the shape of measures.csv into the plan of `wish.unit`.
Result<ImportReport> import_measures(Context& context, const ImportWish& wish);

struct ExportWish {
    std::string unit;
    std::string format = "json";  // json | csv | xlsx
    std::optional<Date> on;
    template <class S = ExportWish>
    static constexpr auto described() {
        return describe("ExportWish", field("unit", &S::unit, "Enhet"),
                        optional_field("format", &S::format, "json, csv eller xlsx"),
                        field("on", &S::on, "Dag; i dag när den utelämnas"));
    }
};
// The unit's plan as plan.json (everything), or its measures in the shape of measures.csv.
Result<FileContent> export_plan(Context& context, const ExportWish& wish);

}  // namespace ledstang
