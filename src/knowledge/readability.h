// How easy a Swedish text is to read: LIX (C. H. Björnsson, Läsbarhet, 1968), the mean number of words in a sentence
// plus the share of long words in per cent.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "described/description.h"

namespace ledstang {

struct Readability {
    int words = 0;
    int sentences = 0;
    int long_words = 0;      // of more than six letters
    std::optional<int> lix;  // nearest whole number; nothing for a text without words
    std::string verdict;     // Swedish: "Medelsvår, som normal tidningstext."
    template <class S = Readability>
    static constexpr auto described() {
        return describe("Readability", field("words", &S::words, "Ord"), field("sentences", &S::sentences, "Meningar"),
                        field("long_words", &S::long_words, "Ord med fler än sex bokstäver"),
                        field("lix", &S::lix, "Läsbarhetsindex LIX"), field("verdict", &S::verdict, "Vad det betyder"));
    }
};

// Of plain words (a line break ends a sentence: what stands in a list or a heading rarely has a full stop).
Readability readability_of(std::string_view plain);

}  // namespace ledstang
