// What is known of one pair of labels while a log's columns are read. Inside the module.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "event_logs/names.h"
#include "process_analysis/distribution.h"
#include "process_analysis/median_bounds.h"

namespace ledstang {

// Gaps wait until there is a row of them, and are then reckoned on in registers: to change a dozen sums in memory at
// every event takes longer than all the rest.
class PairTally {
 public:
    explicit PairTally(const MedianBounds& bounds) : bounds_(bounds) {}

    // Never negative; those of one case come right after each other.
    void add(std::int64_t gap, std::uint32_t in_case) {
        gaps_[waiting_] = gap;
        cases_[++waiting_] = in_case;
        if (waiting_ == row) settle();
    }
    // Reckons on those that wait; to be called before anything below.
    void settle();

    // Another of the same pair, of other cases and with the same bounds.
    void join(PairTally&& other);

    std::uint64_t cases() const { return case_count_; }
    const ExactSums& sums() const { return sums_; }
    std::int64_t least() const { return least_; }
    std::int64_t most() const { return most_; }
    // In seconds; nothing when it is not between the bounds.
    std::optional<double> median();

 private:
    std::optional<std::int64_t> at_place(std::uint64_t place);

    static constexpr std::size_t row = 32;

    std::uint32_t waiting_ = 0;
    std::array<std::uint32_t, row + 1> cases_{absent};  // the first is that of the gap before those that wait
    std::array<std::int64_t, row> gaps_;
    MedianBounds bounds_;
    ExactSums sums_;
    std::uint64_t case_count_ = 0;
    std::int64_t least_ = std::numeric_limits<std::int64_t>::max();
    std::int64_t most_ = 0;
    std::uint64_t below_low_ = 0;
    std::uint64_t at_low_ = 0;
    std::vector<std::int64_t> picked_;  // above bounds_.low, and up to bounds_.high
};

}  // namespace ledstang
