// A statement and what is bound to it. No value that comes from outside ever stands in the text.
#pragma once

#include <string>
#include <vector>

#include "base/value.h"

namespace ledstang {

// The text holds $1, $2 … for the values, in their order.
struct SqlText {
    std::string text;
    std::vector<Value> parameters = {};
};

}  // namespace ledstang
