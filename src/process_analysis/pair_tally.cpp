#include "process_analysis/pair_tally.h"

#include <algorithm>

namespace ledstang {

void PairTally::settle() {
    // All of it is added rather than asked, since a processor that guesses wrong loses as much as ten gaps take. Two
    // loops, since all sums do not find room in the registers at once.
    WideUnsigned sum = 0;
    WideUnsigned squares = 0;
    for (std::size_t i = 0; i < waiting_; ++i) {
        const auto gap = static_cast<std::uint64_t>(gaps_[i]);
        sum += gap;
        squares += static_cast<WideUnsigned>(gap) * gap;
    }
    sums_.add({waiting_, static_cast<WideInteger>(sum), squares});

    // A gap's place is counted from the first that is picked: what is not above bounds_.low is then negative, and what
    // is picked is below `width` when it is taken without a sign.
    const auto first = static_cast<std::uint64_t>(bounds_.low) + 1;
    const auto width = static_cast<std::uint64_t>(bounds_.high) + 1 - first;
    auto least = least_;
    auto most = most_;
    std::uint64_t not_above = 0;
    std::uint64_t at = 0;
    std::array<std::int64_t, row> picked;
    std::size_t between = 0;
    for (std::size_t i = 0; i < waiting_; ++i) {
        const auto gap = gaps_[i];
        least = std::min(least, gap);
        most = std::max(most, gap);
        const auto place = static_cast<std::uint64_t>(gap) - first;
        not_above += place >> 63;
        at += gap == bounds_.low ? 1 : 0;
        picked[between] = gap;  // the next one is written over it unless it is picked
        between += place < width ? 1 : 0;
    }
    least_ = least;
    most_ = most;
    below_low_ += not_above - at;
    at_low_ += at;
    picked_.insert(picked_.end(), picked.begin(), picked.begin() + static_cast<std::ptrdiff_t>(between));

    for (std::size_t i = 0; i < waiting_; ++i) case_count_ += cases_[i] != cases_[i + 1] ? 1 : 0;
    cases_[0] = cases_[waiting_];
    waiting_ = 0;
}

void PairTally::join(PairTally&& other) {
    bounds_ = other.bounds_;
    sums_.add(other.sums_);
    case_count_ += other.case_count_;
    least_ = std::min(least_, other.least_);
    most_ = std::max(most_, other.most_);
    below_low_ += other.below_low_;
    at_low_ += other.at_low_;
    if (picked_.empty()) {
        picked_ = std::move(other.picked_);
    } else {
        picked_.insert(picked_.end(), other.picked_.begin(), other.picked_.end());
    }
}

// The gap at that place in order, or nothing when it is not between the bounds.
std::optional<std::int64_t> PairTally::at_place(std::uint64_t place) {
    if (place < below_low_) return std::nullopt;
    place -= below_low_;
    if (place < at_low_) return bounds_.low;
    place -= at_low_;
    if (place >= picked_.size()) return std::nullopt;
    const auto middle = picked_.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(picked_.begin(), middle, picked_.end());
    return *middle;
}

std::optional<double> PairTally::median() {
    const auto low = at_place((sums_.count - 1) / 2);
    const auto high = sums_.count % 2 == 1 ? low : at_place(sums_.count / 2);
    if (!low || !high) return std::nullopt;
    return (static_cast<double>(*low) + static_cast<double>(*high)) / 2 / microseconds;
}

}  // namespace ledstang
