#include "measures/wording.h"

#include <gtest/gtest.h>

namespace ledstang {

namespace {

Decimal figure(const char* text) {
    return Decimal::parse(text).value();
}

}  // namespace

TEST(WordingTest, UnitsAreKnownByWhatTheyCount) {
    EXPECT_EQ(unit_kind("antal"), UnitKind::count);
    EXPECT_EQ(unit_kind("St"), UnitKind::count);
    EXPECT_EQ(unit_kind("antal besök"), UnitKind::count);
    EXPECT_EQ(unit_kind("%"), UnitKind::share);
    EXPECT_EQ(unit_kind("mnkr"), UnitKind::money);
    EXPECT_EQ(unit_kind("dagar"), UnitKind::other);
    EXPECT_EQ(unit_kind(""), UnitKind::other);
}

TEST(WordingTest, OnlyTheSameUnitsAreCompared) {
    EXPECT_TRUE(same_unit("antal", "st"));
    EXPECT_TRUE(same_unit("%", "procent"));
    EXPECT_TRUE(same_unit("", "mnkr"));
    EXPECT_FALSE(same_unit("tkr", "mnkr"));
    EXPECT_FALSE(same_unit("%", "antal"));
}

TEST(WordingTest, FiguresCarryTheirUnitAsPeopleSayIt) {
    EXPECT_EQ(value_in_words(figure("41"), 0, "%"), "41\u00A0%");
    EXPECT_EQ(value_in_words(figure("29"), 0, "antal"), "29");
    EXPECT_EQ(value_in_words(figure("-17.7"), 1, "mnkr"), "\u221217,7\u00A0mnkr");
    EXPECT_EQ(difference_in_words(figure("1.4"), 1, "%"), "1,4\u00A0procentenheter");
    EXPECT_EQ(difference_in_words(figure("1"), 0, "%"), "1\u00A0procentenhet");
    EXPECT_EQ(change_in_words(figure("17"), 0, "antal"), "+17");
    EXPECT_EQ(change_in_words(figure("-1.3"), 1, "%"), "\u22121,3\u00A0procentenheter");
}

TEST(WordingTest, SexesFollowAge) {
    EXPECT_EQ(sex_in_words(Sex::K, Population::all_ages), "kvinnor");
    EXPECT_EQ(sex_in_words(Sex::M, Population::all_ages), "män");
    EXPECT_EQ(sex_in_words(Sex::K, Population::children), "flickor");
    EXPECT_EQ(sex_in_words(Sex::M, Population::children), "pojkar");
    EXPECT_EQ(sex_in_words(Sex::T, Population::children), "totalt");
}

TEST(WordingTest, FlagsAreNamedWithTheNegationLast) {
    const std::vector flags{QualityFlag::not_quality_assured, QualityFlag::under_reported, QualityFlag::approximate};
    EXPECT_EQ(flags_in_words(flags), "ungefärligt, underrapporterat och inte kvalitetssäkrat");
    EXPECT_TRUE(is_doubtful(flags));
    EXPECT_FALSE(is_doubtful(std::vector{QualityFlag::approximate}));
    EXPECT_EQ(flags_in_words({}), "");
}

TEST(WordingTest, DecimalsTellFiguresApart) {
    EXPECT_EQ(telling_decimals(figure("6.46"), figure("6.5"), 1), 2);
    EXPECT_EQ(telling_decimals(figure("6.5"), figure("6.5"), 1), 1);
    EXPECT_EQ(telling_decimals(figure("41"), figure("100"), 0), 0);
    EXPECT_EQ(telling_decimals(figure("99.6"), figure("100"), 0), 1);
    EXPECT_EQ(decimals_of(figure("17.25")), 2);
}

}  // namespace ledstang
