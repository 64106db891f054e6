// What a rule looks for: the texts that it compares a column with.
#pragma once

#include <string>
#include <vector>

#include "rules/rules.h"

namespace ledstang {

struct ComparedText {
    std::string column;
    std::string text;
    bool beginning = false;  // what the column's text begins with; else the whole of it
    auto operator<=>(const ComparedText&) const = default;
};
// In order, each once; those of named rules too.
std::vector<ComparedText> texts_compared(const Rule& rule);

}  // namespace ledstang
