// Datasets' tables and lists in DuckDB, within one transaction.
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "warehouse/duckdb_session.h"
#include "warehouse/warehouse.h"

namespace ledstang {

// Each function does what the one of WarehouseWriting says.
class DuckdbTables {
 public:
    DuckdbTables(DuckdbSession& session, const std::stop_token& stop) : session_(session), stop_(stop) {}

    std::string prepare(const std::string& table, const Columns& like);
    AddedRows added(const std::string& table, std::int64_t batch, const std::string& day_column);
    RepeatedRows remove_repeated(const std::string& table, const std::vector<std::string>& key, std::int64_t batch);
    void prepare_list(const std::string& list, const Columns& like);
    void put(const std::string& list, const Columns& row);

 private:
    std::vector<RepeatedRow> remove(const std::string& table, const std::string& found, std::int64_t batch);

    DuckdbSession& session_;
    const std::stop_token& stop_;
};

}  // namespace ledstang
