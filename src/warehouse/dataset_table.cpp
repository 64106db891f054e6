#include "warehouse/dataset_table.h"

#include <fmt/format.h>

#include <map>

namespace ledstang {

std::string_view sql_type(CellKind kind) {
    switch (kind) {
        case CellKind::truth:
            return "BOOLEAN";
        case CellKind::whole_number:
            return "BIGINT";
        case CellKind::number:
            return "DOUBLE";
        case CellKind::text:
            return "VARCHAR";
        case CellKind::date:
            return "DATE";
        case CellKind::identity:
            return "UUID";
    }
    return "VARCHAR";
}

Result<void> prepare_table(WarehouseWriting& writing, const Dataset& dataset) {
    const std::string table = quoted_name(dataset.id);
    writing.execute(
        {fmt::format("CREATE TABLE IF NOT EXISTS {} (batch_id BIGINT NOT NULL, row_number BIGINT NOT NULL)", table)});
    const Columns there = writing.query(
        {"SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = $1",
         {dataset.id}});
    std::map<std::string, std::string, std::less<>> types;
    for (std::size_t i = 0; i < there.rows(); ++i) types.emplace(there["name"].text(i), there["type"].text(i));
    for (const auto& column : dataset.columns) {
        const std::string_view wanted = sql_type(cell_kind(column));
        const auto found = types.find(column.name);
        if (found == types.end()) {
            writing.execute({fmt::format("ALTER TABLE {} ADD COLUMN {} {}", table, quoted_name(column.name), wanted)});
        } else if (found->second != wanted) {
            return refuse(
                RefusalKind::conflict, "dataset.changed",
                fmt::format("Kolumnen {} i {} har fått en annan typ än de rader som finns. Ge kolumnen ett nytt "
                            "namn, eller ta tillbaka leveranserna och läs in dem på nytt.",
                            column.name, dataset.id));
        }
    }
    return {};
}

bool has_table(Warehouse& warehouse, const Dataset& dataset) {
    return warehouse.query({"SELECT 1 FROM information_schema.tables WHERE table_name = $1", {dataset.id}}).rows() > 0;
}

Result<void> prepare_tables(Warehouse& warehouse, const std::vector<Dataset>& datasets) {
    const auto writing = warehouse.write();
    for (const auto& dataset : datasets) {
        if (auto prepared = prepare_table(*writing, dataset); !prepared) return prepared;
    }
    writing->commit();
    return {};
}

Columns empty_rows(const Dataset& dataset) {
    Columns rows;
    for (const auto& column : dataset.columns) rows.columns.emplace_back(column.name, cell_kind(column));
    rows.columns.emplace_back("batch_id", CellKind::whole_number);
    rows.columns.emplace_back("row_number", CellKind::whole_number);
    return rows;
}

}  // namespace ledstang
