#include "accounts/sealed.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

namespace ledstang {
namespace {

namespace files = std::filesystem;

TEST(SealedTest, OpensWhatTheSameKeySealed) {
    const Sealer sealer(std::string(32, 'k'));
    const std::string sealed = sealer.seal("hemligt å");
    EXPECT_EQ(sealer.open(sealed), "hemligt å");
    EXPECT_EQ(sealed.find("hemligt"), std::string::npos);
    EXPECT_NE(sealer.seal("hemligt å"), sealed) << "the same secret never looks the same";
}

TEST(SealedTest, OpensNothingElse) {
    const Sealer sealer(std::string(32, 'k'));
    std::string sealed = sealer.seal("hemligt");
    EXPECT_EQ(Sealer(std::string(32, 'x')).open(sealed), std::nullopt);
    sealed[10] = sealed[10] == 'A' ? 'B' : 'A';
    EXPECT_EQ(sealer.open(sealed), std::nullopt);
    EXPECT_EQ(sealer.open(""), std::nullopt);
    EXPECT_EQ(sealer.open("AAAA"), std::nullopt);
    EXPECT_EQ(sealer.open("inte base64 !"), std::nullopt);
}

TEST(SealedTest, TheKeyIsMadeOnceAndForItsOwnerAlone) {
    const files::path folder = files::temp_directory_path() / ("ledstang_sealed_" + std::to_string(::getpid()));
    files::create_directories(folder);
    const std::string sealed = Sealer::of(folder.string()).seal("hemligt");
    EXPECT_EQ(Sealer::of(folder.string()).open(sealed), "hemligt");
    EXPECT_EQ(files::status(folder / "account.key").permissions(),
              files::perms::owner_read | files::perms::owner_write);
    EXPECT_EQ(std::distance(files::directory_iterator(folder), files::directory_iterator()), 1) << "nothing beside it";
    files::resize_file(folder / "account.key", 5);
    EXPECT_THROW(Sealer::of(folder.string()), std::runtime_error);
    files::remove_all(folder);
}

}  // namespace
}  // namespace ledstang
