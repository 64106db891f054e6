#include "store/backup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "store/test_stores.h"

namespace ledstang {
namespace {

const Author anna{"anna", "test"};

class BackupSuite : public testing::TestWithParam<Dialect> {
 protected:
    void SetUp() override {
        if (GetParam() == Dialect::postgresql && !TestDatabase::server_address()) {
            GTEST_SKIP() << "LEDSTANG_TEST_POSTGRES is not set; run through tests/with_postgres";
        }
        database_ = std::make_unique<TestDatabase>(GetParam(), TestDatabase::Extent::database);
        other_ = std::make_unique<TestDatabase>(GetParam(), TestDatabase::Extent::database);
        store_ = Store::open(database_->address());
        write("create table note (id text not null primary key, content text)");
        write("insert into note (id, content) values ('a', 'åäö ')");
    }

    // Every write leaves an entry in the log, so that the restored chain can be told apart.
    void write(std::string statement) {
        if (const auto at = statement.find(""); at != std::string::npos) {
            statement.erase(at, std::string("").size());
        }
        const auto done = store_->write(anna, [&](Transaction& transaction) -> Result<void> {
            transaction.sql().execute(statement);
            transaction.log("note", "a", "", "{}");
            return {};
        });
        ASSERT_TRUE(done);
    }

    static std::vector<std::string> notes(const std::string& address) {
        const auto store = Store::open(address);
        EXPECT_TRUE(store->verify().whole());
        return store->read([](Sql& sql) { return sql.rows<std::string>("select id from note order by id"); });
    }

    std::filesystem::path file() const { return database_->folder() / "copy.backup"; }
    std::string code_of(const Result<BackupHead>& result) const { return result ? "" : result.error().code; }

    void change_byte(std::int64_t place) const {
        std::fstream bytes(file(), std::ios::in | std::ios::out | std::ios::binary);
        bytes.seekg(place);
        const char changed = static_cast<char>(bytes.get() ^ 1);
        bytes.seekp(place);
        bytes.put(changed);
    }

