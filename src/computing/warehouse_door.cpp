#include "computing/warehouse_door.h"

#include "computing/kept_cells.h"
#include "warehouse/region_warehouse.h"

namespace ledstang {

Result<void> read_warehouse(const Configuration& configuration, const std::function<Result<void>(Warehouse&)>& work) {
    const auto folder = std::filesystem::path(configuration.folder).parent_path();
    if (!has_region_warehouse(folder)) {
        return refuse(RefusalKind::not_found, "warehouse.empty",
                      "Det finns ingen källdata än. Läs in den med ”ledstang dataset import”.");
    }
    auto warehouse = open_region_warehouse(folder, WarehouseAccess::read);
    if (!warehouse) return refuse(warehouse.error());
    if ((*warehouse)->dialect() != SqlDialect::duckdb) {
        return refuse(RefusalKind::unavailable, "computing.cluster",
                      "Mått kan ännu bara räknas ur warehouse.duckdb, inte ur ett ClickHouse-kluster. Flytta källdatan "
                      "till datamappen med ”ledstang warehouse move”.");
    }
    return while_reachable([&] { return work(**warehouse); });
}

void keep_in_warehouse(const Configuration& configuration, KeptCells& kept, const Date& today) {
    if (!kept.anything_new()) return;
    try {
        auto warehouse =
            open_region_warehouse(std::filesystem::path(configuration.folder).parent_path(), WarehouseAccess::write);
        if (!warehouse) return;
        const auto writing = (*warehouse)->write();
        kept.write(*writing, today);
        writing->commit();
    } catch (const WarehouseError&) {
        return;  // the outcomes are written; the sums are only there to save time
    }
}

}  // namespace ledstang
