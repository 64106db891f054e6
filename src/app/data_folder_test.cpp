#include "app/data_folder.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <support/source_folder.h>
#include "app/embedded_config.h"
#include "app/settings_environment.h"

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
        const std::string name(field.name);
        EXPECT_TRUE(text.find(name + " = ") != std::string::npos || text.find("[" + name + "]") != std::string::npos)
            << name;
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

// What a variable of the environment says, for as long as it lives.
class Variable {
 public:
    Variable(const char* name, const char* text) : name_(name) { ::setenv(name, text, 1); }
    ~Variable() { ::unsetenv(name_); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

 private:
    const char* name_;
};

TEST_F(DataFolderTest, TheEnvironmentWinsOverTheFile) {
    files::create_directories(folder);
    write("workers = 2\nlisten = \"127.0.0.1:1\"\n");
    const Variable workers("LEDSTANG_WORKERS", "9");
    const Variable web("LEDSTANG_WEB", "/elsewhere/web");
    const auto found = find_data_folder(folder);
    ASSERT_TRUE(found) << found.error().message;
    EXPECT_EQ(found->settings.workers, 9);
    EXPECT_EQ(found->settings.web, "/elsewhere/web");
    EXPECT_EQ(found->settings.listen, "127.0.0.1:1");
}

TEST_F(DataFolderTest, AWrongVariableIsTold) {
    ASSERT_TRUE(make_data_folder(folder, ""));
    const Variable workers("LEDSTANG_WORKERS", "många");
    const auto found = find_data_folder(folder);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().faults.at(0).path, "LEDSTANG_WORKERS");
}

TEST_F(DataFolderTest, WhatANewerProgramBroughtIsAddedAndNothingElse) {
    const auto made = make_data_folder(folder, "");
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_TRUE(add_missing_config(*made).empty());
    const files::path mine = folder / "config" / "roles.toml";
    const files::path brought = folder / "config" / "matters" / "action.toml";
    std::ofstream(mine) << "# min egen";
    files::remove(brought);
    EXPECT_EQ(add_missing_config(*made), std::vector<std::string>{"matters/action.toml"});
    EXPECT_EQ(bytes_of(mine), "# min egen");
    EXPECT_EQ(bytes_of(brought), bytes_of(files::path(source_folder()) / "config" / "matters" / "action.toml"));
}

// The page that those who run it read has every variable.
TEST(MachineSettingsTest, TheManualNamesEveryVariable) {
    const std::string page = bytes_of(files::path(source_folder()) / "docs" / "operation.md");
    for_each_field<MachineSettings>([&](const auto& field) {
        if (field.name == "mail") return;  // a table of the file; the environment has its password alone
        const std::string name = "`LEDSTANG_" + variable_name("", field.name) + "`";
        EXPECT_NE(page.find(name), std::string::npos) << name;
    });
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
    const files::path config = files::path(source_folder()) / "config";
    std::size_t there = 0;
    for (const auto& entry : files::recursive_directory_iterator(config)) there += entry.is_regular_file() ? 1 : 0;
    EXPECT_EQ(embedded_config().size(), there);
    for (const auto& file : embedded_config()) EXPECT_EQ(file.bytes(), bytes_of(config / file.path)) << file.path;
}

}  // namespace
}  // namespace ledstang
