// The servers of a ClickHouse cluster, and a region's tables on them.
#pragma once

#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "warehouse/clickhouse.h"
#include "warehouse/clickhouse_server.h"

namespace ledstang {

// What a table or a list is made of. Users of the warehouse name the first; "|" stands in no name of theirs.
struct ClickhouseNames {
    explicit ClickhouseNames(const std::string& given)
        : name(given), rows(given + "|rows"), shown(given + "|shown"), all(given + "|all"), log(given + "|log") {}
    std::string name;   // what counts, of all shards
    std::string rows;   // a table: the shard's own, counted or not
    std::string shown;  // the shard's own that count
    std::string all;    // a table: of all shards, counted or not
    std::string log;    // a list: every version of every row
};

class ClickhouseCluster {
 public:
    explicit ClickhouseCluster(const ClickhouseOptions& options);

    std::span<const ClickhouseServer> servers() const { return servers_; }
    const ClickhouseServer& first() const { return servers_.front(); }
    void everywhere(const SqlText& statement) const;
    // `name` with its database, as statements that stay in the servers need it.
    std::string full(const std::string& name) const;

    bool has_table(const std::string& name) const;
    std::vector<std::string> tables() const;  // those that hold rows
    // The number of the latest commit; 0 before the first. A reading between two equal answers saw one state.
    std::int64_t sequence() const;
    std::vector<std::int64_t> counted_batches() const;

    // As WarehouseWriting's.
    std::string prepare_table(const std::string& table, const Columns& like) const;
    void prepare_list(const std::string& list, const Columns& like) const;

    // Takes rows away, on all shards. Without `wait` they go when the servers get to it.
    void remove_rows(const std::string& table, const std::string& condition, bool wait,
                     const std::stop_token& stop) const;
    // Takes away the rows of batches that do not count: undone, or never committed. The latter have later numbers than
    // all in the list, for every writing begins with this and then adds the next.
    void sweep(const std::stop_token& stop) const;

 private:
    bool lacks_columns(const ClickhouseServer& server, const std::string& table, const Columns& like) const;
    std::string distributed_over(const std::string& table) const;

    std::vector<ClickhouseServer> servers_;
    std::string database_;
    std::string cluster_;
};

}  // namespace ledstang
