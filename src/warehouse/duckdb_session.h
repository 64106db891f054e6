// One connection to DuckDB and what is asked through it.
#pragma once

#include <functional>
#include <stop_token>

#include "base/sql_text.h"
#include "warehouse/columns.h"
#include "warehouse/duckdb_handles.h"

namespace ledstang {

// Not to be used by two threads at once. Everything throws WarehouseError for what the engine refuses and
// WarehouseStopped for what the token stopped.
class DuckdbSession {
 public:
    explicit DuckdbSession(duckdb_database database);

    void execute(const SqlText& statement, const std::stop_token& stop = {});
    Columns query(const SqlText& statement, const std::stop_token& stop);
    void stream(const SqlText& statement, const std::function<bool(const Columns&)>& take, const std::stop_token& stop);

    duckdb_connection connection() const { return connection_.get(); }

 private:
    enum class Answer { whole, streamed };
    void run(const SqlText& statement, Answer answer, duckdb_result* result, const std::stop_token& stop);

    DuckdbConnection connection_;
};

}  // namespace ledstang
