#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <set>
#include <thread>

#include "warehouse/batches.h"
#include "warehouse/clickhouse.h"
#include "warehouse/clickhouse_cells.h"
#include "warehouse/clickhouse_cluster.h"
#include "warehouse/clickhouse_text.h"

namespace ledstang {
namespace {

constexpr std::size_t bytes_sent_at_once = std::size_t{32} << 20U;  // of one table to one shard
constexpr int most_readings = 20;
constexpr std::size_t most_rows_in_condition = 20'000;

// Held by one writing at a time, of all processes on the machine.
class WritersTurn {
 public:
    WritersTurn(const std::filesystem::path& file, const std::stop_token& stop) {
        if (file.empty()) return;
        descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (descriptor_ < 0) throw WarehouseError("the file cannot be written: " + file.string());
        while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
            if (stop.stop_requested()) {
                ::close(descriptor_);
                throw WarehouseStopped("the work with the warehouse was stopped");
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }
    WritersTurn(const WritersTurn&) = delete;
    WritersTurn& operator=(const WritersTurn&) = delete;
    ~WritersTurn() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }

 private:
    int descriptor_ = -1;
};

// A patient's rows lie together; others where their number says.
std::vector<std::vector<std::uint32_t>> by_shard(const Columns& rows, std::size_t shards) {
    std::vector<std::vector<std::uint32_t>> chosen(shards);
    const auto patient = std::ranges::find(rows.columns, CellKind::identity, &Column::kind);
    const auto numbers = rows["row_number"].whole_numbers();
    for (std::size_t row = 0; row < rows.rows(); ++row) {
        const bool known = patient != rows.columns.end() && !patient->is_missing(row);
        const auto spread = known ? patient->identities()[row].low : static_cast<std::uint64_t>(numbers[row]);
        chosen[spread % shards].push_back(static_cast<std::uint32_t>(row));
    }
    return chosen;
}

std::string name_list(const std::vector<std::string>& names) {
    std::string list;
    for (const auto& name : names) list += (list.empty() ? "" : ", ") + clickhouse_name(name);
    return list;
}

// One number for a key, so that it can be looked for in another shard's keys; equal keys have the same.
std::string hash_of(const std::vector<std::string>& key) {
    std::string parts;
    for (const auto& name : key) {
        parts += fmt::format("{}ifNull(toString({}), '')", parts.empty() ? "" : ", ", clickhouse_name(name));
    }
    return fmt::format("cityHash64({})", parts);
}

std::vector<RepeatedRow> repeated_rows(const Columns& found) {
    std::vector<RepeatedRow> rows(found.rows());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        rows[row] = {found["line"].whole_numbers()[row], found["other"].whole_numbers()[row]};
    }
    return rows;
}

class ClickhouseWriting : public WarehouseWriting {
 public:
    ClickhouseWriting(std::shared_ptr<const ClickhouseCluster> cluster, const std::filesystem::path& lock,
                      std::stop_token stop)
        : cluster_(std::move(cluster)), stop_(std::move(stop)), turn_(lock, stop_) {
        cluster_->sweep(stop_);
    }
    ~ClickhouseWriting() override {
        if (committed_) return;
        for (const auto& [table, batch] : appended_) {
            try {
                cluster_->remove_rows(table, fmt::format("batch_id = {}", batch), false, {});
            } catch (const std::exception&) {
                return;  // they do not count, and the next writing sweeps them away
            }
        }
    }

    void execute(const SqlText& statement) override { cluster_->everywhere(statement); }
    Columns query(const SqlText& statement) override { return cluster_->first().query(statement, stop_); }

    void append(const std::string& table, const Columns& rows) override {
        if (stop_.stop_requested()) throw WarehouseStopped("the work with the warehouse was stopped");
        std::vector<std::string> columns;
        for (const auto& column : rows.columns) columns.push_back(column.name());
        auto& waiting = waiting_[table];
        if (waiting.columns != columns) {
            send(table, waiting, 0);
            waiting = {std::move(columns), std::vector<std::string>(cluster_->servers().size())};
        }
        for (const auto batch : rows["batch_id"].whole_numbers()) {
            if (batch != latest_.second || table != latest_.first) appended_.insert(latest_ = {table, batch});
        }
        const auto chosen = by_shard(rows, cluster_->servers().size());
        for (std::size_t shard = 0; shard < chosen.size(); ++shard) {
            if (!chosen[shard].empty()) append_native(waiting.blocks[shard], rows, chosen[shard]);
        }
        send(table, waiting, bytes_sent_at_once);
    }

