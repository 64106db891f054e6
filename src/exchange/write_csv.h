// CSV out, in two forms: for machines (RFC 4180: comma, decimal point, LF) and for Swedish Excel (semicolon, decimal
// comma, CRLF, byte order mark), which opens it right with a double click.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/decimal.h"

namespace ledstang {

// What stands in one cell of a table going out. An empty cell is no data: std::monostate.
struct OutNumber {
    Decimal value;
    int decimals = -1;     // shown; −1 is as many as the value has
    bool percent = false;  // a workbook shows `41 %` though the value is 41; in CSV only the figure is written
};
using OutCell = std::variant<std::monostate, std::string, OutNumber>;
using OutRow = std::vector<OutCell>;

struct OutTable {
    std::vector<std::string> header;
    std::vector<OutRow> rows;
};

enum class CsvForm { machine, excel };

// Excel runs a text cell that begins with = + - @ as a formula, even from CSV. In the Excel form such a text, unless it
// is a number or the sign alone, gets an apostrophe before it. The machine form never changes a text.
std::string write_csv(const OutTable& table, CsvForm form = CsvForm::machine);

// One row alone, for what is written while it grows.
void append_csv_row(std::string& bytes, const OutRow& row, CsvForm form);

}  // namespace ledstang
