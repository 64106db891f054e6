#include "exchange/cell_format.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

TEST(cell_format, codes_are_understood) {
    EXPECT_EQ(format_of_code("General"), CellFormat::number);
    EXPECT_EQ(format_of_code("#,##0.00"), CellFormat::number);
    EXPECT_EQ(format_of_code("0.0%"), CellFormat::percent);
    EXPECT_EQ(format_of_code("0.0\\ %;[Red]-0.0\\ %"), CellFormat::percent);
    EXPECT_EQ(format_of_code("yyyy-mm-dd"), CellFormat::date);
    EXPECT_EQ(format_of_code("[$-41D]d mmmm yyyy"), CellFormat::date);
    EXPECT_EQ(format_of_code("mmm\\-yy"), CellFormat::date);
    EXPECT_EQ(format_of_code("mmmm"), CellFormat::date);
    EXPECT_EQ(format_of_code("yyyy\\-mm\\-dd\\ hh:mm"), CellFormat::date_time);
    EXPECT_EQ(format_of_code("hh:mm:ss"), CellFormat::time);
    EXPECT_EQ(format_of_code("[h]:mm"), CellFormat::time);
    EXPECT_EQ(format_of_code("0.0 \"mnkr, dagar\""), CellFormat::number);
    EXPECT_EQ(format_of_code("[Red]0.0;[Blue]-0.0"), CellFormat::number);
    EXPECT_EQ(format_of_code("\"utan slut"), CellFormat::number);
    EXPECT_EQ(built_in_format(9), CellFormat::percent);
    EXPECT_EQ(built_in_format(14), CellFormat::date);
    EXPECT_EQ(built_in_format(21), CellFormat::time);
    EXPECT_EQ(built_in_format(22), CellFormat::date_time);
    EXPECT_EQ(built_in_format(4), CellFormat::number);
}

TEST(cell_format, numbers_have_no_noise_and_no_exponent) {
    const auto typed = [](double value) { return typed_number(value, CellFormat::number); };
    EXPECT_EQ(typed(8.4), "8.4");
    EXPECT_EQ(typed(14.5 - 15.8), "-1.3");
    EXPECT_EQ(typed(0.1 + 0.2), "0.3");
    EXPECT_EQ(typed(0), "0");
    EXPECT_EQ(typed(-0.0), "0");
    EXPECT_EQ(typed(100), "100");
    EXPECT_EQ(typed(1234567.5), "1234567.5");
    EXPECT_EQ(typed(0.000001), "0.000001");
    EXPECT_EQ(typed(1e21), "1000000000000000000000");
    EXPECT_EQ(typed(1e-7), "0.0000001");
    EXPECT_EQ(typed(999999999999999), "999999999999999");
}

TEST(cell_format, percentages_are_what_is_shown) {
    EXPECT_EQ(typed_number(0.053, CellFormat::percent), "5.3 %");
    EXPECT_EQ(typed_number(0.07, CellFormat::percent), "7 %");
    EXPECT_EQ(typed_number(1, CellFormat::percent), "100 %");
    EXPECT_EQ(typed_number(-0.0029, CellFormat::percent), "-0.29 %");
    EXPECT_EQ(typed_number(0, CellFormat::percent), "0 %");
}

TEST(cell_format, days_follow_the_calendar) {
    EXPECT_EQ(typed_number(44681, CellFormat::date), "2022-04-30");
    EXPECT_EQ(typed_number(1, CellFormat::date), "1900-01-01");
    EXPECT_EQ(typed_number(59, CellFormat::date), "1900-02-28");
    EXPECT_EQ(typed_number(61, CellFormat::date), "1900-03-01");
    EXPECT_EQ(typed_number(0, CellFormat::date, true), "1904-01-01");
    EXPECT_EQ(typed_number(44681.34375, CellFormat::date), "2022-04-30 08:15:00");
    EXPECT_EQ(typed_number(0.34375, CellFormat::time), "08:15:00");
    EXPECT_EQ(typed_number(1.5, CellFormat::time), "36:00:00");
    EXPECT_EQ(typed_number(-5, CellFormat::date), "-5");
    EXPECT_EQ(typed_number(1e12, CellFormat::date), "1000000000000");
}

}  // namespace
}  // namespace ledstang
