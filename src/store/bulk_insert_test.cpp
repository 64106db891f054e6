#include "store/bulk_insert.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/store.h"
#include "store/test_stores.h"

namespace ledstang {
namespace {

const Author loader{"", "load"};

class BulkInsertSuite : public StoreTest {
 protected:
    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) return;
        const auto made = store().write(loader, [](Transaction& transaction) -> Result<void> {
            transaction.sql().execute(
                "create table loaded (id bigint not null primary key, name text, amount bigint, period bigint, day "
                "text, real double precision)");
            return {};
        });
        ASSERT_TRUE(made);
    }

    std::int64_t count() {
        return store().read([](Sql& sql) { return sql.value<std::int64_t>("select count(*) from loaded"); });
    }
};

TEST_P(BulkInsertSuite, LoadsEveryTypeAsExecuteWould) {
    const std::string nasty = "å\tä\nö\r\\N \\. 'x' \"y\" {}";
    const auto period = *Period::parse("2022-T1");
    const auto day = *parse_date("2022-04-30");
    const auto loaded = store().write(loader, [&](Transaction& transaction) -> Result<std::int64_t> {
        BulkInsert rows(transaction.sql(), "loaded", {"id", "name", "amount", "period", "day", "real"});
        rows.add(1, nasty, Decimal::from_millionths(-17'700'000), period, day, 0.1 + 0.2);
        rows.add(std::int64_t{9'000'000'000'000'000'000}, std::optional<std::string>{}, std::optional<Decimal>{},
                 std::optional<Period>{}, std::nullopt, std::optional<double>{});
        rows.add(3, "", std::optional(Decimal::from_whole(1)), std::nullopt, std::string_view{}, -1e300);
        return rows.finish();
    });
    EXPECT_EQ(loaded, 3);
    using Row = std::tuple<std::int64_t, std::optional<std::string>, std::optional<Decimal>, std::optional<Period>,
                           std::optional<std::string>, std::optional<double>>;
    store().read([&](Sql& sql) {
        EXPECT_THAT(
            sql.rows<Row>("select id, name, amount, period, day, real from loaded order by id"),
            testing::ElementsAre(
                Row{1, nasty, Decimal::from_millionths(-17'700'000), period, "2022-04-30", 0.1 + 0.2},
                Row{3, "", Decimal::from_whole(1), std::nullopt, "", -1e300},
                Row{9'000'000'000'000'000'000, std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt}));
    });
}

TEST_P(BulkInsertSuite, LoadsMoreThanOneBuffer) {
    const auto loaded = store().write(loader, [&](Transaction& transaction) -> Result<std::int64_t> {
        BulkInsert rows(transaction.sql(), "loaded", {"id", "name"});
        for (int i = 0; i < 20'000; ++i) rows.add(i, "a name of some length");
        const auto added = rows.finish();
        EXPECT_EQ(transaction.sql().value<std::int64_t>("select count(*) from loaded"), 20'000)
            << "the connection is free again";
        return added;
    });
    EXPECT_EQ(loaded, 20'000);
    EXPECT_EQ(count(), 20'000);
}

TEST_P(BulkInsertSuite, ABrokenConstraintLeavesNothing) {
    EXPECT_THROW(store().write(loader,
                               [&](Transaction& transaction) -> Result<std::int64_t> {
                                   BulkInsert rows(transaction.sql(), "loaded", {"id"});
                                   rows.add(1);
                                   rows.add(1);
                                   return rows.finish();
                               }),
                 StoreError);
    EXPECT_EQ(count(), 0);
}

TEST_P(BulkInsertSuite, ARefusalHalfwayLeavesNothing) {
    const auto refused = store().write(loader, [&](Transaction& transaction) -> Result<std::int64_t> {
        BulkInsert rows(transaction.sql(), "loaded", {"id"});
        rows.add(1);
        return refuse("load.wrong", "Fel.");
    });
    EXPECT_FALSE(refused);
    EXPECT_EQ(count(), 0);
}

TEST_P(BulkInsertSuite, MisuseThrows) {
    EXPECT_THROW(store().write(loader,
                               [&](Transaction& transaction) -> Result<std::int64_t> {
                                   BulkInsert rows(transaction.sql(), "loaded", {"id", "name"});
                                   rows.add(1);
                                   return rows.finish();
                               }),
                 StoreError);
    EXPECT_THROW(store().write(loader,
                               [&](Transaction& transaction) -> Result<std::int64_t> {
                                   BulkInsert rows(transaction.sql(), "loaded; drop table loaded", {"id"});
                                   return rows.finish();
                               }),
                 StoreError);
    EXPECT_EQ(count(), 0);
}

LEDSTANG_ON_BOTH_STORES(BulkInsertSuite);

}  // namespace
}  // namespace ledstang
