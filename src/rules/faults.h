// The faults of a rule's text, found at bytes and told by line and character.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/rules.h"

namespace ledstang::rules {

// Bytes [begin, end) of a rule's text.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    Span to(Span last) const { return {begin, last.end}; }
};

class Faults {
 public:
    explicit Faults(std::string_view text) : text_(text) {}
    void add(Span span, std::string code, std::string message, std::string suggestion = {});
    bool empty() const { return found_.empty(); }
    std::vector<RuleFault> take();  // in the order of the text, at most twenty

 private:
    std::string_view text_;
    std::vector<RuleFault> found_;
};

// Thrown where nothing sensible can be read any further; the fault has been added. Caught in parse_rule.
struct Stop {};

}  // namespace ledstang::rules
