#include "computing/warehouse_door.h"

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
    return work(**warehouse);
}

}  // namespace ledstang
