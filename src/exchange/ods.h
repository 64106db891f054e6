// OpenDocument spreadsheets (.ods), as LibreOffice writes them. Notes on cells are not read.
#pragma once

#include <vector>

#include "exchange/sheet_rows.h"
#include "exchange/zip_archive.h"

namespace ledstang {

bool is_ods(const ZipArchive& archive);
Result<std::vector<SheetRows>> read_ods(const ZipArchive& archive, const TableLimits& limits);

}  // namespace ledstang
