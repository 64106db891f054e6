#include "store/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "store/test_stores.h"
#include "store/version.h"

namespace ledstang {
namespace {

const Author anna{"anna", "test"};

class StoreSuite : public StoreTest {
 protected:
    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) return;
        make_note_table(store());
    }

    static void make_note_table(Store& store) {
        const auto made = store.write(anna, [](Transaction& transaction) -> Result<void> {
            transaction.sql().execute(
                "create table note (id text not null primary key, content text, version bigint not null)");
            return {};
        });
        ASSERT_TRUE(made);
    }

    Result<std::int64_t> add(Store& store, const std::string& id, const std::optional<std::string>& content = "text") {
        return store.write(anna, [&](Transaction& transaction) -> Result<std::int64_t> {
            transaction.sql().execute("insert into note (id, content, version) values (:id, :content, 1)", id, content);
            return transaction.log("note", id, "", "{}");
        });
    }

    static std::int64_t count(Store& store) {
        return store.read([](Sql& sql) { return sql.value<std::int64_t>("select count(*) from note"); });
    }
};

TEST_P(StoreSuite, CommitsAValue) {
    EXPECT_EQ(add(store(), "a"), 1);
    EXPECT_EQ(add(store(), "b"), 2);
    reopen_store();
    EXPECT_EQ(count(store()), 2);
}

TEST_P(StoreSuite, RefusalRollsEverythingBack) {
    const auto refused = store().write(anna, [&](Transaction& transaction) -> Result<void> {
        transaction.sql().execute("insert into note (id, version) values ('a', 1)");
        transaction.log("note", "a", "", "{}");
        return refuse("note.wrong", "Fel.");
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "note.wrong");
    EXPECT_EQ(count(store()), 0);
    EXPECT_EQ(store().verify().entries, 0);
    EXPECT_EQ(add(store(), "b"), 1) << "the sequence number of what was undone is free again";
}

TEST_P(StoreSuite, ExceptionRollsEverythingBack) {
    EXPECT_THROW(store().write(anna,
                               [&](Transaction& transaction) -> Result<void> {
                                   transaction.sql().execute("insert into note (id, version) values ('a', 1)");
                                   throw std::runtime_error("broken");
                               }),
                 std::runtime_error);
    EXPECT_EQ(count(store()), 0);
    EXPECT_TRUE(add(store(), "a"));
}

TEST_P(StoreSuite, FailedStatementRollsEverythingBack) {
    ASSERT_TRUE(add(store(), "a"));
    EXPECT_THROW(add(store(), "a"), soci::soci_error);
    EXPECT_TRUE(add(store(), "b"));
    EXPECT_EQ(count(store()), 2);
}

TEST_P(StoreSuite, ReaderKeepsItsSnapshot) {
    ASSERT_TRUE(add(store(), "a"));
    store().read([&](Sql& sql) {
        const auto before = sql.value<std::int64_t>("select count(*) from note");
        std::thread([&] { EXPECT_TRUE(add(store(), "b")); }).join();
        EXPECT_EQ(sql.value<std::int64_t>("select count(*) from note"), before);
        store().read([&](Sql& inner) { EXPECT_EQ(&inner, &sql) << "a read inside a read shares its snapshot"; });
    });
    EXPECT_EQ(count(store()), 2);
}

TEST_P(StoreSuite, ReaderCannotWrite) {
    EXPECT_ANY_THROW(store().read([&](Sql& sql) { sql.execute("insert into note (id, version) values ('a', 1)"); }));
    EXPECT_EQ(count(store()), 0);
}

TEST_P(StoreSuite, NestingWithAWriteThrows) {
    const auto nothing = [](Transaction&) -> Result<void> { return {}; };
    EXPECT_THROW(store().write(anna, [&](Transaction&) { return store().write(anna, nothing); }), StoreError);
    EXPECT_THROW(store().write(anna,
                               [&](Transaction&) -> Result<void> {
                                   count(store());
                                   return {};
                               }),
                 StoreError);
    EXPECT_TRUE(store().write(anna, nothing));
}

TEST_P(StoreSuite, ConcurrentWritersKeepTheChainWhole) {
    constexpr int writers = 4;
    constexpr int each = 25;
    const auto other = Store::open(database().address());
    std::vector<std::jthread> threads;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&, writer] {
            Store& mine = writer % 2 == 0 ? store() : *other;
            for (int i = 0; i < each; ++i) {
                EXPECT_TRUE(add(mine, std::to_string(writer) + "/" + std::to_string(i)));
            }
        });
    }
    threads.clear();
    EXPECT_EQ(count(store()), writers * each);
    const auto report = store().verify();
    EXPECT_TRUE(report.whole());
    EXPECT_EQ(report.entries, writers * each);
}

