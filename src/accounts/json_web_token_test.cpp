#include "accounts/json_web_token.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

// RFC 7515, appendix A.3: a token that another implementation signed.
constexpr const char* token_text =
    "eyJhbGciOiJFUzI1NiJ9."
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ."
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

Json key() {
    return {{"kty", "EC"},
            {"crv", "P-256"},
            {"x", "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"},
            {"y", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}};
}
Signature check(const Json& changed_key, const JsonWebToken& token) {
    return JsonWebKeys(Json{{"keys", Json::array({changed_key})}}).check(token);
}

TEST(JsonWebTokenTest, IsReadAndVerified) {
    const auto token = read_token(token_text);
    ASSERT_TRUE(token) << token.error().message;
    EXPECT_EQ(token->claims.at("iss"), "joe");
    EXPECT_EQ(token->claims.at("exp"), 1300819380);
    EXPECT_EQ(check(key(), *token), Signature::right);
}

TEST(JsonWebTokenTest, NothingAlteredIsRight) {
    auto token = read_token(token_text).value();
    token.signed_text.back() = token.signed_text.back() == 'A' ? 'B' : 'A';
    EXPECT_EQ(check(key(), token), Signature::wrong);
    token = read_token(token_text).value();
    token.signature[5] = static_cast<char>(token.signature[5] ^ 1);
    EXPECT_EQ(check(key(), token), Signature::wrong);
    token.signature.pop_back();
    EXPECT_EQ(check(key(), token), Signature::wrong);
    token.signature.clear();
    EXPECT_EQ(check(key(), token), Signature::wrong);
}

TEST(JsonWebTokenTest, TheTokenDoesNotChooseHowItIsVerified) {
    for (const char* algorithm : {"none", "HS256", "ES384", "RS1", "es256", ""}) {
        auto token = read_token(token_text).value();
        token.header["alg"] = algorithm;
        EXPECT_EQ(check(key(), token), Signature::wrong) << algorithm;
    }
    auto token = read_token(token_text).value();
    token.header["crit"] = Json::array({"exp"});
    EXPECT_EQ(check(key(), token), Signature::wrong);
    token.header.erase("crit");
    token.header["alg"] = "RS256";
    EXPECT_EQ(check(key(), token), Signature::unknown_key);
}

TEST(JsonWebTokenTest, KeysThatDoNotFitAreNotTried) {
    const auto token = read_token(token_text).value();
    const auto with = [&](const char* name, const Json& value) {
        Json changed = key();
        changed[name] = value;
        return check(changed, token);
    };
    EXPECT_EQ(with("use", "enc"), Signature::unknown_key);
    EXPECT_EQ(with("use", "sig"), Signature::right);
    EXPECT_EQ(with("alg", "RS256"), Signature::unknown_key);
    EXPECT_EQ(with("crv", "P-384"), Signature::unknown_key);
    EXPECT_EQ(with("x", "AAAA"), Signature::unknown_key);
    EXPECT_EQ(with("kid", "any"), Signature::right) << "the token names none";
    auto named = token;
    named.header["kid"] = "first";
    EXPECT_EQ(check(key(), named), Signature::unknown_key);
    EXPECT_EQ(JsonWebKeys().check(token), Signature::unknown_key);
    EXPECT_EQ(JsonWebKeys(Json{{"keys", "inga"}}).check(token), Signature::unknown_key);
    EXPECT_EQ(JsonWebKeys(Json{{"keys", Json::array({1, "x", nullptr})}}).check(token), Signature::unknown_key);
}

TEST(JsonWebTokenTest, WhatIsNoTokenIsRefused) {
    for (const char* text :
         {"", ".", "..", "a.b", "a.b.c.d", "e30.e30", "e30.e30.å", "W10.W10.", "e30=.e30.", "e30.e3 0."})
        EXPECT_FALSE(read_token(text)) << text;
    EXPECT_TRUE(read_token("e30.e30.")) << "read, but never verified";
}

// RFC 7636, appendix B.
TEST(JsonWebTokenTest, TheChallengeIsAsTheStandardHasIt) {
    EXPECT_EQ(sha256_word("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
              "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    EXPECT_EQ(random_word().size(), 43U);
    EXPECT_NE(random_word(), random_word());
}

}  // namespace
}  // namespace ledstang
