#include "base/swedish_number.h"

#include <gtest/gtest.h>

#include <ostream>

namespace ledstang {
namespace {

struct Accepted {
    std::string_view written;
    std::string_view value;
    std::string_view unit;
    int decimals;
    bool approximate = false;
};

void PrintTo(const Accepted& sample, std::ostream* out) {
    *out << sample.written;
}

class AcceptedNumber : public testing::TestWithParam<Accepted> {};

TEST_P(AcceptedNumber, is_read) {
    const auto parsed = parse_swedish_number(GetParam().written);
    ASSERT_TRUE(parsed) << parsed.error().message;
    EXPECT_EQ(parsed->value.to_string(), GetParam().value);
    EXPECT_EQ(parsed->unit, GetParam().unit);
    EXPECT_EQ(parsed->decimals, GetParam().decimals);
    EXPECT_EQ(parsed->approximate, GetParam().approximate);
}

INSTANTIATE_TEST_SUITE_P(
    swedish_number, AcceptedNumber,
    testing::Values(Accepted{"5,3 %", "5.3", "%", 1}, Accepted{"5,3%", "5.3", "%", 1}, Accepted{"5.3", "5.3", "", 1},
                    Accepted{"41", "41", "", 0}, Accepted{"0", "0", "", 0}, Accepted{"−17,7", "-17.7", "", 1},
                    Accepted{"–17,7", "-17.7", "", 1}, Accepted{"-17,7 mnkr", "-17.7", "mnkr", 1},
                    Accepted{"− 17,7", "-17.7", "", 1}, Accepted{"+1,3", "1.3", "", 1},
                    Accepted{"1 213", "1213", "", 0}, Accepted{"1\u00a0213", "1213", "", 0},
                    Accepted{"1\u202f213,5", "1213.5", "", 1}, Accepted{"1\u2009213", "1213", "", 0},
                    Accepted{"12 345 678", "12345678", "", 0}, Accepted{"1 213 st", "1213", "st", 0},
                    Accepted{"1,234", "1.234", "", 3}, Accepted{"0.123", "0.123", "", 3},
                    Accepted{"1234.567", "1234.567", "", 3}, Accepted{"1.2345", "1.2345", "", 4},
                    Accepted{"1 234.567", "1234.567", "", 3}, Accepted{"5,30", "5.3", "", 2},
                    Accepted{"  41\t", "41", "", 0}, Accepted{"\u00a041\u00a0%", "41", "%", 0},
                    Accepted{"41 procent", "41", "%", 0}, Accepted{"3,2 %-enheter", "3.2", "%-enheter", 1},
                    Accepted{"14 kr/besök", "14", "kr/besök", 0}, Accepted{"7 ‰", "7", "‰", 0},
                    Accepted{"ca 15", "15", "", 0, true}, Accepted{"Ca. 40 st", "40", "st", 0, true},
                    Accepted{"c:a 15", "15", "", 0, true}, Accepted{"ungefär 5,5 %", "5.5", "%", 1, true},
                    Accepted{"~ −3", "-3", "", 0, true}, Accepted{"0,000001", "0.000001", "", 6},
                    Accepted{"4 000 000 000 000", "4000000000000", "", 0}, Accepted{"007", "7", "", 0}));

struct Refused {
    std::string_view written;
    std::string_view code;
    std::string_view advice;  // what the message must hold
};

void PrintTo(const Refused& sample, std::ostream* out) {
    *out << sample.written;
}

class RefusedNumber : public testing::TestWithParam<Refused> {};

TEST_P(RefusedNumber, tells_what_to_write) {
    const auto parsed = parse_swedish_number(GetParam().written);
    ASSERT_FALSE(parsed) << parsed->value.to_string() << " " << parsed->unit;
    EXPECT_EQ(parsed.error().code, GetParam().code) << parsed.error().message;
    EXPECT_NE(parsed.error().message.find(GetParam().advice), std::string::npos) << parsed.error().message;
}

INSTANTIATE_TEST_SUITE_P(
    swedish_number, RefusedNumber,
    testing::Values(
        Refused{"", "number.empty", "saknas"}, Refused{" \u00a0 ", "number.empty", "saknas"},
        Refused{"1.234", "number.ambiguous", "Skriv 1234 om punkten skiljer tusental, eller 1,234"},
        Refused{"12.345", "number.ambiguous", "12345"}, Refused{"−123.456 kr", "number.ambiguous", "123456"},
        Refused{"1.234,5", "number.foreign", "1 234,5"}, Refused{"1,234.5", "number.foreign", "1 234,5"},
        Refused{"1.234.567", "number.foreign", "1 234 567"}, Refused{"1,234,567", "number.foreign", "1 234 567"},
        Refused{"5,,3", "number.foreign", "svenskt"}, Refused{"1 23", "number.grouping", "mellan tusental"},
        Refused{"1  213", "number.grouping", ""}, Refused{"1234 567", "number.grouping", ""},
        Refused{"0 123", "number.grouping", ""}, Refused{"5,3 4", "number.grouping", ""},
        Refused{"41 42", "number.grouping", ""}, Refused{"0,1234567", "number.decimals", "sex decimaler"},
        Refused{"4 000 000 000 001", "number.too_large", "större enhet"},
        Refused{"99999999999999999999999999", "number.too_large", ""}, Refused{"fem", "number.not_a_number", "siffror"},
        Refused{"K:41%", "number.not_a_number", ""}, Refused{"-", "number.not_a_number", ""},
        Refused{"−−5", "number.not_a_number", ""}, Refused{",5", "number.not_a_number", ""},
        Refused{"5,", "number.not_a_number", ""}, Refused{"4-14 %", "number.unit", "enhet"},
        Refused{"5 av 10", "number.unit", ""}, Refused{"1e5", "number.unit", ""}, Refused{"5 % K", "number.unit", ""},
        Refused{"nan", "number.not_a_number", ""}, Refused{"\xE5", "number.not_a_number", ""}));

TEST(swedish_number, refusal_of_a_very_long_text_is_short) {
    const auto parsed = parse_swedish_number(std::string(100'000, '9'));
    ASSERT_FALSE(parsed);
    EXPECT_LT(parsed.error().message.size(), 400U);
}

Decimal decimal(std::string_view text) {
    return Decimal::parse(text).value();
}

TEST(swedish_number, is_formatted_with_real_minus_and_no_break_spaces) {
    EXPECT_EQ(format_number(decimal("-17.7"), 1), "\u221217,7");
    EXPECT_EQ(format_number(decimal("1213"), 0), "1\u00a0213");
    EXPECT_EQ(format_number(decimal("-1234567.891"), 2), "\u22121\u00a0234\u00a0567,89");
    EXPECT_EQ(format_number(decimal("999"), 0), "999");
    EXPECT_EQ(format_number(decimal("41"), 1), "41,0");
    EXPECT_EQ(format_number(decimal("0.05"), 2), "0,05");
}

TEST(swedish_number, is_rounded_half_away_from_zero) {
    EXPECT_EQ(format_number(decimal("0.5"), 0), "1");
    EXPECT_EQ(format_number(decimal("-0.5"), 0), "\u22121");
    EXPECT_EQ(format_number(decimal("2.5"), 0), "3");
    EXPECT_EQ(format_number(decimal("999.95"), 1), "1\u00a0000,0");
}

TEST(swedish_number, what_rounds_to_zero_has_no_sign) {
    EXPECT_EQ(format_number(decimal("-0.04"), 1), "0,0");
    EXPECT_EQ(format_signed(decimal("0.04"), 1), "0,0");
    EXPECT_EQ(format_signed(decimal("-0.04"), 1), "0,0");
}

TEST(swedish_number, shows_as_many_decimals_as_it_has) {
    EXPECT_EQ(format_number(decimal("8.4")), "8,4");
    EXPECT_EQ(format_number(decimal("41")), "41");
    EXPECT_EQ(format_number(decimal("0.000001")), "0,000001");
}

TEST(swedish_number, is_formatted_with_sign_and_unit) {
    EXPECT_EQ(format_signed(decimal("1.3"), 1), "+1,3");
    EXPECT_EQ(format_signed(decimal("-1.3"), 1), "\u22121,3");
    EXPECT_EQ(format_percent(decimal("11.3"), 1), "11,3\u00a0%");
    EXPECT_EQ(format_with_unit(decimal("-17.7"), 1, "mnkr"), "\u221217,7\u00a0mnkr");
    EXPECT_EQ(format_with_unit(decimal("3"), 0, ""), "3");
}

TEST(swedish_number, what_is_written_is_read_back) {
    for (const std::int64_t millionths :
         {0L, 1L, -1L, 999'999'999'999L, -17'700'000L, Decimal::limit, -Decimal::limit}) {
        const Decimal value = Decimal::from_millionths(millionths);
        const auto parsed = parse_swedish_number(format_with_unit(value, 6, "mnkr"));
        ASSERT_TRUE(parsed) << parsed.error().message;
        EXPECT_EQ(parsed->value, value);
        EXPECT_EQ(parsed->unit, "mnkr");
    }
}

}  // namespace
}  // namespace ledstang
