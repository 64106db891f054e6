#include "warehouse/personal_number.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

constexpr Date today{std::chrono::year{2024}, std::chrono::month{6}, std::chrono::day{30}};

std::string read(std::string_view text) {
    const auto person = parse_personal_number(text, today);
    if (person) return std::string(person->text());
    switch (person.error()) {
        case PersonalNumberFault::form:
            return "form";
        case PersonalNumberFault::day:
            return "day";
        case PersonalNumberFault::check_digit:
            return "check digit";
    }
    return "";
}

TEST(PersonalNumber, IsReadInEveryWayItIsWritten) {
    EXPECT_EQ(read("121212-1212"), "201212121212");
    EXPECT_EQ(read("121212+1212"), "191212121212");
    EXPECT_EQ(read("19121212-1212"), "191212121212");
    EXPECT_EQ(read("191212121212"), "191212121212");
    EXPECT_EQ(read("640823-3234"), "196408233234");
    EXPECT_EQ(read("6408233234"), "196408233234");
    EXPECT_EQ(read("701063-2391"), "197010632391");  // a samordningsnummer
    EXPECT_TRUE(parse_personal_number("701063-2391", today)->coordination);
    EXPECT_FALSE(parse_personal_number("640823-3234", today)->coordination);
}

TEST(PersonalNumber, SaysWhatIsWrong) {
    EXPECT_EQ(read("121212-1213"), "check digit");
    EXPECT_EQ(read("20121312-1212"), "day");
    EXPECT_EQ(read("20230229-1234"), "day");
    EXPECT_EQ(read("20240701-1236"), "day");  // tomorrow's children
    EXPECT_EQ(read("19121292-1212"), "day");
    EXPECT_EQ(read("12121-21212"), "form");
    EXPECT_EQ(read("121212 1212"), "form");
    EXPECT_EQ(read("1212121212121"), "form");
    EXPECT_EQ(read("ABCDEF-GHIJ"), "form");
    EXPECT_EQ(read(""), "form");
}

TEST(PersonalNumber, IsMaskedWhereverItStands) {
    EXPECT_EQ(mask_personal_numbers("Åsa 19121212-1212, född 1912-12-12"), "Åsa ••••, född 1912-12-12");
    EXPECT_EQ(mask_personal_numbers("121212 1212x"), "••••x");
    EXPECT_EQ(mask_personal_numbers("191212121212"), "••••");
    EXPECT_EQ(mask_personal_numbers("12 345,50 kr"), "12 345,50 kr");
    EXPECT_EQ(mask_personal_numbers(""), "");
}

}  // namespace
}  // namespace ledstang
