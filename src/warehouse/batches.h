// Deliveries that the warehouse has taken: who, when, from what file, how much of it, and how to take one back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "described/description.h"
#include "warehouse/dataset.h"
#include "warehouse/warehouse.h"

namespace ledstang {

struct Batch {
    std::int64_t id = 0;  // from 1, never used again
    std::string dataset;
    std::string source;     // of config/sources/; empty: none
    std::string file;       // name without folders
    std::string file_hash;  // BLAKE2b-256 of the file's bytes, hexadecimal
    std::int64_t bytes = 0;
    std::int64_t rows_read = 0;
    std::int64_t rows_kept = 0;
    std::int64_t rows_rejected = 0;
    std::optional<Date> first_day;  // of the column that places rows in time: what must be computed anew
    std::optional<Date> last_day;
    std::string imported_at;  // "2022-04-30 08:15:00", UTC
    std::string imported_by;
    std::string undone_at;  // empty: its rows are there
    std::string undone_by;
    template <class B = Batch>
    static constexpr auto described() {
        return describe(
            "Batch", field("id", &B::id, "Leveransens nummer"), field("dataset", &B::dataset, "Datamängd"),
            field("source", &B::source, "Källa"), field("file", &B::file, "Filens namn"),
            field("file_hash", &B::file_hash, "Filens kontrollsumma"), field("bytes", &B::bytes, "Filens storlek"),
            field("rows_read", &B::rows_read, "Lästa rader"), field("rows_kept", &B::rows_kept, "Sparade rader"),
            field("rows_rejected", &B::rows_rejected, "Avvisade rader"),
            field("first_day", &B::first_day, "Första dagen"), field("last_day", &B::last_day, "Sista dagen"),
            field("imported_at", &B::imported_at, "Inläst, UTC"), field("imported_by", &B::imported_by, "Inläst av"),
            field("undone_at", &B::undone_at, "Tillbakatagen, UTC; tomt om den gäller"),
            field("undone_by", &B::undone_by, "Tillbakatagen av"));
    }
};

// Newest first; of one dataset, or with an empty name of all. None where the warehouse is empty.
std::vector<Batch> read_batches(Warehouse& warehouse, const std::string& dataset = {});

// Takes the batch's rows away in one transaction and says so in the list; the batch as it is afterwards.
// Refusals: `batch.unknown`, `batch.undone` (already).
Result<Batch> undo_batch(Warehouse& warehouse, std::int64_t id, const std::string& by);
// The same within a writing that does more.
Result<Batch> undo_batch(WarehouseWriting& writing, std::int64_t id, const std::string& by);

// For a delivery being taken. All within its writing.
void make_batch_table(WarehouseWriting& writing);  // first of all
std::int64_t next_batch_id(WarehouseWriting& writing);
void add_batch(WarehouseWriting& writing, const Batch& batch);
// The batch that has the same file in the same dataset and is not taken back; `except` is one that is just being.
std::optional<Batch> batch_with_hash(WarehouseWriting& writing, const std::string& dataset, const std::string& hash,
                                     std::int64_t except = 0);

// Now, as batches are stamped.
std::string utc_now();

}  // namespace ledstang
