// What a cell of a dataset holds, and what a rule's expression comes to.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "base/date.h"

namespace ledstang {

// std::monostate is a missing value: unknown, never zero, false or empty text.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, Date>;

inline bool is_missing(const Value& value) {
    return std::holds_alternative<std::monostate>(value);
}

}  // namespace ledstang
