#include "base/target_interval.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

using Distances = std::pair<double, double>;
const TargetInterval target{40, 50};

// HA-36
TEST(target_interval, a_value_in_it_has_no_distance_and_both_sides_count_alike) {
    EXPECT_EQ(target.distance(40), 0);
    EXPECT_EQ(target.distance(45), 0);
    EXPECT_EQ(target.distance(50), 0);
    EXPECT_EQ(target.distance(38), 2);
    EXPECT_EQ(target.distance(52), 2);
}

TEST(target_interval, what_is_not_known_to_the_point_is_as_far_as_it_may_be) {
    EXPECT_EQ(target.distances(42, 48), (Distances{0, 0})) << "wholly within";
    EXPECT_EQ(target.distances(37, 41), (Distances{0, 3})) << "astride the lower limit";
    EXPECT_EQ(target.distances(52, 56), (Distances{2, 6})) << "wholly above";
    EXPECT_EQ(target.distances(10, 20), (Distances{20, 30})) << "wholly below";
    EXPECT_EQ(target.distances(30, 55), (Distances{0, 10})) << "on both sides of it";
}

TEST(target_interval, is_two_limits_in_order_or_none) {
    const auto whole = [](int value) { return std::optional(Decimal::from_whole(value)); };
    EXPECT_FALSE(target_interval({}, {}).value().has_value());
    EXPECT_EQ(target_interval(whole(40), whole(50)).value()->upper, 50);
    EXPECT_EQ(target_interval(whole(40), {}).error().code, "target.interval");
    EXPECT_EQ(target_interval({}, whole(40)).error().code, "target.interval");
    EXPECT_EQ(target_interval(whole(50), whole(40)).error().code, "target.interval");
    EXPECT_TRUE(target_interval(whole(40), whole(40)).value().has_value());
}

}  // namespace
}  // namespace ledstang
