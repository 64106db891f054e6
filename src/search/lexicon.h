// Every distinct word of what is indexed, and how a word that somebody asks for is found in it. Inside the module.
//
// What a compound is made of is not stored: it is found when asked, from the words that there are. "läkemedel" is a
// part of "läkemedelsberättelse" because what is left, "berättelse", is a word that is used by itself somewhere (or is
// named among the synonyms). So the answer depends on what is indexed and not on the order in which it came.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace ledstang {

using WordNumber = std::uint32_t;

struct FoundWord {
    WordNumber word;
    double weight;  // 1: the word itself in any form; less: a word that is near it
};

class Lexicon {
 public:
    WordNumber number_of(const std::string& written);  // added when it is new
    std::optional<WordNumber> find(const std::string& written) const;
    const std::string& written(WordNumber word) const { return words_[word].written; }
    std::size_t size() const { return words_.size(); }
    // A word to take compounds apart with, and to correct towards, although no text has it.
    void know(std::string_view plain);

    // All forms of the word, and compounds that it is a part of. å ä ö that the question has not count as a a o or
    // ae aa oe; those it has are wanted, and words without them weigh less.
    // What is found is kept until a word is added: whoever types asks for the same words many times.
    std::vector<FoundWord> forms(std::string_view written) const;
    // Codes that are the same, narrower ("i50" finds "i509"), or one step wider.
    std::vector<FoundWord> codes(std::string_view plain) const;
    // Words that begin so.
    std::vector<FoundWord> beginning_with(std::string_view plain) const;
    // Words with the letters somewhere inside.
    std::vector<FoundWord> with_inside(std::string_view plain) const;
    // Words as they are written, in no other form.
    std::vector<FoundWord> exactly(std::string_view written) const;
    // A word of the lexicon, taken apart: "läkemedelsberättelse" → the two plain words. Empty when it is no compound.
    std::vector<std::string> parts(std::string_view plain) const;
    // The word nearest to a misspelt one, as it is written, at most so many slips away (fewer for short words); the
    // more used of two that are as near. `uses` says how often a word is used.
    template <class Uses>
    std::optional<std::string> nearest(std::string_view plain, int most, Uses uses) const {
        return nearest_of(
            plain, most,
            [](const void* context, WordNumber word) { return (*static_cast<const Uses*>(context))(word); }, &uses);
    }
    bool knows_key(const std::string& key) const { return by_key_.contains(key) || known_.contains(key); }

 private:
    struct Entry {
        std::string written;
        std::string plain;
        std::string key;
        std::uint32_t letters;  // a bit for each letter and digit that it has
    };
    enum class PlaceInWord { none, first, last };

    std::vector<FoundWord> find_forms(std::string_view written) const;
    std::optional<std::string> nearest_of(std::string_view plain, int most,
                                          std::size_t (*uses)(const void*, WordNumber), const void* context) const;
    void add_forms(std::string_view plain, bool swedish, const std::string& written,
                   std::unordered_map<WordNumber, double>& found) const;
    void add_compounds(std::span<const std::string> needles, std::unordered_map<WordNumber, double>& found) const;
    bool is_first_part(std::string_view plain, bool of_two) const;
    bool is_last_part(std::string_view plain, bool of_two) const;
    PlaceInWord place_in(std::string_view needle, const std::string& word) const;
    template <class Visit>
    void each_with(std::string_view needle, Visit visit) const;

    std::vector<Entry> words_;
    std::unordered_map<std::string, WordNumber> by_written_;
    std::unordered_map<std::string, std::vector<WordNumber>> by_key_;
    std::unordered_set<std::string> plain_;
    std::unordered_set<std::string> known_;  // keys that no text has
    std::vector<std::string> known_words_;
    std::string all_;                    // "\nword\nword\n": where words are looked for by what they contain
    std::vector<std::uint32_t> starts_;  // of each word in all_
    struct Kept {
        std::mutex mutex;
        std::unordered_map<std::string, std::vector<FoundWord>> forms;  // by the word asked for
    };
    std::unique_ptr<Kept> kept_ = std::make_unique<Kept>();
};

}  // namespace ledstang
