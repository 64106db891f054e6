#include "measures/statistics.h"

#include <gtest/gtest.h>

#include <cmath>

namespace ledstang {

// Newcombe 1998, Statistics in Medicine 17:873–890, table II, method 10.
TEST(StatisticsTest, NewcombesIntervalIsThePublishedOne) {
    struct Row {
        std::int64_t x, m, y, n;
        double lower, upper;
    };
    for (const Row& row :
         {Row{56, 70, 48, 80, 0.0524, 0.3339}, Row{9, 10, 3, 10, 0.1705, 0.8090}, Row{6, 7, 2, 7, 0.0582, 0.8062},
          Row{5, 56, 0, 29, -0.0381, 0.1926}, Row{0, 10, 0, 20, -0.1611, 0.2775}, Row{0, 10, 0, 10, -0.2775, 0.2775},
          Row{10, 10, 0, 20, 0.6791, 1.0000}, Row{10, 10, 0, 10, 0.6075, 1.0000}}) {
        const Interval interval = newcombe_interval(row.x, row.m, row.y, row.n);
        EXPECT_NEAR(interval.lower, row.lower, 0.00005) << row.x << '/' << row.m << " - " << row.y << '/' << row.n;
        EXPECT_NEAR(interval.upper, row.upper, 0.00005) << row.x << '/' << row.m << " - " << row.y << '/' << row.n;
    }
}

// Newcombe 1998, Statistics in Medicine 17:857–872, table I, method 3.
TEST(StatisticsTest, WilsonsIntervalIsThePublishedOne) {
    const Interval common = wilson_interval(81, 263);
    EXPECT_NEAR(common.lower, 0.2553, 0.00005);
    EXPECT_NEAR(common.upper, 0.3662, 0.00005);
    const Interval none = wilson_interval(0, 20);
    EXPECT_EQ(none.lower, 0.0);
    EXPECT_NEAR(none.upper, 0.1611, 0.00005);
    const Interval one = wilson_interval(1, 29);
    EXPECT_NEAR(one.lower, 0.0061, 0.00005);
    EXPECT_NEAR(one.upper, 0.1718, 0.00005);
    EXPECT_EQ(wilson_interval(20, 20).upper, 1.0);
}

TEST(StatisticsTest, FisherTastesTea) {
    // Eight cups, four with milk first; the lady finds three of them. Tables with 0 to 4 right have the likelihoods
    // 1, 16, 36, 16 and 1 of 70; at most 16 are 1 + 16 + 16 + 1 = 34.
    EXPECT_NEAR(fisher_probability(3, 4, 1, 4), 34.0 / 70.0, 1e-12);
    // All four right: 1 + 1 of 70.
    EXPECT_NEAR(fisher_probability(4, 4, 0, 4), 2.0 / 70.0, 1e-12);
    EXPECT_NEAR(fisher_probability(2, 4, 2, 4), 1.0, 1e-12);
}

// Fisher's criminal twins: 10 of 13 monozygotic and 2 of 17 dizygotic twins were convicted, p = 0.000536724.
TEST(StatisticsTest, FisherConvictsTwins) {
    EXPECT_NEAR(fisher_probability(10, 13, 2, 17), 0.0005367241, 1e-10);
    EXPECT_NEAR(fisher_probability(2, 17, 10, 13), 0.0005367241, 1e-10);
}

// The two tails by enumeration, for every small table.
TEST(StatisticsTest, FisherAgreesWithEnumeration) {
    const auto choose = [](int n, int k) {
        double result = 1.0;
        for (int i = 1; i <= k; ++i) {
            result = result * (n - k + i) / i;
        }
        return k < 0 || k > n ? 0.0 : result;
    };
    for (int m = 1; m <= 9; ++m) {
        for (int n = 1; n <= 9; ++n) {
            for (int a = 0; a <= m; ++a) {
                for (int b = 0; b <= n; ++b) {
                    const auto weight = [&](int x) { return choose(m, x) * choose(n, a + b - x); };
                    double sum = 0.0;
                    for (int x = 0; x <= m; ++x) {
                        sum += weight(x) <= weight(a) * (1.0 + 1e-7) ? weight(x) : 0.0;
                    }
                    ASSERT_NEAR(fisher_probability(a, m, b, n), sum / choose(m + n, a + b), 1e-10)
                        << a << '/' << m << ' ' << b << '/' << n;
                }
            }
        }
    }
}

TEST(StatisticsTest, TwoCountsByHand) {
    // 4 and 7 in equally long times: P(X ≤ 4) with n = 11 and p = 1/2 is (1 + 11 + 55 + 165 + 330) / 2048 = 562 / 2048.
    EXPECT_NEAR(poisson_difference_probability(4, 120, 7, 120), 2.0 * 562.0 / 2048.0, 1e-12);
    EXPECT_NEAR(poisson_difference_probability(7, 120, 4, 120), 2.0 * 562.0 / 2048.0, 1e-12);
    // None and 5, the second in twice the time: P(X ≤ 0) with n = 5 and p = 1/3 is (2/3)^5 = 32 / 243.
    EXPECT_NEAR(poisson_difference_probability(0, 1, 5, 2), 2.0 * 32.0 / 243.0, 1e-12);
    // 29 and 12: P(X ≥ 29) with n = 41 and p = 1/2 is the sum of C(41, 29) … C(41, 41) over 2^41:
    // 7898654920 + 3159461968 + 1121099408 + 350343565 + 95548245 + 22481940 + 4496388 + 749398 + 101270 + 10660 + 820
    // + 41 + 1 = 12652948624, and 2 · 12652948624 / 2199023255552 = 0.011508.
    EXPECT_NEAR(poisson_difference_probability(29, 120, 12, 120), 2.0 * 12652948624.0 / 2199023255552.0, 1e-12);
    // In the middle both tails are more than a half.
    EXPECT_EQ(poisson_difference_probability(5, 120, 5, 120), 1.0);
}

// The tail by enumeration in the plain formula, with unequal exposures.
TEST(StatisticsTest, TwoCountsAgreeWithEnumeration) {
    for (const double odds : {1.0, 0.5, 121.0 / 120.0, 3.04}) {
        for (int a = 0; a <= 15; ++a) {
            for (int b = a == 0 ? 1 : 0; b <= 15; ++b) {
                const int n = a + b;
                const double p = odds / (1.0 + odds);
                double lower = 0.0;
                double upper = 0.0;
                double coefficient = 1.0;
                for (int x = 0; x <= n; ++x) {
                    const double term = coefficient * std::pow(p, x) * std::pow(1.0 - p, n - x);
                    lower += x <= a ? term : 0.0;
                    upper += x >= a ? term : 0.0;
                    coefficient = coefficient * (n - x) / (x + 1);
                }
                const double expected = std::min(1.0, 2.0 * std::min(lower, upper));
                ASSERT_NEAR(poisson_difference_probability(a, odds, b, 1.0), expected, 1e-10)
                    << a << ' ' << b << ' ' << odds;
            }
        }
    }
}

// With many events the exact answers come near the normal ones: z = (a − b) / √(a + b) for counts, and the pooled
// z for shares; 2 · (1 − Φ(z)) = erfc(z / √2).
TEST(StatisticsTest, LargeFiguresComeNearTheNormalDistribution) {
    const double z = (1'002'000.0 - 1'000'000.0) / std::sqrt(2'002'000.0);
    EXPECT_NEAR(poisson_difference_probability(1'002'000, 1, 1'000'000, 1), std::erfc(z / std::sqrt(2.0)), 0.001);
    const double pooled = 0.3015;
    const double share_z = 0.003 / std::sqrt(pooled * (1 - pooled) * 2.0 / 100'000.0);
    EXPECT_NEAR(fisher_probability(30'300, 100'000, 30'000, 100'000), std::erfc(share_z / std::sqrt(2.0)), 0.005);
    EXPECT_LT(poisson_difference_probability(0, 1, 1'000'000'000'000, 1), 1e-300);
    EXPECT_LT(poisson_difference_probability(1'000'000'000'000, 1, 3'000'000'000'000, 1), 1e-300);
    EXPECT_LT(fisher_probability(1'000'000'000'000, 4'000'000'000'000, 3'000'000'000'000, 4'000'000'000'000), 1e-300);
    EXPECT_LT(fisher_probability(0, 1'000'000'000, 1'000'000'000, 1'000'000'000), 1e-300);
}

TEST(StatisticsTest, NothingCanBeSaidAboutWhatIsNotACountOrAShare) {
    EXPECT_EQ(poisson_difference_probability(0, 120, 0, 120), 1.0);
    EXPECT_EQ(poisson_difference_probability(-1, 120, 3, 120), 1.0);
    EXPECT_EQ(poisson_difference_probability(9, 0, 3, 120), 1.0);
    EXPECT_EQ(fisher_probability(5, 4, 1, 4), 1.0);
    EXPECT_EQ(fisher_probability(0, 0, 1, 4), 1.0);
    EXPECT_EQ(wilson_interval(1, 0).upper, 1.0);
    EXPECT_EQ(newcombe_interval(3, 2, 1, 2).lower, -1.0);
}

}  // namespace ledstang
