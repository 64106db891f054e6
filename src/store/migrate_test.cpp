#include "store/migrate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/test_stores.h"

namespace ledstang {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

const Migration first{1, "first", "create table one (id {text} not null primary key);\n"};
const Migration second{2, "second",
                       "create table two (id {integer_key}, one {text} not null references one (id));\n"
                       "-- sqlite:\ninsert into one (id) values ('sqlite');\n"
                       "-- postgresql:\ninsert into one (id) values ('postgresql');\n"
                       "-- both:\ninsert into one (id) values ('both');\n"};
const Migration broken{3, "broken", "create table three (id bigint);\ninsert into nothing values (1);\n"};

class MigrateSuite : public StoreTest {
 protected:
    void SetUp() override {
        if (GetParam() == Dialect::postgresql && !TestDatabase::server_address()) {
            GTEST_SKIP() << "LEDSTANG_TEST_POSTGRES is not set; run through tests/with_postgres";
        }
        empty_ = std::make_unique<TestDatabase>(GetParam());
        backend_ = open_backend(empty_->address(), std::chrono::seconds(5));
        sql_ = backend_->connect_writer();
    }

    void migrate_to(const std::vector<Migration>& migrations) { migrate(*backend_, *sql_, migrations); }
    Sql& sql() { return *sql_; }
    std::vector<std::int64_t> versions() {
        return sql().rows<std::int64_t>("select number from schema_version order by number");
    }

    std::unique_ptr<TestDatabase> empty_;
    std::unique_ptr<Backend> backend_;
    std::unique_ptr<Sql> sql_;
};

TEST_P(MigrateSuite, AppliesWhatIsMissing) {
    migrate_to({first});
    EXPECT_THAT(versions(), testing::ElementsAre(1));
    migrate_to({first, second});
    migrate_to({first, second});
    EXPECT_THAT(versions(), testing::ElementsAre(1, 2));
    EXPECT_THAT(sql().rows<std::string>("select id from one order by id"),
                testing::ElementsAre("both", GetParam() == Dialect::sqlite ? "sqlite" : "postgresql"));
}

TEST_P(MigrateSuite, RefusesADatabaseNewerThanTheProgram) {
    migrate_to({first, second});
    EXPECT_THAT([&] { migrate_to({first}); }, ThrowsMessage<StoreError>(HasSubstr("newer version of the program")));
}

TEST_P(MigrateSuite, RefusesAMigrationChangedAfterwards) {
    migrate_to({first, second});
    auto changed = first;
    changed.text += " ";
    EXPECT_THAT([&] { migrate_to({changed, second}); },
                ThrowsMessage<StoreError>(HasSubstr("0001_first.sql has been changed")));
}

TEST_P(MigrateSuite, RefusesAGapInTheRow) {
    EXPECT_THROW(migrate_to({second}), StoreError);
    EXPECT_THROW(migrate_to({first, broken}), StoreError);
    EXPECT_FALSE(backend_->has_table(sql(), "schema_version"));
}

TEST_P(MigrateSuite, ABrokenMigrationLeavesTheOnesBefore) {
    EXPECT_THAT([&] { migrate_to({first, second, broken}); },
                ThrowsMessage<StoreError>(HasSubstr("0003_broken.sql could not be applied")));
    EXPECT_THAT(versions(), testing::ElementsAre(1, 2));
    EXPECT_FALSE(backend_->has_table(sql(), "three"));
}

TEST_P(MigrateSuite, RefusesRowsThatReferToNothing) {
    const Migration dangling{3, "dangling", "insert into two (id, one) values (1, 'missing');\n"};
    EXPECT_THAT([&] { migrate_to({first, second, dangling}); },
                ThrowsMessage<StoreError>(HasSubstr("0003_dangling.sql")));
    EXPECT_THAT(versions(), testing::ElementsAre(1, 2));
    EXPECT_ANY_THROW(sql().execute("insert into two (id, one) values (1, 'missing')")) << "foreign keys are on again";
}

TEST_P(MigrateSuite, TextsThatAreKeysAreComparedByteByByte) {
    migrate_to({first});
    for (const auto* id : {"a", "B", "Z", "å", "ä"}) sql().execute("insert into one (id) values (:id)", id);
    EXPECT_THAT(sql().rows<std::string>("select id from one order by id"),
                testing::ElementsAre("B", "Z", "a", "ä", "å"));
}

TEST_P(MigrateSuite, StoreRefusesANewerDatabase) {
    auto migrations = program_migrations();
    const int newer = static_cast<int>(migrations.size()) + 1;
    migrations.push_back({newer, "from_the_future", "create table future (id bigint);\n"});
    migrate_to(migrations);
    EXPECT_THAT([&] { Store::open(empty_->address()); }, ThrowsMessage<StoreError>(HasSubstr("newer version")));
}

TEST(MigrationScript, RefusesAnUnknownToken) {
    const Migration wrong{4, "wrong", "-- {comment}\ncreate table t (id {txet});\n"};
    EXPECT_THAT([&] { script_for(wrong, Dialect::sqlite); },
                ThrowsMessage<StoreError>(HasSubstr("0004_wrong.sql, line 2: unknown token {txet}")));
    EXPECT_EQ(script_for({4, "right", "x '{}' {real}\n"}, Dialect::postgresql), "x '{}' double precision\n");
}

TEST(ProgramMigrations, AreEmbeddedInOrder) {
    const auto migrations = program_migrations();
    ASSERT_FALSE(migrations.empty());
    EXPECT_EQ(migrations.front().name, "change_log");
    EXPECT_THAT(migrations.front().text, HasSubstr("create table change_log ("));
}

LEDSTANG_ON_BOTH_STORES(MigrateSuite);

}  // namespace
}  // namespace ledstang
