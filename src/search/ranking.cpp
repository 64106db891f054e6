#include "search/ranking.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace ledstang {
namespace {

constexpr double saturation = 1.2;       // BM25's k1
constexpr double length_share = 0.5;     // BM25's b: how much a long text must have more of a word
constexpr double together_bonus = 0.3;   // when one paragraph has all that was asked for
constexpr double least_coverage = 0.25;  // of the best answer's; what has less of the question is left out

class Ranker {
 public:
    Ranker(const TextIndex& index, const Understanding& understanding)
        : index_(index),
          understanding_(understanding),
          masks_(index.paragraphs()),
          occurrences_(index.items().size()) {}

    Ranking rank() {
        Ranking ranking;
        const std::size_t concepts = std::min<std::size_t>(understanding_.concepts.size(), 32);
        scores_.resize(index_.items().size());
        coverage_.resize(scores_.size());
        for (std::size_t i = 0; i < concepts; ++i) ranking.rarity.push_back(add(i));
        double all = 0;
        for (const double rarity : ranking.rarity) all += rarity;
        if (all <= 0) return ranking;
        exclude();
        collect(ranking, all, concepts);
        return ranking;
    }

 private:
    void occur(const Posting& posting, double weight, std::size_t concept_number) {
        const std::uint32_t item = index_.item_of(posting.paragraph);
        if (!index_.items()[item].present) return;
        if (occurrences_[item] == 0) touched_.push_back(item);
        occurrences_[item] += weight * weight_of(posting.field);
        masks_[posting.paragraph] |= 1U << concept_number;
    }

    // Adds a concept's share to the scores and gives how rare it is.
    double add(std::size_t number) {
        const Concept& one = understanding_.concepts[number];
        touched_.clear();
        for (const auto& word : one.words) {
            for (const auto& posting : index_.postings(word.word)) occur(posting, word.weight, number);
        }
        for (const auto& sequence : one.sequences) {
            for (const auto& posting : sequence.places) occur(posting, sequence.weight, number);
        }
        if (one.required) require(touched_);
        if (touched_.empty()) return 0;
        const auto count = static_cast<double>(touched_.size());
        const double rarity = std::log(1 + (static_cast<double>(index_.present()) - count + 0.5) / (count + 0.5));
        for (const std::uint32_t item : touched_) {
            const double length = index_.items()[item].length / index_.average_length();
            const double times = occurrences_[item];
            scores_[item] +=
                rarity * (saturation + 1) * times / (times + saturation * (1 - length_share + length_share * length));
            coverage_[item] += rarity;
            occurrences_[item] = 0;
        }
        return rarity;
    }

    void require(const std::vector<std::uint32_t>& items) {
        std::vector<bool> has(index_.items().size());
        for (const std::uint32_t item : items) has[item] = true;
        if (required_.empty()) {
            required_ = std::move(has);
        } else {
            for (std::size_t i = 0; i < has.size(); ++i) required_[i] = required_[i] && has[i];
        }
    }

    void exclude() {
        for (const auto& word : understanding_.without) {
            for (const auto& posting : index_.postings(word.word)) scores_[index_.item_of(posting.paragraph)] = 0;
        }
    }

    void collect(Ranking& ranking, double all, std::size_t concepts) {
        const auto full =
            static_cast<int>(std::ranges::count_if(ranking.rarity, [](double rarity) { return rarity > 0; }));
        double best = 0;
        std::uint32_t paragraph = 0;
        for (std::uint32_t item = 0; item < scores_.size(); ++item) {
            int together = 0;
            for (; paragraph < masks_.size() && index_.item_of(paragraph) == item; ++paragraph)
                together = std::max(together, std::popcount(masks_[paragraph]));
            if (scores_[item] <= 0 || (!required_.empty() && !required_[item])) continue;
            RankedItem found{item, scores_[item], coverage_[item] / all};
            found.score *= found.coverage * found.coverage;
            if (concepts > 1 && together == full) found.score *= 1 + together_bonus;
            best = std::max(best, found.coverage);
            ranking.items.push_back(found);
        }
        std::erase_if(ranking.items, [&](const RankedItem& found) { return found.coverage < best * least_coverage; });
    }

    const TextIndex& index_;
    const Understanding& understanding_;
    std::vector<std::uint32_t> masks_;  // by paragraph: the concepts that it has
    std::vector<double> occurrences_;   // by item, of the concept that is being added
    std::vector<std::uint32_t> touched_;
    std::vector<double> scores_;
    std::vector<double> coverage_;
    std::vector<bool> required_;
};

}  // namespace

Ranking rank(const TextIndex& index, const Understanding& understanding) {
    return Ranker(index, understanding).rank();
}

}  // namespace ledstang
