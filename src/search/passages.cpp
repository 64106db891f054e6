#include "search/passages.h"

#include <algorithm>
#include <map>

#include "search/words.h"

namespace ledstang {
namespace {

constexpr std::size_t most_passages = 3;
constexpr std::size_t longest_excerpt = 260;  // bytes
constexpr std::size_t before_first = 60;      // bytes shown before the first found word

}  // namespace

Passages::Passages(const TextIndex& index, const Understanding& understanding, const std::vector<double>& rarity)
    : index_(index), understanding_(understanding), rarity_(rarity) {
    const auto want = [this](const std::vector<FoundWord>& words) {
        wanted_.insert(wanted_.end(), words.begin(), words.end());
    };
    for (const auto& one : understanding.concepts) {
        want(one.words);
        for (const auto& sequence : one.sequences) {
            for (const auto& words : sequence.words) want(words);
        }
    }
    std::ranges::sort(wanted_, {}, &FoundWord::word);
}

std::vector<Passages::Best> Passages::best_paragraphs(const IndexItem& item) const {
    const auto last = item.first + static_cast<std::uint32_t>(item.text.paragraphs.size());  // and including
    std::map<std::uint32_t, double> scores;
    for (std::size_t i = 0; i < rarity_.size(); ++i) {
        std::map<std::uint32_t, double> here;  // the best answer to this concept, by paragraph
        const auto note = [&](const Posting& posting, double weight) {
            auto& present = here[posting.paragraph];
            present = std::max(present, weight);
        };
        for (const auto& word : understanding_.concepts[i].words) {
            const auto& postings = index_.postings(word.word);
            auto place = std::ranges::lower_bound(postings, item.first + 1, {}, &Posting::paragraph);
            for (; place != postings.end() && place->paragraph <= last; ++place) note(*place, word.weight);
        }
        for (const auto& sequence : understanding_.concepts[i].sequences) {
            for (const auto& posting : places_of(sequence, index_)) {
                if (posting.paragraph > item.first && posting.paragraph <= last) note(posting, sequence.weight);
            }
        }
        for (const auto& [paragraph, weight] : here) scores[paragraph] += weight * rarity_[i];
    }
    std::vector<Best> best;
    for (const auto& [paragraph, score] : scores) best.push_back({score, paragraph});
    std::ranges::stable_sort(best, std::ranges::greater(), &Best::score);
    if (best.size() > most_passages) best.resize(most_passages);
    // What is far from the best paragraph is not worth the room.
    std::erase_if(best, [&](const Best& one) { return one.score < best.front().score * 0.4; });
    std::ranges::sort(best, {}, &Best::paragraph);
    return best;
}

bool Passages::is_marked(const std::string& written) const {
    const auto word = index_.lexicon().find(written);
    return word && std::ranges::binary_search(wanted_, *word, {}, &FoundWord::word);
}

std::vector<SearchPiece> Passages::marked(std::string_view text, std::size_t most) const {
    const auto words = words_of(text);
    std::vector<std::pair<std::size_t, std::size_t>> marks;
    for (const auto& word : words) {
        if (!is_marked(word.written)) continue;
        if (!marks.empty() && word.begin < marks.back().second) {
            marks.back().second = std::max(marks.back().second, word.end);
        } else {
            marks.emplace_back(word.begin, word.end);
        }
    }
    std::size_t begin = 0;
    std::size_t end = text.size();
    if (text.size() > most) {
        const std::size_t wanted = marks.empty() ? 0 : marks.front().first;
        for (const auto& word : words) {
            if (wanted > before_first && word.begin + before_first <= wanted) begin = word.begin;
        }
        end = begin;
        for (const auto& word : words) {
            if (word.end > end && word.end <= begin + most) end = word.end;
        }
        if (end == begin) end = text.size();
    }
    std::vector<SearchPiece> pieces;
    const auto add = [&](std::string_view piece, bool found) {
        if (!piece.empty()) pieces.push_back({std::string(piece), found});
    };
    if (begin > 0) add("… ", false);
    std::size_t at = begin;
    for (const auto& [from, to] : marks) {
        if (from < begin || to > end) continue;
        add(text.substr(at, from - at), false);
        add(text.substr(from, to - from), true);
        at = to;
    }
    add(text.substr(at, end - at), false);
    if (end < text.size()) add(" …", false);
    return pieces;
}

void Passages::show(std::uint32_t item_number, SearchHit& hit) const {
    const IndexItem& item = index_.items()[item_number];
    hit.title_pieces = marked(item.text.title, item.text.title.size());
    auto best = best_paragraphs(item);
    if (best.empty() && !item.text.paragraphs.empty()) best.push_back({0, item.first + 1});
    for (const auto& one : best) {
        const auto& paragraph = item.text.paragraphs[one.paragraph - item.first - 1];
        hit.passages.push_back({paragraph.anchor, paragraph.heading, marked(paragraph.text, longest_excerpt)});
    }
}

}  // namespace ledstang
