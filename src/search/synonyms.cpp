#include "search/synonyms.h"

#include <fmt/format.h>

#include <filesystem>

#include "base/swedish_text.h"
#include "described/toml_file.h"
#include "search/words.h"

namespace ledstang {
namespace {

struct Synonyms {
    std::vector<std::string> words;
    template <class S = Synonyms>
    static constexpr auto described() {
        return describe("Synonyms", field("words", &S::words, "Ord för samma sak"));
    }
};
struct SynonymFile {
    std::vector<Synonyms> synonyms;
    template <class S = SynonymFile>
    static constexpr auto described() {
        return describe("SynonymFile", field("synonyms", &S::synonyms, "Ord som betyder samma sak"));
    }
};

Refusal wrong(std::size_t number, const std::string& what) {
    return {RefusalKind::invalid, "search.synonyms", fmt::format("synonyms.toml: grupp {} {}", number, what)};
}

std::string keys_of(const std::vector<std::string>& written) {
    std::string keys;
    for (const auto& word : written) keys += key_of(plain_word(word)) + ' ';
    return keys;
}

std::vector<std::string> written_words(const std::string& name) {
    std::vector<std::string> words;
    for (auto& word : words_of(name)) {
        if (!word.also) words.push_back(std::move(word.written));
    }
    return words;
}

}  // namespace

SynonymBook::SynonymBook(std::vector<SynonymGroup> groups) : groups_(std::move(groups)) {
    for (std::size_t i = 0; i < groups_.size(); ++i) {
        for (const auto& name : groups_[i]) {
            const auto words = written_words(name);
            by_keys_[keys_of(words)].push_back(i);
            for (const auto& word : words) plain_words_.push_back(plain_word(word));
        }
    }
}

std::vector<std::string> SynonymBook::others(const std::vector<std::string>& written) const {
    std::vector<std::string> names;
    const std::string keys = keys_of(written);
    const auto found = by_keys_.find(keys);
    if (found == by_keys_.end()) return names;
    for (const std::size_t group : found->second) {
        for (const auto& name : groups_[group]) {
            if (keys_of(written_words(name)) != keys) names.push_back(name);
        }
    }
    return names;
}

Result<std::vector<SynonymGroup>> read_synonyms(const std::string& folder) {
    constexpr std::size_t most_words = 4;
    const auto name = std::filesystem::path(folder) / "synonyms.toml";
    if (!std::filesystem::exists(name)) return std::vector<SynonymGroup>();
    auto file = read_toml_as<SynonymFile>(name);
    if (!file) return refuse(file.error());
    std::vector<SynonymGroup> groups;
    for (auto& group : file->synonyms) {
        const std::size_t number = groups.size() + 1;
        if (group.words.size() < 2)
            return refuse(wrong(number, "behöver minst två ord. Lägg till ett eller ta bort gruppen."));
        for (const auto& word : group.words) {
            const std::size_t count = words_of(word).size();
            if (count == 0 || count > most_words)
                return refuse(wrong(number, fmt::format("har {}. Skriv ett till fyra ord.", in_quotes(word))));
        }
        groups.push_back(std::move(group.words));
    }
    return groups;
}

}  // namespace ledstang
