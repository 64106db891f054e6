#include "computing/warehouse_door.h"

#include <mutex>

#include "warehouse/region_warehouse.h"

namespace ledstang {

std::filesystem::path warehouse_file(const Configuration& configuration) {
    return std::filesystem::path(configuration.folder).parent_path() / "warehouse.duckdb";
}

Result<void> read_warehouse(const Configuration& configuration, const std::function<Result<void>(Warehouse&)>& work) {
    static std::mutex one_at_a_time;  // a process must not open the file twice
    const std::scoped_lock lock(one_at_a_time);
    const auto file = warehouse_file(configuration);
    if (!std::filesystem::exists(file)) {
        return refuse(RefusalKind::not_found, "warehouse.empty",
                      "Det finns ingen källdata än. Läs in den med ”ledstang dataset import”.");
    }
    auto warehouse = open_region_warehouse(file.parent_path(), WarehouseAccess::read);
    if (!warehouse) return refuse(warehouse.error());
    return work(**warehouse);
}

}  // namespace ledstang
