// Which texts answer a question, and how well. Inside the module.
//
// BM25 over fields: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), the simple
// extension where a word's occurrences are added up over the fields, each with its weight, before they saturate. Beyond
// it: an answer to only a part of the question counts less, one where all stands in one paragraph counts more.
#pragma once

#include <vector>

#include "search/understanding.h"

namespace ledstang {

struct RankedItem {
    std::uint32_t item = 0;
    double score = 0;
    double coverage = 0;  // 0 to 1: how much of the question it has, rare words counting more
};

struct Ranking {
    std::vector<RankedItem> items;  // in no order
    std::vector<double> rarity;     // of each concept
};

Ranking rank(const TextIndex& index, const Understanding& understanding);

}  // namespace ledstang
