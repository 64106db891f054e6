// Spreadsheets in: XLSX and ODS. What a person sees in a cell is what the cell gives, as it would be typed:
//   number     shortest decimal form, decimal point: 8.4 is "8.4"; marked Cell::is_number
//   percentage the shown figure with its sign: a cell that shows 5,3 % is stored as 0.053 in the file and gives "5.3
//   %",
//              so 41 in a plain cell and 41 % in a percent cell both mean 41
//   date       "2022-04-30"; with a time that is not midnight "2022-04-30 08:15:00"; a time of its own "08:15:00"
//   formula    the result that the spreadsheet program saved; a formula with an error or without a result is a fault
//   yes/no     "true", "false"
// Nothing is calculated, no link is followed, no macro is read. Hidden sheets are left out, hidden rows are read.
// Of merged cells the first one has the content.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/table.h"

namespace ledstang {

// Does it begin as a zip archive does? XLSX and ODS are such.
bool is_zip_archive(std::string_view bytes);

// Codes beside those of read_table:
//   workbook.broken     no readable archive, or no spreadsheet in it
//   workbook.protected  locked with a password
//   workbook.formula    a formula with an error or without a saved result
//   workbook.no_sheet   no sheet with the name

// Every sheet with content, in the workbook's order. One faulty sheet refuses the whole.
Result<std::vector<Table>> read_workbook(std::string file_name, std::string_view bytes, const TableLimits& limits = {});

// One sheet by its name; the others may look as they like. With an empty name the first sheet with content.
Result<Table> read_sheet(std::string file_name, std::string_view bytes, std::string_view sheet_name,
                         const TableLimits& limits = {});

}  // namespace ledstang
