#include "computing/warehouse_door.h"

#include <fmt/format.h>

#include "computing/kept_cells.h"
#include "warehouse/batches.h"
#include "warehouse/region_warehouse.h"

namespace ledstang {
namespace {

constexpr int most_readings = 5;

// Deliveries, and those taken back.
std::string state_of(Warehouse& warehouse) {
    std::string state;
    for (const auto& batch : read_batches(warehouse)) state += fmt::format("{} {}\n", batch.id, batch.undone_at);
    return state;
}

// A cluster is written to while it is read, and so is the file when this process itself takes a delivery in: each
// statement then sees what was committed when it began. Statements before and after a delivery do not belong together.
Result<void> of_one_state(Warehouse& warehouse, const std::function<Result<void>(Warehouse&)>& work) {
    for (int reading = 0; reading < most_readings; ++reading) {
        const std::string before = state_of(warehouse);
        auto done = work(warehouse);
        if (!done || state_of(warehouse) == before) return done;
    }
    return refuse(RefusalKind::unavailable, "warehouse.busy",
                  "Nya leveranser kom hela tiden medan källdatan lästes. Försök igen när inläsningen är klar.");
}

}  // namespace

Result<void> read_warehouse(const Configuration& configuration, const std::function<Result<void>(Warehouse&)>& work) {
    const auto folder = std::filesystem::path(configuration.folder).parent_path();
    if (!has_region_warehouse(folder)) {
        return refuse(RefusalKind::not_found, "warehouse.empty",
                      "Det finns ingen källdata än. Läs in den med ”ledstang dataset import”.");
    }
    auto warehouse = open_region_warehouse(folder, WarehouseAccess::read);
    if (!warehouse) return refuse(warehouse.error());
    return while_reachable([&] { return of_one_state(**warehouse, work); });
}

void keep_in_warehouse(const Configuration& configuration, KeptCells& kept, const Date& today) {
    if (!kept.anything_new()) return;
    try {
        auto warehouse =
            open_region_warehouse(std::filesystem::path(configuration.folder).parent_path(), WarehouseAccess::write);
        if (!warehouse || (*warehouse)->dialect() != SqlDialect::duckdb) return;
        const auto writing = (*warehouse)->write();
        kept.write(*writing, today);
        writing->commit();
    } catch (const WarehouseError&) {
        return;  // the outcomes are written; the sums are only there to save time
    }
}

}  // namespace ledstang
