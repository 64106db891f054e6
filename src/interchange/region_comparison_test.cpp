// A measure among the regions, on both databases: made-up figures checked by hand, and a real file of Kolada's.
#include <gmock/gmock.h>
#include <support/shared_folder.h>

#include <fstream>

#include "interchange/test_interchange.h"

namespace ledstang {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class RegionComparisonTest : public InterchangeTest {
 protected:
    // Made-up figures of five years for four regions and the country, women and men for two of them: Norrbotten 12
    // (women 11, men 13), Stockholm 14, Skåne 20 (women 21, men 19), Gotland moves by 6 up and down. The country 15.
    void load() {
        Json rows = Json::array();
        const auto add = [&](const char* code, int year, const char* sex, double value) {
            rows.push_back({{"kpi", "U1"},
                            {"municipality", code},
                            {"period", year},
                            {"values", {{{"gender", sex}, {"count", 1}, {"status", ""}, {"value", value}}}}});
        };
        for (int year = 2018; year <= 2022; ++year) {
            for (const auto& [code, value] : std::map<const char*, double>{
                     {"0000", 15}, {"0025", 12}, {"0001", 14}, {"0012", 20}, {"0009", year % 2 == 0 ? 16.0 : 10.0}})
                add(code, year, "T", value);
        }
        for (const auto& [sex, by] : std::map<const char*, double>{{"K", -1}, {"M", 1}}) {
            add("0025", 2022, sex, 12 + by);
            add("0012", 2022, sex, 20 - by);
            add("0000", 2022, sex, 15 + by);
        }
        const auto report =
            send("import_kolada", "påhittat.json", Json{{"values", rows}}.dump(), {{"measure", measure}});
        ASSERT_TRUE(report) << report.error().message;
        ASSERT_EQ(report->at("added"), 31);
    }
    Json compare(Json wish = Json::object()) {
        if (!wish.contains("unit")) wish["unit"] = region;
        wish["measure"] = measure;
        return done("compare_regions", wish);
    }
    // "Region Skåne 20 4 3–4", the best first.
    static std::vector<std::string> lines(const Json& answer) {
        std::vector<std::string> told;
        for (const auto& one : answer.at("regions")) {
            if (one.at("value").is_null()) continue;
            std::string line = one.at("name").get<std::string>() + " " + one.at("value").dump();
            if (!one.at("rank").is_null())
                line += fmt::format(" {} {}–{}", one.at("rank").dump(), one.at("best").dump(), one.at("worst").dump());
            told.push_back(std::move(line));
        }
        return told;
    }
};

TEST_P(RegionComparisonTest, places_are_told_with_what_chance_leaves_open_and_the_direction) {
    load();
    const auto answer = compare();
    // Gotland's change of ±6 against the mean ±1.5 is 4.5 beyond it, the others' 1.5: squares over 2·(1 − 1/4) = 1.5
    // are 13.5 and 1.5, pooled 4.5. Spread 3.67 for Gotland, 2.12 for the others; z for four 2.491. Half
    // widths 9.15, 5.28: Skåne from 14.7 to 25.3 meets Norrbotten's 6.7 to 17.3, so any place is open.
    EXPECT_THAT(lines(answer), ElementsAre("Region Norrbotten 12 1 1–4", "Region Stockholm 14 2 1–4",
                                           "Region Gotland 16 3 1–4", "Region Skåne 20 4 1–4"));
    EXPECT_EQ(answer.at("direction"), "lower_is_better");
    EXPECT_EQ(answer.at("period"), "2022");
    EXPECT_EQ(answer.at("country").at("value"), 15);
    EXPECT_EQ(answer.at("mean"), 15.5);
    EXPECT_EQ(answer.at("source"), "Kolada U1");
    EXPECT_THAT(
        answer.at("says").get<std::string>(),
        HasSubstr("Lägre är bättre. Region Norrbotten har plats 1 av 4, men slumpen lämnar öppet plats 1 till 4."));
    EXPECT_THAT(answer.at("says").get<std::string>(), HasSubstr("inte större än hur mycket siffran brukar röra sig"));
}

// HA-36: a target that is an interval gives the direction; the measure's own would put the lowest first.
TEST_P(RegionComparisonTest, an_interval_places_by_nearness) {
    load();
    const auto answer = compare({{"target_lower", 13}, {"target_upper", 15}});
    std::map<std::string, int> ranks;
    for (const auto& one : answer.at("regions")) {
        if (!one.at("value").is_null()) ranks[one.at("name")] = one.at("rank");
    }
    EXPECT_EQ(ranks, (std::map<std::string, int>{{"Region Stockholm", 1},   // 14
                                                 {"Region Norrbotten", 2},  // 12
                                                 {"Region Gotland", 2},     // 16
                                                 {"Region Skåne", 4}}));    // 20
    EXPECT_EQ(answer.at("regions").front().at("name"), "Region Stockholm");
    EXPECT_THAT(answer.at("says").get<std::string>(), HasSubstr("Målet är ett intervall, 13 till 15"));
    EXPECT_THAT(answer.at("says").get<std::string>(),
                testing::Not(HasSubstr("är bättre. Region Norrbotten har plats 1")));
    EXPECT_EQ(refused("compare_regions", {{"unit", region}, {"measure", measure}, {"target_lower", 13}}),
              "target.interval");
}

TEST_P(RegionComparisonTest, our_own_outcome_takes_the_place_of_the_sources) {
    load();
    record(region, "2022", "T", 11.5);
    record(division, "2022", "T", 9);
    const auto whole = compare();
    EXPECT_EQ(lines(whole).front(), "Region Norrbotten 11.5 1 1–4");
    EXPECT_TRUE(whole.at("regions").front().at("recorded"));
    EXPECT_TRUE(whole.at("unit_value").is_null());
    const auto part = compare({{"unit", division}});
    EXPECT_EQ(lines(part).front(), "Region Norrbotten 11.5 1 1–4");
    EXPECT_EQ(part.at("unit_value"), 9);
}

TEST_P(RegionComparisonTest, women_and_men_stand_beside_each_other) {
    load();
    const auto answer = compare();
    EXPECT_EQ(answer.at("sexes"), Json({"T"}));  // two regions are too few to compare among women
    const auto& own = answer.at("regions").front();
    EXPECT_EQ(own.at("women"), 11);
    EXPECT_EQ(own.at("men"), 13);
    EXPECT_EQ(answer.at("country").at("women"), 14);
}

TEST_P(RegionComparisonTest, no_place_without_knowing_how_sure_it_is) {
    load();
    const auto early = compare({{"period", "2019"}});
    EXPECT_EQ(early.at("period"), "2019");
    EXPECT_THAT(lines(early),
                ElementsAre("Region Gotland 10", "Region Norrbotten 12", "Region Stockholm 14", "Region Skåne 20"));
    EXPECT_THAT(early.at("says").get<std::string>(), HasSubstr("Någon plats anges inte"));
    EXPECT_THAT(early.at("method").get<std::string>(), HasSubstr("Minst fyra år"));
}

TEST_P(RegionComparisonTest, a_region_without_a_value_is_shown_with_the_sources_status) {
    load();
    const Json gone = {{"values",
                        {{{"kpi", "U1"},
                          {"municipality", "0025"},
                          {"period", 2022},
                          {"values", {{{"gender", "T"}, {"status", "Missing"}, {"value", nullptr}}}}}}}};
    ASSERT_TRUE(send("import_kolada", "rättat.json", gone.dump(), {{"measure", measure}}));
    const auto answer = compare();
    const auto own = std::ranges::find_if(answer.at("regions"), [](const Json& one) { return one.at("own") == true; });
    EXPECT_TRUE(own->at("value").is_null());
    EXPECT_EQ(own->at("status"), "Missing");
    EXPECT_TRUE(own->at("rank").is_null());
    EXPECT_THAT(answer.at("says").get<std::string>(), HasSubstr("har inget värde för 2022"));
}

TEST_P(RegionComparisonTest, nothing_to_compare_with_and_what_is_unknown) {
    const auto answer = compare();
    EXPECT_TRUE(answer.at("period").is_null());
    EXPECT_TRUE(answer.at("regions").empty());
    EXPECT_EQ(refused("compare_regions", {{"unit", region}, {"measure", "finns_inte"}}), "measure.unknown");
    EXPECT_EQ(refused("compare_regions", {{"unit", "finns_inte"}, {"measure", measure}}), "unit.unknown");
}

// Source: Kolada. The places were worked out by a script of its own from the table of the same values.
TEST_P(RegionComparisonTest, a_real_file_of_values_for_the_regions) {
    const auto shared = shared_folder();
    if (!shared) GTEST_SKIP() << "skipped: there is no shared folder with Kolada's values";
    int read = 0;
    for (const char* name : {"data-page-1.json", "data-page-2.json", "data-page-3.json"}) {
        std::ifstream file(*shared / "data" / "kolada" / name, std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(file), {});
        if (bytes.find("\"U79092\"") == std::string::npos) continue;
        const auto report = send("import_kolada", name, bytes, {{"measure", measure}, {"kpi", "U79092"}});
        ASSERT_TRUE(report) << report.error().message;
        EXPECT_EQ(report->at("refused"), 0);
        read += report->at("added").get<int>();
    }
    EXPECT_EQ(read, 198);
    const auto answer = compare({{"period", "2025"}});
    const auto told = lines(answer);
    ASSERT_EQ(told.size(), 19U);
    EXPECT_EQ(told.front(), "Region Norrbotten 14 1 1–17");
    EXPECT_EQ(answer.at("country").at("value"), 17);
    EXPECT_NEAR(answer.at("mean").get<double>(), 315.0 / 19, 1e-6);
}

LEDSTANG_ON_BOTH_STORES(RegionComparisonTest);

}  // namespace
}  // namespace ledstang
