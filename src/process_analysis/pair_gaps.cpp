#include "process_analysis/pair_gaps.h"

#include <algorithm>
#include <array>

#include "process_analysis/median_bounds.h"
#include "process_analysis/pair_numbers.h"
#include "process_analysis/pair_tally.h"

namespace ledstang {
namespace {

// What one thread has counted in its range of cases.
struct Part {
    Part(const PairNumbers& known, const std::vector<MedianBounds>& bounds) : pairs(known) {
        for (const auto& one : bounds) tallies.emplace_back(one);
    }
    PairTally& tally(std::uint32_t from, std::uint32_t to) {
        const auto number = pairs.of(from, to);
        // One that the sample has not seen is picked whole.
        while (number >= tallies.size()) tallies.emplace_back(MedianBounds());
        return tallies[number];
    }
    PairNumbers pairs;
    std::vector<PairTally> tallies;  // by the part's number of the pair
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

    Sample(const Selection& selection, const std::vector<CaseRange>& ranges, const std::uint32_t* labels,
           std::size_t names)
        : pairs(names) {
        constexpr std::uint64_t worth_a_sample = 1'000'000;
        if (selection.event_count() < worth_a_sample) return;
        std::vector<Gathered> parts(ranges.size(), Gathered{PairNumbers(names), {}});
        in_threads(ranges.size(), [&](std::size_t i) { gather(selection, ranges[i], labels, parts[i]); });
        std::vector<std::vector<std::int64_t>> gaps;
        for (auto& part : parts) {
            for (std::size_t i = 0; i < part.gaps.size(); ++i) {
                const auto [from, to] = part.pairs[i];
                const auto number = pairs.of(from, to);
                if (number == gaps.size()) gaps.emplace_back();
                gaps[number].insert(gaps[number].end(), part.gaps[i].begin(), part.gaps[i].end());
            }
        }
        bounds.resize(gaps.size());
        in_threads(ranges.size(), [&](std::size_t thread) {
            for (std::size_t i = thread; i < gaps.size(); i += ranges.size()) bounds[i] = MedianBounds::of(gaps[i]);
        });
    }

 private:
    struct Gathered {
        PairNumbers pairs;
        std::vector<std::vector<std::int64_t>> gaps;  // by number of the pair
    };
    static void gather(const Selection& selection, CaseRange range, const std::uint32_t* labels, Gathered& into) {
        constexpr std::uint64_t row = 8;
        constexpr std::uint64_t step = 256;
        const Gaps between(selection.log());
        for (std::uint64_t first = (range.first + step - 1) / step * step; first < range.last; first += step) {
            const auto last = std::min<std::uint64_t>(first + row, range.last);
            for_each_pair(selection, {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)}, labels,
                          [&](std::uint32_t, std::uint64_t event, std::uint32_t from, std::uint32_t to) {
                              const auto number = into.pairs.of(from, to);
                              if (number == into.gaps.size()) into.gaps.emplace_back();
                              into.gaps[number].push_back(between.before(event));
                          });
        }
    }
};

// The innermost loops of everything that is drawn: written out, since the compiler would call a function for each
// event, and with names of their own for what does not change, which it would fetch anew lest a tally had overwritten
// it.
void count_any(const Selection& selection, CaseRange range, const std::uint32_t* labels, Part& part) {
    const Gaps gaps(selection.log());
    selection.for_each_case(range, [&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
        auto from = begin < end ? labels[begin] : absent;
        for (auto event = begin + 1; event < end; ++event) {
            const auto to = labels[event];
            if (from != absent && to != absent) part.tally(from, to).add(gaps.before(event), index);
            from = to;
        }
    });
    for (auto& tally : part.tallies) tally.settle();
}

// The same of the activities, when they are few and gaps are from instant to instant; and in which cases they are.
void count_few_activities(const Selection& selection, CaseRange range, Part& part, LabelWords& words) {
    const auto* const all_labels = selection.log().activity().data();
    const auto* const all_instants = selection.log().complete().data();
    std::array<std::uint64_t, LabelWords::most_labels> bits{};
    for (std::size_t i = 0; i < bits.size(); ++i) bits[i] = std::uint64_t{1} << i;
    selection.for_each_case(range, [&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
        if (begin == end) return;
        const auto* const labels = all_labels;
        const auto* const instants = all_instants;
        const auto* const bit = bits.data();
        const auto* const slots = part.pairs.square().data();
        const auto width = part.pairs.labels();
        auto* tallies = part.tallies.data();
        auto from = labels[begin];
        auto before = instants[begin];
        auto seen = bit[from];
        for (auto event = begin + 1; event < end; ++event) {
            const auto to = labels[event];
            const auto number = slots[from * width + to];
            const auto instant = instants[event];
            if (number != PairNumbers::none) [[likely]] {
                tallies[number].add(instant - before, index);
            } else {
                part.tally(from, to).add(instant - before, index);
                tallies = part.tallies.data();
            }
            seen |= bit[to];
            from = to;
            before = instant;
        }
        words.add_case(seen, labels[begin], from);
    });
    for (auto& tally : part.tallies) tally.settle();
}

// Every part together. The first part has the earliest cases: pairs that the sample lacks come in their order, however
// many parts there are.
Part merge(std::vector<Part>& parts, const Sample& sample) {
    Part whole(sample.pairs, {});
    for (auto& part : parts) {
        for (std::size_t i = 0; i < part.tallies.size(); ++i) {
            const auto [from, to] = part.pairs[i];
            whole.tally(from, to).join(std::move(part.tallies[i]));
        }
    }
    return whole;
}

// For the pairs of which the sample has deceived: one more reading of the columns picks all their gaps.
void settle_missed(const Selection& selection, const std::uint32_t* labels, PairNumbers& numbers,
                   const std::vector<std::uint8_t>& missed, std::vector<PairGaps>& pairs) {
    std::vector<std::vector<std::int64_t>> all(pairs.size());
    const Gaps gaps(selection.log());
    for_each_pair(selection, {0, selection.log().cases()}, labels,
                  [&](std::uint32_t, std::uint64_t event, std::uint32_t from, std::uint32_t to) {
                      const auto number = numbers.of(from, to);
                      if (missed[number] != 0) all[number].push_back(gaps.before(event));
                  });
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (missed[i] != 0) pairs[i].median = median_of(all[i], microseconds);
    }
}

