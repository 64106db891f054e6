#include "base/whole_file.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <fstream>
#include <set>
#include <system_error>
#include <thread>

namespace ledstang {
namespace {

namespace files = std::filesystem;

class WholeFileTest : public testing::Test {
 protected:
    void SetUp() override {
        std::string folder = (files::temp_directory_path() / "ledstang_whole_file_XXXXXX").string();
        folder_ = mkdtemp(folder.data());
    }
    void TearDown() override { files::remove_all(folder_); }

    static std::string read(const files::path& file) {
        std::ifstream stream(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    std::set<std::string> names() const {
        std::set<std::string> names;
        for (const auto& entry : files::directory_iterator(folder_)) names.insert(entry.path().filename());
        return names;
    }

    files::path folder_;
};

TEST_F(WholeFileTest, ReplacesAFileAndKeepsItsMode) {
    const auto file = folder_ / "en.toml";
    replace_file(file, "ett");
    EXPECT_EQ(read(file), "ett");
    files::permissions(file, files::perms::owner_read | files::perms::owner_write);
    const std::string long_text(3'000'000, 'x');
    replace_file(file, long_text);
    EXPECT_EQ(read(file), long_text);
    EXPECT_EQ(files::status(file).permissions(), files::perms::owner_read | files::perms::owner_write);
    EXPECT_THAT(names(), testing::ElementsAre("en.toml"));
}

TEST_F(WholeFileTest, LeavesTheFormerFileWhenTheNewOneCannotTakeItsPlace) {
    files::create_directories(folder_ / "mapp" / "i");
    EXPECT_THROW(replace_file(folder_ / "mapp", "bytes"), std::system_error);
    EXPECT_THROW(replace_file(folder_ / "saknas" / "en.toml", "bytes"), std::system_error);
    EXPECT_TRUE(files::is_directory(folder_ / "mapp" / "i"));
    EXPECT_THAT(names(), testing::ElementsAre("mapp"));
}

TEST_F(WholeFileTest, ReadersNeverSeeHalfAFile) {
    const auto file = folder_ / "en.toml";
    const std::string first(200'000, 'a'), second(200'000, 'b');
    replace_file(file, first);
    std::jthread writer([&] {
        for (int i = 0; i < 20; ++i) replace_file(file, i % 2 == 0 ? second : first);
    });
    for (int i = 0; i < 200; ++i) {
        const auto read_now = read(file);
        ASSERT_TRUE(read_now == first || read_now == second) << read_now.size();
    }
}

TEST_F(WholeFileTest, ReadsWhatIsThereAndNothingElse) {
    const std::string bytes("å\0\r\n", 5);
    replace_file(folder_ / "b.toml", bytes);
    replace_file(folder_ / "a.toml", "");
    replace_file(folder_ / "c.txt", "x");
    EXPECT_EQ(read_file(folder_ / "b.toml"), bytes);
    EXPECT_EQ(read_file(folder_ / "a.toml"), "");
    EXPECT_EQ(read_file(folder_ / "d.toml"), std::nullopt);
    EXPECT_EQ(read_file(folder_), std::nullopt) << "a folder has no bytes";
    EXPECT_THAT(files_in(folder_, ".toml"), testing::ElementsAre(folder_ / "a.toml", folder_ / "b.toml"));
    EXPECT_THAT(files_in(folder_ / "none", ".toml"), testing::IsEmpty());
}

TEST_F(WholeFileTest, MakesAKeyOnceForAllWhoAskAtTheSameTime) {
    const auto file = folder_ / "a.key";
    std::vector<std::string> seen(8);
    {
        std::vector<std::jthread> makers;
        for (auto& key : seen) {
            makers.emplace_back([&] {
                make_key_file(file, 32);
                key = read(file);
            });
        }
    }
    EXPECT_EQ(seen.front().size(), 32U);
    EXPECT_EQ(std::set(seen.begin(), seen.end()).size(), 1U);
    EXPECT_EQ(files::status(file).permissions(), files::perms::owner_read | files::perms::owner_write);
    EXPECT_THAT(names(), testing::ElementsAre("a.key"));
    make_key_file(folder_ / "b.key", 32);
    EXPECT_NE(read(folder_ / "b.key"), seen.front());
}

}  // namespace
}  // namespace ledstang
