// SQLite in WAL mode: readers never wait for the writer, and an acknowledged commit is on the disk.
#include <fmt/format.h>

#include "store/backend.h"
#include "store/native.h"

namespace ledstang {
namespace {

void run(Sql& sql, const std::string& script) {
    auto* database = sqlite_handle(sql);
    if (sqlite_api::sqlite3_exec(database, script.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw StoreError(fmt::format("SQLite: {}", sqlite_api::sqlite3_errmsg(database)));
    }
}

class Sqlite final : public Backend {
 public:
    Sqlite(std::string file, std::chrono::milliseconds wait) : file_(std::move(file)), wait_(wait) {
        if (file_.empty() || file_.find('"') != std::string::npos) {
            throw StoreError("sqlite: must be followed by a file name without quotation marks");
        }
    }

    Dialect dialect() const override { return Dialect::sqlite; }

    std::unique_ptr<Sql> connect_reader() override {
        auto sql = connect();
        run(*sql, "pragma query_only = on; pragma cache_size = -32768;");
        return sql;
    }

    std::unique_ptr<Sql> connect_writer() override {
        auto sql = connect();
        // The journal is cut back after a large import instead of keeping its largest size.
        run(*sql, "pragma journal_mode = wal; pragma journal_size_limit = 67108864; pragma cache_size = -65536;");
        return sql;
    }

    void begin_read(Sql& sql) override { run(sql, "begin"); }
    void begin_write(Sql& sql) override { run(sql, "begin immediate"); }

    // A table that is made anew is dropped and renamed, which foreign keys would hinder.
    void begin_migrations(Sql& sql) override { run(sql, "pragma foreign_keys = off; begin immediate"); }
    void check_migrated(Sql& sql) override {
        using Violation = std::tuple<std::string, std::optional<std::int64_t>, std::string, std::int64_t>;
        const auto broken = sql.rows<Violation>("pragma foreign_key_check");
        if (!broken.empty()) {
            throw StoreError(
                fmt::format("{} rows refer to nothing, the first in {}", broken.size(), std::get<0>(broken.front())));
        }
    }
    void end_migrations(Sql& sql) override { run(sql, "pragma foreign_keys = on"); }

    void run_script(Sql& sql, const std::string& script) override { run(sql, script); }
    bool has_table(Sql& sql, const std::string& name) override {
        return sql.value<std::int64_t>("select count(*) from sqlite_master where type = 'table' and name = :name",
                                       name) > 0;
    }

    std::int64_t commits_seen(Sql& writer) override { return writer.value<std::int64_t>("pragma data_version"); }

 private:
    std::unique_ptr<Sql> connect() {
        auto sql = std::make_unique<Sql>(soci::sqlite3, fmt::format("db=\"{}\"", file_));
        sqlite_api::sqlite3_busy_timeout(sqlite_handle(*sql), static_cast<int>(wait_.count()));
        run(*sql, "pragma synchronous = full; pragma foreign_keys = on; pragma temp_store = memory;");
        return sql;
    }

    std::string file_;
    std::chrono::milliseconds wait_;
};

}  // namespace

std::unique_ptr<Backend> open_sqlite(const std::string& file, std::chrono::milliseconds wait) {
    return std::make_unique<Sqlite>(file, wait);
}

}  // namespace ledstang
