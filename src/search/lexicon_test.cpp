#include "search/lexicon.h"

#include <gmock/gmock.h>

#include "search/nearness.h"

namespace ledstang {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

Lexicon with(const std::vector<std::string>& words) {
    Lexicon lexicon;
    for (const auto& word : words) lexicon.number_of(word);
    return lexicon;
}
std::vector<std::string> forms(const Lexicon& lexicon, std::string_view word) {
    std::vector<std::string> found;
    for (const auto& one : lexicon.forms(word)) found.push_back(lexicon.written(one.word));
    return found;
}
double weight(const Lexicon& lexicon, std::string_view asked, const std::string& word) {
    for (const auto& one : lexicon.forms(asked)) {
        if (lexicon.written(one.word) == word) return one.weight;
    }
    return 0;
}
std::optional<std::string> nearest(const Lexicon& lexicon, std::string_view word) {
    return lexicon.nearest(word, 3, [](WordNumber) { return std::size_t{1}; });
}

TEST(LexiconTest, FindsTheFormsOfAWord) {
    const auto lexicon = with({"patienter", "patienten", "patient", "patiens"});
    EXPECT_THAT(forms(lexicon, "patienternas"), UnorderedElementsAre("patienter", "patienten", "patient"));
}

TEST(LexiconTest, FindsCompoundsOfWordsThatThereAre) {
    const auto lexicon =
        with({"läkemedelsberättelse", "berättelser", "trycksår", "tryck", "sår", "försåra", "läkemedel"});
    EXPECT_THAT(forms(lexicon, "läkemedel"), UnorderedElementsAre("läkemedel", "läkemedelsberättelse"));
    EXPECT_THAT(forms(lexicon, "läkemedlen"), UnorderedElementsAre("läkemedel", "läkemedelsberättelse"));
    EXPECT_THAT(forms(lexicon, "berättelse"), UnorderedElementsAre("berättelser", "läkemedelsberättelse"));
    EXPECT_THAT(forms(lexicon, "sår"), UnorderedElementsAre("sår", "trycksår"));
    // Without "berättelse" in any text it is not known to be a word.
    EXPECT_THAT(forms(with({"läkemedelsberättelse"}), "läkemedel"), IsEmpty());
    EXPECT_GT(weight(lexicon, "sår", "sår"), weight(lexicon, "sår", "trycksår"));
    EXPECT_GT(weight(lexicon, "sår", "trycksår"), weight(lexicon, "tryck", "trycksår"));
}

TEST(LexiconTest, LettersThatHappenToStandInAWordAreNoPart) {
    const auto lexicon = with({"kramp", "krampanfall", "fall", "kol", "kolecystit", "cystit", "led", "ledning"});
    EXPECT_THAT(forms(lexicon, "fall"), ElementsAre("fall"));
    EXPECT_THAT(forms(lexicon, "cystit"), ElementsAre("cystit"));
    EXPECT_THAT(forms(lexicon, "led"), ElementsAre("led"));
}

TEST(LexiconTest, LettersWithoutTheirDotsAndRingsAreFound) {
    const auto lexicon = with({"läkemedel", "får", "far", "förmaksflimmer"});
    EXPECT_THAT(forms(lexicon, "lakemedel"), ElementsAre("läkemedel"));
    EXPECT_THAT(forms(lexicon, "laekemedel"), ElementsAre("läkemedel"));
    EXPECT_THAT(forms(lexicon, "foermaksflimmer"), ElementsAre("förmaksflimmer"));
    // Who writes å means å.
    EXPECT_GT(weight(lexicon, "får", "får"), weight(lexicon, "får", "far"));
    EXPECT_EQ(weight(lexicon, "far", "får"), weight(lexicon, "far", "far"));
}

TEST(LexiconTest, TakesACompoundApart) {
    const auto lexicon = with({"läkemedel", "berättelse", "hjärta", "svikt", "led"});
    EXPECT_THAT(lexicon.parts("lakemedelsberattelse"), ElementsAre("lakemedels", "berattelse"));
    EXPECT_THAT(lexicon.parts("hjartsvikt"), ElementsAre("hjart", "svikt"));
    EXPECT_THAT(with({"knä", "led", "artros"}).parts("knaledsartros"), ElementsAre("knaleds", "artros"));
    EXPECT_THAT(lexicon.parts("ledning"), IsEmpty());
    EXPECT_THAT(lexicon.parts("berattelse"), IsEmpty());
}

TEST(LexiconTest, FindsCodesAndThoseBelowThem) {
    const auto lexicon = with({"i50", "i509", "i51", "i5", "af063"});
    const auto written = [&](std::string_view code) {
        std::vector<std::string> found;
        for (const auto& one : lexicon.codes(code)) found.push_back(lexicon.written(one.word));
        return found;
    };
    EXPECT_THAT(written("i50"), UnorderedElementsAre("i50", "i509"));
    EXPECT_THAT(written("i509"), UnorderedElementsAre("i509", "i50"));
    EXPECT_THAT(written("af063"), ElementsAre("af063"));
    EXPECT_THAT(written("x99"), IsEmpty());
}

TEST(LexiconTest, KnowsWhatAMisspeltWordMayBe) {
    auto lexicon = with({"läkemedelsgenomgång", "hygien", "lunginflammation", "sår"});
    EXPECT_EQ(nearest(lexicon, "lakemedelsgenomgong"), "läkemedelsgenomgång");
    EXPECT_EQ(nearest(lexicon, "hyggien"), "hygien");
    EXPECT_EQ(nearest(lexicon, "hygein"), "hygien");
    EXPECT_EQ(nearest(lexicon, "lunginflamation"), "lunginflammation");
    EXPECT_EQ(nearest(lexicon, "saa"), std::nullopt);
    EXPECT_EQ(nearest(lexicon, "cykelbana"), std::nullopt);
    EXPECT_EQ(nearest(lexicon, "hygie9"), std::nullopt);
    lexicon.know("hypertoni");
    EXPECT_EQ(nearest(lexicon, "hypertonni"), "hypertoni");
}

TEST(NearnessTest, CountsSlips) {
    EXPECT_EQ(slips_between("", "", 2), 0);
    EXPECT_EQ(slips_between("hygien", "hygien", 2), 0);
    EXPECT_EQ(slips_between("hygien", "hyggien", 2), 1);
    EXPECT_EQ(slips_between("hygien", "hygein", 2), 1);
    EXPECT_EQ(slips_between("abcd", "badc", 2), 2);
    EXPECT_EQ(slips_between("abcdef", "uvxyz", 2), 3);
    EXPECT_EQ(slips_between("ab", "abcdef", 2), 3);
    EXPECT_EQ(slips_between(std::string(80, 'a'), "a", 2), 3);
}

}  // namespace
}  // namespace ledstang
