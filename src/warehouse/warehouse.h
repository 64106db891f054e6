// The warehouse: what machines report, in tables as wide and long as they come. The port that the rest of the house
// reads and writes it by; DuckDB in the process is its first side.
//
//     const auto warehouse = open_duckdb_warehouse({.file = folder / "warehouse.duckdb"});
//     const Columns visits = warehouse->query({"SELECT enhet, count(*) AS antal FROM care_contacts WHERE "
//                                              "kontaktdatum >= $1 GROUP BY enhet", {first_day}});
//     visits["antal"].whole_numbers()[0]
//
// A statement's values are bound, never written into its text. What the engine returns becomes: every whole number
// (sums too) whole_number, decimals and floats number, points in time text ("2022-04-30 08:15:00"), UUID identity.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <stop_token>
#include <string>

#include "base/sql_text.h"
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
// The work was stopped through its stop token.
class WarehouseStopped : public std::runtime_error {
    using std::runtime_error::runtime_error;
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

    virtual void execute(const SqlText& statement) = 0;
    virtual Columns query(const SqlText& statement) = 0;  // sees what the transaction has written
    // Adds rows to a table, quickly. Columns go by name; those of the table that are not named become missing.
    // Best in blocks of some ten thousand rows; blocks of one table should follow each other.
    virtual void append(const std::string& table, const Columns& rows) = 0;
    virtual void commit() = 0;
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
    // One statement that changes something, in a transaction of its own.
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
