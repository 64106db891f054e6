#include "search/words.h"

#include <libstemmer.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <unordered_set>

#include "base/swedish_text.h"
#include "base/utf8.h"

namespace ledstang {
namespace {

bool is_ascii_letter(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(unsigned char c) {
    return c >= '0' && c <= '9';
}
bool is_vowel(char c) {
    return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

// Bytes of the letter or digit at the front of the text; 0 when something else stands there.
std::size_t letter_length(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    if (first < 0x80) return is_ascii_letter(first) || is_digit(first) ? 1 : 0;
    const auto decoded = first_character(text);
    if (!decoded) return 0;
    const char32_t c = decoded->character;
    const bool letter = (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) || c == 0xB5;  // Latin and beyond, µ
    return letter ? decoded->length : 0;
}

std::size_t run_length(std::string_view text) {
    std::size_t length = 0;
    while (length < text.size()) {
        const std::size_t more = letter_length(text.substr(length));
        if (more == 0) break;
        length += more;
    }
    return length;
}

// Most words are of ASCII and Latin-1: much of the time of making an index is spent here.
std::string small_letters(std::string_view text) {
    std::string small(text);
    for (std::size_t i = 0; i < small.size(); ++i) {
        const auto c = static_cast<unsigned char>(small[i]);
        if (c < 0x80) {
            if (c >= 'A' && c <= 'Z') small[i] = static_cast<char>(c + 0x20);
        } else if (c == 0xC3 && i + 1 < small.size()) {
            const auto next = static_cast<unsigned char>(small[++i]);
            if (next >= 0x80 && next <= 0x9E && next != 0x97) small[i] = static_cast<char>(next + 0x20);
        } else {
            return lower_case(text);
        }
    }
    return small;
}

// The length of a code with its point, "I50.9"; 0 when the word is none or no point follows.
std::size_t pointed_code(std::string_view text, std::size_t word) {
    if (word + 1 >= text.size() || text[word] != '.' || !looks_like_code(small_letters(text.substr(0, word)))) return 0;
    const std::size_t rest = run_length(text.substr(word + 1));
    return rest >= 1 && rest <= 2 && is_digit(static_cast<unsigned char>(text[word + 1])) ? word + 1 + rest : 0;
}

// Forms that Snowball's Swedish leaves as they are: the article of "blodtrycket", "blodtryckets",
// "lungan", "lungans", and the neuter of short adjectives, "högt".
std::string_view shortened(std::string_view plain) {
    constexpr std::size_t shortest_stem = 4;
    if (plain.size() >= shortest_stem && plain.ends_with("gt")) return plain.substr(0, plain.size() - 1);
    std::string_view rest = plain;
    if (rest.ends_with('s')) rest.remove_suffix(1);
    if (rest.size() < shortest_stem + 2) return plain;
    const std::string_view ending = rest.substr(rest.size() - 2);
    if (ending != "et" && ending != "an") return plain;
    const std::string_view stem = rest.substr(0, rest.size() - 2);
    // "verksamhet" and "annan" have no article.
    const bool has_article = !is_vowel(stem.back()) && !(ending == "et" && stem.back() == 'h');
    return has_article ? stem : plain;
}

struct StemmerDeleter {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

sb_stemmer* stemmer() {
    thread_local const std::unique_ptr<sb_stemmer, StemmerDeleter> one(sb_stemmer_new("swedish", "UTF_8"));
    if (!one) throw std::runtime_error("libstemmer has no Swedish");
    return one.get();
}

}  // namespace

std::vector<TextWord> words_of(std::string_view text) {
    std::vector<TextWord> words;
    std::uint32_t place = 0;
    std::size_t chain = 0;  // words since the last that was not joined by a hyphen
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t word = run_length(text.substr(at));
        if (word == 0) {
            ++at;
            continue;
        }
        const std::size_t code = pointed_code(text.substr(at), word);
        const std::size_t end = at + (code > 0 ? code : word);
        std::string written = small_letters(text.substr(at, end - at));
        std::erase(written, '.');
        words.push_back({std::move(written), at, end, place++, false});
        const bool joined = end + 1 < text.size() && text[end] == '-' && letter_length(text.substr(end + 1)) > 0;
        ++chain;
        if (!joined && chain > 1) {
            TextWord whole;
            for (std::size_t i = words.size() - chain; i < words.size(); ++i) whole.written += words[i].written;
            whole.begin = words[words.size() - chain].begin;
            whole.end = end;
            whole.place = words[words.size() - chain].place;
            whole.also = true;
            words.push_back(std::move(whole));
        }
        if (!joined) chain = 0;
        at = end + (joined ? 1 : 0);
    }
    return words;
}

std::string plain_word(std::string_view written) {
    if (std::ranges::all_of(written, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        return std::string(written);
    std::string plain = ascii_slug(written);
    std::erase(plain, '_');
    return plain.empty() ? std::string(written) : plain;
}

std::string key_of(std::string_view plain) {
    if (looks_like_code(plain)) return std::string(plain);
    const std::string_view bare = shortened(plain);
    const sb_symbol* stem =
        sb_stemmer_stem(stemmer(), reinterpret_cast<const sb_symbol*>(bare.data()), static_cast<int>(bare.size()));
    if (stem == nullptr) throw std::bad_alloc();
    std::string key(reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer())));
    const std::size_t size = key.size();
    const bool weak = size >= 5 && key[size - 2] == 'e' && !is_vowel(key[size - 3]) &&
                      std::string_view("lnr").find(key[size - 1]) != std::string_view::npos;
    if (weak) key.erase(size - 2, 1);
    return key;
}

bool looks_like_code(std::string_view plain) {
    std::size_t letters = 0;
    while (letters < plain.size() && is_ascii_letter(static_cast<unsigned char>(plain[letters]))) ++letters;
    if (letters < 1 || letters > 3 || plain.size() < letters + 2 || plain.size() > 7) return false;
    return is_digit(static_cast<unsigned char>(plain[letters])) &&
           is_digit(static_cast<unsigned char>(plain[letters + 1]));
}

bool is_function_word(std::string_view plain) {
    static const std::unordered_set<std::string_view> words{
        "alla",   "allt", "an",    "and",   "andra", "att",    "av",     "blev",   "bli",   "blir",  "da",    "dar",
        "de",     "dem",  "den",   "denna", "deras", "dess",   "dessa",  "det",    "detta", "dig",   "din",   "dina",
        "ditt",   "du",   "eller", "en",    "er",    "ett",    "far",    "finns",  "for",   "fran",  "ga",    "gor",
        "gora",   "ha",   "han",   "har",   "hon",   "hur",    "i",      "in",     "inte",  "ja",    "jag",   "kan",
        "man",    "med",  "men",   "mig",   "min",   "mina",   "mot",    "mycket", "nar",   "nagon", "nagot", "nej",
        "ni",     "nu",   "och",   "om",    "oss",   "pa",     "sa",     "sig",    "sin",   "sina",  "sitt",  "ska",
        "skall",  "som",  "ta",    "till",  "under", "upp",    "ut",     "utan",   "vad",   "var",   "vara",  "vart",
        "varfor", "vem",  "vi",    "vid",   "vilka", "vilken", "vilket", "vill",   "vilja", "at",    "ar",    "over"};
    return words.contains(plain);
}

}  // namespace ledstang