// Writers that wait for each other reach the disk in one commit; each is done or undone by itself all the same.
TEST_P(StoreSuite, WritersThatWaitAreDoneAndUndoneEachByItself) {
    constexpr int writers = 12;
    std::atomic<int> about_to = 0;
    std::vector<std::jthread> threads;
    const auto write_one = [&](int number) {
        ++about_to;
        const std::string id = std::to_string(number);
        const auto done = store().write(anna, [&](Transaction& transaction) -> Result<void> {
            transaction.sql().execute("insert into note (id, version) values (:id, 1)", id);
            transaction.log("note", id, "", "{}");
            if (number % 3 == 1) return refuse("note.wrong", "Fel.");
            if (number % 3 == 2) throw std::runtime_error("broken");
            return {};
        });
        EXPECT_EQ(done.has_value(), number % 3 == 0);
        const auto there =
            store().read([&](Sql& sql) { return sql.rows<std::string>("select id from note where id = :id", id); });
        EXPECT_EQ(there.size(), done ? 1U : 0U);  // what was answered is seen by everybody
    };
    ASSERT_TRUE(store().write(anna, [&](Transaction&) -> Result<void> {
        for (int number = 0; number < writers; ++number) {
            threads.emplace_back([&, number] {
                if (number % 3 == 2) {
                    EXPECT_THROW(write_one(number), std::runtime_error);
                } else {
                    write_one(number);
                }
            });
        }
        while (about_to < writers) std::this_thread::yield();
        std::this_thread::sleep_for(std::chrono::milliseconds(20));  // until most of them wait for the lock
        return {};
    }));
    threads.clear();
    EXPECT_EQ(store().read([](Sql& sql) { return sql.rows<std::string>("select id from note order by id"); }),
              (std::vector<std::string>{"0", "3", "6", "9"}));
    reopen_store();
    const auto report = store().verify();
    EXPECT_TRUE(report.whole());
    EXPECT_EQ(report.entries, 4);
}

// Closed behind its back, the connection takes with it all that had not been committed, and everybody is told.
TEST_P(StoreSuite, AWriteInABrokenTransactionIsToldAndTheNextOneWorks) {
    EXPECT_ANY_THROW(store().write(anna, [&](Transaction& transaction) -> Result<void> {
        transaction.sql().execute("insert into note (id, version) values ('a', 1)");
        transaction.sql().rollback();
        return {};
    }));
    EXPECT_EQ(count(store()), 0);
    EXPECT_TRUE(add(store(), "b"));
    EXPECT_EQ(count(store()), 1);
}

TEST_P(StoreSuite, SecondToSaveIsTold) {
    ASSERT_TRUE(add(store(), "a"));
    const auto save = [&](std::int64_t version, const std::string& content) {
        return store().write(anna, [&](Transaction& transaction) -> Result<void> {
            return expect_version(
                transaction.sql().execute("update note set content = :content, version = version + 1 where id = 'a' "
                                          "and version = :version",
                                          content, version),
                "anteckningen");
        });
    };
    EXPECT_TRUE(save(1, "Annas"));
    const auto second = save(1, "Bos");
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, RefusalKind::conflict);
    EXPECT_EQ(second.error().code, "store.version_conflict");
    EXPECT_THAT(second.error().message, testing::StartsWith("Någon annan har ändrat anteckningen"));
    EXPECT_EQ(store().read([](Sql& sql) { return sql.value<std::string>("select content from note"); }), "Annas");
}

