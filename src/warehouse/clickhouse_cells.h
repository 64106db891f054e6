// Cells between ClickHouse's format Native and ours. Old and new servers share it: blocks, each with its columns'
// names, types and cells, column by column.
//
// What the engine's types become: Int32 and Date are days from 1970-01-01 (dates are kept as Int32, for a Date of old
// versions holds no day before 1970), UInt8 truth, every other whole number whole_number, Float64 and Float32 number,
// String text, DateTime text ("2022-04-30 08:15:00", UTC), UUID identity.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "warehouse/columns.h"

namespace ledstang {

// "Nullable(Int32)"
std::string clickhouse_type(CellKind kind);
// "Int32", for what a table is ordered by.
std::string clickhouse_key_type(CellKind kind);
// The columns that a dataset's table is ordered by: batch_id and row_number, never missing.
bool is_row_place(std::string_view column);
// Throws WarehouseError for a type that the warehouse has no use for.
CellKind clickhouse_kind(std::string_view type);

// Appends a block of the given rows.
void append_native(std::string& bytes, const Columns& rows, std::span<const std::uint32_t> chosen);

// Reads blocks out of bytes that come piece by piece.
class NativeReader {
 public:
    void add(std::string_view bytes) { bytes_ += bytes; }
    // Adds the next block's rows to `into`, whose columns are made by the first block; false when it has not come
    // whole. Throws WarehouseError for what is no block.
    bool next(Columns& into);
    // No more bytes come: what is left must be whole blocks.
    void complete() { complete_ = true; }

 private:
    std::string bytes_;
    std::size_t begin_ = 0;
    bool complete_ = false;
    std::size_t tried_ = 0;  // bytes that there were when a block was last found to be short of some
};

}  // namespace ledstang
