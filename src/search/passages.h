// What is shown of a text that was found: its best paragraphs, with the found words marked. Inside the module.
#pragma once

#include "search/ranking.h"

namespace ledstang {

class Passages {
 public:
    Passages(const TextIndex& index, const Understanding& understanding, const std::vector<double>& rarity);
    // The title's pieces and at most three paragraphs, in the order of the text; where only the title was found, the
    // text's beginning.
    void show(std::uint32_t item, SearchHit& hit) const;

 private:
    struct Best {
        double score;
        std::uint32_t paragraph;
    };
    std::vector<Best> best_paragraphs(const IndexItem& item) const;
    bool is_marked(const std::string& written) const;
    std::vector<SearchPiece> marked(std::string_view text, std::size_t most) const;

    const TextIndex& index_;
    const Understanding& understanding_;
    const std::vector<double>& rarity_;
    std::vector<FoundWord> wanted_;  // words to mark, in order of their numbers
};

}  // namespace ledstang
