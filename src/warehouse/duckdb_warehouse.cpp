// DuckDB in the process: one file, read by several connections at once, written by one.
#include <fmt/format.h>

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "warehouse/duckdb_cells.h"
#include "warehouse/duckdb_session.h"
#include "warehouse/duckdb_tables.h"
#include "warehouse/warehouse.h"

namespace ledstang {
namespace {

void set(DuckdbConfig& config, const char* name, const std::string& value) {
    if (duckdb_set_config(config.get(), name, value.c_str()) != DuckDBSuccess) {
        throw WarehouseError(fmt::format("the warehouse does not know the setting {}", name));
    }
}

DuckdbConfig config_of(const DuckdbOptions& options) {
    DuckdbConfig config;
    if (duckdb_create_config(config.address()) != DuckDBSuccess) throw WarehouseError("no memory for the warehouse");
    set(config, "access_mode", options.access == WarehouseAccess::read ? "READ_ONLY" : "READ_WRITE");
    // Nothing is fetched from anywhere, and no statement reads or writes other files.
    set(config, "autoinstall_known_extensions", "false");
    set(config, "autoload_known_extensions", "false");
    if (!options.files_may_be_read) set(config, "enable_external_access", "false");
    if (options.threads > 0) set(config, "threads", std::to_string(options.threads));
    if (options.memory_limit > 0) set(config, "memory_limit", fmt::format("{}B", options.memory_limit));
    return config;
}

DuckdbDatabase open_once(const DuckdbOptions& options) {
    const DuckdbConfig config = config_of(options);
    DuckdbDatabase database;
    char* reason = nullptr;
    const std::string path = options.file.empty() ? ":memory:" : options.file.string();
    if (duckdb_open_ext(path.c_str(), database.address(), config.get(), &reason) == DuckDBSuccess) return database;
    const std::string why = reason == nullptr ? "no reason given" : reason;
    duckdb_free(reason);
    if (why.find("Could not set lock") != std::string::npos) throw WarehouseBusy(why);
    throw WarehouseError(why);
}

// Appends blocks to one table.
class Appending {
 public:
    Appending(duckdb_connection connection, const std::string& table, const Columns& like) : table_(table) {
        if (duckdb_appender_create(connection, nullptr, table.c_str(), appender_.address()) != DuckDBSuccess) fail();
        for (const auto& column : like.columns) {
            if (duckdb_appender_add_column(appender_.get(), column.name().c_str()) != DuckDBSuccess) fail();
            types_.push_back(duckdb_type_of(column.kind()));
            handles_.push_back(types_.back().get());
            names_.push_back(column.name());
            kinds_.push_back(column.kind());
        }
        chunk_ = DuckdbChunk(duckdb_create_data_chunk(handles_.data(), handles_.size()));
    }

    bool takes(const std::string& table, const Columns& rows) const {
        bool same = table == table_ && rows.columns.size() == names_.size();
        for (std::size_t i = 0; same && i < names_.size(); ++i) {
            same = rows[i].name() == names_[i] && rows[i].kind() == kinds_[i];
        }
        return same;
    }

    void append(const Columns& rows) {
        const std::size_t most = duckdb_vector_size();
        for (std::size_t from = 0; from < rows.rows(); from += most) {
            const std::size_t count = std::min(most, rows.rows() - from);
            duckdb_data_chunk_reset(chunk_.get());
            for (std::size_t i = 0; i < rows.columns.size(); ++i) {
                fill_vector(duckdb_data_chunk_get_vector(chunk_.get(), i), rows[i], from, count);
            }
            duckdb_data_chunk_set_size(chunk_.get(), count);
            if (duckdb_append_data_chunk(appender_.get(), chunk_.get()) != DuckDBSuccess) fail();
        }
    }

    void finish() {
        if (duckdb_appender_close(appender_.get()) != DuckDBSuccess) fail();
    }

 private:
    [[noreturn]] void fail() {
        const char* reason = duckdb_appender_error(appender_.get());
        throw WarehouseError(reason == nullptr ? "rows could not be added to " + table_ : reason);
    }

