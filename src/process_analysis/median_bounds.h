// Between which two gaps the median of a pair must nearly certainly lie, by a sample.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace ledstang {

// Gaps below `low` and at it are counted, those above it and up to `high` are picked.
struct MedianBounds {
    std::int64_t low = -1;
    std::int64_t high = std::numeric_limits<std::int64_t>::max();

    // Of so small a sample everything is picked: then the pair has few gaps in all, or is so rare that they cost
    // little.
    static constexpr std::size_t fewest = 40;

    // Five standard deviations of the median's place among the sample to either side, since what happens to a patient
    // twice is not by chance alike. Puts the sample in another order.
    static MedianBounds of(std::vector<std::int64_t>& sample);
};

}  // namespace ledstang
