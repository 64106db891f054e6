// Where every word stands: what is indexed, paragraph by paragraph. Inside the module.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "search/lexicon.h"
#include "search/search.h"

namespace ledstang {

enum class WordField : std::uint8_t { title, code, heading, about, text };

// One word at one place.
struct Posting {
    std::uint32_t paragraph;
    std::uint16_t place;  // in the field, from 0; those after 65 535 stand there
    WordField field;
};

struct IndexItem {
    IndexedText text;
    std::vector<std::string> plain_names;  // the title and other names as ascii_slug writes them, the title first
    std::uint32_t first = 0;               // its first paragraph: title, names and codes; those of the text follow
    double length = 0;                     // words, each with its field's weight
    bool present = true;                   // or removed, and still in the postings
};

// How much a word in a field counts beside one in the text.
double weight_of(WordField field);

class TextIndex {
 public:
    // Beside what there is of the same kind and id.
    void put(IndexedText text);
    void remove(const std::string& kind, const std::string& id);
    // The first; null when there is none.
    const IndexItem* find(const std::string& kind, const std::string& id) const;
    // More of what it holds is removed than present: time to make it anew.
    bool is_worn() const { return removed_ > 1000 && removed_ > present_; }

    const std::vector<IndexItem>& items() const { return items_; }
    std::uint32_t item_of(std::uint32_t paragraph) const { return item_of_[paragraph]; }
    std::uint32_t paragraphs() const { return static_cast<std::uint32_t>(item_of_.size()); }
    const std::vector<Posting>& postings(WordNumber word) const { return postings_[word]; }  // in order of paragraphs
    Lexicon& lexicon() { return lexicon_; }
    const Lexicon& lexicon() const { return lexicon_; }
    std::size_t present() const { return present_; }
    double average_length() const { return present_ == 0 ? 1 : total_length_ / static_cast<double>(present_); }

 private:
    void add_words(std::string_view text, WordField field, std::uint32_t paragraph, IndexItem& item);

    Lexicon lexicon_;
    std::vector<std::vector<Posting>> postings_;  // by word
    std::vector<IndexItem> items_;
    std::vector<std::uint32_t> item_of_;                                                 // by paragraph
    std::map<std::pair<std::string, std::string>, std::vector<std::uint32_t>> numbers_;  // by kind and id
    std::size_t present_ = 0;
    std::size_t removed_ = 0;
    double total_length_ = 0;
};

}  // namespace ledstang
