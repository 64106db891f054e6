#include "warehouse/batches.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>

namespace ledstang {
namespace {

constexpr const char* columns =
    "id, dataset, source, file, file_hash, bytes, rows_read, rows_kept, rows_rejected, first_day, last_day, "
    "imported_at, imported_by, undone_at, undone_by";

Columns list_columns() {
    Columns list;
    list.columns.emplace_back("id", CellKind::whole_number);
    for (const char* name : {"dataset", "source", "file", "file_hash"}) list.columns.emplace_back(name, CellKind::text);
    for (const char* name : {"bytes", "rows_read", "rows_kept", "rows_rejected"}) {
        list.columns.emplace_back(name, CellKind::whole_number);
    }
    for (const char* name : {"first_day", "last_day"}) list.columns.emplace_back(name, CellKind::date);
    for (const char* name : {"imported_at", "imported_by", "undone_at", "undone_by"}) {
        list.columns.emplace_back(name, CellKind::text);
    }
    return list;
}

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

}  // namespace

std::vector<Batch> read_batches(Warehouse& warehouse, const std::string& dataset) {
    std::vector<Batch> batches;
    if (!warehouse.has_table("batches")) return batches;
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
    Batch batch = batch_at(found, 0);
    if (!batch.undone_at.empty()) {
        return refuse(RefusalKind::conflict, "batch.undone",
                      fmt::format("Leverans {} togs tillbaka {} (UTC).", id, batch.undone_at));
    }
    batch.undone_at = utc_now();
    batch.undone_by = by;
    writing.remove_batch(batch.dataset, id);
    add_batch(writing, batch);
    return batch;
}

Result<Batch> undo_batch(Warehouse& warehouse, std::int64_t id, const std::string& by) {
    const auto writing = warehouse.write();
    auto batch = undo_batch(*writing, id, by);
    if (batch) writing->commit();
    return batch;
}

void make_batch_table(WarehouseWriting& writing) {
    writing.prepare_list("batches", list_columns());
}

std::int64_t next_batch_id(WarehouseWriting& writing) {
    return writing.query({"SELECT max(id) AS id FROM batches"})["id"].whole_numbers()[0] + 1;
}

void add_batch(WarehouseWriting& writing, const Batch& batch) {
    const std::vector<Value> cells{batch.id,
                                   batch.dataset,
                                   batch.source,
                                   batch.file,
                                   batch.file_hash,
                                   batch.bytes,
                                   batch.rows_read,
                                   batch.rows_kept,
                                   batch.rows_rejected,
                                   or_missing(batch.first_day),
                                   or_missing(batch.last_day),
                                   batch.imported_at,
                                   batch.imported_by,
                                   batch.undone_at,
                                   batch.undone_by};
    Columns row = list_columns();
    for (std::size_t i = 0; i < cells.size(); ++i) row.columns[i].add(cells[i]);
    writing.put("batches", row);
}

std::optional<Batch> batch_with_hash(WarehouseWriting& writing, const std::string& dataset, const std::string& hash,
                                     std::int64_t except) {
    const Columns found = writing.query(
        {fmt::format("SELECT {} FROM batches WHERE dataset = $1 AND file_hash = $2 AND undone_at = '' AND id <> $3",
                     columns),
         {dataset, hash, except}});
    if (found.rows() == 0) return std::nullopt;
    return batch_at(found, 0);
}

std::string utc_now() {
    return fmt::format("{:%Y-%m-%d %H:%M:%S}", fmt::gmtime(std::time(nullptr)));
}

}  // namespace ledstang
