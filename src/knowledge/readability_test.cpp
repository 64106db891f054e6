#include "knowledge/readability.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

struct Counted {
    int words, sentences, long_words, lix;
    bool operator==(const Counted&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Counted& counted) {
    return out << counted.words << " ord, " << counted.sentences << " meningar, " << counted.long_words
               << " långa, LIX " << counted.lix;
}
Counted counted(const char* text) {
    const auto found = readability_of(text);
    return {found.words, found.sentences, found.long_words, found.lix.value_or(-1)};
}

// Each is counted by hand.
TEST(Readability, counts_words_sentences_and_long_words) {
    // 4 words, 1 sentence, none long: 4/1 + 0.
    EXPECT_EQ(counted("Ring oss på dagen."), (Counted{4, 1, 0, 4}));
    // Patienten (9) och sköterskan (10) planerar (8) hemgången (9). Alla (4) vet (3). 7 words, 2 sentences, 4 long:
    // 3,5 + 57,1 = 60,6.
    EXPECT_EQ(counted("Patienten och sköterskan planerar hemgången. Alla vet."), (Counted{7, 2, 4, 61}));
    // Six letters are not long, seven are; å ä ö count as one letter each: "väntar" 6, "åtgärda" 7. 2/1 + 50.
    EXPECT_EQ(counted("väntar åtgärda"), (Counted{2, 1, 1, 52}));
}

TEST(Readability, takes_numbers_abbreviated_places_and_lists_as_they_are_read) {
    // "2,5" and "10.30" end no sentence: 6 words in one.
    EXPECT_EQ(counted("Ge 2,5 mg klockan 10.30 dagligen."), (Counted{6, 1, 2, 39}));  // klockan, dagligen: 6 + 33,3
    // Each line of a list is a sentence of its own, with a dash before it that is no word.
    EXPECT_EQ(counted("– Väg\n– Mät\n– Skriv"), (Counted{3, 3, 0, 1}));
    // A word with a hyphen is one word.
    EXPECT_EQ(counted("Skicka e-post"), (Counted{2, 1, 0, 2}));
    EXPECT_EQ(counted("Vad? Nu!"), (Counted{2, 2, 0, 1}));
}

TEST(Readability, says_in_words_what_the_index_means) {
    EXPECT_EQ(readability_of("").lix, std::nullopt);
    EXPECT_EQ(readability_of(" … – ").words, 0);
    EXPECT_NE(readability_of("Ring oss på dagen.").verdict.find("Mycket lättläst"), std::string::npos);
    EXPECT_NE(readability_of("Patienten och sköterskan planerar hemgången. Alla vet.").verdict.find("Mycket svår"),
              std::string::npos);
}

}  // namespace
}  // namespace ledstang
