#include "app/ranking.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

std::optional<Fit> fit(std::string_view query, std::string_view text) {
    return SearchWords(query).fit({text});
}

TEST(RankingTest, TheMoreOfTheBeginningTheBetter) {
    EXPECT_EQ(fit("VO Ortopedi", "VO Ortopedi"), Fit::exact);
    EXPECT_EQ(fit("VO", "VO Ortopedi"), Fit::beginning);
    EXPECT_EQ(fit("orto", "VO Ortopedi"), Fit::word_beginning);
    EXPECT_EQ(fit("topedi", "VO Ortopedi"), Fit::inside);
    EXPECT_EQ(fit("ortopedi vo", "VO Ortopedi"), Fit::all_words);
    EXPECT_EQ(fit("kirurgi", "VO Ortopedi"), std::nullopt);
    EXPECT_EQ(fit("ortopedi kirurgi", "VO Ortopedi"), std::nullopt);
}

TEST(RankingTest, CaseAndDiacriticsDoNotCount) {
    EXPECT_EQ(fit("väntat", "Andel som VÄNTAT 90 dagar"), Fit::word_beginning);
    EXPECT_EQ(fit("vantat", "Andel som väntat 90 dagar"), Fit::word_beginning);
    EXPECT_EQ(fit("Återinskrivningar", "aterinskrivningar"), Fit::exact);
}

TEST(RankingTest, TheBestOfAThingsTextsCounts) {
    EXPECT_EQ(SearchWords("div_2").fit({"Division Länssjukvård 2", "div_2"}), Fit::exact);
    EXPECT_EQ(SearchWords("lunga division").fit({"Division 2", "Infektion/hud/lunga"}), Fit::all_words);
}

TEST(RankingTest, SignsAloneFindNothing) {
    EXPECT_TRUE(SearchWords("").empty());
    EXPECT_TRUE(SearchWords(" / - ").empty());
    EXPECT_FALSE(SearchWords("å").empty());
}

}  // namespace
}  // namespace ledstang
