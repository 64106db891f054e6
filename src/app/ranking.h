// How well a text fits what somebody searched for. Case and diacritics do not count: "varden" finds Vården.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ledstang {

enum class Fit { exact, beginning, word_beginning, inside, all_words };

class SearchWords {
 public:
    explicit SearchWords(std::string_view query);
    bool empty() const { return whole_.empty(); }
    // The best fit among a thing's texts: name, id, other spellings.
    std::optional<Fit> fit(const std::vector<std::string_view>& texts) const;

 private:
    std::string whole_;               // plain letters, words joined by _
    std::vector<std::string> words_;  // of which each must be found for all_words
};

}  // namespace ledstang
