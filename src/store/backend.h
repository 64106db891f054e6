// What differs between the two databases. Internal to store/.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "store/dialect.h"
#include "store/sql.h"

namespace ledstang {

class Backend {
 public:
    virtual ~Backend() = default;
    virtual Dialect dialect() const = 0;

    virtual std::unique_ptr<Sql> connect_reader() = 0;
    virtual std::unique_ptr<Sql> connect_writer() = 0;

    // A snapshot that no later commit changes.
    virtual void begin_read(Sql& sql) = 0;
    // Waits until no other process writes; from then on this transaction is the only one that does.
    virtual void begin_write(Sql& sql) = 0;
    // As begin_write, before the tables exist.
    virtual void begin_migrations(Sql& sql) = 0;
    // After each migration, before its commit.
    virtual void check_migrated(Sql& sql) = 0;
    virtual void end_migrations(Sql& sql) = 0;

    // Several statements at once, without arguments.
    virtual void run_script(Sql& sql, const std::string& script) = 0;
    virtual bool has_table(Sql& sql, const std::string& name) = 0;

    // A number that differs from the last one given for this writer connection when another process has committed.
    virtual std::int64_t commits_seen(Sql& writer) = 0;
};

// "sqlite:FILE" or "postgresql://…". `wait` is how long to wait for another process's lock.
std::unique_ptr<Backend> open_backend(const std::string& address, std::chrono::milliseconds wait);
std::unique_ptr<Backend> open_sqlite(const std::string& file, std::chrono::milliseconds wait);
std::unique_ptr<Backend> open_postgresql(const std::string& address, std::chrono::milliseconds wait);

}  // namespace ledstang
