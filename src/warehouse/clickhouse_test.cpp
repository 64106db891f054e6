// What is ClickHouse's alone: texts of statements, and a shard that is down.
#include "warehouse/clickhouse.h"

#include <signal.h>

#include <fstream>
#include <random>
#include <thread>

#include "warehouse/batches.h"
#include "warehouse/clickhouse_text.h"
#include "warehouse/test_warehouses.h"

namespace ledstang {
namespace {

using namespace std::chrono_literals;

TEST(ClickhouseText, WritesValuesAsDigitsAndHexadecimals) {
    EXPECT_EQ(clickhouse_text({"SELECT $2, $1, $2", {std::string("Å'"), std::int64_t{-5}}}),
              "SELECT toInt64(-5), unhex('C38527'), toInt64(-5)");
    EXPECT_EQ(clickhouse_text({"$1 $2 $3 $4", {true, std::monostate{}, *parse_date("1969-12-30"), 1.0}}),
              "toUInt8(1) NULL toInt32(-2) reinterpretAsFloat64(unhex('000000000000F03F'))");
    EXPECT_EQ(clickhouse_text({"'$1' \"$1\" `$1\\`$1` $1", {false}}), "'$1' \"$1\" `$1\\`$1` toUInt8(0)");
    EXPECT_THROW(clickhouse_text({"$2", {false}}), std::logic_error);
    EXPECT_THROW(clickhouse_text({"$0", {false}}), std::logic_error);
    EXPECT_THROW(clickhouse_text({"$x", {false}}), std::logic_error);
    EXPECT_EQ(clickhouse_name("kön`\\"), "`kön\\`\\\\`");
}

TEST(ClickhouseText, LetsNoByteOfATextThrough) {
    std::mt19937 chance(18);
    for (int n = 0; n < 20'000; ++n) {
        std::string text(chance() % 20, ' ');
        for (char& c : text) c = static_cast<char>(chance());
        const std::string written = clickhouse_text({"<$1>", {text}});
        ASSERT_EQ(written.find_first_not_of("0123456789ABCDEF", 8), written.size() - 3) << written;
        ASSERT_EQ(written.substr(0, 8), "<unhex('");
        ASSERT_EQ(written.substr(written.size() - 3), "')>");
    }
}

// Runs alone: it kills a server that the other tests would use too.
class ClickhouseShardDown : public testing::Test {
 protected:
    void SetUp() override {
        if (std::getenv("LEDSTANG_CLICKHOUSE_MAY_BE_KILLED") == nullptr) {
            GTEST_SKIP() << "LEDSTANG_CLICKHOUSE_MAY_BE_KILLED is not set; ctest -R clickhouse_shard_down runs it";
        }
        if (clickhouse_addresses().empty()) GTEST_SKIP() << no_clickhouse;
        clickhouse_ = std::make_unique<TestClickhouse>(std::filesystem::temp_directory_path());
        warehouse_ = clickhouse_->open();
        add(1, 1'000);
    }
    void TearDown() override {
        if (warehouse_) wait_for_all();
    }

    static Columns rows(std::int64_t batch, std::int64_t count) {
        Columns rows{{Column("kostnad", CellKind::number), Column("batch_id", CellKind::whole_number),
                      Column("row_number", CellKind::whole_number)}};
        for (std::int64_t row = 1; row <= count; ++row) {
            rows.columns[0].add_number(1);
            rows.columns[1].add_whole_number(batch);
            rows.columns[2].add_whole_number(row);
        }
        return rows;
    }
    std::unique_ptr<WarehouseWriting> write(std::int64_t batch, std::int64_t count) {
        auto writing = warehouse_->write();
        EXPECT_EQ(writing->prepare_table("besok", rows(batch, 0)), "");
        writing->append("besok", rows(batch, count));
        Batch made;
        made.id = batch;
        made.dataset = "besok";
        add_batch(*writing, made);
        return writing;
    }
    void add(std::int64_t batch, std::int64_t count) { write(batch, count)->commit(); }
    std::int64_t count() { return warehouse_->query({"SELECT count(*) AS n FROM besok"})["n"].whole_numbers()[0]; }
    static void kill_shard(int number) {
        pid_t process = 0;
        std::ifstream(std::filesystem::path(std::getenv("LEDSTANG_CLICKHOUSE_FOLDER")) / std::to_string(number) /
                      "pid") >>
            process;
        ASSERT_GT(process, 1);
        ASSERT_EQ(::kill(process, SIGKILL), 0);
    }
    void wait_for_all() {
        for (int tries = 0; tries < 600; ++tries) {
            try {
                clickhouse_->open();
                count();
                return;
            } catch (const WarehouseUnreachable&) {
                std::this_thread::sleep_for(100ms);
            }
        }
        FAIL() << "the killed server does not come back";
    }

    std::unique_ptr<TestClickhouse> clickhouse_;
    std::unique_ptr<Warehouse> warehouse_;
};

TEST_F(ClickhouseShardDown, IsToldAndNothingIsCountedWithoutIt) {
    for (const int shard : {1, 2}) {
        EXPECT_EQ(count(), 1'000);
        kill_shard(shard);
        EXPECT_THROW(count(), WarehouseUnreachable);
        EXPECT_THROW(warehouse_->stream({"SELECT kostnad FROM besok"}, [](const Columns&) { return true; }),
                     WarehouseUnreachable);
        EXPECT_THROW(warehouse_->write(), WarehouseUnreachable);
        EXPECT_THROW(clickhouse_->open(), WarehouseUnreachable);
        wait_for_all();
    }
    EXPECT_EQ(count(), 1'000);
}

TEST_F(ClickhouseShardDown, LeavesADeliveryInTheMiddleWholeOrAsBefore) {
    {
        const auto writing = write(2, 5'000);
        writing->append("besok", rows(2, 5'000));
        kill_shard(2);
        EXPECT_THROW(writing->commit(), WarehouseUnreachable);
    }
    wait_for_all();
    EXPECT_EQ(count(), 1'000);
    EXPECT_EQ(read_batches(*warehouse_).size(), 1U);
    add(2, 70);
    EXPECT_EQ(count(), 1'070);  // nothing of the one that was killed is taken for the new one's
}

}  // namespace
}  // namespace ledstang
