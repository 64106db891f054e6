// Fresh warehouses for tests, of both kinds. A suite that runs on both:
//
//     class DeliveryTest : public ledstang::WarehouseSideTest {};
//     TEST_P(DeliveryTest, KeepsRightRows) { warehouse().query(…); }
//     LEDSTANG_ON_BOTH_WAREHOUSES(DeliveryTest);
//
// The ClickHouse cluster is named by LEDSTANG_CLICKHOUSE, which tests/with_clickhouse sets; without it that half is
// skipped and says so. Each test has a database of its own, so tests may run at the same time.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "warehouse/clickhouse.h"
#include "warehouse/warehouse.h"

namespace ledstang {

inline constexpr const char* no_clickhouse = "LEDSTANG_CLICKHOUSE is not set; run through tests/with_clickhouse";

inline std::vector<std::string> clickhouse_addresses() {
    std::vector<std::string> addresses;
    const char* const given = std::getenv("LEDSTANG_CLICKHOUSE");
    for (std::string rest = given == nullptr ? "" : given; !rest.empty();) {
        const auto comma = rest.find(',');
        addresses.push_back(rest.substr(0, comma));
        rest = comma == std::string::npos ? "" : rest.substr(comma + 1);
    }
    return addresses;
}

// A database of its own on the cluster; gone when this is.
class TestClickhouse {
 public:
    explicit TestClickhouse(const std::filesystem::path& folder) {
        static int number = 0;
        options_.addresses = clickhouse_addresses();
        options_.database = "test_" + std::to_string(::getpid()) + "_" + std::to_string(++number);
        options_.lock = folder / "warehouse.lock";
    }
    TestClickhouse(const TestClickhouse&) = delete;
    TestClickhouse& operator=(const TestClickhouse&) = delete;
    ~TestClickhouse() {
        try {
            open()->execute({"DROP DATABASE IF EXISTS " + options_.database});
        } catch (const std::exception& broken) {
            ADD_FAILURE() << broken.what();
        }
    }
    std::unique_ptr<Warehouse> open() const { return open_clickhouse_warehouse(options_); }
    const ClickhouseOptions& options() const { return options_; }

 private:
    ClickhouseOptions options_;
};

class WarehouseSideTest : public testing::TestWithParam<SqlDialect> {
 protected:
    void SetUp() override {
        if (GetParam() == SqlDialect::clickhouse && clickhouse_addresses().empty()) GTEST_SKIP() << no_clickhouse;
        std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
        for (char& c : name) c = c == '/' ? '_' : c;
        folder_ = std::filesystem::temp_directory_path() / ("warehouse_" + std::to_string(::getpid()) + "_" + name);
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
        if (GetParam() == SqlDialect::clickhouse) clickhouse_ = std::make_unique<TestClickhouse>(folder_);
        warehouse_ = open();
    }
    void TearDown() override {
        warehouse_.reset();
        clickhouse_.reset();
        if (!folder_.empty()) std::filesystem::remove_all(folder_);
    }

    // Once more: the same warehouse.
    std::unique_ptr<Warehouse> open() const {
        if (clickhouse_) return clickhouse_->open();
        return open_duckdb_warehouse({.file = folder_ / "warehouse.duckdb"});
    }
    Warehouse& warehouse() { return *warehouse_; }
    std::int64_t count(const std::string& table) {
        return warehouse_->query({"SELECT count(*) AS n FROM " + table})["n"].whole_numbers()[0];
    }

    std::filesystem::path folder_;
    std::unique_ptr<TestClickhouse> clickhouse_;
    std::unique_ptr<Warehouse> warehouse_;
};

inline std::string warehouse_side_name(const testing::TestParamInfo<SqlDialect>& info) {
    return info.param == SqlDialect::duckdb ? "duckdb" : "clickhouse";
}

}  // namespace ledstang

#define LEDSTANG_ON_BOTH_WAREHOUSES(Suite)                                                                        \
    INSTANTIATE_TEST_SUITE_P(On, Suite,                                                                           \
                             testing::Values(::ledstang::SqlDialect::duckdb, ::ledstang::SqlDialect::clickhouse), \
                             ::ledstang::warehouse_side_name)
