#include "search/vocabulary.h"

#include <gmock/gmock.h>

#include "search/nearness.h"

namespace ledstang {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

Vocabulary with(const std::vector<std::string>& words) {
    Vocabulary vocabulary;
    for (const auto& word : words) vocabulary.number_of(word);
    return vocabulary;
}
std::vector<std::string> forms(const Vocabulary& vocabulary, std::string_view word) {
    std::vector<std::string> found;
    for (const auto& one : vocabulary.forms(word)) found.push_back(vocabulary.written(one.word));
    return found;
}
double weight(const Vocabulary& vocabulary, std::string_view asked, const std::string& word) {
    for (const auto& one : vocabulary.forms(asked)) {
        if (vocabulary.written(one.word) == word) return one.weight;
    }
    return 0;
}
std::optional<std::string> nearest(const Vocabulary& vocabulary, std::string_view word) {
    return vocabulary.nearest(word, 3, [](WordNumber) { return std::size_t{1}; });
}

TEST(VocabularyTest, FindsTheFormsOfAWord) {
    const auto vocabulary = with({"patienter", "patienten", "patient", "patiens"});
    EXPECT_THAT(forms(vocabulary, "patienternas"), UnorderedElementsAre("patienter", "patienten", "patient"));
}

TEST(VocabularyTest, FindsCompoundsOfWordsThatThereAre) {
    const auto vocabulary = with({"läkemedelsberättelse", "berättelser", "trycksår", "tryck", "sår", "försåra", "läkemedel"});
    EXPECT_THAT(forms(vocabulary, "läkemedel"), UnorderedElementsAre("läkemedel", "läkemedelsberättelse"));
    EXPECT_THAT(forms(vocabulary, "läkemedlen"), UnorderedElementsAre("läkemedel", "läkemedelsberättelse"));
    EXPECT_THAT(forms(vocabulary, "berättelse"), UnorderedElementsAre("berättelser", "läkemedelsberättelse"));
    EXPECT_THAT(forms(vocabulary, "sår"), UnorderedElementsAre("sår", "trycksår"));
    // Without "berättelse" in any text it is not known to be a word.
    EXPECT_THAT(forms(with({"läkemedelsberättelse"}), "läkemedel"), IsEmpty());
    EXPECT_GT(weight(vocabulary, "sår", "sår"), weight(vocabulary, "sår", "trycksår"));
    EXPECT_GT(weight(vocabulary, "sår", "trycksår"), weight(vocabulary, "tryck", "trycksår"));
}

TEST(VocabularyTest, LettersThatHappenToStandInAWordAreNoPart) {
    const auto vocabulary = with({"kramp", "krampanfall", "fall", "kol", "kolecystit", "cystit", "led", "ledning"});
    EXPECT_THAT(forms(vocabulary, "fall"), ElementsAre("fall"));
    EXPECT_THAT(forms(vocabulary, "cystit"), ElementsAre("cystit"));
    EXPECT_THAT(forms(vocabulary, "led"), ElementsAre("led"));
}

TEST(VocabularyTest, LettersWithoutTheirDotsAndRingsAreFound) {
    const auto vocabulary = with({"läkemedel", "får", "far", "förmaksflimmer"});
    EXPECT_THAT(forms(vocabulary, "lakemedel"), ElementsAre("läkemedel"));
    EXPECT_THAT(forms(vocabulary, "laekemedel"), ElementsAre("läkemedel"));
    EXPECT_THAT(forms(vocabulary, "foermaksflimmer"), ElementsAre("förmaksflimmer"));
    // Who writes å means å.
    EXPECT_GT(weight(vocabulary, "får", "får"), weight(vocabulary, "får", "far"));
    EXPECT_EQ(weight(vocabulary, "far", "får"), weight(vocabulary, "far", "far"));
}

TEST(VocabularyTest, TakesACompoundApart) {
    const auto vocabulary = with({"läkemedel", "berättelse", "hjärta", "svikt", "led"});
    EXPECT_THAT(vocabulary.parts("lakemedelsberattelse"), ElementsAre("lakemedels", "berattelse"));
    EXPECT_THAT(vocabulary.parts("hjartsvikt"), ElementsAre("hjart", "svikt"));
    EXPECT_THAT(with({"knä", "led", "artros"}).parts("knaledsartros"), ElementsAre("knaleds", "artros"));
    EXPECT_THAT(vocabulary.parts("ledning"), IsEmpty());
    EXPECT_THAT(vocabulary.parts("berattelse"), IsEmpty());
}

TEST(VocabularyTest, FindsCodesAndThoseBelowThem) {
    const auto vocabulary = with({"i50", "i509", "i51", "i5", "af063"});
    const auto written = [&](std::string_view code) {
        std::vector<std::string> found;
        for (const auto& one : vocabulary.codes(code)) found.push_back(vocabulary.written(one.word));
        return found;
    };
    EXPECT_THAT(written("i50"), UnorderedElementsAre("i50", "i509"));
    EXPECT_THAT(written("i509"), UnorderedElementsAre("i509", "i50"));
    EXPECT_THAT(written("af063"), ElementsAre("af063"));
    EXPECT_THAT(written("x99"), IsEmpty());
}

TEST(VocabularyTest, KnowsWhatAMisspeltWordMayBe) {
    auto vocabulary = with({"läkemedelsgenomgång", "hygien", "lunginflammation", "sår"});
    EXPECT_EQ(nearest(vocabulary, "lakemedelsgenomgong"), "läkemedelsgenomgång");
    EXPECT_EQ(nearest(vocabulary, "hyggien"), "hygien");
    EXPECT_EQ(nearest(vocabulary, "hygein"), "hygien");
    EXPECT_EQ(nearest(vocabulary, "lunginflamation"), "lunginflammation");
    EXPECT_EQ(nearest(vocabulary, "saa"), std::nullopt);
    EXPECT_EQ(nearest(vocabulary, "cykelbana"), std::nullopt);
    EXPECT_EQ(nearest(vocabulary, "hygie9"), std::nullopt);
    vocabulary.know("hypertoni");
    EXPECT_EQ(nearest(vocabulary, "hypertonni"), "hypertoni");
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
