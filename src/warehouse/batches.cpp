#include "warehouse/batches.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>

namespace ledstang {
namespace {

constexpr const char* columns =
    "id, dataset, source, file, file_hash, bytes, rows_read, rows_kept, rows_rejected, first_day, last_day, "
    "imported_at, imported_by, undone_at, undone_by";

Value or_missing(const std::optional<Date>& day) {
    if (day) return *day;
    return std::monostate{};
}

Batch batch_at(const Columns& rows, std::size_t row) {
    const auto day = [&](std::string_view name) -> std::optional<Date> {
        if (rows[name].is_missing(row)) return std::nullopt;
        return rows[name].date(row);
    };
    Batch batch;
    batch.id = rows["id"].whole_numbers()[row];
    batch.dataset = rows["dataset"].text(row);
    batch.source = rows["source"].text(row);
    batch.file = rows["file"].text(row);
    batch.file_hash = rows["file_hash"].text(row);
    batch.bytes = rows["bytes"].whole_numbers()[row];
    batch.rows_read = rows["rows_read"].whole_numbers()[row];
    batch.rows_kept = rows["rows_kept"].whole_numbers()[row];
    batch.rows_rejected = rows["rows_rejected"].whole_numbers()[row];
    batch.first_day = day("first_day");
    batch.last_day = day("last_day");
    batch.imported_at = rows["imported_at"].text(row);
    batch.imported_by = rows["imported_by"].text(row);
    batch.undone_at = rows["undone_at"].text(row);
    batch.undone_by = rows["undone_by"].text(row);
    return batch;
}

bool has_batches(Warehouse& warehouse) {
    return warehouse.query({"SELECT 1 FROM information_schema.tables WHERE table_name = $1", {std::string("batches")}})
               .rows() > 0;
}

}  // namespace

std::vector<Batch> read_batches(Warehouse& warehouse, const std::string& dataset) {
    std::vector<Batch> batches;
    if (!has_batches(warehouse)) return batches;
    const Columns rows = warehouse.query(
        {fmt::format("SELECT {} FROM batches WHERE $1 = '' OR dataset = $1 ORDER BY id DESC", columns), {dataset}});
    for (std::size_t row = 0; row < rows.rows(); ++row) batches.push_back(batch_at(rows, row));
    return batches;
}

Result<Batch> undo_batch(WarehouseWriting& writing, std::int64_t id, const std::string& by) {
    make_batch_table(writing);
    const SqlText question{fmt::format("SELECT {} FROM batches WHERE id = $1", columns), {id}};
    const Columns found = writing.query(question);
    if (found.rows() == 0) {
        return refuse(RefusalKind::not_found, "batch.unknown",
                      fmt::format("Leverans {} finns inte. ”ledstang dataset batches” visar dem som finns.", id));
    }
    const Batch batch = batch_at(found, 0);
    if (!batch.undone_at.empty()) {
        return refuse(RefusalKind::conflict, "batch.undone",
                      fmt::format("Leverans {} togs tillbaka {} (UTC).", id, batch.undone_at));
    }
    writing.execute({fmt::format("DELETE FROM {} WHERE batch_id = $1", quoted_name(batch.dataset)), {id}});
    writing.execute({"UPDATE batches SET undone_at = $2, undone_by = $3 WHERE id = $1", {id, utc_now(), by}});
    return batch_at(writing.query(question), 0);
}

Result<Batch> undo_batch(Warehouse& warehouse, std::int64_t id, const std::string& by) {
    const auto writing = warehouse.write();
    auto batch = undo_batch(*writing, id, by);
    if (batch) writing->commit();
    return batch;
}

void make_batch_table(WarehouseWriting& writing) {
    writing.execute(
        {"CREATE TABLE IF NOT EXISTS batches (id BIGINT NOT NULL, dataset VARCHAR NOT NULL, source VARCHAR NOT NULL, "
         "file VARCHAR NOT NULL, file_hash VARCHAR NOT NULL, bytes BIGINT NOT NULL, rows_read BIGINT NOT NULL, "
         "rows_kept BIGINT NOT NULL, rows_rejected BIGINT NOT NULL, first_day DATE, last_day DATE, imported_at VARCHAR "
         "NOT NULL, imported_by VARCHAR NOT NULL, undone_at VARCHAR NOT NULL, undone_by VARCHAR NOT NULL)"});
}

std::int64_t next_batch_id(WarehouseWriting& writing) {
    return writing.query({"SELECT coalesce(max(id), 0) + 1 AS id FROM batches"})["id"].whole_numbers()[0];
}

void add_batch(WarehouseWriting& writing, const Batch& batch) {
    writing.execute({fmt::format("INSERT INTO batches ({}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, "
                                 "$13, $14, $15)",
                                 columns),
                     {batch.id, batch.dataset, batch.source, batch.file, batch.file_hash, batch.bytes, batch.rows_read,
                      batch.rows_kept, batch.rows_rejected, or_missing(batch.first_day), or_missing(batch.last_day),
                      batch.imported_at, batch.imported_by, batch.undone_at, batch.undone_by}});
}

std::optional<Batch> batch_with_hash(WarehouseWriting& writing, const std::string& dataset, const std::string& hash) {
    const Columns found = writing.query(
        {fmt::format("SELECT {} FROM batches WHERE dataset = $1 AND file_hash = $2 AND undone_at = ''", columns),
         {dataset, hash}});
    if (found.rows() == 0) return std::nullopt;
    return batch_at(found, 0);
}

std::string utc_now() {
    return fmt::format("{:%Y-%m-%d %H:%M:%S}", fmt::gmtime(std::time(nullptr)));
}

}  // namespace ledstang
