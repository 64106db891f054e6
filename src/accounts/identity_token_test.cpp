#include "accounts/identity_token.h"

#include <gmock/gmock.h>

namespace ledstang {
namespace {

using ::testing::ElementsAre;

constexpr std::int64_t now = 1'700'000'000;

Json good() {
    return {{"iss", "https://idp.example.org"},
            {"sub", "asa"},
            {"aud", "ledstang"},
            {"iat", now},
            {"exp", now + 300},
            {"nonce", "n"}};
}
// The refusal's code when these members are otherwise; null takes one away.
std::string with(const Json& changes) {
    Json claims = good();
    for (const auto& [name, value] : changes.items()) {
        if (value.is_null()) {
            claims.erase(name);
        } else {
            claims[name] = value;
        }
    }
    const auto checked = check_claims(claims, {"https://idp.example.org", "ledstang", "n", now});
    return checked ? "good" : checked.error().code;
}

TEST(IdentityTokenTest, IsBelievedWhenEverythingIsRight) {
    EXPECT_EQ(with(Json::object()), "good");
    EXPECT_EQ(with({{"aud", {"ledstang"}}}), "good");
    EXPECT_EQ(with({{"aud", {"another", "ledstang"}}, {"azp", "ledstang"}}), "good");
    EXPECT_EQ(with({{"exp", now - 59}}), "good") << "clocks differ";
    EXPECT_EQ(with({{"iat", now + 59}}), "good");
    EXPECT_EQ(with({{"iat", now - 600}}), "good");
}

TEST(IdentityTokenTest, IsNotBelievedWhenAnythingIsWrong) {
    EXPECT_EQ(with({{"iss", "https://idp.example.org/"}}), "openid.issuer");
    EXPECT_EQ(with({{"iss", nullptr}}), "openid.issuer");
    EXPECT_EQ(with({{"aud", "another"}}), "openid.audience");
    EXPECT_EQ(with({{"aud", nullptr}}), "openid.audience");
    EXPECT_EQ(with({{"aud", {"ledstang", "another"}}}), "openid.audience") << "several need azp";
    EXPECT_EQ(with({{"azp", "another"}}), "openid.audience");
    EXPECT_EQ(with({{"azp", 1}}), "openid.audience");
    EXPECT_EQ(with({{"exp", now - 60}}), "openid.expired");
    EXPECT_EQ(with({{"iat", now + 61}}), "openid.expired");
    EXPECT_EQ(with({{"iat", now - 601}}), "openid.expired");
    EXPECT_EQ(with({{"exp", nullptr}}), "openid.token");
    EXPECT_EQ(with({{"exp", "snart"}}), "openid.token");
    EXPECT_EQ(with({{"iat", nullptr}}), "openid.token");
    EXPECT_EQ(with({{"sub", ""}}), "openid.token");
    EXPECT_EQ(with({{"sub", std::string(256, 'a')}}), "openid.token");
    EXPECT_EQ(with({{"nonce", nullptr}}), "openid.nonce");
    EXPECT_EQ(with({{"nonce", "another"}}), "openid.nonce");
}

TEST(IdentityTokenTest, AssignmentsAreReadHoweverTheyAreWritten) {
    EXPECT_THAT(claim_texts({{"c", "a"}}, "c"), ElementsAre("a"));
    EXPECT_THAT(claim_texts({{"c", {"a", "b"}}}, "c"), ElementsAre("a", "b"));
    EXPECT_THAT(claim_texts({{"c", Json::array({{{"id", "a"}, {"name", "A"}}, {{"name", "B"}}, 1})}}, "c"),
                ElementsAre("a", "B"));
    EXPECT_THAT(claim_texts(Json::object(), "c"), ElementsAre());
    EXPECT_EQ(claim_text({{"c", 1}}, "c"), "");
}

}  // namespace
}  // namespace ledstang
