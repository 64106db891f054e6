#include "process_analysis/pair_gaps.h"

#include <algorithm>
#include <limits>

#include "process_analysis/median_bounds.h"
#include "process_analysis/pair_numbers.h"

namespace ledstang {
namespace {

struct Tally {
    std::int64_t low = 0;  // MedianBounds
    std::int64_t high = 0;
    std::uint64_t below_low = 0;
    std::uint64_t at_low = 0;
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    std::int64_t most = 0;
    std::uint64_t count = 0;
    std::uint32_t cases = 0;
    std::uint32_t last_case = absent;  // none has this number
    WideInteger sum = 0;
    WideUnsigned squares = 0;
};

// What one thread has counted in its range of cases.
struct Part {
    Part(const PairNumbers& known, const std::vector<MedianBounds>& bounds) : pairs(known) {
        for (const auto& one : bounds) add_pair(one);
    }
    void add_pair(const MedianBounds& bounds) {
        tallies.push_back({});
        tallies.back().low = bounds.low;
        tallies.back().high = bounds.high;
        picked.emplace_back();
    }
    PairNumbers pairs;
    std::vector<Tally> tallies;                     // by the part's number of the pair
    std::vector<std::vector<std::int64_t>> picked;  // likewise
};

// step(case, event, label before, label) for each pair; the event is the latter of the two.
template <class Step>
void for_each_pair(const Selection& selection, CaseRange range, const std::uint32_t* labels, Step&& step) {
    selection.for_each_case(range, [&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
        if (begin == end) return;
        auto before = labels[begin];
        for (auto event = begin + 1; event < end; ++event) {
            const auto label = labels[event];
            if (before != absent && label != absent) step(index, event, before, label);
            before = label;
        }
    });
}

// The pairs of a sample, and the bounds of their medians: eight cases of every 256, so that they lie all over a log
// whose cases stand in order of time. A log of fewer events is not worth it: there all gaps are picked.
struct Sample {
    PairNumbers pairs;
    std::vector<MedianBounds> bounds;

