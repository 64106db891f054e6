#include "interchange/interchange.h"
#include "interchange/kolada_import.h"
#include "interchange/outcome_export.h"
#include "interchange/region_comparison.h"
#include "operations/operations.h"

namespace ledstang {

void offer_interchange(Operations& operations) {
    operations.post("import_kolada", "/imports/kolada", import_kolada, {Permission::administer},
                    "Importera andra regioners utfall från Kolada");
    operations.get("compare_regions", "/units/{unit}/measures/{measure}/regions", compare_regions, {Permission::read},
                   "Ett mått bland regionerna: värden, riket och hur säker platsen är");
    operations.get("export_outcomes", "/units/{unit}/outcomes/export", export_outcomes, {Permission::read},
                   "Utfall som fil för andra: FHIR, Kolada, CSV; små tal maskerade");
}

}  // namespace ledstang
