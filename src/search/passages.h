// What is shown of texts that were found: their best paragraphs, with the found words marked. Inside the module.
#pragma once

#include <map>

#include "search/ranking.h"

namespace ledstang {

class Passages {
 public:
    // Of these items; the best paragraphs of all are looked for at once.
    Passages(const TextIndex& index, const Understanding& understanding, const std::vector<double>& rarity,
             const std::vector<std::uint32_t>& items);
    // The title's pieces and at most three paragraphs, in the order of the text; where only the title was found, the
    // text's beginning. `item` is one of the items.
    void show(std::uint32_t item, SearchHit& hit) const;

 private:
    void want(const Understanding& understanding);
    void score(const Concept& one, double rarity, const std::vector<std::uint32_t>& items);
    std::vector<std::uint32_t> best_paragraphs(const IndexItem& item) const;
    bool is_marked(const std::string& written) const;
    std::vector<SearchPiece> marked(std::string_view text, std::size_t most) const;

    const TextIndex& index_;
    std::vector<bool> shown_;                 // by item
    std::map<std::uint32_t, double> scores_;  // by paragraph of a shown item
    std::vector<FoundWord> wanted_;           // words to mark, in order of their numbers
};

}  // namespace ledstang
