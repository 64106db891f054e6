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
        if (dialect == Dialect::sqlite) {
            address_ = "sqlite:" + file().string();
        } else if (extent == Extent::schema) {
            on_server("create schema " + name_);
            drop_ = "drop schema " + name_ + " cascade";
            address_ = *server_address() + "?options=-csearch_path%3D" + name_;
        } else {
            create_database("template0 encoding 'UTF8'");
        }
    }
    // Another with the same content. The first must be a whole database, and nobody may have it open.
    TestDatabase(const TestDatabase& original) : dialect_(original.dialect_) {
        if (dialect_ == Dialect::sqlite) {
            std::filesystem::copy_file(original.file(), file());
            address_ = "sqlite:" + file().string();
        } else {
            create_database(original.name_);
        }
    }
    TestDatabase& operator=(const TestDatabase&) = delete;
    ~TestDatabase() {
        std::filesystem::remove_all(folder_);
        if (!drop_.empty()) on_server(drop_);
    }

    Dialect dialect() const { return dialect_; }
    const std::string& address() const { return address_; }
    // A folder of the test's own, with the database in it for SQLite.
    const std::filesystem::path& folder() const { return folder_; }

    static std::optional<std::string> server_address() {
        const char* address = std::getenv("LEDSTANG_TEST_POSTGRES");
        return address && *address ? std::optional<std::string>(address) : std::nullopt;
    }

 private:
    static std::string next_name() {
        static int count = 0;
        return "ledstang_test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
    }
    static std::filesystem::path make_folder(const std::string& name) {
        const auto folder = std::filesystem::temp_directory_path() / name;
        std::filesystem::create_directories(folder);
        return folder;
    }
    std::filesystem::path file() const { return folder_ / "ledstang.db"; }

    void create_database(const std::string& pattern) {
        on_server("create database " + name_ + " template " + pattern);
        drop_ = "drop database " + name_ + " with (force)";
        address_ = server_address()->substr(0, server_address()->rfind('/') + 1) + name_;
    }
    static void on_server(const std::string& statement) {
        // SOCI needs an `=` somewhere in the address.
        soci::session server(soci::postgresql, *server_address() + "?fallback_application_name=tests");
        server << "set client_min_messages = warning";
        server << statement;
    }

    Dialect dialect_;
    std::string name_ = next_name();
    std::filesystem::path folder_ = make_folder(name_);
    std::string address_;
    std::string drop_;
};

}  // namespace ledstang
