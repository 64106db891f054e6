// The words of a Swedish text, as the search sees them. Inside the module. Texts are UTF-8.
//
//   "Läkemedlen"   written   läkemedlen   small letters
//                  plain     lakemedlen   a to z and digits: å ä ö as a a o, é as e
//                  key       lakemedl     the plain word without its inflection: one for all forms of a word
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ledstang {

struct TextWord {
    std::string written;
    std::size_t begin = 0;  // bytes in the text
    std::size_t end = 0;
    std::uint32_t place = 0;  // number in the text, from 0
    bool also = false;        // another reading of the words at the same place: "e-recept" is also "erecept"
};

// Letters and digits in a row are a word. A code is one word without its point: "I50.9" is "i509". What is joined by
// hyphens is its parts, and the whole without hyphens as well.
std::vector<TextWord> words_of(std::string_view text);

std::string plain_word(std::string_view written);
// Snowball's Swedish stem of the plain word, with a weak e before the last consonant taken away as well, so that
// "läkemedel" and "läkemedlen" have the same key.
std::string key_of(std::string_view plain);

// "i50", "i509", "af063": one to three letters and at least two digits.
bool looks_like_code(std::string_view plain);
// "och", "att", "vid": words that carry no subject.
bool is_function_word(std::string_view plain);

}  // namespace ledstang
