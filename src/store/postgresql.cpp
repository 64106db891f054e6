// PostgreSQL, where many processes share a store. Writers take turns on the row of change_head.
#include <fmt/format.h>

#include "store/backend.h"
#include "store/native.h"

namespace ledstang {
namespace {

// Any fixed number: held while migrations run, when change_head may not exist yet.
constexpr const char* lock_migrations = "begin; select pg_advisory_xact_lock(7233187342114);";

void run(Sql& sql, const std::string& script) {
    PGconn* connection = postgresql_handle(sql);
    PGresult* result = PQexec(connection, script.c_str());
    const auto status = PQresultStatus(result);
    PQclear(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        throw StoreError(fmt::format("PostgreSQL: {}", PQerrorMessage(connection)));
    }
}

// SOCI reads the address as key=value pairs and writes an address without any `=` wrongly; this puts one in it, and
// names us in the server's list of connections.
std::string address_for_soci(const std::string& address) {
    return address + (address.find('?') == std::string::npos ? '?' : '&') + "fallback_application_name=ledstang";
}

class Postgresql final : public Backend {
 public:
    Postgresql(std::string address, std::chrono::milliseconds wait) : address_(std::move(address)), wait_(wait) {}

    Dialect dialect() const override { return Dialect::postgresql; }

    std::unique_ptr<Sql> connect_reader() override { return connect(); }
    std::unique_ptr<Sql> connect_writer() override { return connect(); }

    void begin_read(Sql& sql) override { run(sql, "begin isolation level repeatable read read only"); }
    // Read committed: each statement after the lock sees what the writer before us committed.
    void begin_write(Sql& sql) override { run(sql, "begin; select only_row from change_head for update"); }
    void begin_migrations(Sql& sql) override { run(sql, lock_migrations); }
    void check_migrated(Sql&) override {}
    void end_migrations(Sql&) override {}

    void run_script(Sql& sql, const std::string& script) override { run(sql, script); }
    bool has_table(Sql& sql, const std::string& name) override {
        return sql.value<std::int64_t>(
                   "select count(*) from pg_catalog.pg_tables where schemaname = current_schema() and tablename = "
                   ":name",
                   name) > 0;
    }

    std::int64_t commits_seen(Sql& writer) override {
        return writer.value<std::int64_t>("select commits from change_head");
    }

 private:
    std::unique_ptr<Sql> connect() {
        auto sql = std::make_unique<Sql>(soci::postgresql, address_for_soci(address_));
        const char* encoding = PQparameterStatus(postgresql_handle(*sql), "server_encoding");
        if (!encoding || std::string_view(encoding) != "UTF8") {
            throw StoreError("the PostgreSQL database must have the encoding UTF8");
        }
        // Named by the schema, so that a restore can tell who uses the same one.
        run(*sql, fmt::format("set lock_timeout = {}; set client_encoding = 'UTF8'; set client_min_messages = warning; "
                              "set synchronous_commit = on; "
                              "select set_config('application_name', concat('ledstang ', current_schema()), false)",
                              wait_.count()));
        return sql;
    }

    std::string address_;
    std::chrono::milliseconds wait_;
};

}  // namespace

std::unique_ptr<Backend> open_postgresql(const std::string& address, std::chrono::milliseconds wait) {
    return std::make_unique<Postgresql>(address, wait);
}

}  // namespace ledstang
