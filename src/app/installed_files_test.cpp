#include "app/installed_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "app/embedded_config.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

class InstalledFilesTest : public ::testing::Test {
 protected:
    InstalledFilesTest() : tree(files::temp_directory_path() / ("ledstang_installed_" + std::to_string(::getpid()))) {
        files::remove_all(tree);
        files::create_directories(tree / "bin");
    }
    ~InstalledFilesTest() override { files::remove_all(tree); }

    void write(const std::string& path, const std::string& text) const {
        files::create_directories((tree / path).parent_path());
        std::ofstream(tree / path) << text;
    }

    const files::path tree;
};

TEST_F(InstalledFilesTest, TheTreeIsFoundFromTheProgram) {
    EXPECT_EQ(share_beside(tree / "bin" / "ledstang"), "");
    files::create_directories(tree / "share" / "ledstang");
    EXPECT_EQ(share_beside(tree / "bin" / "ledstang"), tree / "share" / "ledstang");
    EXPECT_EQ(share_beside(tree / "ledstang"), "");
}

TEST_F(InstalledFilesTest, TheTreesConfigurationWinsOverTheProgramsOwn) {
    write("share/ledstang/config/roles.toml", "# vår egen\n");
    write("share/ledstang/config/matters/action.toml", "id = 1\n");
    std::vector<std::string> paths;
    for (const auto& file : supplied_config(tree / "share" / "ledstang")) paths.push_back(file.path);
    EXPECT_THAT(paths, testing::ElementsAre("matters/action.toml", "roles.toml"));
    EXPECT_EQ(supplied_config(tree / "share" / "ledstang").back().bytes, "# vår egen\n");
}

TEST_F(InstalledFilesTest, WithoutATreeTheProgramsOwnIsTaken) {
    EXPECT_EQ(supplied_config({}).size(), embedded_config().size());
    files::create_directories(tree / "share" / "ledstang");
    EXPECT_EQ(supplied_config(tree / "share" / "ledstang").size(), embedded_config().size());
}

}  // namespace
}  // namespace ledstang
