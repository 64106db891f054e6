#include "search/words.h"

#include <gmock/gmock.h>

namespace ledstang {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> written(std::string_view text) {
    std::vector<std::string> words;
    for (const auto& word : words_of(text)) words.push_back(word.written);
    return words;
}
std::string key(std::string_view word) {
    return key_of(plain_word(word));
}

TEST(WordsTest, AreLettersAndDigitsInARow) {
    EXPECT_THAT(written("Ge Läkemedel, 5 mg (x 2)."), ElementsAre("ge", "läkemedel", "5", "mg", "x", "2"));
    EXPECT_THAT(written("ÅDERBRÅCK À la Érik"), ElementsAre("åderbråck", "à", "la", "érik"));
    EXPECT_THAT(written(""), ElementsAre());
    EXPECT_THAT(written("—… /"), ElementsAre());
}

TEST(WordsTest, JoinedByHyphensAreTheirPartsAndTheWhole) {
    EXPECT_THAT(written("ett e-recept"), ElementsAre("ett", "e", "recept", "erecept"));
    EXPECT_THAT(written("CHA2DS2-VASc"), ElementsAre("cha2ds2", "vasc", "cha2ds2vasc"));
    EXPECT_THAT(written("hälso- och sjukvård"), ElementsAre("hälso", "och", "sjukvård"));
    const auto words = words_of("vid covid-19 nu");
    ASSERT_EQ(words.size(), 5U);
    EXPECT_TRUE(words[3].also);
    EXPECT_EQ(words[3].place, words[1].place);
    EXPECT_EQ(words[4].place, 3U);
}

TEST(WordsTest, CodesLoseTheirPoint) {
    EXPECT_THAT(written("I50.9 och AF063."), ElementsAre("i509", "och", "af063"));
    EXPECT_THAT(written("Stoppa vid I50. 9 gånger"), ElementsAre("stoppa", "vid", "i50", "9", "gånger"));
    EXPECT_THAT(written("0.5 mg"), ElementsAre("0", "5", "mg"));
    EXPECT_TRUE(looks_like_code("i50"));
    EXPECT_TRUE(looks_like_code("af063"));
    EXPECT_FALSE(looks_like_code("b1"));
    EXPECT_FALSE(looks_like_code("50"));
    EXPECT_FALSE(looks_like_code("covid19"));
}

TEST(WordsTest, KnowTheirBytes) {
    const std::string text = "på läkemedlet";
    const auto words = words_of(text);
    EXPECT_EQ(text.substr(words[1].begin, words[1].end - words[1].begin), "läkemedlet");
}

TEST(WordsTest, FormsOfAWordHaveOneKey) {
    for (const auto& forms : std::vector<std::vector<std::string>>{
             {"läkemedel", "läkemedlet", "läkemedlen", "läkemedlens", "lakemedel"},
             {"blodtryck", "blodtrycket", "blodtryckets"},
             {"lunga", "lungan", "lungor", "lungorna", "lungans"},
             {"patient", "patienten", "patienter", "patienterna", "patienternas", "patients"},
             {"remiss", "remissen", "remisser"},
             {"hög", "högt", "höga"},
             {"muskel", "muskler", "musklerna"},
             {"verksamhet", "verksamheten", "verksamheter"}}) {
        for (const auto& form : forms) EXPECT_EQ(key(form), key(forms.front())) << form;
    }
    EXPECT_NE(key("hjärna"), key("hjärta"));
    EXPECT_NE(key("lever"), key("lunga"));
    EXPECT_NE(key("sår"), key("såld"));
}

TEST(WordsTest, MalformedTextIsPassedOver) {
    EXPECT_THAT(written("a\xFF\xFE b \xC3"), ElementsAre("a", "b"));
}

}  // namespace
}  // namespace ledstang
