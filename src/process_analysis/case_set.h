// Some of the cases of a log, one bit for each.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace ledstang {

class CaseSet {
 public:
    CaseSet() = default;
    // All of them, or none.
    CaseSet(std::uint32_t cases, bool all)
        : size_(cases), words_((std::size_t{cases} + 63) / 64, all ? ~std::uint64_t{0} : 0) {
        clear_rest();
    }

    std::uint32_t size() const { return size_; }  // cases of the log, in the set or not
    std::uint32_t count() const {
        std::uint32_t sum = 0;
        for (const auto word : words_) sum += static_cast<std::uint32_t>(std::popcount(word));
        return sum;
    }
    bool all() const { return count() == size_; }
    bool contains(std::uint32_t index) const { return (words_[index / 64] >> (index % 64) & 1) != 0; }
    // Two threads may add at the same time when their cases are at least 64 apart and stand in words of their own.
    void add(std::uint32_t index) { add_if(index, true); }
    // Without a question to the processor, which half of the time would guess wrong.
    void add_if(std::uint32_t index, bool wanted) { words_[index / 64] |= std::uint64_t{wanted} << (index % 64); }

    // Both sets are of the same log.
    CaseSet& operator&=(const CaseSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
        return *this;
    }
    CaseSet& operator|=(const CaseSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
        return *this;
    }
    CaseSet operator~() const {
        CaseSet turned = *this;
        for (auto& word : turned.words_) word = ~word;
        turned.clear_rest();
        return turned;
    }
    bool operator==(const CaseSet&) const = default;

    // The cases from `first` to before `last`, in order.
    template <class Visit>
    void for_each(std::uint32_t first, std::uint32_t last, Visit&& visit) const {
        if (first >= last) return;
        for (std::size_t i = first / 64; i <= (last - 1) / 64; ++i) {
            auto word = words_[i];
            if (i == first / 64) word &= ~std::uint64_t{0} << (first % 64);
            if (i == last / 64) word &= (std::uint64_t{1} << (last % 64)) - 1;
            for (; word != 0; word &= word - 1) {
                visit(static_cast<std::uint32_t>(i * 64) + static_cast<std::uint32_t>(std::countr_zero(word)));
            }
        }
    }

 private:
    void clear_rest() {
        if (size_ % 64 != 0) words_.back() &= (std::uint64_t{1} << (size_ % 64)) - 1;
    }

    std::uint32_t size_ = 0;
    std::vector<std::uint64_t> words_;
};

}  // namespace ledstang
