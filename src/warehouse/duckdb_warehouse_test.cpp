#include "warehouse/warehouse.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <thread>

namespace ledstang {
namespace {

using namespace std::chrono_literals;

Date day(int year, unsigned month, unsigned number) {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{number};
}

class DuckdbWarehouseTest : public testing::Test {
 protected:
    void SetUp() override {
        folder_ =
            std::filesystem::temp_directory_path() / ("warehouse_" + std::to_string(::getpid()) + "_" +
                                                      testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::unique_ptr<Warehouse> open(WarehouseAccess access = WarehouseAccess::write) const {
        return open_duckdb_warehouse({.file = folder_ / "warehouse.duckdb", .access = access});
    }
    static std::int64_t count(Warehouse& warehouse, const std::string& table) {
        return warehouse.query({"SELECT count(*) AS n FROM " + quoted_name(table)})["n"].whole_numbers()[0];
    }

    std::filesystem::path folder_;
};

// Rows that hold every kind, every third cell missing.
Columns made_up_rows(std::size_t rows) {
    Columns columns{{Column("sant", CellKind::truth), Column("antal", CellKind::whole_number),
                     Column("kostnad", CellKind::number), Column("enhet", CellKind::text),
                     Column("dag", CellKind::date), Column("patient", CellKind::identity)}};
    for (std::size_t row = 0; row < rows; ++row) {
        auto& c = columns.columns;
        const auto missing = [row](std::size_t column) { return (row + column) % 3 == 0; };
        missing(0) ? c[0].add_missing() : c[0].add_truth(row % 2 == 0);
        missing(1) ? c[1].add_missing() : c[1].add_whole_number(static_cast<std::int64_t>(row) - 5);
        missing(2) ? c[2].add_missing() : c[2].add_number(static_cast<double>(row) / 4);
        missing(3) ? c[3].add_missing() : c[3].add_text("Hälsocentral nummer " + std::to_string(row % 1000));
        missing(4) ? c[4].add_missing() : c[4].add_days(static_cast<std::int32_t>(row % 20'000) - 100);
        missing(5) ? c[5].add_missing() : c[5].add_identity({0x8000'0000'0000'0000U + row, ~row});
    }
    return columns;
}

constexpr const char* made_up_table =
    "CREATE TABLE besok (extra VARCHAR, sant BOOLEAN, antal BIGINT, kostnad DOUBLE, enhet VARCHAR, dag DATE, "
    "patient UUID, ordning BIGINT DEFAULT 7)";

TEST_F(DuckdbWarehouseTest, ReturnsWhatWasAppendedCellByCell) {
    const auto warehouse = open();
    warehouse->execute({made_up_table});
    const Columns rows = made_up_rows(10'000);  // some vectors, the last not full
    const auto writing = warehouse->write();
    writing->append("besok", rows);
    writing->commit();

    const Columns back =
        warehouse->query({"SELECT sant, antal, kostnad, enhet, dag, patient, extra FROM besok ORDER BY rowid"});
    ASSERT_EQ(back.rows(), rows.rows());
    for (std::size_t column = 0; column < rows.columns.size(); ++column) {
        EXPECT_EQ(back[column].kind(), rows[column].kind());
        for (std::size_t row = 0; row < rows.rows(); ++row) {
            ASSERT_EQ(back[column].value(row), rows[column].value(row)) << column << " " << row;
        }
    }
    EXPECT_TRUE(back["extra"].is_missing(0));
}

TEST_F(DuckdbWarehouseTest, BindsEveryKindOfValueAndNeverReadsItAsSql) {
    const auto warehouse = open();
    const std::string nasty = "x'); DROP TABLE besok; -- \"å";
    const Columns back = warehouse->query({"SELECT $1 AS a, $2 AS b, $3 AS c, $4 AS d, $5 AS e, $6 AS f",
                                           {true, std::int64_t{-42}, 2.5, nasty, day(2022, 2, 28), std::monostate{}}});
    EXPECT_EQ(back["a"].value(0), Value{true});
    EXPECT_EQ(back["b"].value(0), Value{std::int64_t{-42}});
    EXPECT_EQ(back["c"].value(0), Value{2.5});
    EXPECT_EQ(back["d"].value(0), Value{nasty});
    EXPECT_EQ(back["e"].value(0), Value{day(2022, 2, 28)});
    EXPECT_EQ(back["f"].value(0), Value{});
}

TEST_F(DuckdbWarehouseTest, ReadsWhatSumsAndMeansAndTimesComeAs) {
    const auto warehouse = open();
    const Columns back = warehouse->query(
        {"SELECT sum(x) AS summa, avg(x) AS medel, CAST(2.25 AS DECIMAL(5,2)) AS tal, CAST(3 AS UTINYINT) AS litet, "
         "TIMESTAMP '1969-12-31 23:59:58.5' AS nar, CAST('K' AS ENUM('M', 'K')) AS kon, "
         "'6fa459ea-ee8a-3ca4-894e-db77e160355e'::UUID AS patient FROM range(1, 5) AS r(x)"});
    EXPECT_EQ(back["summa"].whole_numbers()[0], 10);
    EXPECT_EQ(back["medel"].numbers()[0], 2.5);
    EXPECT_EQ(back["tal"].numbers()[0], 2.25);
    EXPECT_EQ(back["litet"].whole_numbers()[0], 3);
    EXPECT_EQ(back["nar"].text(0), "1969-12-31 23:59:58");
    EXPECT_EQ(back["kon"].text(0), "K");
    EXPECT_EQ(back["patient"].value(0), Value{"6fa459ea-ee8a-3ca4-894e-db77e160355e"});
}

TEST_F(DuckdbWarehouseTest, SaysWhatIsWrongWithAStatement) {
    const auto warehouse = open();
    EXPECT_THROW(warehouse->query({"SELECT FROM nowhere"}), WarehouseError);
    EXPECT_THROW(warehouse->query({"SELECT [1, 2] AS lista"}), WarehouseError);
    EXPECT_THROW(warehouse->query({"SELECT 170141183460469231731687303715884105727::HUGEINT AS x"}), WarehouseError);
    EXPECT_THROW(warehouse->query({"SELECT $1 AS x"}), WarehouseError);  // nothing bound
    const Columns one = warehouse->query({"SELECT 1 AS x"});
    EXPECT_THROW((void)one["y"], std::logic_error);
    EXPECT_THROW((void)one["x"].numbers(), std::logic_error);
}

TEST_F(DuckdbWarehouseTest, ReadsNoOtherFiles) {
    const auto warehouse = open();
    EXPECT_THROW(warehouse->query({"SELECT * FROM read_text('/etc/hostname')"}), WarehouseError);
}

TEST_F(DuckdbWarehouseTest, KeepsNothingOfAWritingThatIsNotCommitted) {
    const auto warehouse = open();
    warehouse->execute({made_up_table});
    {
        const auto writing = warehouse->write();
        writing->append("besok", made_up_rows(300'000));  // more than a row group, which DuckDB writes ahead
        EXPECT_EQ(writing->query({"SELECT count(*) AS n FROM besok"})["n"].whole_numbers()[0], 300'000);
        EXPECT_EQ(count(*warehouse, "besok"), 0);  // others do not see it
    }
    EXPECT_EQ(count(*warehouse, "besok"), 0);
    const auto writing = warehouse->write();
    writing->append("besok", made_up_rows(10));
    writing->execute({"DELETE FROM besok WHERE antal = $1", {std::int64_t{1}}});
    writing->append("besok", made_up_rows(10));
    writing->commit();
    EXPECT_EQ(count(*warehouse, "besok"), 19);
}

TEST_F(DuckdbWarehouseTest, StreamsBlockByBlockAndEndsWhenToldTo) {
    const auto warehouse = open();
    std::int64_t sum = 0;
    std::size_t blocks = 0;
    warehouse->stream({"SELECT x FROM range(100000) AS r(x)"}, [&](const Columns& block) {
        for (const auto x : block["x"].whole_numbers()) sum += x;
        ++blocks;
        return true;
    });
    EXPECT_EQ(sum, 4'999'950'000);
    EXPECT_GT(blocks, 10U);
    std::size_t seen = 0;
    warehouse->stream({"SELECT x FROM range(100000) AS r(x)"}, [&](const Columns& block) {
        seen += block.rows();
        return false;
    });
    EXPECT_LT(seen, 100'000U);
    EXPECT_THROW(warehouse->stream(
                     {"SELECT CAST(CASE WHEN x = 90000 THEN 'nej' ELSE '1' END AS BIGINT) FROM range(100000) AS r(x)"},
                     [](const Columns&) { return true; }),
                 WarehouseError);
}

TEST_F(DuckdbWarehouseTest, StopsALongStatementWhenAsked) {
    const auto warehouse = open();
    std::stop_source source;
    std::jthread asker([&] {
        std::this_thread::sleep_for(100ms);
        source.request_stop();
    });
    EXPECT_THROW(
        warehouse->query({"SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range * b.range = 7"},
                         source.get_token()),
        WarehouseStopped);
    EXPECT_THROW(warehouse->query({"SELECT 1"}, source.get_token()), WarehouseStopped);
    EXPECT_EQ(warehouse->query({"SELECT 1 AS x"})["x"].whole_numbers()[0], 1);  // others go on
}

TEST_F(DuckdbWarehouseTest, ServesReadersSideBySideWhileItIsWrittenTo) {
    const auto warehouse = open();
    warehouse->execute({made_up_table});
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> readers;
        for (int i = 0; i < 4; ++i) {
            readers.emplace_back([&] {
                for (int round = 0; round < 20; ++round) wrong += count(*warehouse, "besok") % 1000 == 0 ? 0 : 1;
            });
        }
        for (int i = 0; i < 5; ++i) {
            const auto writing = warehouse->write();
            writing->append("besok", made_up_rows(400));
            writing->append("besok", made_up_rows(600));
            writing->commit();
        }
    }
    EXPECT_EQ(wrong, 0);
    EXPECT_EQ(count(*warehouse, "besok"), 5000);
}

TEST_F(DuckdbWarehouseTest, IsThereAgainWhenOpenedAnewEvenForReadingAlone) {
    open()->execute({made_up_table});
    const auto warehouse = open(WarehouseAccess::read);
    EXPECT_EQ(count(*warehouse, "besok"), 0);
    EXPECT_THROW(warehouse->execute({"DROP TABLE besok"}), WarehouseError);
}

TEST_F(DuckdbWarehouseTest, IsSharedByThoseWhoOpenItInOneProcess) {
    const auto writer = open();
    writer->execute({made_up_table, {}});
    {
        const auto reader = open(WarehouseAccess::read);
        EXPECT_EQ(count(*reader, "besok"), 0);
        const auto writing = open()->write();
        writing->append("besok", made_up_rows(3));
        writing->commit();
        EXPECT_EQ(count(*reader, "besok"), 3);
    }
    EXPECT_EQ(count(*writer, "besok"), 3);
}

TEST_F(DuckdbWarehouseTest, IsNotWrittenToByTheSameProcessWhileItIsOpenForReading) {
    open()->execute({made_up_table, {}});
    auto reader = open(WarehouseAccess::read);
    EXPECT_THROW(open(), WarehouseBusy);
    reader.reset();
    open()->execute({"DROP TABLE besok", {}});
}

TEST_F(DuckdbWarehouseTest, RefusesAFileThatIsNoWarehouse) {
    std::FILE* file = std::fopen((folder_ / "warehouse.duckdb").c_str(), "wb");
    std::fputs("inte en databas, men lång nog att läsas som en: ", file);
    for (int i = 0; i < 500; ++i) std::fputs("0123456789", file);
    std::fclose(file);
    EXPECT_THROW(open(), WarehouseError);
}

TEST(QuotedName, DoublesQuotationMarks) {
    EXPECT_EQ(quoted_name("kontaktdatum"), "\"kontaktdatum\"");
    EXPECT_EQ(quoted_name("a\"; DROP"), "\"a\"\"; DROP\"");
}

}  // namespace
}  // namespace ledstang
