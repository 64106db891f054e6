#include "operations/area_settings.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>

#include <support/source_folder.h>

namespace ledstang {
namespace {

TEST(AreaSettings, are_the_26_national_areas_as_shipped) {
    const auto areas = read_areas(source_folder() + "/config");
    ASSERT_TRUE(areas) << areas.error().message;
    EXPECT_EQ(areas->size(), 26U);
    std::set<std::string> names;
    for (const auto& area : *areas) names.insert(area.name);
    EXPECT_EQ(names.size(), 26U);  // each is written once
    EXPECT_EQ(require_area(*areas, "hjarta_karl")->name, "Hjärt- och kärlsjukdomar");
    EXPECT_EQ(area_name(*areas, "nedlagt"), "nedlagt");
    const auto unknown = require_area(*areas, "hjarta_kral");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, "area.unknown");
    EXPECT_NE(unknown.error().message.find("”hjarta_karl”"), std::string::npos);
}

TEST(AreaSettings, may_be_absent_but_not_ambiguous) {
    const auto folder = std::filesystem::temp_directory_path() / ("ledstang_areas_" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    EXPECT_TRUE(read_areas(folder.string())->empty());
    const std::string one = "[[areas]]\nid = \"ogon\"\nname = \"Ögon\"\nshort_name = \"Ögon\"\n";
    std::ofstream(folder / "areas.toml") << one << one;
    EXPECT_EQ(read_areas(folder.string()).error().code, "configuration.area_twice");
    std::ofstream(folder / "areas.toml") << "[[areas]]\nid = \"ogon\"\n";
    EXPECT_EQ(read_areas(folder.string()).error().faults.front().file, "areas.toml");
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace ledstang
