// Other regions' outcomes out of a file of Kolada's. Inside the module.
#pragma once

#include "operations/context.h"
#include "operations/import_report.h"

namespace ledstang {

// The file's bytes are the HTTP body.
struct KoladaImport {
    FileContent file;
    bool dry_run = false;
    bool apply_valid = false;
    std::string measure;  // empty: as config/regions.toml says, key figure by key figure
    std::string kpi;      // empty: the file's only one
    template <class W = KoladaImport>
    static constexpr auto described() {
        return describe(
            "KoladaImport", field("file", &W::file, "Filen"), optional_field("dry_run", &W::dry_run, "Bara pröva"),
            optional_field("apply_valid", &W::apply_valid, "Spara de rätta värdena trots fel i andra"),
            optional_field("measure", &W::measure, "Mått som nyckeltalet är; utelämnat: som regions.toml säger"),
            optional_field("kpi", &W::kpi, "Nyckeltal, när filen har flera"));
    }
};

// Refuses with measure.unknown, kolada.several when `measure` is given and the file has several key figures,
// kolada.not_mapped when nothing says which measure any of them is. Faults as in kolada.h, and kolada.region,
// kolada.twice.
Result<ImportReport> import_kolada(Context& context, const KoladaImport& wish);

}  // namespace ledstang