    void commit() override {
        send_all();
        const auto sequence = cluster_->sequence() + 1;
        // The list of batches last: by it the rest counts.
        for (const auto& [list, rows] : lists_) {
            if (list != "batches") put_all(list, rows, sequence);
        }
        if (const auto batches = lists_.find("batches"); batches != lists_.end()) {
            put_all(batches->first, batches->second, sequence);
        }
        committed_ = true;
        for (const auto& [table, batch] : removed_) {
            try {
                cluster_->remove_rows(table, fmt::format("batch_id = {}", batch), false, {});
            } catch (const WarehouseError&) {
                return;  // they no longer count, and the next writing sweeps them away
            }
        }
    }

    std::string prepare_table(const std::string& table, const Columns& like) override {
        make_batch_table(*this);  // by which the table's rows count
        return cluster_->prepare_table(table, like);
    }

    AddedRows added_rows(const std::string& table, std::int64_t batch, const std::string& day_column) override {
        send_all();
        const Columns found =
            query({fmt::format(
                       "SELECT count() AS n, min({0}) AS first_day, max({0}) AS last_day FROM {1} WHERE batch_id = $1",
                       clickhouse_name(day_column), all(table)),
                   {batch}});
        AddedRows added;
        if (found.rows() == 0) return added;
        added.rows = found["n"].whole_numbers()[0];
        if (found["first_day"].is_missing(0)) return added;
        added.first_day = found["first_day"].date(0);
        added.last_day = found["last_day"].date(0);
        return added;
    }

    RepeatedRows remove_repeated(const std::string& table, const std::vector<std::string>& key,
                                 std::int64_t batch) override {
        send_all();
        RepeatedRows repeated;
        repeated.in_batch = repeated_rows(query(
            {fmt::format("SELECT line, other FROM (SELECT groupArray(row_number) AS lines, min(row_number) AS other "
                         "FROM {} WHERE batch_id = $1 GROUP BY {} HAVING count() > 1) ARRAY JOIN lines AS line WHERE "
                         "line > other ORDER BY line",
                         all(table), name_list(key)),
             {batch}}));
        std::string others;
        for (const auto id : cluster_->counted_batches()) {
            const bool removed = removed_.contains({table, id});
            if (id != batch && !removed) others += fmt::format(", {}", id);
        }
        if (!others.empty()) {
            repeated.in_others = repeated_rows(
                query({fmt::format(
                           "SELECT line, other FROM (SELECT minIf(row_number, batch_id = $1) AS line, minIf(batch_id, "
                           "batch_id <> $1) AS other FROM {0} WHERE batch_id IN ($1{1}) AND {2} GLOBAL IN (SELECT {2} "
                           "FROM {0} WHERE batch_id = $1) GROUP BY {3} HAVING countIf(batch_id = $1) > 0 AND "
                           "countIf(batch_id <> $1) > 0) ORDER BY line",
                           all(table), others, hash_of(key), name_list(key)),
                       {batch}}));
        }
        std::vector<std::int64_t> rows;
        for (const auto& row : repeated.in_batch) rows.push_back(row.row_number);
        for (const auto& row : repeated.in_others) rows.push_back(row.row_number);
        for (std::size_t from = 0; from < rows.size(); from += most_rows_in_condition) {
            const std::size_t to = std::min(rows.size(), from + most_rows_in_condition);
            const std::string numbers =
                fmt::format("{}", fmt::join(rows.begin() + static_cast<std::ptrdiff_t>(from),
                                            rows.begin() + static_cast<std::ptrdiff_t>(to), ", "));
            cluster_->remove_rows(table, fmt::format("batch_id = {} AND row_number IN ({})", batch, numbers),
                                  to == rows.size(), stop_);
        }
        return repeated;
    }

    // The list of batches says that they do not count; that they are gone too comes after.
    void remove_batch(const std::string& table, std::int64_t batch) override { removed_.emplace(table, batch); }

