#include "store/sql.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <limits>

#include "store/store.h"
#include "store/test_stores.h"

namespace ledstang {
namespace {

enum class Colour { red, green };
constexpr auto names_of(Colour) {
    return std::array{Named{Colour::red, "red"}, Named{Colour::green, "green"}};
}

struct Thing {
    std::string id;
    std::optional<std::string> text;
    std::int64_t number = 0;
    std::optional<Decimal> amount;
    std::optional<Period> period;
    Date day{};
    bool good = false;
    Colour colour = Colour::red;
    double real = 0;
    template <class S = Thing>
    static constexpr auto described() {
        return describe("Thing", field("id", &S::id, ""), field("text", &S::text, ""), field("number", &S::number, ""),
                        field("amount", &S::amount, ""), field("period", &S::period, ""), field("day", &S::day, ""),
                        field("good", &S::good, ""), field("colour", &S::colour, ""), field("real", &S::real, ""));
    }
    bool operator==(const Thing&) const = default;
};

class SqlSuite : public StoreTest {
 protected:
    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) return;
        write([](Sql& sql) {
            sql.execute(
                "create table thing (id text not null primary key, text text, number bigint, amount bigint, "
                "period bigint, day text, good bigint, colour text, real double precision)");
        });
    }

    template <class F>
    void write(F&& f) {
        const auto done = store().write({"anna", "test"}, [&](Transaction& transaction) -> Result<void> {
            f(transaction.sql());
            return {};
        });
        ASSERT_TRUE(done);
    }

    void insert(const Thing& thing) {
        write([&](Sql& sql) {
            sql.execute(
                "insert into thing (id, text, number, amount, period, day, good, colour, real) values (:id, :text, "
                ":number, :amount, :period, :day, :good, :colour, :real)",
                thing.id, thing.text, thing.number, thing.amount, thing.period, thing.day, thing.good, thing.colour,
                thing.real);
        });
    }

    std::optional<Thing> find(const std::string& id) {
        return store().read([&](Sql& sql) {
            return sql.row<Thing>(
                "select id, text, number, amount, period, day, good, colour, real from thing where id = :id", id);
        });
    }
};

TEST_P(SqlSuite, EveryTypeComesBackAsItWas) {
    const Thing full{.id = "a",
                     .text = "Väntetid – „åäö ÅÄÖ é €“ 🏥\t'\"\\\n:name",
                     .number = std::numeric_limits<std::int64_t>::max(),
                     .amount = Decimal::from_millionths(-4'000'000'000'000'000'000),
                     .period = Period::parse("2022-W53") ? Period::parse("2022-W53") : Period::parse("2022-W52"),
                     .day = *parse_date("2024-02-29"),
                     .good = true,
                     .colour = Colour::green,
                     .real = 0.1 + 0.2};
    const Thing bare{.id = "b",
                     .text = std::nullopt,
                     .number = std::numeric_limits<std::int64_t>::min(),
                     .amount = std::nullopt,
                     .period = std::nullopt,
                     .day = *parse_date("1999-12-31"),
                     .good = false,
                     .colour = Colour::red,
                     .real = -1e300};
    insert(full);
    insert(bare);
    EXPECT_EQ(find("a"), full);
    EXPECT_EQ(find("b"), bare);
    EXPECT_EQ(find("c"), std::nullopt);
}

TEST_P(SqlSuite, EveryKindOfPeriodComesBack) {
    for (const auto* text : {"2022", "2022-VT", "2022-T3", "2022-Q4", "2022-12", "2020-W53"}) {
        insert({.id = text, .text = {}, .amount = {}, .period = Period::parse(text), .day = *parse_date("2022-01-01")});
        EXPECT_EQ(find(text)->period->to_string(), text);
    }
}

TEST_P(SqlSuite, EmptyTextIsNotNull) {
    insert({.id = "empty", .text = "", .amount = {}, .period = {}, .day = *parse_date("2022-01-01")});
    insert({.id = "null", .text = {}, .amount = {}, .period = {}, .day = *parse_date("2022-01-01")});
    EXPECT_EQ(find("empty")->text, "");
    EXPECT_EQ(find("null")->text, std::nullopt);
    store().read([](Sql& sql) {
        EXPECT_EQ(sql.rows<std::string>("select id from thing where text is null"), std::vector<std::string>{"null"});
    });
}

