#include "masking/masking.h"

#include <gtest/gtest.h>

#include <numeric>
#include <stdexcept>

namespace ledstang {
namespace {

using Sums = std::vector<MaskingSum>;

std::vector<std::size_t> withheld_of(const Masking& masking) {
    std::vector<std::size_t> places;
    for (std::size_t n = 0; n < masking.withheld.size(); ++n) {
        if (masking.withheld[n]) places.push_back(n);
    }
    return places;
}

std::vector<std::size_t> withheld(const std::vector<std::int64_t>& counts, const Sums& sums,
                                  const MaskingRule& rule = {}) {
    const auto masking = withhold(counts, sums, rule);
    EXPECT_TRUE(masking.exposed.empty());
    return withheld_of(masking);
}

using Places = std::vector<std::size_t>;

TEST(Masking, KeepsTheSmallSexFromBeingSubtracted) {
    EXPECT_EQ(withheld({29, 4, 33}, {{2, {0, 1}}}), (Places{0, 1})) << "33 − 29 is 4";
    EXPECT_EQ(withheld({29, 5, 34}, {{2, {0, 1}}}), Places{});
    EXPECT_EQ(withheld({2, 3, 5}, {{2, {0, 1}}}), (Places{0, 1})) << "0 to 5 each: five values or more";
    EXPECT_EQ(withheld({1, 2, 3}, {{2, {0, 1}}}), (Places{0, 1, 2}));
    EXPECT_EQ(withheld({29, 4}, {}), (Places{1})) << "nothing to subtract from";
}

TEST(Masking, LeavesZeroInSightUnlessTheRuleSaysOtherwise) {
    EXPECT_EQ(withheld({33, 0, 33}, {{2, {0, 1}}}), Places{});
    EXPECT_EQ(withheld({33, 0, 33}, {{2, {0, 1}}}, {.limit = 5, .zero_is_shown = false}), (Places{0, 1}));
    EXPECT_EQ(withheld({0, 3, 3}, {{2, {0, 1}}}), (Places{1, 2})) << "the total is the count";
}

TEST(Masking, WithholdsNothingWithoutSmallNumbers) {
    EXPECT_EQ(withheld({10, 20, 30, 40, 50, 90}, {{2, {0, 1}}, {5, {3, 4}}}), Places{});
    EXPECT_EQ(withheld({1, 1, 2}, {{2, {0, 1}}}, {.limit = 1}), Places{});
}

TEST(Masking, HoldsStaffToGroupsOfMoreThanTen) {
    EXPECT_EQ(withheld({10, 11, 40, 61}, {{3, {0, 1, 2}}}, staff_masking), (Places{0, 1}));
    EXPECT_EQ(withheld({11, 11, 40, 62}, {{3, {0, 1, 2}}}, staff_masking), Places{});
    EXPECT_FALSE(is_small(0, staff_masking));
    EXPECT_TRUE(is_small(10, staff_masking));
}

// Two units of a region by sex: the same table's other way must not give it back.
//   0 K of A   1 M of A   2 T of A     3 K of B   4 M of B   5 T of B     6 K   7 M   8 T
TEST(Masking, ClosesEveryWayThroughATable) {
    const Sums sums = {{2, {0, 1}}, {5, {3, 4}}, {8, {6, 7}}, {6, {0, 3}}, {7, {1, 4}}, {8, {2, 5}}};
    EXPECT_EQ(withheld({29, 4, 33, 50, 60, 110, 79, 64, 143}, sums), (Places{0, 1, 3, 4}));
    EXPECT_EQ(withheld({29, 4, 33, 2, 60, 62, 31, 64, 95}, sums), (Places{0, 1, 3, 4}));
}

// Nor may a year: three months are shown, and the year is their sum.
TEST(Masking, ClosesTheWayThroughTheYear) {
    EXPECT_EQ(withheld({12, 3, 15, 9, 39}, {{4, {0, 1, 2, 3}}}), (Places{1, 3})) << "the smallest that suffices";
}

// What is published stays published: the month went out in an earlier report.
TEST(Masking, CountsWithWhatReadersKnowAlready) {
    const Sums year = {{2, {0, 1}}};
    std::vector<MaskingCell> cells = {{29, false, true}, {4, true, false}, {33, false, false}};
    EXPECT_EQ(withheld_of(withhold(cells, year, {})), (Places{1, 2})) << "29 is known; the total is withheld";
    cells[2].known = true;
    const auto masking = withhold(cells, year, {});
    EXPECT_EQ(withheld_of(masking), (Places{1}));
    EXPECT_EQ(masking.exposed, (Places{1})) << "33 − 29: nothing helps any more";
}

TEST(Masking, JudgesSharesByTheirDenominator) {
    const MaskingRule rule{.limit = 5, .zero_is_shown = true, .smallest_denominator = 10};
    EXPECT_TRUE(is_small_share(5, 9, rule));
    EXPECT_FALSE(is_small_share(5, 10, rule));
    EXPECT_TRUE(is_small_share(4, 400, rule));
    EXPECT_FALSE(is_small_share(0, 400, rule));
    EXPECT_FALSE(is_small_share(10, 10, rule));
}

TEST(Masking, FindsTheRuleOfAnAudienceAndADataset) {
    const MaskingPolicy policy{{{{"allmänhet", ""}, {.limit = 5}}, {{"allmänhet", "staff_hours"}, staff_masking}}};
    EXPECT_EQ(policy.rule_for("allmänhet", "care_contacts")->limit, 5);
    EXPECT_EQ(policy.rule_for("allmänhet", "staff_hours"), staff_masking);
    EXPECT_FALSE(policy.rule_for("ledning", "care_contacts"));
}

TEST(Masking, RefusesSumsThatDoNotAddUp) {
    const std::vector<std::int64_t> counts = {1, 2, 4};
    EXPECT_THROW(withhold(counts, Sums{{2, {0, 1}}}, {}), std::invalid_argument);
    EXPECT_THROW(withhold(counts, Sums{{3, {0, 1}}}, {}), std::invalid_argument);
    EXPECT_THROW(withhold(counts, Sums{{2, {0, 7}}}, {}), std::invalid_argument);
    EXPECT_THROW(withhold(std::vector<std::int64_t>{-1}, Sums{}, {}), std::invalid_argument);
}

}  // namespace
}  // namespace ledstang