    Sample(const Selection& selection, const std::uint32_t* labels, std::size_t names) : pairs(names) {
        constexpr std::uint64_t worth_a_sample = 1'000'000;
        constexpr std::uint32_t row = 8;
        constexpr std::uint32_t step = 256;
        if (selection.event_count() < worth_a_sample) return;
        std::vector<std::vector<std::int64_t>> gaps;
        const Gaps between(selection.log());
        const auto cases = selection.log().cases();
        for (std::uint32_t first = 0; first < cases; first += std::min(step, cases - first)) {
            for_each_pair(selection, {first, first + std::min(row, cases - first)}, labels,
                          [&](std::uint32_t, std::uint64_t event, std::uint32_t from, std::uint32_t to) {
                              const auto number = pairs.of(from, to);
                              if (number == gaps.size()) gaps.emplace_back();
                              gaps[number].push_back(between.before(event));
                          });
        }
        for (auto& one : gaps) bounds.push_back(MedianBounds::of(one));
    }
};

// The innermost loop of everything that is drawn: written out, since the compiler would call a function for each event.
void count(const Selection& selection, CaseRange range, const std::uint32_t* labels, Part& part) {
    const Gaps gaps(selection.log());
    selection.for_each_case(range, [&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
        auto* tallies = part.tallies.data();
        auto from = begin < end ? labels[begin] : absent;
        for (auto event = begin + 1; event < end; ++event) {
            const auto to = labels[event];
            if (from != absent && to != absent) [[likely]] {
                auto number = part.pairs.known(from, to);
                if (number == PairNumbers::none) [[unlikely]] {
                    number = part.pairs.of(from, to);
                    part.add_pair({});
                    tallies = part.tallies.data();
                }
                const auto gap = gaps.before(event);
                auto& tally = tallies[number];
                ++tally.count;
                tally.cases += tally.last_case != index;
                tally.last_case = index;
                // Seldom true soon enough, and then nothing is stored.
                if (gap < tally.least) [[unlikely]]
                    tally.least = gap;
                if (gap > tally.most) [[unlikely]]
                    tally.most = gap;
                tally.sum += gap;
                tally.squares += static_cast<WideUnsigned>(gap) * static_cast<std::uint64_t>(gap);
                tally.below_low += gap < tally.low;
                tally.at_low += gap == tally.low;
                if (gap > tally.low && gap <= tally.high) [[unlikely]]
                    part.picked[number].push_back(gap);
            }
            from = to;
        }
    });
}

// Every part together, and where to look for the median.
struct Whole {
    std::vector<PairGaps> pairs;
    std::vector<Tally> tallies;
    std::vector<std::vector<std::int64_t>> picked;
};

void add(Whole& whole, std::size_t number, const Tally& tally) {
    auto& pair = whole.pairs[number];
    auto& sum = whole.tallies[number];
    pair.cases += tally.cases;
    pair.gaps.add({tally.count, tally.sum, tally.squares});
    sum.least = std::min(sum.least, tally.least);
    sum.most = std::max(sum.most, tally.most);
    sum.below_low += tally.below_low;
    sum.at_low += tally.at_low;
    // A pair that the sample has not seen is picked whole by every part.
    sum.low = tally.low;
    sum.high = tally.high;
}

// The first part has the earliest cases: pairs that the sample lacks come in their order, however many parts there are.
Whole merge(std::vector<Part>& parts, const Sample& sample) {
    Whole whole;
    PairNumbers pairs = sample.pairs;
    for (auto& part : parts) {
        for (std::size_t i = 0; i < part.tallies.size(); ++i) {
            const auto [from, to] = part.pairs[i];
            const auto number = pairs.of(from, to);
            while (number >= whole.pairs.size()) {
                whole.pairs.push_back({});
                whole.tallies.push_back({});
                whole.picked.emplace_back();
            }
            whole.pairs[number].from = from;
            whole.pairs[number].to = to;
            add(whole, number, part.tallies[i]);
            auto& picked = whole.picked[number];
            if (picked.empty()) {
                picked = std::move(part.picked[i]);
            } else {
                picked.insert(picked.end(), part.picked[i].begin(), part.picked[i].end());
            }
        }
    }
    for (std::size_t i = 0; i < whole.pairs.size(); ++i) {
        whole.pairs[i].least = whole.tallies[i].least;
        whole.pairs[i].most = whole.tallies[i].most;
    }
    return whole;
}

// The gap at that place in order, or nothing when it is not between the bounds.
std::optional<std::int64_t> at_place(std::uint64_t place, const Tally& tally, std::vector<std::int64_t>& picked) {
    if (place < tally.below_low) return std::nullopt;
    place -= tally.below_low;
    if (place < tally.at_low) return tally.low;
    place -= tally.at_low;
    if (place >= picked.size()) return std::nullopt;
    const auto middle = picked.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(picked.begin(), middle, picked.end());
    return *middle;
}

// For the pairs of which the sample has deceived: one more reading of the columns picks all their gaps.
void settle_missed(const Selection& selection, const std::uint32_t* labels, std::size_t names, Whole& whole,
                   const std::vector<bool>& missed) {
    PairNumbers pairs(names);
    for (const auto& pair : whole.pairs) pairs.of(pair.from, pair.to);
    std::vector<std::vector<std::int64_t>> all(whole.pairs.size());
    const Gaps gaps(selection.log());
    for_each_pair(selection, {0, selection.log().cases()}, labels,
                  [&](std::uint32_t, std::uint64_t event, std::uint32_t from, std::uint32_t to) {
                      const auto number = pairs.of(from, to);
                      if (missed[number]) all[number].push_back(gaps.before(event));
                  });
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (missed[i]) whole.pairs[i].median = median_of(all[i], microseconds);
    }
}

}  // namespace

std::vector<PairGaps> pair_gaps(const Selection& selection, std::span<const std::uint32_t> labels, std::size_t names,
                                Threads threads) {
    const auto ranges = share_cases(selection, threads);
    const Sample sample(selection, labels.data(), names);
    std::vector<Part> parts;
    for (std::size_t i = 0; i < ranges.size(); ++i) parts.emplace_back(sample.pairs, sample.bounds);
    in_threads(ranges.size(), [&](std::size_t i) { count(selection, ranges[i], labels.data(), parts[i]); });
    auto whole = merge(parts, sample);
    // Every pair by itself, shared out among the threads; a byte each, since threads may not share the bits of one.
    std::vector<std::uint8_t> missed(whole.pairs.size());
    in_threads(ranges.size(), [&](std::size_t thread) {
        for (std::size_t i = thread; i < whole.pairs.size(); i += ranges.size()) {
            auto& pair = whole.pairs[i];
            const auto low = at_place((pair.gaps.count - 1) / 2, whole.tallies[i], whole.picked[i]);
            const auto high = at_place(pair.gaps.count / 2, whole.tallies[i], whole.picked[i]);
            missed[i] = low && high ? 0 : 1;
            if (low && high) {
                pair.median = (static_cast<double>(*low) + static_cast<double>(*high)) / 2 / microseconds;
            }
        }
    });
    if (std::ranges::find(missed, 1) != missed.end()) {
        settle_missed(selection, labels.data(), names, whole, std::vector<bool>(missed.begin(), missed.end()));
    }
    return std::move(whole.pairs);
}

}  // namespace ledstang