TEST_P(SqlSuite, NullWithoutOptionalThrows) {
    insert({.id = "null", .text = {}, .amount = {}, .period = {}, .day = *parse_date("2022-01-01")});
    store().read([](Sql& sql) {
        EXPECT_ANY_THROW(sql.value<std::string>("select text from thing"));
        EXPECT_ANY_THROW(sql.value<Decimal>("select amount from thing"));
        EXPECT_ANY_THROW(sql.value<Period>("select period from thing"));
        EXPECT_EQ(sql.value<std::string>("select id from thing"), "null") << "the connection goes on";
    });
}

TEST_P(SqlSuite, WhatIsNoValueOfTheTypeThrows) {
    write([](Sql& sql) {
        sql.execute("insert into thing (id, period, day, good, colour) values ('a', 2022299, '2022-13-01', 2, 'blue')");
        EXPECT_THROW(sql.value<Period>("select period from thing"), StoreError);
        EXPECT_THROW(sql.value<Date>("select day from thing"), StoreError);
        EXPECT_THROW(sql.value<bool>("select good from thing"), StoreError);
        EXPECT_THROW(sql.value<Colour>("select colour from thing"), StoreError);
    });
}

TEST_P(SqlSuite, NamedArgumentMayAppearAgain) {
    write([](Sql& sql) {
        sql.execute("insert into thing (id, text, colour) values (:id, :text, :id)", "a", "text: ':no' \"x\"");
        EXPECT_EQ(
            sql.value<std::string>("select colour from thing where id = :id and text <> ':id' and colour = :id", "a"),
            "a");
    });
}

TEST_P(SqlSuite, WrongNumberOfArgumentsThrows) {
    store().read([](Sql& sql) {
        EXPECT_THROW(sql.rows<std::string>("select id from thing where id = :id"), StoreError);
        EXPECT_THROW(sql.rows<std::string>("select id from thing where id = :id", "a", "b"), StoreError);
    });
}

TEST_P(SqlSuite, TextWithAZeroByteIsRefused) {
    write([](Sql& sql) {
        EXPECT_THROW(sql.execute("insert into thing (id) values (:id)", std::string("a\0b", 3)), StoreError);
    });
}

TEST_P(SqlSuite, RowsValueAndTuples) {
    write([](Sql& sql) {
        for (int i = 0; i < 3; ++i) {
            sql.execute("insert into thing (id, number, amount) values (:id, :number, :amount)", std::to_string(i), i,
                        i == 1 ? std::nullopt : std::optional(Decimal::from_whole(i)));
        }
        using Pair = std::tuple<std::string, std::optional<Decimal>>;
        EXPECT_THAT(
            sql.rows<Pair>("select id, amount from thing order by id"),
            testing::ElementsAre(Pair{"0", Decimal{}}, Pair{"1", std::nullopt}, Pair{"2", Decimal::from_whole(2)}));
        const auto things = sql.rows(columns(&Thing::number, &Thing::id), "select number, id from thing order by id");
        ASSERT_EQ(things.size(), 3U);
        EXPECT_EQ(things[2].id, "2");
        EXPECT_EQ(things[2].number, 2);
        EXPECT_THROW(sql.row<std::string>("select id from thing"), StoreError);
        EXPECT_THROW(sql.value<std::string>("select id from thing where id = 'x'"), StoreError);
        EXPECT_EQ(sql.execute("update thing set number = 7 where number > :limit", 0), 2);
        EXPECT_EQ(sql.execute("delete from thing where id = 'x'"), 0);
    });
}

TEST_P(SqlSuite, SameQueryInsideItself) {
    write([](Sql& sql) {
        for (const auto* id : {"a", "b"}) sql.execute("insert into thing (id) values (:id)", id);
        std::string seen;
        const std::string query = "select id from thing where id <> :id order by id";
        sql.each<std::string>(
            query,
            [&](const std::string& outer) {
                sql.each<std::string>(query, [&](const std::string& inner) { seen += outer + inner + " "; }, outer);
            },
            "");
        EXPECT_EQ(seen, "ab ba ");
    });
}

TEST_P(SqlSuite, UnfinishedReadHoldsNothing) {
    write([](Sql& sql) {
        for (const auto* id : {"a", "b"}) sql.execute("insert into thing (id) values (:id)", id);
    });
    store().read([](Sql& sql) { EXPECT_THROW(sql.row<std::string>("select id from thing order by id"), StoreError); });
    write([](Sql& sql) { sql.execute("insert into thing (id) values ('c')"); });
    EXPECT_EQ(store().read([](Sql& sql) { return sql.value<std::int64_t>("select count(*) from thing"); }), 3);
}

LEDSTANG_ON_BOTH_STORES(SqlSuite);

}  // namespace
}  // namespace ledstang
