#include "exchange/table.h"

#include <algorithm>

#include "exchange/csv.h"

namespace ledstang {

std::optional<std::size_t> Table::column(std::string_view name) const {
    const auto found = std::ranges::find(header, name);
    if (found == header.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header.begin());
}

std::string_view Table::text(const Row& row, std::string_view column_name) const {
    const auto index = column(column_name);
    return index && *index < row.cells.size() ? std::string_view(row.cells[*index].text) : std::string_view();
}

Result<Table> read_table(std::string file_name, std::string_view bytes, const TableLimits& limits) {
    return read_csv(std::move(file_name), bytes, limits);
}

}  // namespace ledstang