    void prepare_list(const std::string& list, const Columns& like) override { cluster_->prepare_list(list, like); }
    void put(const std::string& list, const Columns& row) override { lists_[list].push_back(row); }

 private:
    struct Waiting {
        std::vector<std::string> columns;
        std::vector<std::string> blocks;  // bytes for each shard
    };

    std::string all(const std::string& table) const { return cluster_->full(ClickhouseNames(table).all); }

    // What has come to at least so many bytes.
    void send(const std::string& table, Waiting& waiting, std::size_t at_least) {
        for (std::size_t shard = 0; shard < waiting.blocks.size(); ++shard) {
            auto& block = waiting.blocks[shard];
            if (block.empty() || block.size() < at_least) continue;
            cluster_->servers()[shard].insert(ClickhouseNames(table).rows, waiting.columns, std::exchange(block, {}),
                                              stop_);
        }
    }
    void send_all() {
        for (auto& [table, waiting] : waiting_) send(table, waiting, 0);
    }

    // One insert, so that all of it is there or nothing is.
    void put_all(const std::string& list, const std::vector<Columns>& rows, std::int64_t sequence) {
        SqlText statement{fmt::format("INSERT INTO {} (", cluster_->full(ClickhouseNames(list).log))};
        for (const auto& column : rows.front().columns) statement.text += clickhouse_name(column.name()) + ", ";
        statement.text += "sequence) VALUES ";
        for (const auto& row : rows) {
            statement.text += "(";
            for (const auto& column : row.columns) {
                statement.parameters.push_back(column.value(0));
                statement.text += fmt::format("${}, ", statement.parameters.size());
            }
            statement.text += fmt::format("{}) ", sequence);
        }
        cluster_->first().execute(statement);
    }

    std::shared_ptr<const ClickhouseCluster> cluster_;
    std::stop_token stop_;
    WritersTurn turn_;
    std::map<std::string, Waiting> waiting_;
    std::map<std::string, std::vector<Columns>> lists_;
    std::set<std::pair<std::string, std::int64_t>> appended_;  // table and batch
    std::set<std::pair<std::string, std::int64_t>> removed_;
    std::pair<std::string, std::int64_t> latest_;
    bool committed_ = false;
};

class ClickhouseWarehouse : public Warehouse {
 public:
    explicit ClickhouseWarehouse(const ClickhouseOptions& options)
        : cluster_(std::make_shared<ClickhouseCluster>(options)), lock_(options.lock) {}

    Columns query(const SqlText& statement, std::stop_token stop) override {
        for (int reading = 0; reading < most_readings; ++reading) {
            const auto before = cluster_->sequence();
            Columns answer = cluster_->first().query(statement, stop);
            if (cluster_->sequence() == before) return answer;
        }
        throw WarehouseBusy("the warehouse was written to in the middle of every reading");
    }

    void stream(const SqlText& statement, const std::function<bool(const Columns&)>& take,
                std::stop_token stop) override {
        struct Changed {};
        for (int reading = 0; reading < most_readings; ++reading) {
            const auto before = cluster_->sequence();
            try {
                cluster_->first().stream(
                    statement, take,
                    [&] {
                        if (cluster_->sequence() != before) throw Changed{};
                    },
                    stop);
                return;
            } catch (const Changed&) {
                continue;  // nothing has been handed on yet
            }
        }
        throw WarehouseBusy("the warehouse was written to in the middle of every reading");
    }

    SqlDialect dialect() const override { return SqlDialect::clickhouse; }
    bool has_table(const std::string& name) override { return cluster_->has_table(name); }
    void execute(const SqlText& statement) override { cluster_->everywhere(statement); }
    std::unique_ptr<WarehouseWriting> write(std::stop_token stop) override {
        return std::make_unique<ClickhouseWriting>(cluster_, lock_, std::move(stop));
    }

 private:
    std::shared_ptr<const ClickhouseCluster> cluster_;
    std::filesystem::path lock_;
};

}  // namespace

std::unique_ptr<Warehouse> open_clickhouse_warehouse(const ClickhouseOptions& options) {
    return std::make_unique<ClickhouseWarehouse>(options);
}

}  // namespace ledstang
