// Excel's .xlsx, the parts of it that hold what people typed: shared and inline texts, numbers with their formats,
// days, saved results of formulas. Hidden sheets are left out; hidden and filtered rows are not.
#pragma once

#include <vector>

#include "exchange/sheet_rows.h"
#include "exchange/zip_archive.h"

namespace ledstang {

bool is_xlsx(const ZipArchive& archive);
Result<std::vector<SheetRows>> read_xlsx(const ZipArchive& archive, const TableLimits& limits);

}  // namespace ledstang
