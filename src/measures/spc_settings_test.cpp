// The region's own rules for control charts, on both databases: the same series judged by each of them.
#include "measures/spc_settings.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "measures/test_measures.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;
using ::testing::HasSubstr;

class SpcSettingsTest : public MeasuresTest {
 protected:
    void SetUp() override {
        MeasuresTest::SetUp();
        if (IsSkipped()) return;
        folder_ = files::temp_directory_path() / fmt::format("ledstang_spc_{}", getpid());
        files::create_directories(folder_);
        // Fourteen quiet months, then seven that are lower and yet within two thirds of the way to the limit.
        for (int i = 0; i < 21; ++i) {
            const double value = i < 14 ? (i % 2 == 0 ? 8.2 : 8.6) : (i % 2 == 0 ? 7.9 : 8.0);
            ASSERT_TRUE(call("record_outcome", {{"unit", "vo_ortopedi"},
                                                {"measure", "sjukfranvaro"},
                                                {"period", fmt::format("{}-{:02}", 2020 + i / 12, i % 12 + 1)},
                                                {"sex", "T"},
                                                {"value", value}}));
        }
    }
    void TearDown() override {
        if (!folder_.empty()) files::remove_all(folder_);
        MeasuresTest::TearDown();
    }
    void settings(const std::string& text) {
        std::ofstream(folder_ / "spc.toml") << text;
        configuration.folder = folder_.string();
    }
    // What the last value points to, and the rule at it.
    std::string judged() {
        const auto chart = call("get_measure_chart", {{"unit", "vo_ortopedi"}, {"measure", "sjukfranvaro"}});
        if (!chart) return chart.error().code + " " + chart.error().message;
        const auto& series = chart->at("series").at(0);
        return series.at("variation").get<std::string>() + " " +
               series.at("points").back().at("rule").get<std::string>();
    }

 private:
    files::path folder_;
};

TEST_P(SpcSettingsTest, the_shipped_file_and_no_file_give_the_usual_rules) {
    EXPECT_EQ(judged(), "improvement shift");
    configuration.folder = "/nonexistent";
    EXPECT_EQ(judged(), "improvement shift");
}

TEST_P(SpcSettingsTest, a_region_chooses_its_rules_and_lengths) {
    settings("rules = \"nelson\"\n");
    EXPECT_EQ(judged(), "common none");
    settings("rules = \"nelson\"\nshift_points = 7\n");
    EXPECT_EQ(judged(), "improvement shift");
    settings("shift_points = 8\n");
    EXPECT_EQ(judged(), "common none");
}

TEST_P(SpcSettingsTest, the_units_below_are_judged_by_the_same_rules) {
    settings("shift_points = 8\n");
    const auto below = call("get_measure_below", {{"unit", "div_lanssjukvard_2"}, {"measure", "sjukfranvaro"}});
    ASSERT_TRUE(below) << below.error().message;
    const auto& units = below->at("units");
    const auto found = std::ranges::find_if(units, [](const Json& unit) { return unit.at("unit") == "vo_ortopedi"; });
    ASSERT_NE(found, units.end());
    EXPECT_EQ(found->at("variation"), "common");
}

TEST_P(SpcSettingsTest, a_measure_gets_the_chart_that_the_region_has_chosen) {
    const auto kind = [&] {
        const auto chart = call("get_measure_chart", {{"unit", "vo_ortopedi"}, {"measure", "sjukfranvaro"}});
        return chart ? chart->at("series").at(0).at("chart").get<std::string>() : chart.error().message;
    };
    EXPECT_EQ(kind(), "xmr");
    settings("[charts]\nsjukfranvaro = \"run\"\n");
    EXPECT_EQ(kind(), "run");
    settings("[charts]\nsjukfranvaro = \"cirkel\"\n");
    EXPECT_THAT(kind(), HasSubstr("diagrammet för sjukfranvaro är ”cirkel”. Skriv xmr"));
}

TEST_P(SpcSettingsTest, what_makes_no_sense_is_refused) {
    settings("rules = \"sju\"\n");
    EXPECT_THAT(judged(), HasSubstr("spc.configuration spc.toml: rules är ”sju”"));
    settings("shift_points = 2\n");
    EXPECT_THAT(judged(), HasSubstr("shift_points är 2. Skriv ett tal från 4 till 20."));
    settings("shift_point = 8\n");
    EXPECT_THAT(judged(), HasSubstr("spc.toml"));
}

LEDSTANG_ON_BOTH_STORES(SpcSettingsTest);

}  // namespace
}  // namespace ledstang
