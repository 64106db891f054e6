// The last step of every table reader: the first row becomes the header, and every row after it must fit under it.
#pragma once

#include <vector>

#include "exchange/table.h"
#include "exchange/table_faults.h"

namespace ledstang {

bool has_content(const Row& row);

// `rows` are the rows with content, header first. Gives the table, or all faults: those already found and those of
// the header's names and the rows' lengths.
Result<Table> shape_table(Table table, std::vector<Row> rows, TableFaults faults);

}  // namespace ledstang
