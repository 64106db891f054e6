#include "measures/below.h"

#include <gmock/gmock.h>

#include "measures/test_measures.h"

namespace ledstang {
namespace {

TEST(funnel, a_small_unit_far_from_the_whole_says_nothing_and_a_large_one_does) {
    // Twelve units at 20 %, a small one at 40 % of 10, and a large one at 30 % of 4 000.
    std::vector<FunnelGroup> groups;
    for (int i = 0; i < 12; ++i) groups.push_back({fmt::format("u{}", i), "", 20, 200, 1000});
    groups.push_back({"small", "", 40, 4, 10});
    groups.push_back({"large", "", 30, 1200, 4000});
    const auto funnel = funnel_of(groups, BetterDirection::lower_is_better);
    ASSERT_EQ(funnel.units.size(), 14U);
    EXPECT_NEAR(funnel.whole, 100.0 * 3604 / 16010, 1e-9) << "in per cent, as the outcomes are";
    const auto& small = funnel.units[12];
    const auto& large = funnel.units[13];
    EXPECT_FALSE(small.outside);
    EXPECT_EQ(small.meaning, ChartMeaning::common);
    EXPECT_NEAR(large.value, 30, 1e-9);
    EXPECT_LT(large.upper998 - large.lower998, small.upper998 - small.lower998);
    EXPECT_LT(funnel.curve.front().denominator, 10);
    EXPECT_GT(funnel.curve.back().denominator, 4000);
}

// A place is told with the places that chance leaves open: the small unit may stand anywhere.
TEST(funnel, a_place_is_as_wide_as_chance_makes_it) {
    std::vector<FunnelGroup> groups;
    for (int i = 0; i < 12; ++i) groups.push_back({fmt::format("u{}", i), fmt::format("U{}", i), 20, 200, 1000});
    groups.push_back({"small", "Liten", 40, 4, 10});
    groups.push_back({"large", "Stor", 30, 1200, 4000});
    const auto place = [](const FunnelUnit& unit) { return std::array{unit.rank, unit.best, unit.worst}; };
    const auto lower = funnel_of(groups, BetterDirection::lower_is_better);
    EXPECT_EQ(place(lower.units[0]), (std::array{1, 1, 13})) << "twelve share the first place; the large one is worse";
    EXPECT_EQ(place(lower.units[12]), (std::array{14, 1, 14}));
    EXPECT_EQ(place(lower.units[13]), (std::array{13, 13, 14}));
    EXPECT_EQ(lower.places,
              "13 enheter kan vara bäst, Liten och Stor kan vara sämst. För de andra är platsen bara ungefär känd.");
    const auto higher = funnel_of(groups, BetterDirection::higher_is_better);
    EXPECT_EQ(place(higher.units[13]), (std::array{2, 1, 2})) << "the same figures, the other way";
    EXPECT_LT(lower.units[13].low, 30);
    EXPECT_GT(lower.units[13].high, 30);
}

TEST(funnel, units_that_chance_cannot_tell_apart_have_no_best) {
    const auto funnel = funnel_of({{"a", "A", 10, 10, 100}, {"b", "B", 12, 12, 100}, {"c", "C", 9, 9, 100}},
                                  BetterDirection::lower_is_better);
    EXPECT_EQ(funnel.places, "Slumpen lämnar öppet vem som är bäst: alla 3 kan vara det.");
}

TEST(funnel, which_way_is_good_decides_what_an_outlier_means) {
    std::vector<FunnelGroup> groups;
    for (int i = 0; i < 30; ++i)
        groups.push_back({fmt::format("u{}", i), "", i % 2 == 0 ? 19.0 : 21.0, i % 2 == 0 ? 190.0 : 210.0, 1000});
    groups.push_back({"far", "", 60, 600, 1000});
    EXPECT_EQ(funnel_of(groups, BetterDirection::lower_is_better).units.back().meaning, ChartMeaning::concern);
    EXPECT_EQ(funnel_of(groups, BetterDirection::higher_is_better).units.back().meaning, ChartMeaning::improvement);
}

// HA-36: 29 of 100 is 29 %, on the limit, although 29 / 100 · 100 is not 29 in binary.
TEST(funnel, a_value_on_the_limit_of_an_interval_is_in_it) {
    const auto funnel = funnel_of({{"a", "A", 29, 29, 100}, {"b", "B", 28, 28, 100}, {"c", "C", 50, 50, 100}},
                                  BetterDirection::lower_is_better, TargetInterval{29, 40});
    EXPECT_EQ(funnel.below_target, 1);
    EXPECT_EQ(funnel.within_target, 1);
    EXPECT_EQ(funnel.above_target, 1);
    EXPECT_EQ(funnel.units[0].rank, 1);
    EXPECT_EQ(funnel.units[1].rank, 2) << "although lower would be better";
    EXPECT_EQ(funnel.units[2].rank, 3);
    EXPECT_EQ(funnel.places, "Slumpen lämnar öppet vem som är närmast målet: alla 3 kan vara det.");
}

TEST(funnel, events_per_thousand_days_keep_their_unit) {
    const auto funnel = funnel_of({{"a", "", 5, 50, 10000}, {"b", "", 4, 20, 5000}, {"c", "", 6, 12, 2000}},
                                  BetterDirection::lower_is_better);
    EXPECT_NEAR(funnel.whole, 1000.0 * 82 / 17000, 1e-9);
    EXPECT_NEAR(funnel.units[1].value, 4, 1e-9);
}

TEST(funnel, among_few_units_one_that_differs_is_not_taken_for_the_variation_between_them) {
    const auto funnel = funnel_of({{"a", "", 10, 100, 1000}, {"b", "", 10, 50, 500}, {"c", "", 20, 400, 2000}},
                                  BetterDirection::lower_is_better);
    EXPECT_EQ(funnel.units[2].meaning, ChartMeaning::concern);
    EXPECT_EQ(funnel.units[0].meaning, ChartMeaning::improvement);
}

TEST(funnel, two_units_make_none) {
    EXPECT_TRUE(
        funnel_of({{"a", "", 50, 5, 10}, {"b", "", 20, 2, 10}}, BetterDirection::lower_is_better).units.empty());
}

class BelowTest : public MeasuresTest {
 protected:
    void record(const char* unit, const char* period, double value, double numerator = 0, double denominator = 0) {
        Json wish = {{"unit", unit}, {"measure", "sjukfranvaro"}, {"period", period}, {"sex", "T"}, {"value", value}};
        if (denominator > 0) {
            wish["numerator"] = numerator;
            wish["denominator"] = denominator;
        }
        const auto done = call("record_outcome", wish);
        ASSERT_TRUE(done) << done.error().message;
    }
    std::vector<std::string> children() {
        const auto organisation =
            store().read([&](Sql& sql) { return read_organisation(sql, configuration, *parse_date("2022-05-20")); });
        std::vector<std::string> ids;
        for (const auto* row : organisation.children(division)) ids.push_back(row->id);
        return ids;
    }
    const Json place = {{"unit", division}, {"measure", "sjukfranvaro"}};
};
LEDSTANG_ON_BOTH_STORES(BelowTest);

TEST_P(BelowTest, EveryUnitDirectlyBelowIsToldWithItsLatestValue) {
    const auto ids = children();
    ASSERT_GT(ids.size(), 2U);
    for (int month = 1; month <= 4; ++month)
        record(ids[0].c_str(), fmt::format("2022-{:02}", month).c_str(), 7 + month);
    record(ids[1].c_str(), "2022-T1", 6.5);
    auto below = call("get_measure_below", place);
    ASSERT_TRUE(below) << below.error().message;
    EXPECT_EQ(below->at("every"), "month");
    EXPECT_EQ(below->at("sex"), "T");
    EXPECT_EQ(below->at("sexes"), Json({"T"}));
    EXPECT_EQ(below->at("kinds"), Json({"month", "tertial"}));
    ASSERT_EQ(below->at("units").size(), ids.size());
    const Json& first = below->at("units").at(0);
    EXPECT_EQ(first.at("unit"), ids[0]);
    EXPECT_EQ(first.at("latest"), "2022-04");
    EXPECT_EQ(first.at("value"), 11);
    EXPECT_EQ(first.at("points").size(), 4U);
    EXPECT_TRUE(below->at("units").at(1).at("points").empty()) << "it has tertials alone";
    Json wish = place;
    wish["every"] = "tertial";
    below = call("get_measure_below", wish);
    EXPECT_EQ(below->at("units").at(1).at("value"), 6.5);
    wish["every"] = "year";
    EXPECT_TRUE(call("get_measure_below", wish)->at("units").at(0).at("points").empty());
    wish["every"] = "fortnight";
    EXPECT_EQ(refused("get_measure_below", wish), "chart.every");
}

TEST_P(BelowTest, TheFunnelIsOfTheLatestPeriodThatThreeUnitsHave) {
    const auto ids = children();
    ASSERT_GT(ids.size(), 2U);
    for (std::size_t i = 0; i < 3; ++i)
        record(ids[i].c_str(), "2022-03", 10, 10 * static_cast<double>(i + 1), 100 * static_cast<double>(i + 1));
    record(ids[0].c_str(), "2022-04", 10, 10, 100);
    const auto funnel = call("get_measure_funnel", place);
    ASSERT_TRUE(funnel) << funnel.error().message;
    EXPECT_EQ(funnel->at("period"), "2022-03");
    EXPECT_EQ(funnel->at("periods"), Json({"2022-03"}));
    EXPECT_EQ(funnel->at("units").size(), 3U);
    EXPECT_NEAR(funnel->at("whole").get<double>(), 10, 1e-9);
    EXPECT_EQ(funnel->at("without").size(), ids.size() - 3);
    Json wish = place;
    wish["unit"] = "finns_inte";
    EXPECT_EQ(refused("get_measure_funnel", wish), "unit.unknown");
}

}  // namespace
}  // namespace ledstang
