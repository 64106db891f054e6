// Figures that one doubts, and those that one does not.
#include "entry/plausibility.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

Decimal figure(std::string_view text) {
    return *Decimal::parse(text);
}

struct Case {
    const char* name;
    const char* unit;
    int decimals;
    const char* value;
    const char* numerator;  // "" for none
    const char* denominator;
    const char* before;                 // "" for none
    std::vector<std::string> expected;  // codes
};

std::vector<std::string> codes(const Case& row, const EntrySettings& settings = {}) {
    Measure measure;
    measure.unit = row.unit;
    measure.decimals = row.decimals;
    Outcome outcome;
    const auto set = [](std::optional<Decimal>& into, std::string_view text) {
        if (!text.empty()) into = figure(text);
    };
    set(outcome.value, row.value);
    set(outcome.numerator, row.numerator);
    set(outcome.denominator, row.denominator);
    std::optional<EarlierFigure> earlier;
    if (*row.before != '\0') earlier = EarlierFigure{*Period::parse("2021-T1"), figure(row.before)};
    std::vector<std::string> found;
    for (const auto& doubt : doubts_about(settings, measure, outcome, earlier)) found.push_back(doubt.code);
    return found;
}

class DoubtTest : public ::testing::TestWithParam<Case> {};

TEST_P(DoubtTest, finds) {
    EXPECT_EQ(codes(GetParam()), GetParam().expected) << GetParam().name;
}

INSTANTIATE_TEST_SUITE_P(
    Figures, DoubtTest,
    ::testing::Values(
        Case{"nothing odd", "%", 1, "14.5", "29", "200", "15.8", {}},
        Case{"missing data", "%", 1, "", "", "", "15.8", {}},
        Case{"ten times", "antal", 0, "120", "", "", "12", {"entry.ratio"}},
        Case{"just under ten times", "antal", 0, "119", "", "", "12", {}},
        Case{"a tenth", "antal", 0, "12", "", "", "120", {"entry.ratio"}},
        Case{"just over a tenth", "antal", 0, "13", "", "", "120", {}},
        Case{"nothing where there was something", "antal", 0, "0", "", "", "41", {"entry.ratio"}},
        Case{"from nothing", "antal", 0, "41", "", "", "0", {}},
        Case{"a slipped decimal sign", "%", 1, "145", "", "", "14.5", {"entry.percent_range", "entry.ratio"}},
        Case{"below nothing", "%", 1, "-1", "", "", "", {"entry.percent_range"}},
        Case{"all of them", "%", 0, "100", "", "", "", {}},
        Case{"a negative count", "antal", 0, "-3", "", "", "", {"entry.negative"}},
        Case{"swapped parts", "%", 1, "689.655172", "200", "29", "", {"entry.percent_range", "entry.numerator_above"}},
        Case{"half a person", "antal", 0, "12.5", "", "", "", {"entry.decimals"}},
        Case{"computed of its parts", "%", 0, "14.285714", "1", "7", "", {}},
        Case{"parts that say something else", "%", 0, "41", "1", "7", "", {"entry.parts_disagree"}},
        Case{"rounded parts", "%", 1, "14.3", "1", "7", "", {}},
        Case{"a deficit for a surplus", "mnkr", 1, "-17.7", "", "", "3.2", {"entry.sign_change"}},
        Case{"a tenfold deficit", "mnkr", 1, "-177", "", "", "-17.7", {"entry.ratio"}},
        Case{"out of nothing", "mnkr", 1, "-17.7", "", "", "0", {}},
        Case{"beyond what can be multiplied", "kr", 0, "3000000000000", "", "", "3000000000000", {}}));

TEST(Doubts, are_asked_for_in_the_configuration) {
    EntrySettings nothing;
    nothing.times_previous = Decimal();
    nothing.percent_within_100 = nothing.numerator_within_denominator = nothing.sign_change =
        nothing.decimals_of_measure = false;
    EXPECT_TRUE(codes({"", "%", 0, "1200.5", "", "", "12", {}}, nothing).empty());
    EXPECT_TRUE(codes({"", "mnkr", 1, "-17.7", "", "", "3.2", {}}, nothing).empty());
    EntrySettings twice;
    twice.times_previous = Decimal::from_whole(2);
    EXPECT_EQ(codes({"", "antal", 0, "24", "", "", "12", {}}, twice), std::vector<std::string>{"entry.ratio"});
}

TEST(Doubts, say_the_figures) {
    Measure measure;
    measure.unit = "%";
    measure.decimals = 1;
    Outcome outcome;
    outcome.value = figure("91");
    const auto found = doubts_about({}, measure, outcome, EarlierFigure{*Period::parse("2021-T1"), figure("9")});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].message,
              "10 gånger så mycket som föregående period (91,0\u00a0% nu, 9,0\u00a0% tertial 1 2021). Stämmer "
              "decimaltecknet?");
    EXPECT_EQ(found[0].place, "value");
}

}  // namespace
}  // namespace ledstang
