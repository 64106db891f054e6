// What holds for the warehouse whichever side it is on.
#include "warehouse/warehouse.h"

#include <atomic>
#include <random>
#include <thread>

#include "warehouse/batches.h"
#include "warehouse/test_warehouses.h"

namespace ledstang {
namespace {

using namespace std::chrono_literals;

Date day(int year, unsigned month, unsigned number) {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{number};
}

// Rows that hold every kind, every third cell missing.
Columns made_up_rows(std::size_t rows, std::int64_t batch = 1, std::int64_t first_number = 1) {
    Columns columns{{Column("sant", CellKind::truth), Column("antal", CellKind::whole_number),
                     Column("kostnad", CellKind::number), Column("enhet", CellKind::text),
                     Column("dag", CellKind::date), Column("patient", CellKind::identity),
                     Column("batch_id", CellKind::whole_number), Column("row_number", CellKind::whole_number)}};
    for (std::size_t row = 0; row < rows; ++row) {
        auto& c = columns.columns;
        const auto missing = [row](std::size_t column) { return (row + column) % 3 == 0; };
        missing(0) ? c[0].add_missing() : c[0].add_truth(row % 2 == 0);
        missing(1) ? c[1].add_missing() : c[1].add_whole_number(static_cast<std::int64_t>(row) - 5);
        missing(2) ? c[2].add_missing() : c[2].add_number(static_cast<double>(row) / 7);
        missing(3) ? c[3].add_missing() : c[3].add_text("Hälsocentral 'nummer'\t\\" + std::to_string(row % 1000));
        missing(4) ? c[4].add_missing() : c[4].add_days(static_cast<std::int32_t>(row % 60'000) - 30'000);
        missing(5) ? c[5].add_missing() : c[5].add_identity({0x8000'0000'0000'0000U + row, ~row});
        c[6].add_whole_number(batch);
        c[7].add_whole_number(first_number + static_cast<std::int64_t>(row));
    }
    return columns;
}

class WarehouseTest : public WarehouseSideTest {
 protected:
    std::unique_ptr<WarehouseWriting> begin() {
        auto writing = warehouse().write();
        make_batch_table(*writing);
        EXPECT_EQ(writing->prepare_table("besok", made_up_rows(0)), "");
        return writing;
    }
    static void commit(WarehouseWriting& writing, std::int64_t batch) {
        Batch made;
        made.id = batch;
        made.dataset = "besok";
        add_batch(writing, made);
        writing.commit();
    }
    void add(const Columns& rows, std::int64_t batch) {
        const auto writing = begin();
        writing->append("besok", rows);
        commit(*writing, batch);
    }
};

TEST_P(WarehouseTest, ReturnsWhatWasAppendedCellByCell) {
    const Columns rows = made_up_rows(70'000);
    add(rows, 1);
    const Columns back = warehouse().query(
        {"SELECT sant, antal, kostnad, enhet, dag, patient, batch_id, row_number FROM besok ORDER BY row_number"});
    ASSERT_EQ(back.rows(), rows.rows());
    for (std::size_t column = 0; column < rows.columns.size(); ++column) {
        EXPECT_EQ(back[column].kind(), rows[column].kind());
        for (std::size_t row = 0; row < rows.rows(); ++row) {
            ASSERT_EQ(back[column].value(row), rows[column].value(row)) << column << " " << row;
        }
    }
}

TEST_P(WarehouseTest, HasTheColumnsOfAnAnswerWithoutRows) {
    add(made_up_rows(3), 1);
    const Columns none =
        warehouse().query({"SELECT enhet, dag, count(*) AS n FROM besok WHERE antal = $1 GROUP BY "
                           "enhet, dag",
                           {std::int64_t{-77}}});
    EXPECT_EQ(none.rows(), 0U);
    EXPECT_EQ(none["enhet"].kind(), CellKind::text);
    EXPECT_EQ(none["dag"].kind(), CellKind::date);
    EXPECT_EQ(none["n"].kind(), CellKind::whole_number);
}

TEST_P(WarehouseTest, BindsEveryKindOfValueAndNeverReadsItAsSql) {
    const std::string nasty = "x'); DROP TABLE besok; -- \"å\\' $1 \n\t`";
    const Columns back =
        warehouse().query({"SELECT $1 AS a, $2 AS b, $3 AS c, $4 AS d, $5 AS e, $6 AS f, '$2' AS g, $2 AS h",
                           {true, std::int64_t{-42}, 0.1, nasty, day(1912, 2, 28), std::monostate{}}});
    EXPECT_EQ(back["a"].value(0), Value{true});
    EXPECT_EQ(back["b"].value(0), Value{std::int64_t{-42}});
    EXPECT_EQ(back["c"].value(0), Value{0.1});
    EXPECT_EQ(back["d"].value(0), Value{nasty});
    EXPECT_EQ(back["e"].value(0), Value{day(1912, 2, 28)});
    EXPECT_EQ(back["f"].value(0), Value{});
    EXPECT_EQ(back["g"].text(0), "$2");
    EXPECT_EQ(back["h"].value(0), Value{std::int64_t{-42}});
}

TEST_P(WarehouseTest, BindsRandomTextsAndNumbersToTheLastBit) {
    std::mt19937_64 chance(16);
    SqlText question{"SELECT "};
    for (int n = 0; n < 120; ++n) {
        std::string text;
        for (auto left = chance() % 30; left > 0; --left) {
            text += n % 2 == 0 ? static_cast<char>(1 + chance() % 127) : "'\"`\\$;-å"[chance() % 9];
        }
        if (n % 2 != 0) std::erase_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
        question.parameters.emplace_back(text);
        question.parameters.emplace_back(static_cast<std::int64_t>(chance()));
        question.parameters.emplace_back(static_cast<double>(static_cast<std::int64_t>(chance())) / 3e5);
    }
    for (std::size_t n = 1; n <= question.parameters.size(); ++n) {
        question.text += (n == 1 ? "$" : ", $") + std::to_string(n) + " AS c" + std::to_string(n);
    }
    const Columns back = warehouse().query(question);
    for (std::size_t n = 0; n < question.parameters.size(); ++n) {
        ASSERT_EQ(back[n].value(0), question.parameters[n]) << n;
    }
}

TEST_P(WarehouseTest, SaysWhatIsWrongWithAStatement) {
    EXPECT_THROW(warehouse().query({"SELECT FROM nowhere"}), WarehouseError);
    EXPECT_THROW(warehouse().query({"SELECT x FROM nowhere"}), WarehouseError);
    EXPECT_ANY_THROW(warehouse().query({"SELECT $1 AS x"}));  // nothing bound
    const Columns one = warehouse().query({"SELECT $1 AS x", {std::int64_t{1}}});
    EXPECT_THROW((void)one["y"], std::logic_error);
    EXPECT_THROW((void)one["x"].numbers(), std::logic_error);
}

TEST_P(WarehouseTest, KeepsNothingOfAWritingThatIsNotCommitted) {
    {
        const auto writing = begin();
        writing->append("besok", made_up_rows(300'000));
        EXPECT_EQ(writing->added_rows("besok", 1, "dag").rows, 300'000);
    }
    begin()->commit();
    EXPECT_EQ(count("besok"), 0);
    add(made_up_rows(10), 1);
    EXPECT_EQ(count("besok"), 10);
    {
        const auto writing = begin();
        ASSERT_TRUE(undo_batch(*writing, 1, "prov"));
        writing->append("besok", made_up_rows(7, 2));
    }
    EXPECT_EQ(count("besok"), 10);
    EXPECT_EQ(read_batches(warehouse()).size(), 1U);
}

TEST_P(WarehouseTest, TakesABatchBackWhole) {
    add(made_up_rows(100, 1), 1);
    add(made_up_rows(50, 2), 2);
    const auto undone = undo_batch(warehouse(), 1, "prov");
    ASSERT_TRUE(undone) << undone.error().message;
    EXPECT_EQ(count("besok"), 50);
    EXPECT_EQ(read_batches(warehouse(), "besok")[1].undone_by, "prov");
    add(made_up_rows(5, 3), 3);
    EXPECT_EQ(count("besok"), 55);
    EXPECT_EQ(open()->query({"SELECT count(*) AS n FROM besok"})["n"].whole_numbers()[0], 55);
}

TEST_P(WarehouseTest, SumsAndCountsOverAllThatItHolds) {
    add(made_up_rows(9'000, 1), 1);
    add(made_up_rows(3'000, 2, 9'001), 2);
    const Columns sums = warehouse().query(
        {"SELECT sum(antal) AS antal, avg(kostnad) AS kostnad, min(dag) AS first_day, count(patient) AS patients, "
         "count(DISTINCT enhet) AS units FROM besok WHERE batch_id = $1",
         {std::int64_t{1}}});
    std::int64_t sum = 0;
    for (std::int64_t row = 0; row < 9'000; ++row) sum += (row + 1) % 3 == 0 ? 0 : row - 5;
    EXPECT_EQ(sums["antal"].whole_numbers()[0], sum);
    EXPECT_NEAR(sums["kostnad"].numbers()[0], 8'999.0 / 14, 0.1);
    EXPECT_EQ(sums["first_day"].date(0), date_of(-30'000));
    EXPECT_EQ(sums["patients"].whole_numbers()[0], 6'000);
    EXPECT_EQ(sums["units"].whole_numbers()[0], 1'000);
}

TEST_P(WarehouseTest, StreamsBlockByBlockAndEndsWhenToldTo) {
    add(made_up_rows(200'000), 1);
    const SqlText question{"SELECT row_number FROM besok"};
    std::int64_t sum = 0;
    std::size_t blocks = 0;
    warehouse().stream(question, [&](const Columns& block) {
        for (const auto x : block["row_number"].whole_numbers()) sum += x;
        ++blocks;
        return true;
    });
    EXPECT_EQ(sum, std::int64_t{200'000} * 200'001 / 2);
    EXPECT_GT(blocks, 2U);
    std::size_t seen = 0;
    warehouse().stream(question, [&](const Columns& block) {
        seen += block.rows();
        return false;
    });
    EXPECT_LT(seen, 200'000U);
}

TEST_P(WarehouseTest, StopsALongStatementWhenAsked) {
    add(made_up_rows(30'000), 1);
    std::stop_source source;
    std::jthread asker([&] {
        std::this_thread::sleep_for(100ms);
        source.request_stop();
    });
    const std::string endless = GetParam() == SqlDialect::duckdb
                                    ? "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range * "
                                      "b.range = 7"
                                    : "SELECT count() FROM system.numbers WHERE number = 0 OR number < 0";
    EXPECT_THROW(warehouse().query({endless}, source.get_token()), WarehouseStopped);
    EXPECT_THROW(warehouse().query({"SELECT 1 AS x"}, source.get_token()), WarehouseStopped);
    EXPECT_EQ(count("besok"), 30'000);  // others go on
}

TEST_P(WarehouseTest, ShowsReadersWholeBatchesWhileItIsWrittenTo) {
    begin()->commit();
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> readers;
        for (int i = 0; i < 3; ++i) {
            readers.emplace_back([&](const std::stop_token& done) {
                while (!done.stop_requested()) wrong += count("besok") % 1000 == 0 ? 0 : 1;
            });
        }
        for (std::int64_t batch = 1; batch <= 6; ++batch) {
            auto writing = begin();
            writing->append("besok", made_up_rows(400, batch));
            writing->append("besok", made_up_rows(600, batch, 401));
            commit(*writing, batch);
            writing.reset();  // the next one's turn
            if (batch % 3 == 0) {
                EXPECT_TRUE(undo_batch(warehouse(), batch - 1, "prov"));
            }
        }
    }
    EXPECT_EQ(wrong, 0);
    EXPECT_EQ(count("besok"), 4000);
}

TEST_P(WarehouseTest, LetsOneWriteAtATime) {
    begin()->commit();
    auto first = begin();
    std::atomic<bool> second_began = false;
    std::jthread second([&] {
        const auto writing = warehouse().write();
        second_began = true;
    });
    std::this_thread::sleep_for(200ms);
    EXPECT_FALSE(second_began);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(warehouse().write(stop.get_token()), WarehouseStopped);
    first.reset();
    second.join();
    EXPECT_TRUE(second_began);
}

LEDSTANG_ON_BOTH_WAREHOUSES(WarehouseTest);

}  // namespace
}  // namespace ledstang
