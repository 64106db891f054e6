// How near two plain words are, counted in slips. Inside the module.
//
// base/swedish_text.h's nearest_name looks through a handful of names; this looks through a lexicon of a hundred
// thousand words and must know at once which of them cannot be near.
#pragma once

#include <cstdint>
#include <string_view>

namespace ledstang {

// A bit for each of a to z that the word has, and one for digits and others.
std::uint32_t letters_of(std::string_view plain);

// Letters wrong, missing, added, or two neighbours swapped (optimal string alignment). Gives most + 1 as soon as it
// must be more than `most`.
int slips_between(std::string_view a, std::string_view b, int most);

}  // namespace ledstang
