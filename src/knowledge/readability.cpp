#include "knowledge/readability.h"

#include "base/utf8.h"

namespace ledstang {
namespace {

constexpr std::size_t letters_of_short_word = 6;

bool is_letter(unsigned char byte) {
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}
bool is_digit(unsigned char byte) {
    return byte >= '0' && byte <= '9';
}

// The bounds and the words beside them follow Björnsson's table.
std::string verdict_of(int lix) {
    if (lix < 30) return "Mycket lättläst, som en barnbok.";
    if (lix < 40) return "Lättläst, som skönlitteratur.";
    if (lix < 50) return "Medelsvår, som en vanlig tidningstext. Lagom för en rutin.";
    if (lix < 60) return "Svår, som en myndighetstext. Korta meningarna.";
    return "Mycket svår, som en avhandling. Dela meningarna och byt långa ord.";
}

// A sign that is no letter although it begins with a byte above 0x7F: dashes, quotation marks, the non-breaking space.
bool is_other_sign(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first == 0xE2) return true;  // U+2000 and on: dashes, quotation marks, bullets, ellipsis
    return first == 0xC2;            // U+0080 to U+00BF: no-break space, «, §, ·
}

std::size_t sign_length(unsigned char first) {
    if (first < 0x80) return 1;
    if (first < 0xE0) return 2;
    return first < 0xF0 ? 3 : 4;
}

}  // namespace

Readability readability_of(std::string_view plain) {
    Readability found;
    bool word_since_end = false;
    std::size_t letters = 0;
    bool in_word = false;
    const auto end_word = [&] {
        if (!in_word) return;
        ++found.words;
        if (letters > letters_of_short_word) ++found.long_words;
        word_since_end = true;
        letters = 0;
        in_word = false;
    };
    const auto end_sentence = [&] {
        if (word_since_end) ++found.sentences;
        word_since_end = false;
    };
    for (std::size_t at = 0; at < plain.size();) {
        const auto byte = static_cast<unsigned char>(plain[at]);
        const std::size_t length = std::min(sign_length(byte), plain.size() - at);
        const bool between = in_word && at + 1 < plain.size();
        const unsigned char following = between ? static_cast<unsigned char>(plain[at + 1]) : 0;
        if (is_letter(byte) && !is_other_sign(plain, at)) {
            in_word = true;
            ++letters;
        } else if (is_digit(byte)) {
            in_word = true;
        } else if (between && (byte == '-' || byte == '.' || byte == ',' || byte == ':' || byte == '/') &&
                   (is_digit(following) || (byte == '-' && is_letter(following)))) {
            // "2,5", "10.30", "e-post": one word, and no sentence ends.
        } else {
            end_word();
            if (byte == '.' || byte == '!' || byte == '?' || byte == '\n') end_sentence();
        }
        at += length;
    }
    end_word();
    end_sentence();
    if (found.words == 0) return found;
    const double lix = static_cast<double>(found.words) / found.sentences + 100.0 * found.long_words / found.words;
    found.lix = static_cast<int>(lix + 0.5);
    found.verdict = verdict_of(*found.lix);
    return found;
}

}  // namespace ledstang
