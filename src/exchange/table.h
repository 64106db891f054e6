// A table from outside: the same whether it came as CSV (comma, semicolon or tab), XLSX or ODS.
// Rooms that import read cells through row_reader.h and never see what kind of file it was.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ledstang {

struct Cell {
    std::string text;  // line breaks inside a cell are LF; UTF-8
    int line = 0;    // where the cell begins in the file, from 1 (a quoted cell may span lines); in a workbook the row
    int column = 0;  // from 1; column B of a sheet is 2
    bool is_number = false;  // a number cell of a workbook: the text is machine form and never ambiguous
};

struct Row {
    int line = 0;             // of the row's first cell
    std::vector<Cell> cells;  // as many as the header has
};

struct Table {
    std::string file;   // name without folders, for messages
    std::string sheet;  // of a workbook; empty for CSV
    int header_line = 1;
    std::vector<std::string> header;  // unique, non-empty, without spaces at the ends
    std::vector<Row> rows;            // rows without any content are left out

    // Index of a column by its exact name; nothing when the table has none such.
    std::optional<std::size_t> column(std::string_view name) const;
    // Text of a cell; empty when the table has no such column.
    std::string_view text(const Row& row, std::string_view column_name) const;
};

// Bounds that a read table keeps; a file beyond them is refused with `table.too_large`.
struct TableLimits {
    std::size_t bytes = std::size_t{64} << 20U;
    std::size_t cells = 5'000'000;
    std::size_t columns = 2'000;
    std::size_t cell_bytes = std::size_t{1} << 20U;
    std::size_t text_bytes = std::size_t{128} << 20U;  // of all cells of a sheet, which a workbook can repeat cheaply
    std::size_t unpacked_bytes = std::size_t{64} << 20U;  // of a workbook, which is a compressed archive
    std::size_t faults = 100;                             // told one by one; the rest are counted
};

// Reads a file's bytes by what they are, not by the name's ending. A workbook gives its first sheet with content; for
// others see workbook.h.
// Everything that is wrong is told at once in Refusal::faults, each with file, line and column. Codes:
//   table.empty, table.encoding, table.nul, table.kind (not a table at all), table.too_large,
//   table.quote (open or misplaced quotation mark), table.cell_count, table.header_empty, table.header_duplicate,
//   workbook.broken, workbook.protected, workbook.formula
Result<Table> read_table(std::string file_name, std::string_view bytes, const TableLimits& limits = {});

}  // namespace ledstang
