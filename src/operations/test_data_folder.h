// Operations with a data folder of the test's own: what they keep outside the store lies there, and the configuration
// in it is a copy that the test may change.
#pragma once

#include <filesystem>

#include "operations/test_operations.h"

namespace ledstang {

class DataFolderOperationsTest : public OperationsTest {
 protected:
    using OperationsTest::OperationsTest;

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        std::string made = (std::filesystem::temp_directory_path() / "ledstang_data_XXXXXX").string();
        ASSERT_NE(mkdtemp(made.data()), nullptr);
        folder_ = made;
        std::filesystem::copy(configuration.folder, folder_ / "config", std::filesystem::copy_options::recursive);
        configuration.folder = (folder_ / "config").string();
    }
    void TearDown() override {
        OperationsTest::TearDown();
        if (!folder_.empty()) std::filesystem::remove_all(folder_);
    }
    void add_region() {
        ASSERT_TRUE(call("create_unit",
                         {{"id", region}, {"name", "Region Norrbotten"}, {"level", "region"}, {"from", "2020-01-01"}}));
    }
    const std::filesystem::path& folder() const { return folder_; }

 private:
    std::filesystem::path folder_;
};

}  // namespace ledstang
