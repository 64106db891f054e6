#include "warehouse/move.h"

#include <gtest/gtest.h>

#include "warehouse/batches.h"
#include "warehouse/test_warehouses.h"

namespace ledstang {
namespace {

// From DuckDB to the side that the test is on, and from there to DuckDB again.
class MoveTest : public WarehouseSideTest {
 protected:
    std::unique_ptr<Warehouse> duckdb(const std::string& name) const {
        return open_duckdb_warehouse({.file = folder_ / name});
    }
    static Columns rows(std::int64_t batch, std::int64_t count) {
        Columns rows{{Column("enhet", CellKind::text), Column("dag", CellKind::date),
                      Column("kostnad", CellKind::number), Column("patient", CellKind::identity),
                      Column("akut", CellKind::truth), Column("batch_id", CellKind::whole_number),
                      Column("row_number", CellKind::whole_number)}};
        for (std::int64_t row = 1; row <= count; ++row) {
            auto& c = rows.columns;
            row % 5 == 0 ? c[0].add_missing() : c[0].add_text("hälsocentral " + std::to_string(row % 7));
            c[1].add_days(static_cast<std::int32_t>(row - 20'000));
            row % 3 == 0 ? c[2].add_missing() : c[2].add_number(static_cast<double>(row) / 3);
            row % 4 == 0 ? c[3].add_missing() : c[3].add_identity({static_cast<std::uint64_t>(row) << 33U, 7});
            c[4].add_truth(row % 2 == 0);
            c[5].add_whole_number(batch);
            c[6].add_whole_number(row);
        }
        return rows;
    }
    static Batch batch_of(std::int64_t id, const std::string& dataset, std::int64_t count) {
        Batch batch;
        batch.id = id;
        batch.dataset = dataset;
        batch.file = "fil " + std::to_string(id);
        batch.file_hash = std::to_string(id * 31);
        batch.rows_kept = count;
        batch.first_day = date_of(-19'999);
        return batch;
    }
    static void add(Warehouse& warehouse, std::int64_t id, const std::string& dataset, std::int64_t count) {
        const auto writing = warehouse.write();
        make_batch_table(*writing);
        EXPECT_EQ(writing->prepare_table(dataset, rows(id, 0)), "");
        writing->append(dataset, rows(id, count));
        add_batch(*writing, batch_of(id, dataset, count));
        Columns setting{{Column("name", CellKind::text), Column("value", CellKind::text)}};
        writing->prepare_list("warehouse_settings", setting);
        setting.columns[0].add_text("patient_key");
        setting.columns[1].add_text("avtryck");
        writing->put("warehouse_settings", setting);
        writing->commit();
    }
    static std::unique_ptr<Warehouse> filled(std::unique_ptr<Warehouse> warehouse) {
        add(*warehouse, 1, "besok", 4'000);
        add(*warehouse, 2, "vantar", 30);
        add(*warehouse, 3, "besok", 500);
        EXPECT_TRUE(undo_batch(*warehouse, 3, "prov"));
        add(*warehouse, 5, "besok", 70'000);
        return warehouse;
    }
    static void expect_same(Warehouse& a, Warehouse& b) {
        for (const std::string table : {"besok", "vantar"}) {
            const SqlText question{"SELECT enhet, dag, kostnad, patient, akut, batch_id, row_number FROM " + table +
                                   " ORDER BY batch_id, row_number"};
            const Columns one = a.query(question);
            const Columns other = b.query(question);
            ASSERT_EQ(one.rows(), other.rows()) << table;
            for (std::size_t column = 0; column < one.columns.size(); ++column) {
                for (std::size_t row = 0; row < one.rows(); ++row) {
                    ASSERT_EQ(one[column].value(row), other[column].value(row)) << table << " " << column << " " << row;
                }
            }
        }
        const auto ours = read_batches(a);
        const auto theirs = read_batches(b);
        ASSERT_EQ(ours.size(), theirs.size());
        for (std::size_t n = 0; n < ours.size(); ++n) {
            EXPECT_EQ(ours[n].id, theirs[n].id);
            EXPECT_EQ(ours[n].file, theirs[n].file);
            EXPECT_EQ(ours[n].undone_by, theirs[n].undone_by);
            EXPECT_EQ(ours[n].first_day, theirs[n].first_day);
            EXPECT_EQ(ours[n].rows_kept, theirs[n].rows_kept);
        }
    }
};

TEST_P(MoveTest, TakesEverythingThereAndBack) {
    const auto from = filled(duckdb("from.duckdb"));
    const auto moved = move_warehouse(*from, warehouse());
    ASSERT_TRUE(moved) << moved.error().message;
    EXPECT_EQ(moved->batches, 4);
    EXPECT_EQ(moved->rows, 74'030);
    EXPECT_EQ(moved->already, 0);
    expect_same(*from, warehouse());
    const auto back = duckdb("back.duckdb");
    ASSERT_TRUE(move_warehouse(warehouse(), *back));
    expect_same(*from, *back);
    EXPECT_EQ(back->query({"SELECT value FROM warehouse_settings"})["value"].text(0), "avtryck");
}

TEST_P(MoveTest, GoesOnWhereItWasStoppedAndTakesWhatHasComeSince) {
    const auto from = filled(duckdb("from.duckdb"));
    std::stop_source stop;
    const auto stopped = move_warehouse(
        *from, warehouse(),
        [&](const MoveReport& report, std::int64_t) {
            if (report.batches == 2) stop.request_stop();
        },
        stop.get_token());
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, "delivery.stopped");
    EXPECT_EQ(count("besok"), 4'000);
    ASSERT_TRUE(undo_batch(*from, 2, "prov"));
    const auto moved = move_warehouse(*from, warehouse());
    ASSERT_TRUE(moved) << moved.error().message;
    EXPECT_EQ(moved->already, 1);
    EXPECT_EQ(count("vantar"), 0);
    expect_same(*from, warehouse());
}

TEST_P(MoveTest, SaysWhenRowsAreNotTheSame) {
    const auto from = filled(duckdb("from.duckdb"));
    auto writing = warehouse().write();
    make_batch_table(*writing);
    ASSERT_EQ(writing->prepare_table("besok", rows(1, 0)), "");
    Columns other = rows(1, 3'999);
    other.columns[0].add_text("hälsocentral 4");  // and not as it was
    other.columns[1].add_days(4'000 - 20'000);
    other.columns[2].add_number(4'000.0 / 3);
    other.columns[3].add_missing();
    other.columns[4].add_truth(true);
    other.columns[5].add_whole_number(1);
    other.columns[6].add_whole_number(4'000);
    writing->append("besok", other);
    add_batch(*writing, batch_of(1, "besok", 4'000));
    writing->commit();
    writing.reset();
    EXPECT_EQ(count("besok"), 4'000);
    const auto moved = move_warehouse(*from, warehouse());
    ASSERT_FALSE(moved);
    EXPECT_EQ(moved.error().code, "warehouse.move_differs");
}

TEST_P(MoveTest, LeavesAloneWhatHasOtherDeliveriesOrAnotherKey) {
    const auto from = filled(duckdb("from.duckdb"));
    add(warehouse(), 9, "besok", 10);
    EXPECT_EQ(move_warehouse(*from, warehouse()).error().code, "warehouse.move_other");
    EXPECT_EQ(count("besok"), 10);
}

LEDSTANG_ON_BOTH_WAREHOUSES(MoveTest);

}  // namespace
}  // namespace ledstang
