// The key that a text is ordered by in Swedish: for long lists, where SwedishOrder would make it anew at each
// comparison. Texts with equal keys are in the order of their bytes. Whole numbers in a text stand by their size, so
// that "Process 2" comes before "Process 10", and "Process 02" in the same place as the first.
#pragma once

#include <string>
#include <string_view>

namespace ledstang {

std::u32string swedish_key(std::string_view text);

}  // namespace ledstang