    std::string table_;
    std::vector<DuckdbType> types_;
    std::vector<duckdb_logical_type> handles_;
    std::vector<std::string> names_;
    std::vector<CellKind> kinds_;
    DuckdbChunk chunk_;
    DuckdbAppender appender_;
};

class DuckdbWriting : public WarehouseWriting {
 public:
    DuckdbWriting(duckdb_database database, std::unique_lock<std::timed_mutex> turn, std::stop_token stop)
        : turn_(std::move(turn)), session_(database), stop_(std::move(stop)) {
        session_.execute({"BEGIN TRANSACTION"});
    }
    ~DuckdbWriting() override {
        try {
            appending_.reset();
            if (open_) session_.execute({"ROLLBACK"});
        } catch (const std::exception&) {
            // The connection closes next, and that takes the transaction back too.
            open_ = false;
        }
    }

    void execute(const SqlText& statement) override {
        finish_appending();
        session_.execute(statement, stop_);
    }
    Columns query(const SqlText& statement) override {
        finish_appending();
        return session_.query(statement, stop_);
    }
    void append(const std::string& table, const Columns& rows) override {
        if (stop_.stop_requested()) throw WarehouseStopped("the work with the warehouse was stopped");
        if (appending_ && !appending_->takes(table, rows)) finish_appending();
        if (!appending_) appending_ = std::make_unique<Appending>(session_.connection(), table, rows);
        appending_->append(rows);
    }
    void commit() override {
        finish_appending();
        session_.execute({"COMMIT"});
        open_ = false;
    }

    std::string prepare_table(const std::string& table, const Columns& like) override {
        finish_appending();
        return DuckdbTables(session_, stop_).prepare(table, like);
    }
    AddedRows added_rows(const std::string& table, std::int64_t batch, const std::string& day_column) override {
        finish_appending();
        return DuckdbTables(session_, stop_).added(table, batch, day_column);
    }
    RepeatedRows remove_repeated(const std::string& table, const std::vector<std::string>& key,
                                 std::int64_t batch) override {
        finish_appending();
        return DuckdbTables(session_, stop_).remove_repeated(table, key, batch);
    }
    void remove_batch(const std::string& table, std::int64_t batch) override {
        execute({fmt::format("DELETE FROM {} WHERE batch_id = $1", quoted_name(table)), {batch}});
    }
    void prepare_list(const std::string& list, const Columns& like) override {
        finish_appending();
        DuckdbTables(session_, stop_).prepare_list(list, like);
    }
    void put(const std::string& list, const Columns& row) override {
        finish_appending();
        DuckdbTables(session_, stop_).put(list, row);
    }

 private:
    void finish_appending() {
        if (!appending_) return;
        appending_->finish();
        appending_.reset();
    }

    std::unique_lock<std::timed_mutex> turn_;
    DuckdbSession session_;
    std::stop_token stop_;
    std::unique_ptr<Appending> appending_;
    bool open_ = true;
};

class DuckdbWarehouse : public Warehouse {
 public:
    explicit DuckdbWarehouse(const DuckdbOptions& options) : database_(open_once(options)) {}

    Columns query(const SqlText& statement, std::stop_token stop) override {
        const Lent session(*this);
        return session->query(statement, stop);
    }
    void stream(const SqlText& statement, const std::function<bool(const Columns&)>& take,
                std::stop_token stop) override {
        // Its own connection: an answer that is left half read is not handed on.
        DuckdbSession(database_.get()).stream(statement, take, stop);
    }
    SqlDialect dialect() const override { return SqlDialect::duckdb; }
    bool has_table(const std::string& name) override {
        return query({"SELECT 1 FROM information_schema.tables WHERE table_name = $1", {name}}, {}).rows() > 0;
    }
    void execute(const SqlText& statement) override {
        const std::lock_guard turn(writing_);
        const Lent session(*this);
        session->execute(statement);
    }
    std::unique_ptr<WarehouseWriting> write(std::stop_token stop) override {
        std::unique_lock turn(writing_, std::defer_lock);
        while (!turn.try_lock_for(std::chrono::milliseconds(100))) {
            if (stop.stop_requested()) throw WarehouseStopped("the work with the warehouse was stopped");
        }
        return std::make_unique<DuckdbWriting>(database_.get(), std::move(turn), std::move(stop));
    }

