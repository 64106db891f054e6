// What a question means in an index: for each of its words, which words of the texts answer to it. Inside the module.
#pragma once

#include <string>
#include <vector>

#include "search/question.h"
#include "search/synonyms.h"
#include "search/text_index.h"

namespace ledstang {

// Words that must stand near each other.
struct WordSequence {
    std::vector<std::vector<FoundWord>> words;
    double weight = 1;
    int apart = 1;                     // at most so many places from one word to the next; 1: side by side
    bool ordered = true;               // in the order given
    std::vector<Posting> places = {};  // where they do: the first word of each time
};

// One thing that is asked for, and all that answers to it.
struct Concept {
    std::vector<FoundWord> words;
    std::vector<WordSequence> sequences;  // synonyms of several words, parts of a compound, a quoted phrase
    bool required = false;
};

struct Understanding {
    std::vector<Concept> concepts;
    std::vector<FoundWord> without;
    std::vector<SearchCorrection> corrections;
    std::vector<std::string> also;
    std::vector<std::string> missing;
};

Understanding understand(const Question& question, const TextIndex& index, const SynonymBook& synonyms);

}  // namespace ledstang
