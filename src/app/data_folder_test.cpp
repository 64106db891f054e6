#include "app/data_folder.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "app/embedded_config.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

class DataFolderTest : public ::testing::Test {
 protected:
    DataFolderTest() : folder(files::temp_directory_path() / ("ledstang_data_folder_" + std::to_string(::getpid()))) {
        files::remove_all(folder);
        ::unsetenv("LEDSTANG_DATA");
    }
    ~DataFolderTest() override { files::remove_all(folder); }

    void write(const std::string& text) { std::ofstream(folder / "ledstang.toml") << text; }

    const files::path folder;
};

std::string bytes_of(const files::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

TEST_F(DataFolderTest, ANewFolderHasTheUsualSettings) {
    const auto made = make_data_folder(folder, "");
    ASSERT_TRUE(made) << made.error().message;
    const MachineSettings usual;
    EXPECT_EQ(made->settings.store, usual.store);
    EXPECT_EQ(made->settings.listen, usual.listen);
    EXPECT_EQ(made->store_address(), "sqlite:" + (files::canonical(folder) / "ledstang.db").string());
}

// Every setting stands in the file that is written, so that a reader finds it there.
TEST_F(DataFolderTest, TheWrittenFileNamesEverySetting) {
    ASSERT_TRUE(make_data_folder(folder, ""));
    const std::string text = bytes_of(folder / "ledstang.toml");
    for_each_field<MachineSettings>([&](const auto& field) {
        EXPECT_NE(text.find(std::string(field.name) + " = "), std::string::npos) << field.name;
    });
}

TEST_F(DataFolderTest, AStoresAddressSurvivesQuotationMarks) {
    const std::string address = R"(postgresql://a:"b\c"@example.org/d)";
    const auto made = make_data_folder(folder, address);
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_EQ(made->store_address(), address);
}

TEST_F(DataFolderTest, AnAbsoluteStoreStaysWhereItIs) {
    ASSERT_TRUE(make_data_folder(folder, ""));
    write("store = \"sqlite:/elsewhere/ledstang.db\"\n");
    EXPECT_EQ(find_data_folder(folder)->store_address(), "sqlite:/elsewhere/ledstang.db");
}

TEST_F(DataFolderTest, EveryLineMayBeLeftOut) {
    files::create_directories(folder);
    write("");
    const auto found = find_data_folder(folder);
    ASSERT_TRUE(found) << found.error().message;
    EXPECT_EQ(found->settings.workers, MachineSettings{}.workers);
}

TEST_F(DataFolderTest, AMisspeltSettingIsTold) {
    files::create_directories(folder);
    write("lisen = \"127.0.0.1:80\"\n");
    const auto found = find_data_folder(folder);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, "json.unknown_field");
    EXPECT_EQ(found.error().faults.at(0).file, "ledstang.toml");
}

TEST_F(DataFolderTest, AFolderWithoutDataIsTold) {
    files::create_directories(folder);
    ASSERT_FALSE(find_data_folder(folder));
    EXPECT_EQ(find_data_folder(folder).error().code, "data.missing");
}

TEST_F(DataFolderTest, AFolderWithSomethingInItIsLeftAlone) {
    files::create_directories(folder);
    std::ofstream(folder / "note.txt") << "mine";
    const auto made = make_data_folder(folder, "");
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "data.not_empty");
    EXPECT_FALSE(files::exists(folder / "ledstang.toml"));
}

TEST(EmbeddedConfigTest, IsTheRepositorysToTheByte) {
    const files::path config = files::path(LEDSTANG_SOURCE_DIR) / "config";
    std::size_t there = 0;
    for (const auto& entry : files::recursive_directory_iterator(config)) there += entry.is_regular_file() ? 1 : 0;
    EXPECT_EQ(embedded_config().size(), there);
    for (const auto& file : embedded_config()) EXPECT_EQ(file.bytes(), bytes_of(config / file.path)) << file.path;
}

}  // namespace
}  // namespace ledstang
