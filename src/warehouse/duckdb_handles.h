// DuckDB's C interface with owners: what it hands out is given back, and what it complains of is thrown.
#pragma once

#include <duckdb.h>

#include <string>
#include <utility>

namespace ledstang {

// Owns one handle of DuckDB's; `destroy` takes its address.
template <class Handle, auto destroy>
class DuckdbOwner {
 public:
    DuckdbOwner() = default;
    explicit DuckdbOwner(Handle handle) : handle_(handle) {}
    DuckdbOwner(DuckdbOwner&& other) noexcept : handle_(std::exchange(other.handle_, Handle{})) {}
    DuckdbOwner& operator=(DuckdbOwner&& other) noexcept {
        std::swap(handle_, other.handle_);
        return *this;
    }
    ~DuckdbOwner() { reset(); }

    Handle get() const { return handle_; }
    Handle* address() { return &handle_; }
    explicit operator bool() const { return handle_ != Handle{}; }
    void reset() {
        if (handle_ != Handle{}) destroy(&handle_);
        handle_ = Handle{};
    }

 private:
    Handle handle_{};
};

using DuckdbDatabase = DuckdbOwner<duckdb_database, duckdb_close>;
using DuckdbConnection = DuckdbOwner<duckdb_connection, duckdb_disconnect>;
using DuckdbConfig = DuckdbOwner<duckdb_config, duckdb_destroy_config>;
using DuckdbStatement = DuckdbOwner<duckdb_prepared_statement, duckdb_destroy_prepare>;
using DuckdbPending = DuckdbOwner<duckdb_pending_result, duckdb_destroy_pending>;
using DuckdbChunk = DuckdbOwner<duckdb_data_chunk, duckdb_destroy_data_chunk>;
using DuckdbType = DuckdbOwner<duckdb_logical_type, duckdb_destroy_logical_type>;
using DuckdbAppender = DuckdbOwner<duckdb_appender, duckdb_appender_destroy>;

class DuckdbResult {
 public:
    DuckdbResult() = default;
    DuckdbResult(const DuckdbResult&) = delete;
    DuckdbResult& operator=(const DuckdbResult&) = delete;
    ~DuckdbResult() { duckdb_destroy_result(&result_); }
    duckdb_result* address() { return &result_; }
    duckdb_result& get() { return result_; }

 private:
    duckdb_result result_{};
};

}  // namespace ledstang
