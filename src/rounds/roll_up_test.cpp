#include "rounds/roll_up.h"

#include "rounds/test_rounds.h"

namespace ledstang {
namespace {

Decimal number(const char* text) {
    return *Decimal::parse(text);
}
Part valued(const char* value) {
    return {number(value), std::nullopt, std::nullopt};
}
Part share(const char* numerator, const char* denominator) {
    return {std::nullopt, number(numerator), number(denominator)};
}

TEST(RollUp, sums_exactly) {
    const std::vector parts = {valued("0.1"), valued("0.2"), valued("-17.7"), Part{}};
    const auto rolled = roll_up(RollUp::sum, number("1"), parts);
    ASSERT_TRUE(rolled);
    EXPECT_EQ(*rolled->value, number("-17.4"));
    EXPECT_EQ(rolled->units, 3);
    EXPECT_FALSE(rolled->numerator) << "not every part has one";
}

TEST(RollUp, weighs_shares_by_their_denominators) {
    // 1 of 2 and 90 of 100: the average of the per cents would be 70.
    const std::vector parts = {share("1", "2"), share("90", "100"), valued("5"), share("3", "0")};
    const auto rolled = roll_up(RollUp::weighted, number("100"), parts);
    ASSERT_TRUE(rolled);
    EXPECT_EQ(*rolled->value, number("89.215686"));
    EXPECT_EQ(*rolled->numerator, number("91"));
    EXPECT_EQ(*rolled->denominator, number("102"));
    EXPECT_EQ(rolled->units, 2) << "without a denominator it has no weight";
}

TEST(RollUp, has_no_value_where_no_unit_has) {
    const std::vector parts = {Part{}, Part{}};
    for (const auto way : {RollUp::sum, RollUp::weighted}) {
        const auto rolled = roll_up(way, number("100"), parts);
        ASSERT_TRUE(rolled);
        EXPECT_FALSE(rolled->value);
        EXPECT_EQ(rolled->units, 0);
    }
}

TEST(RollUp, refuses_what_is_too_large) {
    const auto most = Decimal::from_millionths(Decimal::limit);
    const std::vector<Part> parts = {{most, std::nullopt, std::nullopt}, {most, std::nullopt, std::nullopt}};
    EXPECT_EQ(roll_up(RollUp::sum, number("1"), parts).error().code, "roll_up.too_large");
    const std::vector<Part> shares = {{std::nullopt, most, number("1")}};
    EXPECT_EQ(roll_up(RollUp::weighted, number("100"), shares).error().code, "roll_up.too_large");
}

class RollUpTest : public RoundsTest {
 protected:
    void set_way(const char* measure, const char* way) {
        const auto changed =
            call("change_measure", {{"measure", measure}, {"changes", {{"roll_up", way}}}, {"version", 0}});
        ASSERT_TRUE(changed) << changed.error().message;
    }
    Json row_of(const char* measure, const char* sex) {
        const auto table = call("get_roll_up", {{"unit", division}, {"period", "2022-T2"}});
        for (const auto& row : table->at("rows"))
            if (row.at("measure") == measure && row.at("sex") == sex) return row;
        ADD_FAILURE() << "no row " << measure;
        return {};
    }
    void record(const std::string& unit, const char* measure, const Json& fields) {
        Json wish = {{"unit", unit}, {"measure", measure}, {"period", "2022-T2"}, {"sex", "T"}};
        wish.update(fields);
        const auto answer = call("record_outcome", wish);
        ASSERT_TRUE(answer) << answer.error().message;
    }
};

TEST_P(RollUpTest, becomes_the_parents_own_value_and_tells_who_is_missing) {
    set_way("sjukfranvaro", "weighted");
    EXPECT_EQ(row_of("sjukfranvaro", "T").at("way"), "weighted");
    EXPECT_TRUE(row_of("sjukfranvaro", "T").at("value").is_null());
    record("vo_ortopedi", "sjukfranvaro", {{"value", 50}, {"numerator", 1}, {"denominator", 2}});
    record("vo_obstetrik_gynekologi", "sjukfranvaro",
           {{"value", 90}, {"numerator", 90}, {"denominator", 100}, {"flags", {"not_quality_assured"}}});
    const auto row = row_of("sjukfranvaro", "T");
    EXPECT_EQ(row.at("value"), 89.215686);
    EXPECT_EQ(row.at("units"), 2);
    EXPECT_EQ(row.at("flags"), Json({"not_quality_assured"}));
    EXPECT_GT(row.at("missing").size(), 0U);
    EXPECT_TRUE(row.at("stored_value").is_null());

    be("demo_vo_chef");
    EXPECT_EQ(refused("take_roll_up", {{"unit", division}, {"period", "2022-T2"}}), "permission.outside_part");
    be("demo_divisionschef");
    const auto taken = call("take_roll_up", {{"unit", division}, {"period", "2022-T2"}});
    ASSERT_TRUE(taken) << taken.error().message;
    const auto stored = row_of("sjukfranvaro", "T");
    EXPECT_EQ(stored.at("stored_value"), 89.215686);
    EXPECT_EQ(stored.at("stored_version"), 1);
    const auto history = call("get_outcome_history",
                              {{"unit", division}, {"measure", "sjukfranvaro"}, {"period", "2022-T2"}, {"sex", "T"}});
    EXPECT_EQ(history->at("versions")[0].at("origin"), "computed");
    EXPECT_NE(history->at("versions")[0].at("note").get<std::string>().find("Saknas:"), std::string::npos);
    ASSERT_TRUE(call("take_roll_up", {{"unit", division}, {"period", "2022-T2"}}));
    EXPECT_EQ(row_of("sjukfranvaro", "T").at("stored_version"), 1) << "the same figures make no new version";
}

TEST_P(RollUpTest, leaves_alone_what_has_a_value_of_its_own) {
    EXPECT_EQ(row_of("sjukfranvaro", "T").at("way"), "own");
    record("vo_ortopedi", "sjukfranvaro", {{"value", 5}});
    EXPECT_TRUE(row_of("sjukfranvaro", "T").at("value").is_null());
    EXPECT_EQ(row_of("sjukfranvaro", "T").at("units"), 1);
    EXPECT_EQ(refused("take_roll_up", {{"unit", division}, {"period", "2022-T2"}}), "roll_up.nothing");
}

LEDSTANG_ON_BOTH_STORES(RollUpTest);

}  // namespace
}  // namespace ledstang
