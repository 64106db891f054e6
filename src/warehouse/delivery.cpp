#include "warehouse/delivery.h"

#include <fmt/format.h>

#include <chrono>

#include "base/decimal.h"
#include "base/swedish_number.h"
#include "warehouse/dataset_table.h"
#include "warehouse/duplicates.h"
#include "warehouse/file_hash.h"
#include "warehouse/rejected_rows.h"
#include "warehouse/row_checker.h"
#include "warehouse/row_source.h"

namespace ledstang {
namespace {

constexpr std::size_t block_rows = 16'384;
constexpr std::int64_t rows_between_looks = 1'024;
constexpr auto time_between_tellings = std::chrono::milliseconds(250);
// Fewer rows than this say nothing about a delivery as a whole.
constexpr std::int64_t fewest_for_share = 20;

std::string in_words(std::int64_t number) {
    return format_number(Decimal::from_whole(number), 0);
}

class Delivery {
 public:
    Delivery(Warehouse& warehouse, const DeliveryWish& wish)
        : warehouse_(warehouse), wish_(wish), rejected_(wish.rejected, wish.file.filename().string()) {
        batch_.file = wish.file.filename().string();
    }

    Result<DeliveryReport> take() {
        try {
            return take_whole();
        } catch (const WarehouseStopped&) {
            return stopped();
        }
    }

 private:
    Result<DeliveryReport> take_whole() {
        auto rows = open_rows(wish_.file, wish_.stop);
        if (!rows) return refuse(rows.error());
        auto match = match_columns(*wish_.dataset, wish_.source, (*rows)->header(), batch_.file);
        if (!match) return refuse(in_file(match.error()));
        batch_.file_hash = file_hash(wish_.file, wish_.stop);
        if (wish_.stop.stop_requested()) return stopped();

        writing_ = warehouse_.write(wish_.stop);
        if (auto begun = begin(); !begun) return refuse(begun.error());
        if (!read_rows(**rows, *match)) return stopped();
        remove_duplicates(*writing_, *wish_.dataset, batch_.id, match->from, rejected_);
        if (auto ended = end(); !ended) return refuse(ended.error());
        if (!wish_.dry_run) writing_->commit();
        writing_.reset();
        rejected_.finish();
        return DeliveryReport{batch_,           wish_.dry_run,           rejected_.by_code(), rejected_.first(),
                              rejected_.file(), std::move(match->unused)};
    }

    static tl::unexpected<Refusal> stopped() {
        return refuse(RefusalKind::conflict, "delivery.stopped", "Inläsningen avbröts. Ingenting av filen är sparat.");
    }

    Refusal in_file(Refusal refusal) const {
        refusal.message = wish_.file.filename().string() + ": " + refusal.message;
        return refusal;
    }

    // The batch's head, and whether the delivery may come in at all.
    Result<void> begin() {
        make_batch_table(*writing_);
        if (auto prepared = prepare_table(*writing_, *wish_.dataset); !prepared) return prepared;
        if (wish_.replaces != 0) {
            if (auto undone = undo_batch(*writing_, wish_.replaces, wish_.by); !undone) return refuse(undone.error());
        }
        batch_.id = next_batch_id(*writing_);
        batch_.dataset = wish_.dataset->id;
        batch_.source = wish_.source.id;
        batch_.bytes = static_cast<std::int64_t>(std::filesystem::file_size(wish_.file));
        batch_.imported_at = utc_now();
        batch_.imported_by = wish_.by;
        if (const auto same = batch_with_hash(*writing_, batch_.dataset, batch_.file_hash, wish_.replaces)) {
            return refuse(
                RefusalKind::conflict, "delivery.already",
                fmt::format("Filen {} är redan inläst: leverans {}, {} (UTC). Ingenting ändrades. Ska den läsas "
                            "in på nytt: ta först tillbaka leveransen med ”ledstang dataset undo {}”.",
                            batch_.file, same->id, same->imported_at, same->id));
        }
        return check_key();
    }