// count(number of the range, range, part) reads the columns.
template <class Count>
std::vector<PairGaps> gaps_counted(const Selection& selection, std::span<const std::uint32_t> labels, std::size_t names,
                                   Threads threads, const Count& count) {
    const auto ranges = share_cases(selection, threads);
    const Sample sample(selection, ranges, labels.data(), names);
    std::vector<Part> parts;
    for (std::size_t i = 0; i < ranges.size(); ++i) parts.emplace_back(sample.pairs, sample.bounds);
    in_threads(ranges.size(), [&](std::size_t i) { count(i, ranges[i], parts[i]); });
    auto whole = merge(parts, sample);
    std::vector<PairGaps> pairs(whole.tallies.size());
    // Every pair by itself, shared out among the threads; a byte each, since threads may not share the bits of one.
    std::vector<std::uint8_t> missed(pairs.size());
    in_threads(ranges.size(), [&](std::size_t thread) {
        for (std::size_t i = thread; i < pairs.size(); i += ranges.size()) {
            auto& tally = whole.tallies[i];
            const auto median = tally.median();
            missed[i] = median ? 0 : 1;
            const auto [from, to] = whole.pairs[i];
            pairs[i] = {from, to, tally.cases(), tally.sums(), tally.least(), tally.most(), median.value_or(0)};
        }
    });
    if (std::ranges::find(missed, 1) != missed.end()) {
        settle_missed(selection, labels.data(), whole.pairs, missed, pairs);
    }
    return pairs;
}

}  // namespace

std::vector<PairGaps> pair_gaps(const Selection& selection, std::span<const std::uint32_t> labels, std::size_t names,
                                Threads threads) {
    return gaps_counted(selection, labels, names, threads, [&](std::size_t, CaseRange range, Part& part) {
        count_any(selection, range, labels.data(), part);
    });
}

ActivityGaps activity_gaps(const Selection& selection, Threads threads) {
    const auto& log = selection.log();
    const auto labels = log.activity();
    const auto names = log.activities().size();
    const bool few = names <= LabelWords::most_labels && !log.is_interval();
    std::vector<LabelCases> of_parts(share_cases(selection, threads).size(), LabelCases(names));
    auto pairs = gaps_counted(selection, labels, names, threads, [&](std::size_t i, CaseRange range, Part& part) {
        if (few) {
            LabelWords words;
            count_few_activities(selection, range, part, words);
            of_parts[i] = words.of(names);
        } else {
            count_any(selection, range, labels.data(), part);
            of_parts[i] = label_cases(selection, range, labels, names);
        }
    });
    auto& activities = of_parts[0];
    for (std::size_t i = 1; i < of_parts.size(); ++i) activities.add(of_parts[i]);
    if (few) {
        // An event comes after another one of its case, or is the first.
        activities.events = activities.starts;
        for (const auto& pair : pairs) activities.events[pair.to] += pair.gaps.count;
    }
    return {std::move(pairs), std::move(activities)};
}

}  // namespace ledstang