    std::unique_ptr<TestDatabase> database_;
    std::unique_ptr<TestDatabase> other_;
    std::unique_ptr<Store> store_;
};

TEST_P(BackupSuite, RestoresIntoAnEmptyPlace) {
    const auto taken = back_up(*store_, file());
    ASSERT_TRUE(taken) << taken.error().message;
    EXPECT_EQ(taken->entries, 2);
    write("insert into note (id) values ('later')");

    const auto restored = restore(file(), other_->address(), false);
    ASSERT_TRUE(restored) << restored.error().message;
    EXPECT_EQ(restored->checksum, taken->checksum);
    EXPECT_EQ(restored->head_hash, taken->head_hash);
    EXPECT_EQ(notes(other_->address()), std::vector<std::string>{"a"});

    const auto store = Store::open(other_->address());
    EXPECT_EQ(store->verify().head_hash, taken->head_hash);
    EXPECT_EQ(store->read([](Sql& sql) { return sql.value<std::string>("select content from note"); }), "åäö ");
    EXPECT_ANY_THROW(store->write(anna, [](Transaction& transaction) -> Result<void> {
        transaction.sql().execute("delete from change_log");
        return {};
    })) << "the log is append-only in the restored store too";
}

TEST_P(BackupSuite, LeavesNothingUnfinishedBehind) {
    ASSERT_TRUE(back_up(*store_, file()));
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(database_->folder())) {
        if (!entry.path().filename().string().starts_with("ledstang.db")) names.push_back(entry.path().filename());
    }
    EXPECT_THAT(names, testing::ElementsAre("copy.backup"));
}

TEST_P(BackupSuite, ReplacesAStoreOnlyByForceAndNeverOneInUse) {
    ASSERT_TRUE(back_up(*store_, file()));
    write("insert into note (id) values ('later')");
    EXPECT_EQ(code_of(restore(file(), database_->address(), false)), "store.restore_not_empty");
    EXPECT_EQ(code_of(restore(file(), database_->address(), true)), "store.in_use");
    store_.reset();
    EXPECT_EQ(notes(database_->address()), (std::vector<std::string>{"a", "later"})) << "a refusal changes nothing";
    EXPECT_TRUE(restore(file(), database_->address(), true));
    EXPECT_EQ(notes(database_->address()), std::vector<std::string>{"a"});
}

// Two may share a database, in a schema each.
TEST_P(BackupSuite, IsRestoredWhileAnotherSchemasStoreIsOpen) {
    const TestDatabase mine(GetParam()), neighbours(GetParam());
    ASSERT_TRUE(back_up(*Store::open(mine.address()), file()));
    const auto other = Store::open(neighbours.address());
    EXPECT_EQ(code_of(restore(file(), mine.address(), true)), "");
}

TEST_P(BackupSuite, RefusesADamagedFile) {
    const auto taken = back_up(*store_, file());
    ASSERT_TRUE(taken);
    const auto size = static_cast<std::int64_t>(std::filesystem::file_size(file()));
    EXPECT_EQ(size, taken->bytes + 512);
    for (const std::int64_t place : {std::int64_t{60}, std::int64_t{300}, std::int64_t{512}, size / 2, size - 1}) {
        change_byte(place);
        EXPECT_EQ(code_of(restore(file(), other_->address(), false)), "store.backup_damaged") << place;
        change_byte(place);
    }
    std::filesystem::resize_file(file(), static_cast<std::uintmax_t>(size - 1));
    EXPECT_EQ(code_of(restore(file(), other_->address(), false)), "store.backup_damaged");
    std::filesystem::resize_file(file(), 100);
    EXPECT_EQ(code_of(restore(file(), other_->address(), false)), "store.backup_unknown");
}

TEST_P(BackupSuite, RefusesWhatIsNoBackup) {
    EXPECT_EQ(code_of(check_backup(database_->folder() / "nothing")), "store.backup_missing");
    std::ofstream(file()) << std::string(1000, 'x');
    EXPECT_EQ(code_of(check_backup(file())), "store.backup_unknown");
}

TEST_P(BackupSuite, NeverOverwritesAFile) {
    std::ofstream(file()) << "mine";
    EXPECT_EQ(code_of(back_up(*store_, file())), "store.backup_exists");
    EXPECT_EQ(code_of(back_up(*store_, database_->folder() / "missing" / "copy")), "store.backup_no_folder");
}

TEST_P(BackupSuite, ChecksumIsThatOfB2sum) {
    const auto taken = back_up(*store_, file());
    ASSERT_TRUE(taken);
    const auto command = "sed '0,/^checksum [0-9a-f]*$/s//checksum " + std::string(64, '0') + "/' " + file().string() +
                         " | b2sum --length 256 > " + (database_->folder() / "sum").string();
    ASSERT_EQ(std::system(command.c_str()), 0);
    std::string sum;
    std::ifstream(database_->folder() / "sum") >> sum;
    EXPECT_EQ(sum, taken->checksum);
}

TEST(Backup, RefusesTheOtherKindOfDatabase) {
    const TestDatabase database(Dialect::sqlite);
    const auto file = database.folder() / "copy.backup";
    ASSERT_TRUE(back_up(*Store::open(database.address()), file));
    const auto refused = restore(file, "postgresql://nobody@127.0.0.1:1/nothing", false);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "store.backup_other_kind");
}

TEST(Backup, ReplacesADatabaseThatIsDamaged) {
    const TestDatabase database(Dialect::sqlite);
    const TestDatabase elsewhere(Dialect::sqlite);
    const auto file = elsewhere.folder() / "copy.backup";
    ASSERT_TRUE(back_up(*Store::open(database.address()), file));
    std::ofstream(database.folder() / "ledstang.db") << "this is no database";
    std::ofstream(database.folder() / "ledstang.db-wal") << "nor is this a journal";
    EXPECT_ANY_THROW(Store::open(database.address()));
    ASSERT_TRUE(restore(file, database.address(), true));
    EXPECT_TRUE(Store::open(database.address())->verify().whole());
}

LEDSTANG_ON_BOTH_STORES(BackupSuite);

}  // namespace
}  // namespace ledstang
