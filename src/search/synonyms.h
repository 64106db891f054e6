// Words for the same thing, as the region has them (synonyms.toml). Inside the module.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace ledstang {

// "högt blodtryck", "hypertoni": whoever asks for one of them also wants the others.
using SynonymGroup = std::vector<std::string>;

// Refuses with search.synonyms when the file is wrong. Without the file there are no synonyms.
Result<std::vector<SynonymGroup>> read_synonyms(const std::string& folder);

// The groups, found by the keys of their words.
class SynonymBook {
 public:
    explicit SynonymBook(std::vector<SynonymGroup> groups = {});
    // The other names of what these words, in any form, are a name of. Empty when they are none.
    std::vector<std::string> others(const std::vector<std::string>& written) const;
    // Every word that is named.
    const std::vector<std::string>& plain_words() const { return plain_words_; }

 private:
    std::vector<SynonymGroup> groups_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_keys_;  // "hogt blodtryck"
    std::vector<std::string> plain_words_;
};

}  // namespace ledstang
