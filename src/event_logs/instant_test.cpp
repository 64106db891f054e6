#include <gtest/gtest.h>

#include "event_logs/instant.h"

namespace ledstang {
namespace {

std::string in_utc(std::string_view text, ClockZone zone = ClockZone::sweden) {
    const auto instant = parse_instant(text, zone);
    return instant ? instant_text(*instant) : "–";
}

TEST(Instant, TheOffsetCounts) {
    EXPECT_EQ(in_utc("2014-10-22T11:15:41.000+02:00"), "2014-10-22T09:15:41Z");
    EXPECT_EQ(in_utc("2014-10-22T10:15:41.000+01:00"), "2014-10-22T09:15:41Z");
    EXPECT_EQ(in_utc("2014-10-22T09:15:41Z"), "2014-10-22T09:15:41Z");
    EXPECT_EQ(in_utc("2014-10-22T05:45:41-0330"), "2014-10-22T09:15:41Z");
    EXPECT_EQ(in_utc("2014-10-22 11:15:41+02"), "2014-10-22T09:15:41Z");
}

TEST(Instant, DecimalsAreMicroseconds) {
    EXPECT_EQ(parse_instant("1970-01-01T00:00:00.000001Z"), 1);
    EXPECT_EQ(parse_instant("1970-01-01T00:00:00.1234569Z"), 123'456);
    EXPECT_EQ(parse_instant("1969-12-31T23:59:59.5Z"), -500'000);
    EXPECT_EQ(in_utc("1969-12-31T23:59:59.5Z"), "1969-12-31T23:59:59.500Z");
    EXPECT_EQ(in_utc("0001-01-01T00:00:00Z"), "0001-01-01T00:00:00Z");
    EXPECT_EQ(in_utc("9999-12-31T23:59:59.999999Z"), "9999-12-31T23:59:59.999999Z");
}

TEST(Instant, WithoutAnOffsetItIsSwedensClock) {
    EXPECT_EQ(in_utc("2024-01-15 08:00"), "2024-01-15T07:00:00Z");
    EXPECT_EQ(in_utc("2024-07-15T08:00:00"), "2024-07-15T06:00:00Z");
    EXPECT_EQ(in_utc("2024-07-15T08:00:00", ClockZone::utc), "2024-07-15T08:00:00Z");
    EXPECT_EQ(in_utc("2024/07/15"), "2024-07-14T22:00:00Z");
    EXPECT_EQ(in_utc("20240715 0800"), "2024-07-15T06:00:00Z");
    // The night to 31 March 2024 there is no half past two, the night to 27 October there are two.
    EXPECT_EQ(in_utc("2024-03-31 01:59:59"), "2024-03-31T00:59:59Z");
    EXPECT_EQ(in_utc("2024-03-31 02:30"), "2024-03-31T01:30:00Z");
    EXPECT_EQ(in_utc("2024-03-31 03:00"), "2024-03-31T01:00:00Z");
    EXPECT_EQ(in_utc("2024-10-27 02:30"), "2024-10-27T00:30:00Z");
    EXPECT_EQ(in_utc("2024-10-27 03:00"), "2024-10-27T02:00:00Z");
    // Summer time ended in September until 1995, and there was none before 1980.
    EXPECT_EQ(in_utc("1995-10-10 12:00"), "1995-10-10T11:00:00Z");
    EXPECT_EQ(in_utc("1996-10-10 12:00"), "1996-10-10T10:00:00Z");
    EXPECT_EQ(in_utc("1979-07-01 12:00"), "1979-07-01T11:00:00Z");
}

TEST(Instant, EveryDayOfFourCenturiesIsTheOneAfterTheDayBefore) {
    std::int64_t expected = *parse_instant("1900-01-01T00:00:00Z");
    for (int year = 1900; year < 2300; ++year) {
        for (int month = 1; month <= 12; ++month) {
            for (int day = 1; day <= 31; ++day) {
                char text[32];
                std::snprintf(text, sizeof text, "%04d-%02d-%02dT00:00:00Z", year, month, day);
                const auto instant = parse_instant(text);
                if (!instant) continue;
                ASSERT_EQ(*instant, expected) << text;
                ASSERT_EQ(instant_text(*instant), text);
                expected += 86'400'000'000;
            }
        }
    }
    EXPECT_EQ(expected, *parse_instant("2300-01-01T00:00:00Z"));
}

TEST(Instant, WhatIsNoMomentIsNone) {
    for (const char* text : {"",
                             "NA",
                             "2024",
                             "2024-13-01",
                             "2023-02-29",
                             "1900-02-29",
                             "2024-04-31",
                             "0000-01-01",
                             "2024-01-01T24:00:00",
                             "2024-01-01T23:60:00",
                             "2024-01-01T23:59:60",
                             "2024-01-01T",
                             "2024-01-01T10",
                             "2024-01-01T10:00:00.",
                             "2024-01-01T10:00:00.1234567890",
                             "2024-01-01T10:00:00+",
                             "2024-01-01T10:00:00+2",
                             "2024-01-01T10:00:00+02:0",
                             "2024-01-01T10:00:00+19:00",
                             "2024-01-01T10:00:00Zx",
                             "2024-1-1",
                             "01/02/2024",
                             "2024-01/01",
                             "20240101T1",
                             "２０２４-01-01",
                             "2024-01-01T10:00:00+02:00 "}) {
        EXPECT_EQ(parse_instant(text), std::nullopt) << text;
    }
}

}  // namespace
}  // namespace ledstang
