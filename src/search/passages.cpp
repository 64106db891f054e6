#include "search/passages.h"

#include <algorithm>

#include "search/words.h"

namespace ledstang {
namespace {

constexpr std::size_t most_passages = 3;
constexpr std::size_t longest_excerpt = 260;  // bytes
constexpr double least_share = 0.4;           // of the best paragraph's score: less is not worth the room
constexpr std::size_t before_first = 60;      // bytes shown before the first found word

}  // namespace

Passages::Passages(const TextIndex& index, const Understanding& understanding, const std::vector<double>& rarity,
                   const std::vector<std::uint32_t>& items)
    : index_(index), shown_(index.items().size()) {
    for (const std::uint32_t item : items) shown_[item] = true;
    want(understanding);
    for (std::size_t i = 0; i < rarity.size(); ++i) score(understanding.concepts[i], rarity[i], items);
}

void Passages::want(const Understanding& understanding) {
    const auto add = [this](const std::vector<FoundWord>& words) {
        wanted_.insert(wanted_.end(), words.begin(), words.end());
    };
    for (const auto& one : understanding.concepts) {
        add(one.words);
        for (const auto& sequence : one.sequences) {
            for (const auto& words : sequence.words) add(words);
        }
    }
    std::ranges::sort(wanted_, {}, &FoundWord::word);
}

// A paragraph gets each concept's rarity times the weight of the best of its words that the paragraph has.
void Passages::score(const Concept& one, double rarity, const std::vector<std::uint32_t>& items) {
    constexpr std::size_t steps = 16;  // of a search for one item's postings: about as much work as looking at so many
    std::map<std::uint32_t, double> here;
    const auto note = [&](const Posting& posting, double weight) {
        const std::uint32_t item = index_.item_of(posting.paragraph);
        if (!shown_[item] || posting.paragraph == index_.items()[item].first) return;
        auto& present = here[posting.paragraph];
        present = std::max(present, weight);
    };
    for (const auto& word : one.words) {
        const auto& postings = index_.postings(word.word);
        if (postings.size() <= items.size() * steps) {
            for (const auto& posting : postings) note(posting, word.weight);
            continue;
        }
        for (const std::uint32_t item : items) {
            auto place = std::ranges::lower_bound(postings, index_.items()[item].first, {}, &Posting::paragraph);
            for (; place != postings.end() && index_.item_of(place->paragraph) == item; ++place)
                note(*place, word.weight);
        }
    }
    for (const auto& sequence : one.sequences) {
        for (const auto& posting : sequence.places) note(posting, sequence.weight);
    }
    for (const auto& [paragraph, weight] : here) scores_[paragraph] += weight * rarity;
}

std::vector<std::uint32_t> Passages::best_paragraphs(const IndexItem& item) const {
    const auto last = item.first + static_cast<std::uint32_t>(item.text.paragraphs.size());  // and including
    std::vector<std::pair<double, std::uint32_t>> best;
    for (auto place = scores_.upper_bound(item.first); place != scores_.end() && place->first <= last; ++place)
        best.emplace_back(place->second, place->first);
    std::ranges::sort(best, [](const auto& left, const auto& right) {
        return left.first != right.first ? left.first > right.first : left.second < right.second;
    });
    if (best.size() > most_passages) best.resize(most_passages);
    std::vector<std::uint32_t> paragraphs;
    for (const auto& [score, paragraph] : best) {
        if (score >= best.front().first * least_share) paragraphs.push_back(paragraph);
    }
    std::ranges::sort(paragraphs);
    return paragraphs;
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
    if (best.empty() && !item.text.paragraphs.empty()) best.push_back(item.first + 1);
    for (const std::uint32_t number : best) {
        const auto& paragraph = item.text.paragraphs[number - item.first - 1];
        hit.passages.push_back({paragraph.anchor, paragraph.heading, marked(paragraph.text, longest_excerpt)});
    }
}

}  // namespace ledstang
