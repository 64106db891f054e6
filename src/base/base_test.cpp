#include <gtest/gtest.h>

#include "base/date.h"
#include "base/decimal.h"

namespace ledstang {

Decimal decimal(const char* text) {
    return Decimal::parse(text).value();
}

TEST(DecimalTest, IsExactWhereBinaryFractionsAreNot) {
    EXPECT_EQ(decimal("14.5") - decimal("15.8"), decimal("-1.3"));
    EXPECT_FALSE(decimal("6.5") < decimal("6.5"));
    EXPECT_EQ(decimal("0.1") + decimal("0.2"), decimal("0.3"));
}

TEST(DecimalTest, ParsesTheMachineFormOnly) {
    EXPECT_EQ(decimal("-17.7").to_string(), "-17.7");
    EXPECT_EQ(decimal("41").to_string(), "41");
    EXPECT_EQ(decimal("0.000001").millionths(), 1);
    for (const char* text : {"", "-", "1,5", "1.", ".5", "1.2345678", "1e3", " 1", "1.2.3", "99999999999999999"}) {
        EXPECT_FALSE(Decimal::parse(text)) << text;
    }
}

TEST(DecimalTest, RoundsHalfAwayFromZero) {
    EXPECT_EQ(decimal("2.5").rounded(0), decimal("3"));
    EXPECT_EQ(decimal("-2.5").rounded(0), decimal("-3"));
    EXPECT_EQ(decimal("8.449").rounded(1), decimal("8.4"));
    EXPECT_EQ(divide(decimal("1"), decimal("3")), decimal("0.333333"));
    EXPECT_EQ(divide(decimal("2"), decimal("-3")), decimal("-0.666667"));
    EXPECT_EQ(multiply(decimal("10"), decimal("0.5")), decimal("5"));
    EXPECT_FALSE(divide(decimal("1"), Decimal{}));
    EXPECT_FALSE(multiply(decimal("4000000000000"), decimal("2")));
}

TEST(PeriodTest, RoundTripsEveryKind) {
    for (const char* text : {"2022", "2022-T1", "2022-Q4", "2022-12", "2020-W53", "2022-VT", "2022-HT"}) {
        const auto period = Period::parse(text);
        ASSERT_TRUE(period) << text;
        EXPECT_EQ(period->to_string(), text);
        EXPECT_EQ(Period::from_code(period->code()), period);
    }
    for (const char* text :
         {"2022-T4", "2022-T0", "2022-13", "2022-Q5", "2021-W53", "2022-", "22", "2022-t1", "2022-T12"}) {
        EXPECT_FALSE(Period::parse(text)) << text;
    }
}

TEST(PeriodTest, KnowsItsDays) {
    EXPECT_EQ(to_string(Period::parse("2022-T1")->last_day()), "2022-04-30");
    EXPECT_EQ(to_string(Period::parse("2022-T2")->last_day()), "2022-08-31");
    EXPECT_EQ(to_string(Period::parse("2022-T3")->first_day()), "2022-09-01");
    EXPECT_EQ(to_string(Period::parse("2020-W53")->last_day()), "2021-01-03");
    EXPECT_EQ(to_string(Period::parse("2024-02")->last_day()), "2024-02-29");
    EXPECT_EQ(to_string(Period::parse("2022-HT")->first_day()), "2022-07-01");
    EXPECT_EQ(Period::parse("2022-T1")->same_period_previous_year().to_string(), "2021-T1");
    EXPECT_EQ(Period::parse("2022-T1")->previous().to_string(), "2021-T3");
    EXPECT_EQ(Period::parse("2020-W53")->same_period_previous_year().to_string(), "2019-W52");
}

TEST(DateTest, RefusesDaysThatDoNotExist) {
    EXPECT_TRUE(parse_date("2024-02-29"));
    EXPECT_FALSE(parse_date("2023-02-29"));
    EXPECT_FALSE(parse_date("2023-2-9"));
    EXPECT_FALSE(parse_date("20230209"));
}

}  // namespace ledstang
