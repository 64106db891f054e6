// A database for a test or a benchmark, of either kind, empty at first.
#pragma once

#include <soci/postgresql/soci-postgresql.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include "store/dialect.h"

namespace ledstang {

// An empty database that is gone when this is: a file in a folder for SQLite; for PostgreSQL a schema on the test
// server, or a database where a test needs the whole one.
class TestDatabase {
 public:
    enum class Extent { schema, database };

    explicit TestDatabase(Dialect dialect, Extent extent = Extent::schema) : dialect_(dialect) {
        static int count = 0;
        const std::string name = "ledstang_test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
        folder_ = std::filesystem::temp_directory_path() / name;
        if (dialect == Dialect::sqlite) {
            address_ = "sqlite:" + (folder_ / "ledstang.db").string();
        } else if (extent == Extent::schema) {
            on_server("create schema " + name);
            drop_ = "drop schema " + name + " cascade";
            address_ = *server_address() + "?options=-csearch_path%3D" + name;
        } else {
            on_server("create database " + name + " template template0 encoding 'UTF8'");
            drop_ = "drop database " + name + " with (force)";
            address_ = server_address()->substr(0, server_address()->rfind('/') + 1) + name;
        }
        std::filesystem::create_directories(folder_);
    }
    ~TestDatabase() {
        std::filesystem::remove_all(folder_);
        if (!drop_.empty()) on_server(drop_);
    }
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    Dialect dialect() const { return dialect_; }
    const std::string& address() const { return address_; }
    // A folder of the test's own, with the database in it for SQLite.
    const std::filesystem::path& folder() const { return folder_; }

    static std::optional<std::string> server_address() {
        const char* address = std::getenv("LEDSTANG_TEST_POSTGRES");
        return address && *address ? std::optional<std::string>(address) : std::nullopt;
    }

 private:
    static void on_server(const std::string& statement) {
        // SOCI needs an `=` somewhere in the address.
        soci::session server(soci::postgresql, *server_address() + "?fallback_application_name=tests");
        server << "set client_min_messages = warning";
        server << statement;
    }

    Dialect dialect_;
    std::filesystem::path folder_;
    std::string address_;
    std::string drop_;
};

}  // namespace ledstang
