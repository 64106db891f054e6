// The warehouse: what machines report, in tables as wide and long as they come. The port that the rest of the house
// reads and writes it by; DuckDB in the process is one side, a ClickHouse cluster (clickhouse.h) the other.
//
//     const auto warehouse = open_duckdb_warehouse({.file = folder / "warehouse.duckdb"});
//     const Columns visits = warehouse->query({"SELECT enhet, count(*) AS antal FROM care_contacts WHERE "
//                                              "kontaktdatum >= $1 GROUP BY enhet", {first_day}});
//     visits["antal"].whole_numbers()[0]
//
// A statement's values are bound, never written into its text. What the engine returns becomes: every whole number
// (sums too) whole_number, decimals and floats number, points in time text ("2022-04-30 08:15:00"), UUID identity.
//
// A table holds a dataset's rows, each with its batch_id and row_number. A list is small and has one row per what
// stands in its first column: batches, and settings of the warehouse. Statements that read a list say what both engines
// read.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <vector>

#include "base/sql_text.h"
#include "rules/rules.h"
#include "warehouse/columns.h"

namespace ledstang {

// The machinery is broken: a statement that the engine does not take, a full disk, a file that is no warehouse.
class WarehouseError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};
// Another process holds the warehouse.
class WarehouseBusy : public WarehouseError {
    using WarehouseError::WarehouseError;
};
// A server of the cluster does not answer. Nothing was counted without it, and nothing was kept.
class WarehouseUnreachable : public WarehouseError {
    using WarehouseError::WarehouseError;
};
// The work was stopped through its stop token.
class WarehouseStopped : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

// What a writing has put into a table for one batch.
struct AddedRows {
    std::int64_t rows = 0;
    std::optional<Date> first_day;
    std::optional<Date> last_day;
};

// Rows that stood in the way of each other.
struct RepeatedRow {
    std::int64_t row_number = 0;
    std::int64_t other = 0;
};
struct RepeatedRows {
    std::vector<RepeatedRow> in_batch;   // other: the first row of the batch with the same key
    std::vector<RepeatedRow> in_others;  // other: the first batch that has it
};

// One transaction that writes. Nothing of it is seen by others until commit; destroyed before that, killed, or the
// machine without power: as if it had never been. After an exception only destroying it makes sense. It goes before its
// warehouse does.
class WarehouseWriting {
 public:
    WarehouseWriting() = default;
    WarehouseWriting(const WarehouseWriting&) = delete;
    WarehouseWriting& operator=(const WarehouseWriting&) = delete;
    virtual ~WarehouseWriting() = default;

    virtual void execute(const SqlText& statement) = 0;  // in the engine's own words; not of ClickHouse
    // Sees what the transaction has written; of ClickHouse, what is committed.
    virtual Columns query(const SqlText& statement) = 0;
    // Adds rows to a table, quickly. Columns go by name; those of the table that are not named become missing.
    // Best in blocks of some ten thousand rows; blocks of one table should follow each other.
    virtual void append(const std::string& table, const Columns& rows) = 0;
    virtual void commit() = 0;

    // Makes the table, or the columns that it lacks, for rows of this kind. The name of a column that is there and of
    // another kind; empty: all is well. What it made may be there even if nothing is committed.
    virtual std::string prepare_table(const std::string& table, const Columns& like) = 0;
    virtual AddedRows added_rows(const std::string& table, std::int64_t batch, const std::string& day_column) = 0;
    // Takes away what this writing has appended to the batch and whose key is there already.
    virtual RepeatedRows remove_repeated(const std::string& table, const std::vector<std::string>& key,
                                         std::int64_t batch) = 0;
    // Takes away the rows of a batch that is said to be undone in the list of batches, in this same writing.
    virtual void remove_batch(const std::string& table, std::int64_t batch) = 0;

    // Makes the list when it is not there; its first column tells rows apart.
    virtual void prepare_list(const std::string& list, const Columns& like) = 0;
    // Adds one row, or puts it in the place of the one with the same first cell. `query` sees it after the commit.
    virtual void put(const std::string& list, const Columns& row) = 0;
};

// May be used by several threads at once: readings run side by side, writings one after another.
class Warehouse {
 public:
    Warehouse() = default;
    Warehouse(const Warehouse&) = delete;
    Warehouse& operator=(const Warehouse&) = delete;
    virtual ~Warehouse() = default;

    // The whole answer in memory. Stopped through the token it throws WarehouseStopped.
    virtual Columns query(const SqlText& statement, std::stop_token stop = {}) = 0;
    // The answer block by block (some thousand rows each, never empty), for what is larger than memory. Ends early when
    // `take` says false.
    virtual void stream(const SqlText& statement, const std::function<bool(const Columns&)>& take,
                        std::stop_token stop = {}) = 0;
    virtual SqlDialect dialect() const = 0;
    virtual bool has_table(const std::string& name) = 0;  // a table or a list
    // One statement that changes something, in a transaction of its own and in the engine's own words.
    virtual void execute(const SqlText& statement) = 0;
    // Waits until no other writing is under way.
    virtual std::unique_ptr<WarehouseWriting> write(std::stop_token stop = {}) = 0;
};

enum class WarehouseAccess {
    read,  // several processes may read at the same time
    write  // one process alone, which then has the file to itself
};

struct DuckdbOptions {
    std::filesystem::path file;  // made when missing and opened for writing; empty: in memory
    WarehouseAccess access = WarehouseAccess::write;
    int threads = 0;                        // 0: as many as there are cores
    std::uint64_t memory_limit = 0;         // bytes; 0: the engine's own, most of the machine's memory
    std::chrono::milliseconds patience{0};  // how long to wait for another process to let go of the file
    bool files_may_be_read = false;         // by statements, as read_parquet does
};

// Opened again by the same process, a file is shared (with the first one's limits). Throws WarehouseBusy when another
// process has it, or this one has it for reading and now wants to write; WarehouseError when it cannot be opened.
std::unique_ptr<Warehouse> open_duckdb_warehouse(const DuckdbOptions& options);

// A name as SQL wants it, whatever it holds: "kontaktdatum".
std::string quoted_name(std::string_view name);

}  // namespace ledstang
