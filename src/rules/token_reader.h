// The tokens of a rule, one after another, and the way out when something cannot be read.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/lexer.h"

namespace ledstang::rules {

class TokenReader {
 public:
    TokenReader(std::vector<Token> tokens, Faults& faults) : tokens_(std::move(tokens)), faults_(faults) {}

    const Token& now() const { return tokens_[at_]; }
    const Token& next() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)]; }
    const Token* before() const { return at_ > 0 ? &tokens_[at_ - 1] : nullptr; }
    const Token& take() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }  // the last stays
    bool at(Word word) const { return now().kind == Token::Kind::word && now().word == word; }
    bool at(Sign sign) const { return now().kind == Token::Kind::sign && now().sign == sign; }
    template <class WordOrSign>
    bool skip(WordOrSign what) {
        if (!at(what)) return false;
        take();
        return true;
    }
    // From `begin` to what was taken last.
    Span since(Span begin) const { return begin.to(tokens_[at_ > 0 ? at_ - 1 : 0].span); }

    // Adds the fault and throws Stop.
    [[noreturn]] void stop(Span span, std::string code, std::string message, std::string suggestion = {}) {
        faults_.add(span, std::move(code), std::move(message), std::move(suggestion));
        throw Stop{};
    }
    void expect(Word word, std::string_view written, std::string_view where) {
        if (!skip(word))
            stop(now().span, "rule.expected", fmt::format("Här ska det stå ”{}”: {}.", written, where),
                 std::string(written));
    }

 private:
    std::vector<Token> tokens_;
    Faults& faults_;
    std::size_t at_ = 0;
};

}  // namespace ledstang::rules