TEST_P(StoreSuite, GenerationGrowsWithOwnCommitsAtOnce) {
    const auto before = store().generation();
    ASSERT_TRUE(add(store(), "a"));
    const auto after = store().generation();
    EXPECT_GT(after, before);
    count(store());
    EXPECT_EQ(store().generation(), after);
}

TEST_P(StoreSuite, GenerationGrowsWithAnotherStoresCommit) {
    const auto other = Store::open(database().address());
    const auto before = store().generation();
    ASSERT_TRUE(add(*other, "a"));
    for (int tries = 0; tries < 200 && store().generation() == before; ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    EXPECT_GT(store().generation(), before);
}

TEST_P(StoreSuite, ReadWaitsForAFreeConnectionAndThenGivesUp) {
    const auto narrow = Store::open(database().address(), {.readers = 1, .wait = std::chrono::milliseconds(50)});
    narrow->read([&](Sql&) { std::thread([&] { EXPECT_THROW(count(*narrow), StoreError); }).join(); });
    EXPECT_EQ(count(*narrow), 0);
}

TEST_P(StoreSuite, WriteWaitsForAnotherProcessAndThenGivesUp) {
    const auto impatient = Store::open(database().address(), {.wait = std::chrono::milliseconds(50)});
    ASSERT_TRUE(store().write(anna, [&](Transaction&) -> Result<void> {
        std::thread([&] { EXPECT_ANY_THROW(add(*impatient, "a")); }).join();
        return {};
    }));
    EXPECT_TRUE(add(*impatient, "a"));
}

TEST_P(StoreSuite, ReadsOfTwoStoresInsideEachOther) {
    const auto other = Store::open(database().address());
    store().read([&](Sql& sql) {
        other->read([&](Sql& inner) { EXPECT_NE(&inner, &sql); });
        store().read([&](Sql& inner) { EXPECT_EQ(&inner, &sql); });
    });
}

class ServerSuite : public StoreSuite {};

TEST_P(ServerSuite, GoesOnAfterTheServerHasClosedItsConnections) {
    ASSERT_TRUE(add(store(), "a"));
    const auto end = [&](std::int64_t process) {
        const auto other = Store::open(database().address());
        other->read([&](Sql& sql) { sql.rows<std::string>("select pg_terminate_backend(:process)", process); });
    };
    const std::string process_of_this = "select pg_backend_pid()";
    const auto reader = store().read([&](Sql& sql) { return sql.value<std::int64_t>(process_of_this); });
    const auto writer = store().write(anna, [&](Transaction& transaction) -> Result<std::int64_t> {
        return transaction.sql().value<std::int64_t>(process_of_this);
    });
    end(reader);
    end(writer.value());
    EXPECT_EQ(count(store()), 1);
    EXPECT_TRUE(add(store(), "b"));
    EXPECT_EQ(count(store()), 2);
}

TEST_P(StoreSuite, AWriteAsideIsKeptAndTellsNobody) {
    const auto before = store().generation();
    ASSERT_TRUE(store().write_aside(anna, [](Transaction& transaction) -> Result<void> {
        transaction.sql().execute("insert into note (id, version) values ('aside', 1)");
        return {};
    }));
    EXPECT_EQ(count(store()), 1);
    EXPECT_EQ(store().generation(), before);
}

TEST_P(StoreSuite, AWriteAsideHidesNoCommitOfAnotherProcess) {
    const auto other = Store::open(database().address(), {.poll = std::chrono::milliseconds(0)});
    ASSERT_TRUE(add(*other, "a"));
    const auto before = other->generation();
    ASSERT_TRUE(add(store(), "b"));
    ASSERT_TRUE(other->write_aside(anna, [](Transaction& transaction) -> Result<void> {
        transaction.sql().execute("insert into note (id, version) values ('aside', 1)");
        return {};
    }));
    EXPECT_GT(other->generation(), before);
}

LEDSTANG_ON_BOTH_STORES(StoreSuite);
INSTANTIATE_TEST_SUITE_P(On, ServerSuite, testing::Values(Dialect::postgresql), dialect_name);

}  // namespace
}  // namespace ledstang
