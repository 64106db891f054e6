// What is written out in a rule: numbers, texts and dates, with their units, alone and in sets.
#pragma once

#include <optional>
#include <vector>

#include "rules/builder.h"
#include "rules/token_reader.h"

namespace ledstang::rules {

// With its unit, if one stands here.
std::optional<Literal> read_literal(TokenReader& tokens);
// One that must stand here, perhaps with a minus sign.
Literal read_member(TokenReader& tokens);
// From { to }.
std::vector<Literal> read_set(TokenReader& tokens);

}  // namespace ledstang::rules
