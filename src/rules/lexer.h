// A rule's text as words, literals and signs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "rules/faults.h"
#include "rules/words.h"

namespace ledstang::rules {

enum class Sign : std::uint8_t {
    none,
    open,
    close,
    open_set,
    close_set,
    separator,  // , or ;
    plus,
    minus,
    times,
    divided,
    equal,
    not_equal,
    less,
    less_or_equal,
    greater,
    greater_or_equal
};

struct Token {
    enum class Kind : std::uint8_t { word, column, whole_number, number, text, date, period, sign, end };
    Kind kind = Kind::end;
    Span span;
    Word word = Word::none;  // of a word: what it means in the language, if anything
    Sign sign = Sign::none;
    std::string text;  // of a word or a [column]: as written; of a text: without its quotation marks
    std::int64_t whole_number = 0;
    double number = 0;
    Date first{};  // of a date: the day; of a period: its first day
    Date last{};   // of a period: its last day
};

// Ends with one token of kind end. Throws Stop when something cannot be read.
std::vector<Token> read_tokens(std::string_view text, Faults& faults);

}  // namespace ledstang::rules
