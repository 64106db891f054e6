#include "warehouse/move.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <map>
#include <optional>

#include "warehouse/batches.h"

namespace ledstang {
namespace {

constexpr const char* settings_list = "warehouse_settings";

// The finishing step of SplitMix64: bits that differ a little differ everywhere.
std::uint64_t mixed(std::uint64_t bits) {
    bits += 0x9E37'79B9'7F4A'7C15U;
    bits = (bits ^ (bits >> 30U)) * 0xBF58'476D'1CE4'E5B9U;
    bits = (bits ^ (bits >> 27U)) * 0x94D0'49BB'1331'11EBU;
    return bits ^ (bits >> 31U);
}

std::uint64_t bits_of(const Column& column, std::size_t row) {
    if (column.is_missing(row)) return 0x6D69'7373'696E'6721U;
    switch (column.kind()) {
        case CellKind::truth:
            return column.truths()[row];
        case CellKind::whole_number:
            return static_cast<std::uint64_t>(column.whole_numbers()[row]);
        case CellKind::number:
            return std::bit_cast<std::uint64_t>(column.numbers()[row]);
        case CellKind::text: {
            std::uint64_t bits = 0xCBF2'9CE4'8422'2325U;  // FNV-1a
            for (const char c : column.text(row)) bits = (bits ^ static_cast<unsigned char>(c)) * 0x100'0000'01B3U;
            return bits;
        }
        case CellKind::date:
            return static_cast<std::uint64_t>(column.days()[row]);
        case CellKind::identity:
            return mixed(column.identities()[row].high) ^ column.identities()[row].low;
    }
    return 0;
}

// What rows come to, in whatever order.
struct Sums {
    std::int64_t rows = 0;
    std::uint64_t sum = 0;
    bool operator==(const Sums&) const = default;

    void add(const Columns& block) {
        std::vector<std::uint64_t> numbers(block.rows(), 0);
        for (const auto& column : block.columns) {
            for (std::size_t row = 0; row < numbers.size(); ++row) {
                numbers[row] = mixed(numbers[row] ^ bits_of(column, row));
            }
        }
        for (const auto number : numbers) sum += number;
        rows += static_cast<std::int64_t>(numbers.size());
    }
};

bool is_same(const Batch& a, const Batch& b) {
    return a.dataset == b.dataset && a.file_hash == b.file_hash && a.imported_at == b.imported_at &&
           a.rows_kept == b.rows_kept;
}

class Moving {
 public:
    Moving(Warehouse& from, Warehouse& to, const MoveProgress& progress, const std::stop_token& stop)
        : from_(from), to_(to), progress_(progress), stop_(stop), others_wait_(from.write(stop)) {}

    Result<MoveReport> move() {
        auto batches = read_batches(from_);
        std::ranges::sort(batches, {}, &Batch::id);
        for (auto& batch : read_batches(to_)) there_.emplace(batch.id, std::move(batch));
        if (auto same = check_target(batches); !same) return refuse(same.error());
        if (auto moved = move_settings(); !moved) return refuse(moved.error());
        for (const auto& batch : batches) {
            if (auto moved = move_batch(batch); !moved) return refuse(moved.error());
            ++report_.batches;
            if (progress_) progress_(report_, static_cast<std::int64_t>(batches.size()));
        }
        return report_;
    }

 private:
    Result<void> check_target(const std::vector<Batch>& batches) const {
        for (const auto& [id, batch] : there_) {
            const auto here = std::ranges::find(batches, id, &Batch::id);
            if (here != batches.end() && is_same(*here, batch) &&
                (batch.undone_at.empty() || !here->undone_at.empty())) {
                continue;
            }
            return refuse(
                RefusalKind::conflict, "warehouse.move_other",
                fmt::format("Målet har redan en leverans {} ({}) som inte är den som finns här. Flytta till en "
                            "tom databas eller mapp.",
                            id, batch.file));
        }
        return {};
    }

