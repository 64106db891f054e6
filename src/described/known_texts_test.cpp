#include "described/known_texts.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

struct Place {
    std::string name;
    int number = 0;
    template <class S = Place>
    static constexpr auto described() {
        return describe("Place", field("name", &S::name, ""), field("number", &S::number, ""));
    }
};

TEST(KnownTexts, ReadsATextOnce) {
    KnownTexts<Place> places(10);
    const auto first = places.read(R"({"name":"Kiruna","number":1})");
    const auto again = places.read(R"({"name":"Kiruna","number":1})");
    ASSERT_TRUE(*first);
    EXPECT_EQ((*first)->name, "Kiruna");
    EXPECT_EQ(first, again);
    EXPECT_EQ(places.count(), 1U);
}

TEST(KnownTexts, KeepsDifferentTextsApart) {
    KnownTexts<Place> places(10);
    EXPECT_EQ((*places.read(R"({"name":"Kiruna","number":1})"))->number, 1);
    EXPECT_EQ((*places.read(R"({"name":"Kiruna","number":2})"))->number, 2);
}

TEST(KnownTexts, RemembersThatATextIsWrong) {
    KnownTexts<Place> places(10);
    EXPECT_FALSE(*places.read("{"));
    EXPECT_FALSE(*places.read("{"));
    EXPECT_EQ(places.count(), 1U);
}

TEST(KnownTexts, ForgetsRatherThanGrow) {
    KnownTexts<Place> places(2);
    const auto held = places.read(R"({"name":"a","number":1})");
    places.read(R"({"name":"b","number":2})");
    places.read(R"({"name":"c","number":3})");
    EXPECT_EQ(places.count(), 1U);
    EXPECT_EQ((*held)->name, "a");
    EXPECT_EQ((*places.read(R"({"name":"a","number":1})"))->number, 1);
}

}  // namespace
}  // namespace ledstang
