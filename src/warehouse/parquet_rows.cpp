// Parquet through DuckDB's own reader: columns come as texts in machine form and go the same way as those of a CSV
// file, so the same rules hold for both.
#include <fmt/format.h>

#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/swedish_text.h"
#include "warehouse/row_source.h"
#include "warehouse/warehouse.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

// The reader hands its blocks out by a call; the rows are asked for one by one. A thread stands between.
class ParquetRows : public RowSource {
 public:
    ParquetRows(const std::string& file, std::stop_token stop)
        : warehouse_(open_duckdb_warehouse({.file = {}, .threads = 1, .files_may_be_read = true})), file_(file) {
        const Columns columns = warehouse_->query({"SELECT * FROM read_parquet($1) LIMIT 0", {file_}});
        std::string list;
        for (const auto& column : columns.columns) {
            header_.push_back(column.name());
            const bool number = column.kind() == CellKind::number || column.kind() == CellKind::whole_number;
            machine_.push_back(number ? 1 : 0);
            list += (list.empty() ? "" : ", ") + fmt::format("CAST({} AS VARCHAR)", quoted_name(column.name()));
        }
        total_ = warehouse_->query({"SELECT count(*) AS n FROM read_parquet($1)", {file_}})["n"].whole_numbers()[0];
        statement_ = "SELECT " + list + " FROM read_parquet($1)";
        outer_stop_.emplace(std::move(stop), [this] { reader_stop_.request_stop(); });
        reader_ = std::jthread([this] { read(); });
    }
    ~ParquetRows() override {
        reader_stop_.request_stop();
        {
            const std::lock_guard guard(guard_);
            leave_ = true;
        }
        changed_.notify_all();
    }

    bool next(SourceRow& row) override {
        if (at_ == block_.rows() && !next_block()) return false;
        cells_.clear();
        for (const auto& column : block_.columns) cells_.push_back(column.text(at_));
        ++at_;
        row = {++line_, cells_, machine_, nullptr};
        return true;
    }
    double share_read() const override {
        return total_ == 0 ? 1 : static_cast<double>(line_) / static_cast<double>(total_);
    }

 private:
    void read() {
        try {
            warehouse_->stream(
                {statement_, {file_}},
                [this](const Columns& block) {
                    std::unique_lock lock(guard_);
                    changed_.wait(lock, [this] { return leave_ || !handed_; });
                    if (leave_) return false;
                    waiting_ = block;
                    handed_ = true;
                    changed_.notify_all();
                    return true;
                },
                reader_stop_.get_token());
        } catch (...) {
            const std::lock_guard guard(guard_);
            broken_ = std::current_exception();
        }
        const std::lock_guard guard(guard_);
        ended_ = true;
        changed_.notify_all();
    }

    bool next_block() {
        std::unique_lock lock(guard_);
        changed_.wait(lock, [this] { return handed_ || ended_; });
        if (!handed_) {
            if (broken_) std::rethrow_exception(broken_);
            return false;
        }
        std::swap(block_, waiting_);
        handed_ = false;
        at_ = 0;
        changed_.notify_all();
        return true;
    }

    std::unique_ptr<Warehouse> warehouse_;
    std::string file_;
    std::string statement_;
    std::int64_t total_ = 0;
    std::int64_t line_ = 0;
    Columns block_;
    std::size_t at_ = 0;
    std::vector<std::string_view> cells_;
    std::vector<std::uint8_t> machine_;

    std::mutex guard_;
    std::condition_variable changed_;
    Columns waiting_;
    bool handed_ = false;
    bool ended_ = false;
    bool leave_ = false;
    std::exception_ptr broken_;
    std::stop_source reader_stop_;
    std::optional<std::stop_callback<std::function<void()>>> outer_stop_;
    std::jthread reader_;  // last, so that it has ended before the rest goes
};

}  // namespace

Result<std::unique_ptr<RowSource>> open_parquet_rows(const files::path& file, std::stop_token stop) {
    try {
        return std::make_unique<ParquetRows>(file.string(), std::move(stop));
    } catch (const WarehouseError&) {
        return refuse(
            "parquet.unreadable",
            fmt::format("Parquetfilen {} går inte att läsa. Den kan vara avklippt, eller ha kolumner med listor "
                        "eller poster; exportera den på nytt med bara enkla kolumner.",
                        file.filename().string()));
    }
}

}  // namespace ledstang
