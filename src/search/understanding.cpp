#include "search/understanding.h"

#include <algorithm>

#include "base/utf8.h"
#include "search/words.h"

namespace ledstang {
namespace {

constexpr double synonym_weight = 0.8;
constexpr double parts_weight = 0.5;      // "knä" near "artros" for "knäartros"
constexpr double joined_weight = 0.95;    // "blodtryck" for "blod tryck"
constexpr double beginning_weight = 0.3;  // while one is typing
constexpr double inside_weight = 0.2;
constexpr int parts_apart = 8;
constexpr int synonym_apart = 3;
constexpr std::size_t shortest_beginning = 3;
constexpr std::size_t shortest_inside = 4;
constexpr int most_slips = 3;
constexpr std::size_t longest_name = 4;  // words of a synonym

void scale(std::vector<FoundWord>& words, double weight) {
    for (auto& word : words) word.weight *= weight;
}

// Adds words, each once with its largest weight.
void merge(std::vector<FoundWord>& into, const std::vector<FoundWord>& more) {
    into.insert(into.end(), more.begin(), more.end());
    std::ranges::sort(into, [](const FoundWord& left, const FoundWord& right) {
        return left.word != right.word ? left.word < right.word : left.weight > right.weight;
    });
    const auto rest = std::ranges::unique(into, {}, &FoundWord::word);
    into.erase(rest.begin(), rest.end());
}

std::uint64_t order_of(const Posting& posting) {
    return (std::uint64_t{posting.paragraph} << 20U) |
           (std::uint64_t{static_cast<std::uint8_t>(posting.field)} << 16U) | posting.place;
}

// For each of the sequence's words, its postings in the paragraphs that have them all, in order. Most paragraphs fall
// away before anything is sorted.
std::vector<std::vector<Posting>> in_common_paragraphs(const WordSequence& sequence, const TextIndex& index) {
    std::vector<std::uint8_t> has(index.paragraphs());  // how many of the words, in order, the paragraph has
    for (std::size_t i = 0; i < sequence.words.size(); ++i) {
        for (const auto& word : sequence.words[i]) {
            for (const auto& posting : index.postings(word.word)) {
                if (has[posting.paragraph] == i) has[posting.paragraph] = static_cast<std::uint8_t>(i + 1);
            }
        }
    }
    std::vector<std::vector<Posting>> places(sequence.words.size());
    for (std::size_t i = 0; i < sequence.words.size(); ++i) {
        for (const auto& word : sequence.words[i]) {
            for (const auto& posting : index.postings(word.word)) {
                if (has[posting.paragraph] == sequence.words.size()) places[i].push_back(posting);
            }
        }
        std::ranges::sort(places[i], {}, order_of);
    }
    return places;
}

void find_places(WordSequence& sequence, const TextIndex& index) {
    const auto places = in_common_paragraphs(sequence, index);
    if (places.empty()) return;
    const auto apart = static_cast<std::uint64_t>(sequence.apart);
    for (const auto& first : places.front()) {
        std::uint64_t last = order_of(first);
        bool together = true;
        for (std::size_t i = 1; i < places.size() && together; ++i) {
            const std::uint64_t from = sequence.ordered ? last + 1 : last - std::min(last, apart);
            const auto next = std::ranges::lower_bound(places[i], from, {}, order_of);
            together = next != places[i].end() && order_of(*next) <= last + apart &&
                       next->paragraph == first.paragraph && next->field == first.field;
            if (together) last = order_of(*next);
        }
        if (together) sequence.places.push_back(first);
    }
}

// The word as it was written, cut where its plain form is: "vårdkontakt" as "vård" and "kontakt".
std::vector<std::string> cut_like(std::string_view written, const std::string& plain,
                                  const std::vector<std::string>& parts) {
    // Where a letter became two there is nothing to count by.
    if (count_characters(written) != plain.size()) return parts;
    std::vector<std::string> cut;
    for (const auto& part : parts) {
        std::size_t bytes = 0;
        for (std::size_t letter = 0; letter < part.size(); ++letter)
            bytes += first_character(written.substr(bytes)).value().length;
        cut.emplace_back(written.substr(0, bytes));
        written.remove_prefix(bytes);
    }
    return cut;
}

class Reader {
 public:
    Reader(const Question& question, const TextIndex& index, const SynonymBook& synonyms)
        : words_(question.words), question_(question), index_(index), lexicon_(index.lexicon()), synonyms_(synonyms) {}

    Understanding read() {
        take_apart();
        found_.concepts.resize(words_.size());
        for (std::size_t i = 0; i < words_.size(); ++i) read_word(i);
        for (std::size_t length = std::min(longest_name, words_.size()); length > 0; --length) {
            for (std::size_t i = 0; i + length <= words_.size(); ++i) read_names(i, length);
        }
        for (std::size_t i = 0; i + 1 < words_.size(); ++i) read_joined(i);
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (is_empty(found_.concepts[i])) read_unknown(i);
        }
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (is_empty(found_.concepts[i])) found_.missing.push_back(words_[i]);
        }
        for (const auto& phrase : question_.phrases) {
            Concept concept_found;
            concept_found.required = true;
            WordSequence sequence;
            for (const auto& word : phrase) sequence.words.push_back(lexicon_.exactly(word));
            find_places(sequence, index_);
            concept_found.sequences.push_back(std::move(sequence));
            found_.concepts.push_back(std::move(concept_found));
        }
        for (const auto& word : question_.without) merge(found_.without, lexicon_.forms(word));
        return std::move(found_);
    }

