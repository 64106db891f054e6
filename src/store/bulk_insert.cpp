#include "store/bulk_insert.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "store/native.h"

namespace ledstang {
namespace {

using store_detail::RowWriter;

// Names are pasted into the SQL text, so they must be plain.
void require_plain(const std::string& name) {
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    if (name.empty() || !std::ranges::all_of(name, plain)) throw StoreError("no name of a table or column: " + name);
}

class SqliteRows final : public RowWriter {
 public:
    SqliteRows(Sql& sql, const std::string& table, const std::vector<std::string>& columns)
        : database_(sqlite_handle(sql)) {
        const std::vector<std::string> places(columns.size(), "?");
        const auto query =
            fmt::format("insert into {} ({}) values ({})", table, fmt::join(columns, ", "), fmt::join(places, ", "));
        check(sqlite_api::sqlite3_prepare_v2(database_, query.c_str(), -1, &statement_, nullptr));
    }
    ~SqliteRows() override { sqlite_api::sqlite3_finalize(statement_); }
    SqliteRows(const SqliteRows&) = delete;
    SqliteRows& operator=(const SqliteRows&) = delete;

    void null() override { check(sqlite_api::sqlite3_bind_null(statement_, ++column_)); }
    void integer(std::int64_t value) override { check(sqlite_api::sqlite3_bind_int64(statement_, ++column_, value)); }
    void real(double value) override { check(sqlite_api::sqlite3_bind_double(statement_, ++column_, value)); }
    void text(std::string_view value) override {
        store_detail::refuse_zero_byte(value);
        // A null pointer would be bound as NULL. The copy outlives values that are made for the call.
        const char* bytes = value.data() ? value.data() : "";
        const auto copy = reinterpret_cast<sqlite_api::sqlite3_destructor_type>(-1);  // SQLITE_TRANSIENT
        check(sqlite_api::sqlite3_bind_text(statement_, ++column_, bytes, static_cast<int>(value.size()), copy));
    }
    void end_row() override {
        column_ = 0;
        sqlite_api::sqlite3_step(statement_);
        check(sqlite_api::sqlite3_reset(statement_));  // gives the step's error
    }
    void finish() override {}

 private:
    void check(int code) {
        if (code != SQLITE_OK) throw StoreError(fmt::format("SQLite: {}", sqlite_api::sqlite3_errmsg(database_)));
    }

    sqlite_api::sqlite3* database_;
    sqlite_api::sqlite3_stmt* statement_ = nullptr;
    int column_ = 0;
};

// COPY in its text form: tab between columns, \N for NULL.
class PostgresqlRows final : public RowWriter {
 public:
    PostgresqlRows(Sql& sql, const std::string& table, const std::vector<std::string>& columns)
        : connection_(postgresql_handle(sql)) {
        const auto query = fmt::format("copy {} ({}) from stdin", table, fmt::join(columns, ", "));
        PGresult* result = PQexec(connection_, query.c_str());
        copying_ = PQresultStatus(result) == PGRES_COPY_IN;
        PQclear(result);
        if (!copying_) fail();
    }
    ~PostgresqlRows() override {
        if (copying_) end("abandoned");
    }
    PostgresqlRows(const PostgresqlRows&) = delete;
    PostgresqlRows& operator=(const PostgresqlRows&) = delete;

    void null() override { begin_value().append("\\N"); }
    void integer(std::int64_t value) override { fmt::format_to(std::back_inserter(begin_value()), "{}", value); }
    void real(double value) override {
        if (std::isfinite(value)) {
            fmt::format_to(std::back_inserter(begin_value()), "{}", value);
        } else {
            begin_value().append(std::isnan(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }
    void text(std::string_view value) override {
        store_detail::refuse_zero_byte(value);
        begin_value();
        for (const char c : value) {
            switch (c) {
                case '\\':
                    waiting_ += "\\\\";
                    break;
                case '\t':
                    waiting_ += "\\t";
                    break;
                case '\n':
                    waiting_ += "\\n";
                    break;
                case '\r':
                    waiting_ += "\\r";
                    break;
                default:
                    waiting_ += c;
            }
        }
    }
    void end_row() override {
        waiting_ += '\n';
        first_ = true;
        if (waiting_.size() >= 64 * 1024) send();
    }
    void finish() override {
        send();
        if (!end(nullptr)) fail();
    }

 private:
    std::string& begin_value() {
        if (!first_) waiting_ += '\t';
        first_ = false;
        return waiting_;
    }
    void send() {
        if (PQputCopyData(connection_, waiting_.data(), static_cast<int>(waiting_.size())) != 1) fail();
        waiting_.clear();
    }
    // Whether the server took all rows.
    bool end(const char* reason_to_abandon) {
        copying_ = false;
        bool taken = PQputCopyEnd(connection_, reason_to_abandon) == 1;
        while (PGresult* result = PQgetResult(connection_)) {
            if (PQresultStatus(result) != PGRES_COMMAND_OK) {
                taken = false;
                error_ = PQresultErrorMessage(result);
            }
            PQclear(result);
        }
        return taken;
    }
    [[noreturn]] void fail() {
        throw StoreError(fmt::format("PostgreSQL: {}", error_.empty() ? PQerrorMessage(connection_) : error_));
    }

    PGconn* connection_;
    std::string waiting_;
    std::string error_;
    bool first_ = true;
    bool copying_ = false;
};

std::unique_ptr<RowWriter> make_writer(Sql& sql, const std::string& table, const std::vector<std::string>& columns) {
    require_plain(table);
    std::ranges::for_each(columns, require_plain);
    if (sql.dialect() == Dialect::sqlite) return std::make_unique<SqliteRows>(sql, table, columns);
    return std::make_unique<PostgresqlRows>(sql, table, columns);
}

}  // namespace

BulkInsert::BulkInsert(Sql& sql, const std::string& table, const std::vector<std::string>& columns)
    : columns_(columns.size()), writer_(make_writer(sql, table, columns)) {}

std::int64_t BulkInsert::finish() {
    writer_->finish();
    writer_.reset();
    return rows_;
}

}  // namespace ledstang
