// What somebody has written in the search field, taken apart. Inside the module.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ledstang {

struct Question {
    std::vector<std::string> words;                 // in order, as written in small letters; codes as "i509"
    std::vector<std::vector<std::string>> phrases;  // "ord i följd" within quotation marks
    std::vector<std::string> without;               // -ord
    bool unfinished = false;                        // the last word stands at the end: one may be typing it
    bool empty() const { return words.empty() && phrases.empty(); }
};

// Quotation marks are ", ” and “; one that is not closed lasts to the end. Function words are left out unless nothing
// else is asked for. Words after the twelfth are not looked at.
Question read_question(std::string_view text);

}  // namespace ledstang
