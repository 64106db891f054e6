#include "warehouse/dataset_table.h"

#include <fmt/format.h>

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
    const std::string changed = writing.prepare_table(dataset.id, empty_rows(dataset));
    if (changed.empty()) return {};
    return refuse(RefusalKind::conflict, "dataset.changed",
                  fmt::format("Kolumnen {} i {} har fått en annan typ än de rader som finns. Ge kolumnen ett nytt "
                              "namn, eller ta tillbaka leveranserna och läs in dem på nytt.",
                              changed, dataset.id));
}

bool has_table(Warehouse& warehouse, const Dataset& dataset) {
    return warehouse.has_table(dataset.id);
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
