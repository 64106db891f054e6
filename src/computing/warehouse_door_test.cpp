// A cluster is written to while a run reads it.
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
        deliver();
        if (!clickhouse_) warehouse_.reset();  // or the file is held
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
        if (clickhouse_ && times == 1) deliver();
        last = rows(warehouse);
        return {};
    });
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(times, clickhouse_ ? 2 : 1);
    EXPECT_EQ(first, last);
    EXPECT_EQ(last, batch_);
}

TEST_P(WarehouseDoorTest, RefusesWhenDeliveriesComeAllTheTime) {
    if (!clickhouse_) GTEST_SKIP() << "nobody writes to a file that is read";
    const auto read = read_warehouse(configuration_, [&](Warehouse&) -> Result<void> {
        deliver();
        return {};
    });
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, "warehouse.busy");
}

}  // namespace
}  // namespace ledstang