 private:
    static bool is_empty(const Concept& one) { return one.words.empty() && one.sequences.empty(); }

    // A compound that nothing has is asked for as its parts: "suicidrisk" as "suicid" and "risk".
    void take_apart() {
        std::vector<std::string> words;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            const std::string plain = plain_word(words_[i]);
            const auto parts = lexicon_.parts(plain);
            const bool answered = parts.empty() || !lexicon_.forms(words_[i]).empty() ||
                                  !synonyms_.others({words_[i]}).empty() || nearest(plain, 1) ||
                                  (is_typed(i) && !lexicon_.beginning_with(plain).empty());
            if (answered) {
                words.push_back(words_[i]);
                continue;
            }
            std::string shown;
            for (auto& part : cut_like(words_[i], plain, parts)) {
                shown += (shown.empty() ? "" : " ") + part;
                words.push_back(std::move(part));
            }
            found_.corrections.push_back({words_[i], shown});
        }
        words_ = std::move(words);
    }
    std::optional<std::string> nearest(const std::string& plain, int most) const {
        return lexicon_.nearest(plain, most, [this](WordNumber word) { return index_.postings(word).size(); });
    }
    bool is_typed(std::size_t i) const {
        return question_.unfinished && i + 1 == words_.size() && words_[i].size() >= shortest_beginning;
    }

    void read_word(std::size_t i) {
        Concept& one = found_.concepts[i];
        const std::string plain = plain_word(words_[i]);
        one.words = lexicon_.forms(words_[i]);
        if (looks_like_code(plain)) merge(one.words, lexicon_.codes(plain));
        if (is_typed(i)) {
            auto beginning = lexicon_.beginning_with(plain);
            scale(beginning, one.words.empty() ? 1.0 : beginning_weight);
            merge(one.words, beginning);
        }
        add_parts(one, plain);
    }

    void add_parts(Concept& one, const std::string& plain) const {
        const auto parts = lexicon_.parts(plain);
        if (parts.empty()) return;
        WordSequence sequence;
        for (const auto& part : parts) sequence.words.push_back(lexicon_.forms(part));
        sequence.weight = parts_weight;
        sequence.apart = parts_apart;
        sequence.ordered = false;
        find_places(sequence, index_);
        one.sequences.push_back(std::move(sequence));
    }

    void read_names(std::size_t first, std::size_t length) {
        const std::vector<std::string> name(words_.begin() + static_cast<std::ptrdiff_t>(first),
                                            words_.begin() + static_cast<std::ptrdiff_t>(first + length));
        for (const auto& other : synonyms_.others(name)) {
            std::vector<std::string> parts;
            for (auto& word : words_of(other)) {
                if (!word.also) parts.push_back(std::move(word.written));
            }
            WordSequence sequence;
            sequence.weight = synonym_weight;
            sequence.apart = synonym_apart;
            for (const auto& part : parts) {
                if (!is_function_word(plain_word(part))) sequence.words.push_back(lexicon_.forms(part));
            }
            if (sequence.words.empty() ||
                std::ranges::any_of(sequence.words, [](const auto& words) { return words.empty(); }))
                continue;
            find_places(sequence, index_);
            if (std::ranges::find(found_.also, other) == found_.also.end()) found_.also.push_back(other);
            for (std::size_t i = first; i < first + length; ++i) {
                if (sequence.words.size() > 1) {
                    found_.concepts[i].sequences.push_back(sequence);
                    continue;
                }
                auto single = sequence.words.front();
                scale(single, synonym_weight);
                merge(found_.concepts[i].words, single);
            }
        }
    }

    // "blod tryck" is also looked for as "blodtryck".
    void read_joined(std::size_t i) {
        const std::string left = plain_word(words_[i]);
        const std::string right = plain_word(words_[i + 1]);
        for (const char* link : {"", "s"}) {
            const std::string whole = left + link + right;
            if (left.size() < 2 || right.size() < 2 || !lexicon_.knows_key(key_of(whole))) continue;
            auto joined = lexicon_.forms(whole);
            scale(joined, joined_weight);
            merge(found_.concepts[i].words, joined);
            merge(found_.concepts[i + 1].words, joined);
        }
    }

    void read_unknown(std::size_t i) {
        Concept& one = found_.concepts[i];
        const std::string plain = plain_word(words_[i]);
        if (const auto meant = nearest(plain, most_slips)) {
            found_.corrections.push_back({words_[i], *meant});
            words_[i] = *meant;
            one.words = lexicon_.forms(*meant);
            read_names(i, 1);
            return;
        }
        if (plain.size() < shortest_inside) return;
        one.words = lexicon_.with_inside(plain);
        scale(one.words, inside_weight);
    }

    std::vector<std::string> words_;
    const Question& question_;
    const TextIndex& index_;
    const Lexicon& lexicon_;
    const SynonymBook& synonyms_;
    Understanding found_;
};

}  // namespace

Understanding understand(const Question& question, const TextIndex& index, const SynonymBook& synonyms) {
    return Reader(question, index, synonyms).read();
}

}  // namespace ledstang
