// The warehouse of a data folder, and what belongs to it there:
//
//     warehouse.duckdb     the warehouse (while it is open also warehouse.duckdb.wal and .tmp)
//     patient.key          the key of the patients' identities (patient_key.h)
//     config/datasets/     what may be delivered; config/sources/ how the region's systems do it
//     rejected/            what was wrong with the deliveries that have come
#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "warehouse/warehouse.h"

namespace ledstang {

// Opens it, and makes it when it is not there. Held only as long as it is needed, so that the server, an import and a
// computation take turns. Refuses with `warehouse.busy` when another process keeps it for ten seconds, and
// `warehouse.unreadable` when the file is none.
Result<std::unique_ptr<Warehouse>> open_region_warehouse(const std::filesystem::path& data_folder,
                                                         WarehouseAccess access);

// Something was read in at some time. Those who only look need not make a warehouse by looking.
bool has_region_warehouse(const std::filesystem::path& data_folder);

std::filesystem::path patient_key_file(const std::filesystem::path& data_folder);

}  // namespace ledstang
