#include "store/change_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/backend.h"
#include "store/store.h"
#include "store/test_stores.h"

namespace ledstang {
namespace {

class ChangeLogSuite : public StoreTest {
 protected:
    void log_three() {
        for (const auto* id : {"väntetid", "vård", ""}) {
            const auto logged = store().write({"åsa", "rename"}, [&](Transaction& transaction) -> Result<void> {
                transaction.log("measure", id, "", R"({"name":"Före"})");
                return {};
            });
            ASSERT_TRUE(logged);
        }
        ASSERT_TRUE(store().verify().whole());
    }

    // As one with the database's own tools would, past the triggers.
    void tamper(const std::string& statement) {
        const auto backend = open_backend(database().address(), std::chrono::seconds(5));
        const auto sql = backend->connect_writer();
        const bool sqlite = GetParam() == Dialect::sqlite;
        backend->run_script(*sql, sqlite
                                      ? "drop trigger change_log_never_updated; drop trigger change_log_never_deleted"
                                      : "alter table change_log disable trigger all");
        backend->run_script(*sql, statement);
    }

    void expect_break_after(const std::string& statement, std::int64_t sequence) {
        tamper(statement);
        const auto report = store().verify();
        ASSERT_TRUE(report.first_break);
        EXPECT_EQ(report.first_break->sequence, sequence);
        EXPECT_FALSE(report.first_break->reason.empty());
    }
};

TEST_P(ChangeLogSuite, EntriesSayWhoWhatAndWhen) {
    log_three();
    const auto entries = store().read([](Sql& sql) { return history_of(sql, "measure", "väntetid"); });
    ASSERT_EQ(entries.size(), 1U);
    const auto& entry = entries.front();
    EXPECT_EQ(entry.sequence, 1);
    EXPECT_EQ(entry.person, "åsa");
    EXPECT_EQ(entry.operation, "rename");
    EXPECT_EQ(entry.before_json, "");
    EXPECT_EQ(entry.after_json, R"({"name":"Före"})");
    EXPECT_EQ(entry.previous_hash, "");
    EXPECT_THAT(entry.at, testing::MatchesRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z"));
    EXPECT_EQ(entry.hash, hash_of(entry));
}

TEST_P(ChangeLogSuite, ChainOfAnEmptyLogHolds) {
    const auto report = store().verify();
    EXPECT_TRUE(report.whole());
    EXPECT_EQ(report.entries, 0);
}

TEST_P(ChangeLogSuite, LogIsAppendOnly) {
    log_three();
    for (const auto* statement : {"update change_log set person = 'bo'", "delete from change_log where sequence = 3"}) {
        EXPECT_ANY_THROW(store().write({"", ""}, [&](Transaction& transaction) -> Result<void> {
            transaction.sql().execute(statement);
            return {};
        })) << statement;
    }
    EXPECT_TRUE(store().verify().whole());
    EXPECT_EQ(store().verify().entries, 3);
}

TEST_P(ChangeLogSuite, FindsAChangedEntry) {
    log_three();
    expect_break_after("update change_log set after_json = '{\"name\":\"Efter\"}' where sequence = 2", 2);
}

TEST_P(ChangeLogSuite, FindsTextMovedBetweenFields) {
    log_three();
    expect_break_after("update change_log set entity = 'measur', entity_id = 'eväntetid' where sequence = 1", 1);
}

TEST_P(ChangeLogSuite, FindsARemovedEntry) {
    log_three();
    expect_break_after("delete from change_log where sequence = 2", 2);
}

TEST_P(ChangeLogSuite, FindsARemovedEnd) {
    log_three();
    expect_break_after("delete from change_log where sequence = 3", 3);
}

TEST_P(ChangeLogSuite, FindsAnEntryPutIn) {
    log_three();
    expect_break_after(
        "insert into change_log select 4, at, person, operation, entity, entity_id, before_json, after_json, hash, "
        "hash "
        "from change_log where sequence = 3",
        4);
}

TEST_P(ChangeLogSuite, FindsARewrittenEntryWithItsOwnHash) {
    log_three();
    auto forged = store().read([](Sql& sql) { return history_of(sql, "measure", "väntetid"); }).front();
    forged.person = "bo";
    expect_break_after("update change_log set person = 'bo', hash = '" + hash_of(forged) + "' where sequence = 1", 2);
}

// Computed by another implementation: BLAKE2b-256 over "ledstang change" and the fields, each with its length in eight
// bytes, the lowest first, before it.
TEST(ChangeLogHash, IsAsDocumented) {
    const ChangeEntry entry{.sequence = 1,
                            .at = "2022-05-01T12:34:56.789Z",
                            .person = "åsa",
                            .operation = "rename",
                            .entity = "measure",
                            .entity_id = "m1",
                            .before_json = "",
                            .after_json = "{}",
                            .previous_hash = "",
                            .hash = ""};
    EXPECT_EQ(hash_of(entry), "620cee5dffe0e08ddefb3e87c9672e61b5f2811b0e494beb7c547e7c661ac2ce");
}

LEDSTANG_ON_BOTH_STORES(ChangeLogSuite);

}  // namespace
}  // namespace ledstang
