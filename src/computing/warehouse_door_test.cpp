// A cluster is written to while a run reads it, and so is a file that this process takes a delivery into.
#include "computing/warehouse_door.h"

#include <gtest/gtest.h>

#include <support/source_folder.h>
#include "computing/test_rows.h"
#include "warehouse/region_warehouse.h"
#include "warehouse/test_warehouses.h"

namespace ledstang {
namespace {

class WarehouseDoorTest : public WarehouseSideTest {
 protected:
    void SetUp() override {
        WarehouseSideTest::SetUp();
        if (IsSkipped()) return;
        if (clickhouse_) {
            WarehouseSettings settings;
            settings.clickhouse = clickhouse_->options().addresses;
            settings.database = clickhouse_->options().database;
            use_cluster(folder_, settings);
        }
        configuration_.folder = (folder_ / "config").string();
        deliver();  // the file stays open for writing, as it is while a delivery is taken in
    }
    void deliver() {
        test::add_rows(warehouse(), datasets_, "[care_contacts]\nkontakt_id,kontaktdatum,enhet\n1,2022-03-14,avd_a\n",
                       ++batch_, true);
    }
    static std::int64_t rows(Warehouse& warehouse) {
        return warehouse.query({"SELECT count(*) AS n FROM care_contacts"})["n"].whole_numbers()[0];
    }

    std::vector<Dataset> datasets_ = *read_datasets(source_folder() + "/config/datasets");
    Configuration configuration_;
    std::int64_t batch_ = 0;
};
LEDSTANG_ON_BOTH_WAREHOUSES(WarehouseDoorTest);

TEST_P(WarehouseDoorTest, LetsWorkBeginAgainWhenADeliveryCameInTheMiddle) {
    int times = 0;
    std::int64_t first = 0, last = 0;
    const auto read = read_warehouse(configuration_, [&](Warehouse& warehouse) -> Result<void> {
        ++times;
        first = rows(warehouse);
        if (times == 1) deliver();
        last = rows(warehouse);
        return {};
    });
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(times, 2);
    EXPECT_EQ(first, last);
    EXPECT_EQ(last, batch_);
}

TEST_P(WarehouseDoorTest, RefusesWhenDeliveriesComeAllTheTime) {
    const auto read = read_warehouse(configuration_, [&](Warehouse&) -> Result<void> {
        deliver();
        return {};
    });
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, "warehouse.busy");
}

TEST_P(WarehouseDoorTest, ReadsWhatWasThereWhileADeliveryIsTakenIn) {
    if (clickhouse_) GTEST_SKIP() << "a cluster's deliveries lie out of sight: clickhouse_test.cpp";
    const auto seen = [&] {
        std::int64_t count = -1;
        const auto read = read_warehouse(configuration_, [&](Warehouse& warehouse) -> Result<void> {
            count = rows(warehouse);
            return {};
        });
        EXPECT_TRUE(read) << read.error().message;
        return count;
    };
    auto writing = warehouse().write();
    writing->execute({"INSERT INTO care_contacts SELECT * FROM care_contacts"});
    EXPECT_EQ(seen(), 1) << "neither waited for nor seen";
    writing->commit();
    writing.reset();
    EXPECT_EQ(seen(), 2);
}

TEST_P(WarehouseDoorTest, ReadsAFileThatNobodyElseHasOnce) {
    if (clickhouse_) GTEST_SKIP() << "a cluster is nobody's alone";
    warehouse_.reset();
    int times = 0;
    ASSERT_TRUE(read_warehouse(configuration_, [&](Warehouse&) -> Result<void> {
        ++times;
        return {};
    }));
    EXPECT_EQ(times, 1);
}

}  // namespace
}  // namespace ledstang
