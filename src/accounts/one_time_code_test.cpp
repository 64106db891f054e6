#include "accounts/one_time_code.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

constexpr std::string_view secret = "12345678901234567890";

// RFC 6238, appendix B, the rows of SHA-1.
TEST(OneTimeCodeTest, AsTheStandardHasThem) {
    const std::vector<std::pair<std::int64_t, std::string>> cases{{59, "94287082"},
                                                                  {1'111'111'109, "07081804"},
                                                                  {1'111'111'111, "14050471"},
                                                                  {1'234'567'890, "89005924"},
                                                                  {2'000'000'000, "69279037"},
                                                                  {20'000'000'000, "65353130"}};
    for (const auto& [seconds, code] : cases) EXPECT_EQ(code_of(secret, step_at(seconds), 8), code) << seconds;
}

// RFC 4226, appendix D.
TEST(OneTimeCodeTest, SixDigitsAsTheStandardHasThem) {
    const std::vector<std::string> codes{"755224", "287082", "359152", "969429", "338314",
                                         "254676", "287922", "162583", "399871", "520489"};
    for (std::size_t step = 0; step < codes.size(); ++step)
        EXPECT_EQ(code_of(secret, static_cast<std::int64_t>(step)), codes[step]);
}

TEST(OneTimeCodeTest, TheStepsBesideThePresentOneAreRightToo) {
    const std::int64_t now = 3'000;  // step 100
    for (const std::int64_t step : {99, 100, 101}) EXPECT_EQ(step_of_code(secret, code_of(secret, step), now, 0), step);
    for (const std::int64_t step : {98, 102})
        EXPECT_EQ(step_of_code(secret, code_of(secret, step), now, 0), std::nullopt);
}

TEST(OneTimeCodeTest, ACodeIsUsedOnce) {
    const std::int64_t now = 3'000;
    EXPECT_EQ(step_of_code(secret, code_of(secret, 100), now, 99), 100);
    EXPECT_EQ(step_of_code(secret, code_of(secret, 100), now, 100), std::nullopt);
    EXPECT_EQ(step_of_code(secret, code_of(secret, 99), now, 100), std::nullopt) << "nor an earlier one afterwards";
    EXPECT_EQ(step_of_code(secret, code_of(secret, 101), now, 100), 101);
}

TEST(OneTimeCodeTest, WhatIsNoCode) {
    const std::string code = code_of(secret, 100);
    EXPECT_EQ(step_of_code(secret, code.substr(0, 3) + " " + code.substr(3), 3'000, 0), 100);
    for (const std::string& wrong :
         {std::string(), code.substr(1), code + "0", std::string("abcdef"), std::string("ååå")})
        EXPECT_EQ(step_of_code(secret, wrong, 3'000, 0), std::nullopt) << wrong;
}

// RFC 4648, section 10, without the padding that authenticators do not want.
TEST(OneTimeCodeTest, SecretsAreWrittenInBase32) {
    EXPECT_EQ(base32(""), "");
    EXPECT_EQ(base32("f"), "MY");
    EXPECT_EQ(base32("fo"), "MZXQ");
    EXPECT_EQ(base32("foo"), "MZXW6");
    EXPECT_EQ(base32("foob"), "MZXW6YQ");
    EXPECT_EQ(base32("fooba"), "MZXW6YTB");
    EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");
    EXPECT_EQ(authenticator_address("åsa.öberg", "foobar"),
              "otpauth://totp/Ledst%C3%A5ng:%C3%A5sa.%C3%B6berg?secret=MZXW6YTBOI&issuer=Ledst%C3%A5ng&algorithm=SHA1&"
              "digits=6&period=30");
    EXPECT_EQ(new_code_secret().size(), 20U);
    EXPECT_NE(new_code_secret(), new_code_secret());
}

}  // namespace
}  // namespace ledstang
