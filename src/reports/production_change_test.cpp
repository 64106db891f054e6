#include "reports/production_change.h"

#include <gtest/gtest.h>

#include "reports/production.h"

namespace ledstang {
namespace {

Decimal whole(std::int64_t number) {
    return Decimal::from_whole(number);
}

std::string printed(ProductionKind kind, Decimal value) {
    ProductionFigure figure;
    figure.kind = kind;
    figure.value = value;
    figure.unit = "%";
    return printed_form(figure);
}

std::string change(std::int64_t count, std::int64_t comparison) {
    return printed(ProductionKind::change, *change_in_percent(whole(count), whole(comparison)));
}

// NB-37, NB-38. The division's own counts are not published; these give the printed figures.
TEST(ProductionChange, rebuilds_the_printed_figures_from_counts) {
    EXPECT_EQ(change(66780, 60000), "+11,3\u00a0%");    // all visits
    EXPECT_EQ(change(26800, 25000), "+7,2\u00a0%");     // to doctors
    EXPECT_EQ(change(40600, 35000), "+16\u00a0%");      // to others
    EXPECT_EQ(change(8214, 8628), "\u22124,8\u00a0%");  // at a distance
    EXPECT_EQ(printed(ProductionKind::share, *share_in_percent(whole(8214), whole(66780))), "12,3\u00a0%");
    EXPECT_EQ(change(4740, 5000), "\u22125,2\u00a0%");  // care episodes
}

TEST(ProductionChange, rounds_half_away_from_zero) {
    EXPECT_EQ(change_in_percent(whole(20025), whole(20000))->to_string(), "0.1");  // 0,125
    EXPECT_EQ(change_in_percent(whole(4003), whole(4000))->to_string(), "0.1");    // 0,075
    EXPECT_EQ(change_in_percent(whole(2001), whole(2000))->to_string(), "0.1");    // 0,05
    EXPECT_EQ(change_in_percent(whole(1999), whole(2000))->to_string(), "-0.1");   // −0,05
    EXPECT_EQ(change_in_percent(whole(200049), whole(200000))->to_string(), "0");  // 0,0245
    EXPECT_EQ(share_in_percent(whole(1), whole(3))->to_string(), "33.3");
    EXPECT_EQ(share_in_percent(whole(2), whole(3))->to_string(), "66.7");
}

TEST(ProductionChange, refuses_what_cannot_be_computed) {
    EXPECT_EQ(change_in_percent(whole(5), whole(0)).error().code, "production.no_comparison");
    EXPECT_EQ(change_in_percent(whole(-5), whole(5)).error().code, "production.count");
    EXPECT_EQ(change_in_percent(*Decimal::parse("1.5"), whole(5)).error().code, "production.count");
    EXPECT_EQ(share_in_percent(whole(1), whole(0)).error().code, "production.no_whole");
    EXPECT_EQ(share_in_percent(whole(2), whole(1)).error().code, "production.part");
    EXPECT_EQ(change_in_percent(whole(4'000'000'000'000), whole(1)).error().code, "production.too_large");
}

}  // namespace
}  // namespace ledstang
