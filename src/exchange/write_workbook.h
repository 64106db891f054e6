// XLSX out: one or more sheets with a styled, frozen header, real number cells, wrapped texts and a filter.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/write_csv.h"

namespace ledstang {

struct OutSheet {
    std::string name;  // made fit for Excel: at most 31 characters, none of []:*?/\ , unique
    OutTable table;
    std::string title = {};           // a line above the header, e.g. unit and period; empty for none
    std::vector<double> widths = {};  // of the columns, in characters; 0 or missing: from the content, 8 to 60
};

struct WorkbookProperties {
    std::string title;
    std::string subject = {};
    std::string author = {};
    std::string company = {};
    std::string comments = {};
};

// The bytes of an .xlsx file. Numbers keep their shown decimals as number formats (`0.0`, which Excel shows with the
// reader's own decimal sign). A text longer than Excel's 32 767 characters, or more rows than a sheet holds, is refused
// with `workbook.too_large`: nothing is cut off in silence.
Result<std::string> write_workbook(const std::vector<OutSheet>& sheets, const WorkbookProperties& properties);

}  // namespace ledstang
