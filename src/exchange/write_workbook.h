// XLSX out: one or more sheets with a styled, frozen header, real number cells, wrapped texts and a filter.
// The first row is always the header and texts are never read as formulas, so read_workbook gives back what was
// written.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/write_csv.h"

namespace ledstang {

struct OutSheet {
    std::string name;  // made fit for Excel: at most 31 characters, none of []:*?/\ , not the same as another sheet's
    OutTable table;
    std::vector<double> widths = {};  // of the columns, in characters; 0 or missing: from the content, 8 to 60
};

struct WorkbookProperties {
    std::string title;
    std::string subject = {};
    std::string author = {};
    std::string company = {};
    std::string comments = {};
    std::optional<std::chrono::sys_seconds> created = {};  // now, when not given
};

// The bytes of an .xlsx file. Numbers keep their shown decimals as number formats (`#,##0.0`, which Excel shows with
// the reader's own signs). Texts longer than 32 767 characters and tables larger than a sheet of Excel's are refused
// with `workbook.too_large`: nothing is cut off in silence. Throws when the disk for temporary files is full or
// read-only.
Result<std::string> write_workbook(const std::vector<OutSheet>& sheets, const WorkbookProperties& properties);

}  // namespace ledstang
