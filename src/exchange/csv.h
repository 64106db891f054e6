// CSV as it comes: RFC 4180, Swedish Excel's semicolons, tabs, `sep=;` in the first line, with or without a byte order
// mark. Only UTF-8. The rest of the house reads through table.h.
#pragma once

#include <string>
#include <string_view>

#include "exchange/table.h"

namespace ledstang {

// The separator is the one of `,` `;` tab that stands most often outside quotation marks in the first line with content
// (semicolon before tab before comma when equal), unless a first line `sep=;` says it. Empty lines, and lines of
// separators only, are left out. A quotation mark inside a cell that does not begin with one is an ordinary character.
Result<Table> read_csv(std::string file_name, std::string_view bytes, const TableLimits& limits = {});

}  // namespace ledstang
