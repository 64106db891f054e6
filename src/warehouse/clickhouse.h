// The warehouse where one machine is outgrown: a ClickHouse cluster of one shard or more, asked over HTTP.
//
// Every dataset's rows lie spread over the shards, a patient's together, in a local table `care_contacts|rows`. They
// count when their batch stands in the list of batches and is not undone: `care_contacts|shown` is a view that says so,
// and `care_contacts`, which statements name, is Distributed over it. The lists lie on the first shard. So one insert
// there commits a whole writing, and what was killed before it was never seen; its rows are swept away by the next
// writing. A reading that a commit came in the middle of is made again.
//
// ClickHouse 18.16, Debian's, is what it is tested with, and newer servers share all that it uses.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "warehouse/warehouse.h"

namespace ledstang {

struct ClickhouseOptions {
    std::vector<std::string> addresses;  // "https://shard1.region.example:8443" of each shard, in the cluster's order
    std::string database = "ledstang";   // made when missing
    std::string cluster = "ledstang";    // its name in the servers' <remote_servers>
    std::string user;
    std::string password;
    std::filesystem::path lock;  // a file that keeps this machine's writers apart; others may not write to the database
};

// Throws WarehouseUnreachable when a shard does not answer, WarehouseError when the servers' own list of the cluster is
// another than `addresses`.
std::unique_ptr<Warehouse> open_clickhouse_warehouse(const ClickhouseOptions& options);

}  // namespace ledstang
