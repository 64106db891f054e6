// What a spreadsheet's stored number means to the person who sees the cell: a figure, a percentage, a day, a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ledstang {

enum class CellFormat : std::uint8_t { number, percent, date, date_time, time };

// Of an Excel number format: one of its built-in numbers (0 to 163), or a format code such as `0.0%` or `yyyy-mm-dd`.
CellFormat built_in_format(int number);
CellFormat format_of_code(std::string_view code);

// A stored number as it would be typed (workbook.h). Spreadsheet programs count with 15 digits, so 8.4000000000000004
// is 8.4. `epoch_1904`: the workbook counts days from 1904-01-01, as old Macs did, and not from 1900.
std::string typed_number(double value, CellFormat format, bool epoch_1904 = false);

}  // namespace ledstang
