#include "warehouse/clickhouse_cluster.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <thread>

#include "warehouse/clickhouse_cells.h"
#include "warehouse/clickhouse_text.h"

namespace ledstang {
namespace {

using Types = std::map<std::string, std::string, std::less<>>;

Types types_of(const ClickhouseServer& server, const std::string& table) {
    const Columns found = server.query(
        {"SELECT name, type FROM system.columns WHERE database = $1 AND table = $2", {server.database(), table}});
    Types types;
    for (std::size_t row = 0; row < found.rows(); ++row) {
        types.emplace(found["name"].text(row), found["type"].text(row));
    }
    return types;
}

void check_place(const ClickhouseServer& server, const std::string& cluster, std::size_t place, std::size_t shards) {
    const Columns found = server.query(
        {"SELECT max(shard_num) AS shards, maxIf(shard_num, is_local) AS own FROM system.clusters WHERE cluster = $1",
         {cluster}});
    const auto known = static_cast<std::size_t>(found["shards"].whole_numbers()[0]);
    const auto own = static_cast<std::size_t>(found["own"].whole_numbers()[0]);
    if (known == shards && own == place) return;
    throw WarehouseError(
        fmt::format("{}: its remote_servers has {} shards in the cluster {} and itself as number {}, "
                    "and should have {} and {}",
                    server.address(), known, cluster, own, shards, place));
}

}  // namespace

ClickhouseCluster::ClickhouseCluster(const ClickhouseOptions& options)
    : database_(options.database), cluster_(options.cluster) {
    if (options.addresses.empty()) throw WarehouseError("no address of any ClickHouse server is given");
    for (std::size_t n = 0; n < options.addresses.size(); ++n) {
        const ClickhouseServer server(options.addresses[n], "default", options.user, options.password);
        check_place(server, cluster_, n + 1, options.addresses.size());
        server.execute({"CREATE DATABASE IF NOT EXISTS " + clickhouse_name(database_)});
        servers_.emplace_back(options.addresses[n], database_, options.user, options.password);
    }
}

void ClickhouseCluster::everywhere(const SqlText& statement) const {
    for (const auto& server : servers_) server.execute(statement);
}

std::string ClickhouseCluster::full(const std::string& name) const {
    return clickhouse_name(database_) + "." + clickhouse_name(name);
}

std::string ClickhouseCluster::distributed_over(const std::string& table) const {
    return fmt::format("Distributed({}, {}, {})", clickhouse_name(cluster_), clickhouse_name(database_),
                       clickhouse_name(table));
}

bool ClickhouseCluster::has_table(const std::string& name) const {
    return first()
               .query({"SELECT name FROM system.tables WHERE database = $1 AND name = $2", {database_, name}})
               .rows() > 0;
}

std::vector<std::string> ClickhouseCluster::tables() const {
    const Columns found = first().query({"SELECT name FROM system.tables WHERE database = $1", {database_}});
    std::vector<std::string> tables;
    const std::string mark = ClickhouseNames("").rows;
    for (std::size_t row = 0; row < found.rows(); ++row) {
        const auto name = found["name"].text(row);
        if (name.ends_with(mark)) tables.emplace_back(name.substr(0, name.size() - mark.size()));
    }
    return tables;
}

std::int64_t ClickhouseCluster::sequence() const {
    const std::string log = ClickhouseNames("batches").log;
    if (!has_table(log)) return 0;
    return first().query({"SELECT max(sequence) AS latest FROM " + full(log)})["latest"].whole_numbers()[0];
}

std::vector<std::int64_t> ClickhouseCluster::counted_batches() const {
    if (!has_table("batches")) return {};
    const Columns found = first().query({"SELECT id FROM batches WHERE undone_at = ''"});
    const auto ids = found["id"].whole_numbers();
    return {ids.begin(), ids.end()};
}

bool ClickhouseCluster::lacks_columns(const ClickhouseServer& server, const std::string& table,
                                      const Columns& like) const {
    const Types there = types_of(server, table);
    return std::ranges::any_of(like.columns, [&](const Column& column) { return !there.contains(column.name()); });
}

std::string ClickhouseCluster::prepare_table(const std::string& table, const Columns& like) const {
    const ClickhouseNames names(table);
    everywhere(
        {fmt::format("CREATE TABLE IF NOT EXISTS {} (batch_id Int64, row_number Int64) ENGINE = MergeTree "
                     "ORDER BY (batch_id, row_number)",
                     full(names.rows))});
    for (const auto& server : servers_) {
        const Types there = types_of(server, names.rows);
        for (const auto& column : like.columns) {
            const auto found = there.find(column.name());
            const std::string wanted = clickhouse_type(column.kind());
            if (is_row_place(column.name())) continue;
            if (found == there.end()) {
                server.execute({fmt::format("ALTER TABLE {} ADD COLUMN {} {}", full(names.rows),
                                            clickhouse_name(column.name()), wanted)});
            } else if (found->second != wanted) {
                return column.name();
            }
        }
    }
    const auto make = [&](const std::string& name, const std::string& definition) {
        for (const auto& server : servers_) {
            if (!lacks_columns(server, name, like)) continue;
            server.execute({"DROP TABLE IF EXISTS " + full(name)});
            server.execute({fmt::format(fmt::runtime(definition), full(name))});
        }
    };
    make(names.shown, fmt::format("CREATE VIEW {{}} AS SELECT * FROM {} WHERE batch_id IN (SELECT id FROM {} WHERE "
                                  "undone_at = '')",
                                  full(names.rows), full("batches")));
    make(names.all, fmt::format("CREATE TABLE {{}} AS {} ENGINE = {}", full(names.rows), distributed_over(names.rows)));
    make(names.name,
         fmt::format("CREATE TABLE {{}} AS {} ENGINE = {}", full(names.rows), distributed_over(names.shown)));
    return {};
}

void ClickhouseCluster::prepare_list(const std::string& list, const Columns& like) const {
    const ClickhouseNames names(list);
    std::string columns;
    for (const auto& column : like.columns) {
        columns += fmt::format("{} {}, ", clickhouse_name(column.name()),
                               columns.empty() ? clickhouse_key_type(column.kind()) : clickhouse_type(column.kind()));
    }
    everywhere(
        {fmt::format("CREATE TABLE IF NOT EXISTS {} ({}sequence UInt64) ENGINE = ReplacingMergeTree(sequence) "
                     "ORDER BY {}",
                     full(names.log), columns, clickhouse_name(like[0].name()))});
    everywhere(
        {fmt::format("CREATE VIEW IF NOT EXISTS {} AS SELECT * FROM {} FINAL", full(names.shown), full(names.log))});
    everywhere({fmt::format("CREATE TABLE IF NOT EXISTS {} AS {} ENGINE = {}", full(names.name), full(names.log),
                            distributed_over(names.shown))});
}

void ClickhouseCluster::remove_rows(const std::string& table, const std::string& condition, bool wait,
                                    const std::stop_token& stop) const {
    const std::string rows = ClickhouseNames(table).rows;
    everywhere({fmt::format("ALTER TABLE {} DELETE WHERE {}", full(rows), condition)});
    if (!wait) return;
    for (const auto& server : servers_) {
        const SqlText waiting{
            "SELECT count() AS waiting FROM system.mutations WHERE database = $1 AND table = $2 AND is_done = 0",
            {database_, rows}};
        for (auto pause = std::chrono::milliseconds(5); server.query(waiting, stop)["waiting"].whole_numbers()[0] > 0;
             pause = std::min(pause * 2, std::chrono::milliseconds(500))) {
            std::this_thread::sleep_for(pause);
        }
    }
}

void ClickhouseCluster::sweep(const std::stop_token& stop) const {
    std::string left = "batch_id > 0";
    if (has_table("batches")) {
        const Columns list = first().query({"SELECT id, undone_at FROM batches"}, stop);
        const auto ids = list["id"].whole_numbers();
        const auto latest = std::ranges::max_element(ids);
        left = fmt::format("batch_id > {}", latest == ids.end() ? 0 : *latest);
        for (std::size_t row = 0; row < list.rows(); ++row) {
            if (!list["undone_at"].text(row).empty()) left += fmt::format(" OR batch_id = {}", ids[row]);
        }
    }
    for (const auto& table : tables()) {
        std::int64_t rows = 0;
        for (const auto& server : servers_) {
            const SqlText count{
                fmt::format("SELECT count() AS n FROM {} WHERE {}", full(ClickhouseNames(table).rows), left)};
            const Columns found = server.query(count, stop);
            if (found.rows() > 0) rows += found["n"].whole_numbers()[0];
        }
        if (rows > 0) remove_rows(table, left, true, stop);
    }
}

}  // namespace ledstang
