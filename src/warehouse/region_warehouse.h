// The warehouse of a data folder, and what belongs to it there:
//
//     warehouse.duckdb     the warehouse (while it is open also warehouse.duckdb.wal and .tmp)
//     warehouse.toml       where it is instead, once it was moved to a ClickHouse cluster
//     patient.key          the key of the patients' identities (patient_key.h)
//     config/datasets/     what may be delivered; config/sources/ how the region's systems do it
//     rejected/            what was wrong with the deliveries that have come
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/result.h"
#include "described/description.h"
#include "warehouse/warehouse.h"

namespace ledstang {

// warehouse.toml.
struct WarehouseSettings {
    std::vector<std::string> clickhouse;  // the address of each shard, in the cluster's order
    std::string database = "ledstang";
    std::string cluster = "ledstang";
    std::string user;
    std::string password_file;  // in the data folder
    template <class S = WarehouseSettings>
    static constexpr auto described() {
        return describe("WarehouseSettings", field("clickhouse", &S::clickhouse, "Varje servers adress, i ordning"),
                        optional_field("database", &S::database, "Databas"),
                        optional_field("cluster", &S::cluster, "Klustrets namn i servrarnas remote_servers"),
                        optional_field("user", &S::user, "Användare"),
                        optional_field("password_file", &S::password_file, "Fil med lösenordet, i datamappen"));
    }
};

// Opens it, and makes it when it is not there. Held only as long as it is needed, so that the server, an import and a
// computation take turns. Refuses with `warehouse.busy` when another process keeps it for ten seconds,
// `warehouse.unreadable` when the file is none, `warehouse.unreachable` when a server of the cluster does not answer,
// `warehouse.cluster` when it is another cluster than warehouse.toml says, and as reading warehouse.toml does.
Result<std::unique_ptr<Warehouse>> open_region_warehouse(const std::filesystem::path& data_folder,
                                                         WarehouseAccess access);

// The same of the file alone.
Result<std::unique_ptr<Warehouse>> open_file_warehouse(const std::filesystem::path& data_folder,
                                                       WarehouseAccess access = WarehouseAccess::write);
// The same for settings that are not, or not yet, those of the data folder.
Result<std::unique_ptr<Warehouse>> open_cluster(const std::filesystem::path& data_folder,
                                                const WarehouseSettings& settings,
                                                const std::string& lock = "warehouse.lock");

// From now on it is there. Throws std::runtime_error when warehouse.toml cannot be written.
void use_cluster(const std::filesystem::path& data_folder, const WarehouseSettings& settings);
// From now on it is warehouse.duckdb; warehouse.toml is kept as warehouse.toml.before.
void use_file(const std::filesystem::path& data_folder);

// What the refusal says of a server that stopped answering in the middle.
Refusal unreachable(const WarehouseUnreachable& error);

// What `work` gives, or that refusal.
template <class Work>
std::invoke_result_t<Work> while_reachable(Work&& work) {
    try {
        return std::forward<Work>(work)();
    } catch (const WarehouseUnreachable& error) {
        return refuse(unreachable(error));
    }
}

// Something was read in at some time. Those who only look need not make a warehouse by looking.
bool has_region_warehouse(const std::filesystem::path& data_folder);

std::filesystem::path patient_key_file(const std::filesystem::path& data_folder);

}  // namespace ledstang
