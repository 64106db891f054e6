// Numbers for pairs of labels, given in the order in which they are first asked for.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace ledstang {

// A square table while the labels are few, beyond that a table of the pairs that there are.
class PairNumbers {
 public:
    explicit PairNumbers(std::size_t labels) : labels_(labels), square_(labels <= most_in_square) {
        slots_.assign(square_ ? labels * labels : 1024, none);
    }

    std::size_t size() const { return pairs_.size(); }
    std::pair<std::uint32_t, std::uint32_t> operator[](std::size_t number) const { return pairs_[number]; }

    // While the labels are few: the number of the pair (from, to) at from · labels() + to, or `none`; otherwise empty.
    std::span<const std::uint32_t> square() const {
        return square_ ? std::span<const std::uint32_t>(slots_) : std::span<const std::uint32_t>();
    }
    std::size_t labels() const { return labels_; }
    // The pair's number; a new one when it is seen for the first time.
    std::uint32_t of(std::uint32_t from, std::uint32_t to) {
        const auto at = square_ ? from * labels_ + to : slot_of(from, to);
        if (slots_[at] != none) return slots_[at];
        const auto number = static_cast<std::uint32_t>(pairs_.size());
        slots_[at] = number;
        pairs_.emplace_back(from, to);
        if (!square_ && pairs_.size() * 2 > slots_.size()) grow();
        return number;
    }

    static constexpr std::uint32_t none = 0xFFFFFFFF;

 private:
    static constexpr std::size_t most_in_square = 1024;  // 4 MiB, the nearest cache of a processor

    static std::size_t place(std::uint32_t from, std::uint32_t to, std::size_t slots) {
        const auto key = (std::uint64_t{from} << 32 | to) * 0x9E3779B97F4A7C15ULL;
        return static_cast<std::size_t>(key >> 20) & (slots - 1);
    }
    // Where the pair is, or where it would be.
    std::size_t slot_of(std::uint32_t from, std::uint32_t to) const {
        auto at = place(from, to, slots_.size());
        while (slots_[at] != none && pairs_[slots_[at]] != std::pair(from, to)) at = (at + 1) & (slots_.size() - 1);
        return at;
    }
    void grow() {
        std::vector<std::uint32_t> wider(slots_.size() * 2, none);
        for (std::uint32_t number = 0; number < pairs_.size(); ++number) {
            auto at = place(pairs_[number].first, pairs_[number].second, wider.size());
            while (wider[at] != none) at = (at + 1) & (wider.size() - 1);
            wider[at] = number;
        }
        slots_ = std::move(wider);
    }

    std::size_t labels_;
    bool square_;
    std::vector<std::uint32_t> slots_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_;
};

}  // namespace ledstang
