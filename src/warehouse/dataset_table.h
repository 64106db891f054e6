// A dataset's table in the warehouse.
#pragma once

#include "base/result.h"
#include "warehouse/dataset.h"
#include "warehouse/warehouse.h"

namespace ledstang {

// A column's type in the table: "BIGINT".
std::string_view sql_type(CellKind kind);

// Makes the table, or adds columns that the declaration has come to have since. Refuses with `dataset.changed` when a
// column is now of another type than the rows that there are.
Result<void> prepare_table(WarehouseWriting& writing, const Dataset& dataset);

// The declared dataset's rows can be read: the table is there. Columns that were declared after the last delivery are
// not in it yet.
bool has_table(Warehouse& warehouse, const Dataset& dataset);

// Makes every declared dataset's table, so that statements about those without deliveries find no rows instead of no
// table.
Result<void> prepare_tables(Warehouse& warehouse, const std::vector<Dataset>& datasets);

// Empty columns for rows to append: the dataset's, then batch_id and row_number.
Columns empty_rows(const Dataset& dataset);

}  // namespace ledstang
