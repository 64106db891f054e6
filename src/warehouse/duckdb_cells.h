// Cells between DuckDB's vectors and ours.
#pragma once

#include "warehouse/columns.h"
#include "warehouse/duckdb_handles.h"

namespace ledstang {

// Empty columns for the result's. Throws WarehouseError for a type that the warehouse has no use for.
Columns columns_for(duckdb_result& result);

// Adds the chunk's rows to the columns.
void add_chunk(Columns& columns, duckdb_data_chunk chunk);

// The type that a column of ours is appended as.
DuckdbType duckdb_type_of(CellKind kind);

// Writes rows [from, from + count) of the column into a vector of that type.
void fill_vector(duckdb_vector vector, const Column& column, std::size_t from, std::size_t count);

}  // namespace ledstang
