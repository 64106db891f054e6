#include "search/lexicon.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "search/nearness.h"
#include "search/words.h"

namespace ledstang {
namespace {

// How much a word is worth beside the one that was asked for.
constexpr double other_letters = 0.6;  // "far" when "får" was asked for
constexpr double as_last_part = 0.75;  // "trycksår" is a kind of "sår"
constexpr double as_first_part = 0.6;  // "läkemedelslista" has to do with "läkemedel"
constexpr double wider_code = 0.5;
constexpr double narrower_code = 0.9;

constexpr std::size_t shortest_part = 3;
constexpr std::size_t most_kept = 1000;  // words asked for

// What may stand between two parts: "läkemedelS-", "gatU-", "kyrkO-", "barnA-"; and what may follow the last.
constexpr std::array<std::string_view, 5> links{"s", "o", "u", "a", "e"};
constexpr std::array<std::string_view, 24> endings{"s",    "n",    "en",    "et",    "t",   "a",   "e",  "r",
                                                   "er",   "ar",   "or",    "na",    "ens", "ets", "ns", "erna",
                                                   "arna", "orna", "ernas", "arnas", "ers", "ars", "de", "te"};
// Ends of words that are never a part by themselves, although some text may have them so.
constexpr std::array<std::string_view, 16> never_parts{"ing",  "ens",  "het",  "ant", "ist", "are",  "arna", "erna",
                                                       "ande", "ende", "else", "isk", "lig", "ning", "ets",  "iska"};

bool is_one_of(const auto& list, std::string_view text) {
    return std::ranges::find(list, text) != list.end();
}

bool has_swedish_letters(std::string_view written) {
    return std::ranges::any_of(written, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

// "laekemedel" → "lakemedel"; empty when there is nothing to replace.
std::string without_digraphs(std::string_view plain) {
    std::string result;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const std::string_view two = plain.substr(i, 2);
        result += two == "oe" ? 'o' : plain[i];
        if (two == "aa" || two == "ae" || two == "oe") ++i;
    }
    return result.size() < plain.size() ? result : std::string();
}

void keep_larger(std::unordered_map<WordNumber, double>& found, WordNumber word, double weight) {
    auto& present = found[word];
    present = std::max(present, weight);
}

// In the order of the words' numbers, so that sums are made in one order.
std::vector<FoundWord> in_order(const std::unordered_map<WordNumber, double>& found) {
    std::vector<FoundWord> words;
    words.reserve(found.size());
    for (const auto& [word, weight] : found) words.push_back({word, weight});
    std::ranges::sort(words, {}, &FoundWord::word);
    return words;
}

}  // namespace

WordNumber Lexicon::number_of(const std::string& written) {
    const auto [place, is_new] = by_written_.try_emplace(written, static_cast<WordNumber>(words_.size()));
    if (!is_new) return place->second;
    kept_->forms.clear();
    Entry entry{written, plain_word(written), {}, 0};
    entry.key = key_of(entry.plain);
    entry.letters = letters_of(entry.plain);
    by_key_[entry.key].push_back(place->second);
    if (all_.empty()) all_ = "\n";
    starts_.push_back(static_cast<std::uint32_t>(all_.size()));
    all_ += entry.plain;
    all_ += '\n';
    plain_.insert(entry.plain);
    words_.push_back(std::move(entry));
    return place->second;
}

std::optional<WordNumber> Lexicon::find(const std::string& written) const {
    const auto place = by_written_.find(written);
    return place == by_written_.end() ? std::nullopt : std::optional(place->second);
}

void Lexicon::know(std::string_view plain) {
    kept_->forms.clear();
    plain_.emplace(plain);
    if (known_.insert(key_of(plain)).second) known_words_.emplace_back(plain);
}

template <class Visit>
void Lexicon::each_with(std::string_view needle, Visit visit) const {
    const auto next_place = [&](std::size_t from) {
        // Faster than std::string::find, which stops at each first letter.
        const void* found = memmem(all_.data() + from, all_.size() - from, needle.data(), needle.size());
        return found == nullptr ? all_.size() : static_cast<std::size_t>(static_cast<const char*>(found) - all_.data());
    };
    for (std::size_t at = next_place(0); at < all_.size(); at = next_place(at)) {
        const auto next = std::ranges::upper_bound(starts_, static_cast<std::uint32_t>(at));
        const auto word = static_cast<WordNumber>(next - starts_.begin() - 1);
        visit(word);
        at = starts_[word] + words_[word].plain.size();
    }
}

// Before another part a word stands without inflection, in full or shortened to its key, perhaps with a link: "lung-",
// "läkemedels-". The other links follow longer parts only: "kole" of "kolecystit" is no "kol-e-".
bool Lexicon::is_first_part(std::string_view plain, bool of_two) const {
    if (plain.size() < shortest_part || is_one_of(never_parts, plain)) return false;
    const auto is_word = [this](std::string_view text) {
        const std::string word(text);
        return plain_.contains(word) || knows_key(word);
    };
    if (is_word(plain)) return true;
    for (const auto link : links) {
        const std::size_t least = link == "s" ? shortest_part : shortest_part + 1;
        if (plain.ends_with(link) && plain.size() > least && is_word(plain.substr(0, plain.size() - 1))) return true;
    }
    if (!of_two) return false;
    for (std::size_t cut = shortest_part; cut + shortest_part <= plain.size(); ++cut) {
        if (is_first_part(plain.substr(0, cut), false) && is_first_part(plain.substr(cut), false)) return true;
    }
    return false;
}

// The last part has any form.
bool Lexicon::is_last_part(std::string_view plain, bool of_two) const {
    if (plain.size() < shortest_part || is_one_of(never_parts, plain)) return false;
    if (knows_key(key_of(plain))) return true;
    if (!of_two) return false;
    for (std::size_t cut = shortest_part; cut + shortest_part <= plain.size(); ++cut) {
        if (is_first_part(plain.substr(0, cut), false) && is_last_part(plain.substr(cut), false)) return true;
    }
    return false;
}

Lexicon::PlaceInWord Lexicon::place_in(std::string_view needle, const std::string& word) const {
    for (std::size_t at = word.find(needle); at != std::string::npos; at = word.find(needle, at + 1)) {
        const auto left = std::string_view(word).substr(0, at);
        auto right = std::string_view(word).substr(at + needle.size());
        if (!left.empty() && !is_first_part(left, true)) continue;
        if (right.empty() || is_one_of(endings, right)) {
            if (!left.empty()) return PlaceInWord::last;
            continue;
        }
        if (is_last_part(right, true)) return PlaceInWord::first;
        for (const auto link : links) {
            if (right.starts_with(link) && is_last_part(right.substr(1), true)) return PlaceInWord::first;
        }
    }
    return PlaceInWord::none;
}

void Lexicon::add_compounds(std::span<const std::string> needles, std::unordered_map<WordNumber, double>& found) const {
    each_with(needles.front(), [&](WordNumber word) {
        const std::string& plain = words_[word].plain;
        if (plain.size() < needles.front().size() + shortest_part || found.contains(word)) return;
        for (const auto& needle : needles) {
            const auto place = place_in(needle, plain);
            if (place == PlaceInWord::first) keep_larger(found, word, as_first_part);
            if (place == PlaceInWord::last) keep_larger(found, word, as_last_part);
            if (place != PlaceInWord::none) return;
        }
    });
}

void Lexicon::add_forms(std::string_view plain, bool swedish, const std::string& written,
                        std::unordered_map<WordNumber, double>& found) const {
    // What compounds are looked for with: the word as asked for, its key, and its other forms.
    std::vector<std::string> needles{std::string(plain), key_of(plain)};
    if (const auto same = by_key_.find(needles[1]); same != by_key_.end()) {
        for (const WordNumber word : same->second) {
            const Entry& entry = words_[word];
            const bool as_asked = !swedish || entry.written == written || has_swedish_letters(entry.written);
            keep_larger(found, word, as_asked ? 1.0 : other_letters);
            needles.push_back(entry.plain);
        }
    }
    std::ranges::sort(needles);
    needles.erase(std::ranges::unique(needles).begin(), needles.end());
    std::erase_if(needles, [](const std::string& needle) { return needle.size() < shortest_part; });
    // All that begin with the same shortest one are found in one look through the words.
    for (std::size_t first = 0; first < needles.size();) {
        std::size_t last = first + 1;
        while (last < needles.size() && needles[last].starts_with(needles[first])) ++last;
        add_compounds(std::span(needles).subspan(first, last - first), found);
        first = last;
    }
}

std::vector<FoundWord> Lexicon::forms(std::string_view written) const {
    const std::string name(written);
    {
        const std::lock_guard lock(kept_->mutex);
        if (const auto kept = kept_->forms.find(name); kept != kept_->forms.end()) return kept->second;
    }
    auto found = find_forms(written);
    const std::lock_guard lock(kept_->mutex);
    if (kept_->forms.size() >= most_kept) kept_->forms.clear();
    kept_->forms.emplace(name, found);
    return found;
}

std::vector<FoundWord> Lexicon::find_forms(std::string_view written) const {
    std::unordered_map<WordNumber, double> found;
    const std::string plain = plain_word(written);
    add_forms(plain, has_swedish_letters(written), std::string(written), found);
    if (const std::string single = without_digraphs(plain); !single.empty() && !has_swedish_letters(written))
        add_forms(single, false, single, found);
    return in_order(found);
}

std::vector<FoundWord> Lexicon::codes(std::string_view plain) const {
    std::unordered_map<WordNumber, double> found;
    const std::string code(plain);
    for (const auto& [word, weight] : beginning_with(plain)) {
        if (!looks_like_code(words_[word].plain)) continue;
        keep_larger(found, word, words_[word].plain == code ? 1.0 : narrower_code);
    }
    if (code.size() > 3 && looks_like_code(code.substr(0, code.size() - 1))) {
        if (const auto wider = by_written_.find(code.substr(0, code.size() - 1)); wider != by_written_.end())
            keep_larger(found, wider->second, wider_code);
    }
    return in_order(found);
}

std::vector<FoundWord> Lexicon::beginning_with(std::string_view plain) const {
    std::vector<FoundWord> found;
    const std::string needle = "\n" + std::string(plain);
    for (std::size_t at = all_.find(needle); at != std::string::npos; at = all_.find(needle, at + 1)) {
        const auto place = std::ranges::lower_bound(starts_, static_cast<std::uint32_t>(at + 1));
        found.push_back({static_cast<WordNumber>(place - starts_.begin()), 1.0});
    }
    return found;
}

std::vector<FoundWord> Lexicon::with_inside(std::string_view plain) const {
    std::vector<FoundWord> found;
    each_with(plain, [&](WordNumber word) { found.push_back({word, 1.0}); });
    return found;
}

std::vector<FoundWord> Lexicon::exactly(std::string_view written) const {
    std::vector<FoundWord> found;
    const std::string plain = plain_word(written);
    const auto same = by_key_.find(key_of(plain));
    if (same == by_key_.end()) return found;
    for (const WordNumber word : same->second) {
        if (words_[word].written == written || (!has_swedish_letters(written) && words_[word].plain == plain))
            found.push_back({word, 1.0});
    }
    return found;
}

std::vector<std::string> Lexicon::parts(std::string_view plain) const {
    std::vector<std::string> best;
    for (std::size_t cut = shortest_part; cut + shortest_part <= plain.size(); ++cut) {
        const std::string_view left = plain.substr(0, cut);
        const std::string_view right = plain.substr(cut);
        // The longest first part that is a word: "hjärt-svikt", not "hjä-rtsvikt".
        if (is_first_part(left, true) && is_last_part(right, false)) best = {std::string(left), std::string(right)};
    }
    return best;
}

std::optional<std::string> Lexicon::nearest_of(std::string_view plain, int most,
                                               std::size_t (*uses)(const void*, WordNumber),
                                               const void* context) const {
    if (plain.size() < 4 || std::ranges::any_of(plain, [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    most = std::min(most, plain.size() <= 5 ? 1 : plain.size() <= 10 ? 2 : 3);
    const std::uint32_t letters = letters_of(plain);
    std::optional<std::string> nearest;
    double least = most + 1;
    const auto consider = [&](const std::string& candidate, const std::string& as_written, std::uint32_t have,
                              std::size_t used) {
        // A slip changes at most two letters of the set.
        if (std::popcount(letters ^ have) > 2 * most) return;
        const int count = slips_between(plain, candidate, most);
        if (count > most) return;
        // Among words as near: the one that begins alike, then the one that is used most.
        const double distance = count + (candidate.front() == plain.front() ? 0 : 0.5) -
                                0.01 * static_cast<double>(std::min<std::size_t>(used, 40));
        if (distance >= least) return;
        least = distance;
        nearest = as_written;
    };
    for (WordNumber word = 0; word < words_.size(); ++word) {
        const Entry& entry = words_[word];
        if (const std::size_t used = uses(context, word); used > 0)
            consider(entry.plain, entry.written, entry.letters, used);
    }
    for (const auto& known : known_words_) consider(known, known, letters_of(known), 1);
    return nearest;
}

}  // namespace ledstang
