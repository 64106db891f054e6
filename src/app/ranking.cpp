#include "app/ranking.h"

#include <algorithm>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

std::optional<Fit> fit_of(const std::string& text, const std::string& wanted) {
    if (text == wanted) return Fit::exact;
    if (text.starts_with(wanted)) return Fit::beginning;
    if (text.find("_" + wanted) != std::string::npos) return Fit::word_beginning;
    if (text.find(wanted) != std::string::npos) return Fit::inside;
    return std::nullopt;
}

std::vector<std::string> split(const std::string& whole) {
    std::vector<std::string> words;
    for (std::size_t start = 0; start < whole.size();) {
        const auto end = std::min(whole.find('_', start), whole.size());
        words.push_back(whole.substr(start, end - start));
        start = end + 1;
    }
    return words;
}

}  // namespace

SearchWords::SearchWords(std::string_view query) : whole_(ascii_slug(query)), words_(split(whole_)) {}

std::optional<Fit> SearchWords::fit(const std::vector<std::string_view>& texts) const {
    std::optional<Fit> best;
    std::string all;
    for (const auto text : texts) {
        const std::string plain = ascii_slug(text);
        if (const auto found = fit_of(plain, whole_); found && (!best || *found < *best)) best = found;
        all += plain + "_";
    }
    if (best || words_.size() < 2) return best;
    const bool every =
        std::ranges::all_of(words_, [&](const auto& word) { return all.find(word) != std::string::npos; });
    return every ? std::optional(Fit::all_words) : std::nullopt;
}

}  // namespace ledstang
