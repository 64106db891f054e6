// Fresh stores for tests, of both kinds. A suite that runs on both:
//
//     class UnitsTest : public ledstang::StoreTest {};
//     TEST_P(UnitsTest, renames) { store().write(…); }
//     LEDSTANG_ON_BOTH_STORES(UnitsTest);
//
// PostgreSQL's server is named by LEDSTANG_TEST_POSTGRES ("postgresql://user@host:port/database"), which
// tests/with_postgres sets; without it the PostgreSQL half is skipped and says so. Each test has a database of its own,
// so tests may run at the same time.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "store/store.h"
#include "store/test_database.h"

namespace ledstang {

// A database with the program's tables and nothing in them, made at a test program's first use and copied for each
// test: to make the tables each time would take most of a small test's time.
inline const TestDatabase& pristine_database(Dialect dialect) {
    static const auto make = [](Dialect of) {
        auto database = std::make_unique<TestDatabase>(of, TestDatabase::Extent::database);
        Store::open(database->address());
        return database;
    };
    if (dialect == Dialect::sqlite) {
        static const auto sqlite = make(dialect);
        return *sqlite;
    }
    static const auto postgresql = make(dialect);
    return *postgresql;
}

class StoreTest : public ::testing::TestWithParam<Dialect> {
 protected:
    void SetUp() override {
        if (GetParam() == Dialect::postgresql && !TestDatabase::server_address()) {
            GTEST_SKIP() << "LEDSTANG_TEST_POSTGRES is not set; run through tests/with_postgres";
        }
        database_ = std::make_unique<TestDatabase>(pristine_database(GetParam()));
        store_ = Store::open(database_->address());
    }
    void TearDown() override {
        store_.reset();
        database_.reset();
    }

    TestDatabase& database() { return *database_; }
    Store& store() { return *store_; }
    void close_store() { store_.reset(); }
    void reopen_store() {
        store_.reset();
        store_ = Store::open(database_->address());
    }

 private:
    std::unique_ptr<TestDatabase> database_;
    std::unique_ptr<Store> store_;
};

inline std::string dialect_name(const ::testing::TestParamInfo<Dialect>& info) {
    return info.param == Dialect::sqlite ? "sqlite" : "postgresql";
}

}  // namespace ledstang

#define LEDSTANG_ON_BOTH_STORES(Suite)                                                                        \
    INSTANTIATE_TEST_SUITE_P(On, Suite,                                                                       \
                             ::testing::Values(::ledstang::Dialect::sqlite, ::ledstang::Dialect::postgresql), \
                             ::ledstang::dialect_name)
