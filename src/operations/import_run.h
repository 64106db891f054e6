// One way for every import: read and check the whole file, write what is right in one transaction, keep it only when
// the person's wish allows it, and report.
#pragma once

#include <functional>

#include "exchange/table_faults.h"
#include "operations/context.h"
#include "operations/import_report.h"

namespace ledstang {

// Writes the file's right rows, adds a fault for each wrong one and fills in rows, added, changed and unchanged.
// A Refusal means that the file as a whole cannot be read.
using ApplyImport = std::function<Result<void>(Transaction&, TableFaults&, ImportReport&)>;

// Nothing is kept of a dry run, nor of a file with faults unless wish.apply_valid.
Result<ImportReport> run_import(Context& context, const ImportWish& wish, std::string kind, const ApplyImport& apply);

}  // namespace ledstang
