#include <gmock/gmock.h>

#include "described/json_read.h"
#include "described/json_write.h"
#include "described/period_kind.h"
#include "described/schema.h"

namespace ledstang {

enum class Colour { red, blue };
constexpr auto names_of(Colour) {
    return std::array{Named{Colour::red, "red"}, Named{Colour::blue, "blue"}};
}

struct Inner {
    std::string text;
    std::optional<Decimal> value;
    template <class S = Inner>
    static constexpr auto described() {
        return describe("Inner", field("text", &S::text, "text"), field("value", &S::value, "tal"));
    }
};

struct Outer {
    std::vector<Inner> targets;
    Colour colour = Colour::red;
    std::optional<Period> period;
    std::map<std::string, int> counts;
    int level = 7;
    template <class S = Outer>
    static constexpr auto described() {
        return describe("Outer", field("targets", &S::targets, "mål"), field("colour", &S::colour, "färg"),
                        field("period", &S::period, "period"), field("counts", &S::counts, "antal"),
                        optional_field("level", &S::level, "nivå"));
    }
};

TEST(DescribedJson, RoundTripKeepsEverything) {
    const std::string text =
        R"({"targets":[{"text":"å \"ä\"\n","value":14.7},{"text":"","value":null}],"colour":"blue","period":"2022-T1","counts":{"a":1},"level":3})";
    const auto value = from_json_text<Outer>(text);
    ASSERT_TRUE(value) << value.error().message;
    EXPECT_EQ(to_json(*value), text);
    EXPECT_EQ(value->targets[0].value, Decimal::parse("14.7"));
}

TEST(DescribedJson, DefaultsStandWhenLeftOut) {
    const auto value = from_json_text<Outer>(R"({"colour":"red"})");
    ASSERT_TRUE(value);
    EXPECT_EQ(value->level, 7);
    EXPECT_FALSE(value->period);
}

TEST(DescribedJson, EveryFaultIsReportedAtItsPlace) {
    const auto value = from_json_text<Outer>(
        R"({"targets":[{"text":"a","value":"x"},{"value":1}],"colour":"green","extra":1,"period":"2022-T9"})");
    ASSERT_FALSE(value);
    std::vector<std::string> paths;
    for (const auto& fault : value.error().faults) paths.push_back(fault.path);
    EXPECT_THAT(paths, testing::ElementsAre("/targets/0/value", "/targets/1/text", "/colour", "/period", "/extra"));
}

TEST(DescribedJson, SyntaxErrorsSayLineAndColumn) {
    const auto json = parse_json("{\n \"a\": 1,,\n}");
    ASSERT_FALSE(json);
    EXPECT_EQ(json.error().faults.at(0).line, 2);
    EXPECT_EQ(json.error().faults.at(0).column, 9);
    const auto cut = parse_json("{\"a\": [1, 2");
    ASSERT_FALSE(cut);
    EXPECT_THAT(cut.error().message, testing::HasSubstr("avklippt"));
}

TEST(DescribedJson, DepthIsBounded) {
    EXPECT_FALSE(parse_json(std::string(100, '[') + std::string(100, ']')));
    EXPECT_TRUE(parse_json(std::string(60, '[') + std::string(60, ']')));
}

TEST(DescribedSchema, StructsAreNamedAndRequiredFieldsListed) {
    Schemas schemas;
    EXPECT_EQ(schemas.of<Outer>()["$ref"], "#/components/schemas/Outer");
    EXPECT_EQ(schemas.components()["Outer"]["required"], Json::parse(R"(["colour"])"));
    EXPECT_EQ(schemas.components()["Inner"]["required"], Json::parse(R"(["text"])"));
    EXPECT_EQ(schemas.components()["Outer"]["properties"]["colour"]["enum"], Json::parse(R"(["red","blue"])"));
}

TEST(PeriodKindTest, IsNamedInFilesAndOnScreen) {
    EXPECT_EQ(name_of(Period::parse("2022-T1")->kind()), "tertial");
    EXPECT_EQ(value_named<Period::Kind>("week"), Period::Kind::week);
    EXPECT_EQ(value_named<Period::Kind>("vecka"), std::nullopt);
    EXPECT_EQ(kind_of_months_named("term"), Period::Kind::term);
    EXPECT_EQ(kind_of_months_named("week"), std::nullopt) << "a week is not made of months";
    EXPECT_EQ(kind_of_months_named(""), std::nullopt);
    EXPECT_EQ(swedish(Period::Kind::year), "helår");
}

}  // namespace ledstang