 private:
    // A connection for as long as it is needed; those given back are used again.
    class Lent {
     public:
        explicit Lent(DuckdbWarehouse& owner) : owner_(owner) {
            const std::lock_guard guard(owner_.idle_guard_);
            if (owner_.idle_.empty()) {
                session_ = std::make_unique<DuckdbSession>(owner_.database_.get());
            } else {
                session_ = std::move(owner_.idle_.back());
                owner_.idle_.pop_back();
            }
        }
        Lent(const Lent&) = delete;
        Lent& operator=(const Lent&) = delete;
        ~Lent() {
            const std::lock_guard guard(owner_.idle_guard_);
            if (owner_.idle_.size() < most_idle) owner_.idle_.push_back(std::move(session_));
        }
        DuckdbSession* operator->() const { return session_.get(); }

     private:
        static constexpr std::size_t most_idle = 8;
        DuckdbWarehouse& owner_;
        std::unique_ptr<DuckdbSession> session_;
    };

    DuckdbDatabase database_;
    std::timed_mutex writing_;
    std::mutex idle_guard_;
    std::vector<std::unique_ptr<DuckdbSession>> idle_;
};

// What several parts of the program have open as one.
class SharedWarehouse : public Warehouse {
 public:
    explicit SharedWarehouse(std::shared_ptr<Warehouse> one) : one_(std::move(one)) {}

    Columns query(const SqlText& statement, std::stop_token stop) override {
        return one_->query(statement, std::move(stop));
    }
    void stream(const SqlText& statement, const std::function<bool(const Columns&)>& take,
                std::stop_token stop) override {
        one_->stream(statement, take, std::move(stop));
    }
    SqlDialect dialect() const override { return one_->dialect(); }
    bool has_table(const std::string& name) override { return one_->has_table(name); }
    void execute(const SqlText& statement) override { one_->execute(statement); }
    std::unique_ptr<WarehouseWriting> write(std::stop_token stop) override { return one_->write(std::move(stop)); }

 private:
    std::shared_ptr<Warehouse> one_;
};

// The engine's lock on a file holds other processes off but not this one, and is let go of when any of this process's
// handles on the file closes. So a file is opened once here, whoever asks.
class OpenFiles {
 public:
    std::shared_ptr<Warehouse> open(const DuckdbOptions& options) {
        const std::lock_guard guard(guard_);
        auto& open = files_[std::filesystem::weakly_canonical(options.file)];
        if (auto one = open.warehouse.lock()) {
            if (open.access == WarehouseAccess::write || options.access == WarehouseAccess::read) return one;
            throw WarehouseBusy("the warehouse is being read by this program");
        }
        auto one = std::make_shared<DuckdbWarehouse>(options);
        open = {one, options.access};
        return one;
    }

 private:
    struct Open {
        std::weak_ptr<Warehouse> warehouse;
        WarehouseAccess access = WarehouseAccess::read;
    };
    std::mutex guard_;
    std::map<std::filesystem::path, Open> files_;
};

std::shared_ptr<Warehouse> open_patiently(const DuckdbOptions& options) {
    static OpenFiles files;
    const auto until = std::chrono::steady_clock::now() + options.patience;
    while (true) {
        try {
            return files.open(options);
        } catch (const WarehouseBusy&) {
            if (std::chrono::steady_clock::now() >= until) throw;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

}  // namespace

std::unique_ptr<Warehouse> open_duckdb_warehouse(const DuckdbOptions& options) {
    if (options.file.empty()) return std::make_unique<DuckdbWarehouse>(options);
    return std::make_unique<SharedWarehouse>(open_patiently(options));
}

std::string quoted_name(std::string_view name) {
    std::string quoted = "\"";
    for (const char c : name) {
        quoted += c;
        if (c == '"') quoted += '"';
    }
    return quoted + '"';
}

}  // namespace ledstang