    // All rows of the warehouse are made with one key, or a patient would be two.
    Result<void> check_key() {
        if (!wish_.dataset->index_of(ColumnRole::patient)) return {};
        const std::string mine = wish_.patient_key->fingerprint();
        Columns setting{{Column("name", CellKind::text), Column("value", CellKind::text)}};
        writing_->prepare_list("warehouse_settings", setting);
        const Columns found =
            writing_->query({"SELECT value FROM warehouse_settings WHERE name = $1", {std::string("patient_key")}});
        if (found.rows() == 0) {
            setting.columns[0].add_text("patient_key");
            setting.columns[1].add_text(mine);
            writing_->put("warehouse_settings", setting);
            return {};
        }
        if (found["value"].text(0) == mine) return {};
        return refuse(RefusalKind::conflict, "delivery.wrong_key",
                      "Patienterna i källdatalagret är gjorda med en annan nyckel än den som ligger i datamappen. Lägg "
                      "tillbaka filen patient.key ur den säkerhetskopia som hör ihop med källdatalagret.");
    }

    // False when stopped.
    bool read_rows(RowSource& source, const ColumnMatch& match) {
        const CellRules rules{wish_.today, wish_.source.decimal_sign, wish_.source.patient_form, wish_.patient_key,
                              wish_.units};
        RowChecker checker(*wish_.dataset, wish_.source, rules, match, source.header(), rejected_);
        Columns block = empty_rows(*wish_.dataset);
        SourceRow row;
        while (source.next(row)) {
            ++batch_.rows_read;
            checker.take(row, batch_.id, block);
            if (block.rows() == block_rows) append(block);
            if (batch_.rows_read % rows_between_looks != 0) continue;
            if (wish_.stop.stop_requested()) return false;
            tell(source.share_read());
        }
        append(block);
        return !wish_.stop.stop_requested();
    }

    void append(Columns& block) {
        if (block.rows() > 0) writing_->append(wish_.dataset->id, block);
        for (auto& column : block.columns) column.clear();
    }

    void tell(double share) {
        const auto now = std::chrono::steady_clock::now();
        if (!wish_.progress || now - told_ < time_between_tellings) return;
        told_ = now;
        wish_.progress({share, batch_.rows_read, rejected_.rows()});
    }

    // The batch's figures, and whether too much of it was wrong.
    Result<void> end() {
        const AddedRows added = writing_->added_rows(wish_.dataset->id, batch_.id, wish_.dataset->time().name);
        batch_.rows_kept = added.rows;
        batch_.rows_rejected = rejected_.rows();
        batch_.first_day = added.first_day;
        batch_.last_day = added.last_day;
        if (batch_.rows_read == 0) {
            return refuse("delivery.empty", fmt::format("{} har inga rader under rubrikerna.", batch_.file));
        }
        const double share = 100.0 * static_cast<double>(batch_.rows_rejected) / static_cast<double>(batch_.rows_read);
        const bool too_many = batch_.rows_read >= fewest_for_share && share > wish_.most_rejected;
        if (batch_.rows_kept == 0 || too_many) {
            rejected_.finish();
            Refusal refusal{
                RefusalKind::invalid, "delivery.too_many_rejected",
                fmt::format("{} av {} rader i {} är fel, så ingenting sparades.{} Vanliga skäl: fel källa, "
                            "förskjutna kolumner, ett annat decimaltecken.",
                            in_words(batch_.rows_rejected), in_words(batch_.rows_read), batch_.file,
                            rejected_.file().empty() ? "" : fmt::format(" Alla fel står i {}.", rejected_.file())),
                rejected_.first()};
            return refuse(std::move(refusal));
        }
        add_batch(*writing_, batch_);
        return {};
    }

    Warehouse& warehouse_;
    const DeliveryWish& wish_;
    RejectedRows rejected_;
    std::unique_ptr<WarehouseWriting> writing_;
    Batch batch_;
    std::chrono::steady_clock::time_point told_{};
};

}  // namespace

Result<DeliveryReport> take_delivery(Warehouse& warehouse, const DeliveryWish& wish) {
    return Delivery(warehouse, wish).take();
}

}  // namespace ledstang