    Result<void> move_settings() {
        if (!from_.has_table(settings_list)) return {};
        const Columns settings = from_.query({fmt::format("SELECT name, value FROM {}", settings_list)});
        Columns like{{Column("name", CellKind::text), Column("value", CellKind::text)}};
        const auto writing = to_.write(stop_);
        make_batch_table(*writing);
        writing->prepare_list(settings_list, like);
        for (std::size_t row = 0; row < settings.rows(); ++row) {
            const std::string name(settings["name"].text(row));
            const Columns there =
                writing->query({fmt::format("SELECT value FROM {} WHERE name = $1", settings_list), {name}});
            if (there.rows() > 0 && there["value"].text(0) == settings["value"].text(row)) continue;
            if (there.rows() > 0) {
                return refuse(
                    RefusalKind::conflict, "warehouse.other_key",
                    "Målets patienter är gjorda med en annan nyckel (patient.key). Flytta till en tom databas "
                    "eller mapp.");
            }
            Columns one = like;
            one.columns[0].add_text(name);
            one.columns[1].add_text(settings["value"].text(row));
            writing->put(settings_list, one);
        }
        writing->commit();
        return {};
    }

    // An empty answer has the table's columns.
    const Columns& columns_of(const std::string& table) {
        auto& known = columns_[table];
        if (known.columns.empty()) {
            known = from_.query(
                {fmt::format("SELECT * FROM {} WHERE batch_id = $1", quoted_name(table)), {std::int64_t{-1}}});
        }
        return known;
    }
    SqlText rows_of(const Batch& batch) {
        std::string names;
        for (const auto& column : columns_of(batch.dataset).columns) {
            names += (names.empty() ? "" : ", ") + quoted_name(column.name());
        }
        return {fmt::format("SELECT {} FROM {} WHERE batch_id = $1", names, quoted_name(batch.dataset)), {batch.id}};
    }
    Sums sums_of(Warehouse& warehouse, const Batch& batch) {
        Sums sums;
        const auto take = [&](const Columns& block) {
            sums.add(block);
            return true;
        };
        warehouse.stream(rows_of(batch), take, stop_);
        return sums;
    }

    Result<void> move_batch(const Batch& batch) {
        const auto there = there_.find(batch.id);
        const bool is_there = there != there_.end();
        if (!batch.undone_at.empty()) {
            if (is_there && !there->second.undone_at.empty()) return {};
            const auto writing = to_.write(stop_);
            make_batch_table(*writing);
            if (is_there) writing->remove_batch(batch.dataset, batch.id);
            add_batch(*writing, batch);
            writing->commit();
            return {};
        }
        Sums sent;
        if (is_there) {
            sent = sums_of(from_, batch);
            ++report_.already;
        } else {
            auto sending = send(batch);
            if (!sending) return refuse(sending.error());
            sent = *sending;
        }
        report_.rows += sent.rows;
        if (sums_of(to_, batch) == sent && sent.rows == batch.rows_kept) return {};
        return refuse(RefusalKind::conflict, "warehouse.move_differs",
                      fmt::format("Leverans {} ({}) har inte samma rader i målet som här. Ingenting är ändrat här. Töm "
                                  "målet och flytta på nytt.",
                                  batch.id, batch.file));
    }

    Result<Sums> send(const Batch& batch) {
        const auto writing = to_.write(stop_);
        make_batch_table(*writing);
        if (const auto changed = writing->prepare_table(batch.dataset, columns_of(batch.dataset)); !changed.empty()) {
            return refuse(RefusalKind::conflict, "dataset.changed",
                          fmt::format("Kolumnen {} i {} är av en annan typ i målet. Flytta till en tom databas eller "
                                      "mapp.",
                                      changed, batch.dataset));
        }
        Sums sums;
        from_.stream(
            rows_of(batch),
            [&](const Columns& block) {
                sums.add(block);
                writing->append(batch.dataset, block);
                return true;
            },
            stop_);
        add_batch(*writing, batch);
        writing->commit();
        return sums;
    }

    Warehouse& from_;
    Warehouse& to_;
    const MoveProgress& progress_;
    const std::stop_token& stop_;
    std::unique_ptr<WarehouseWriting> others_wait_;
    std::map<std::int64_t, Batch> there_;
    std::map<std::string, Columns> columns_;
    MoveReport report_;
};

}  // namespace

Result<MoveReport> move_warehouse(Warehouse& from, Warehouse& to, const MoveProgress& progress,
                                  const std::stop_token& stop) {
    try {
        return Moving(from, to, progress, stop).move();
    } catch (const WarehouseStopped&) {
        return refuse(RefusalKind::conflict, "delivery.stopped",
                      "Flytten avbröts. Det som är flyttat är helt; börja om med samma kommando, så går den vidare.");
    }
}

}  // namespace ledstang
