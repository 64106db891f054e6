#include "process_analysis/pair_gaps.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "process_analysis/pair_numbers.h"

namespace ledstang {
namespace {

// Buckets of a gap: 0 to 7 by themselves, above that eight for each power of two.
constexpr std::size_t buckets = 8 + 60 * 8;
// So many pairs get a histogram, 8 MiB in all. Where there are more, each of the others has few gaps, and all of them
// are picked.
constexpr std::size_t most_histograms = 4096;

std::size_t bucket_of(std::int64_t gap) {
    const auto value = static_cast<std::uint64_t>(gap);
    if (value < 8) return static_cast<std::size_t>(value);
    const auto power = static_cast<unsigned>(63 - std::countl_zero(value));  // 3 … 62
    return (power - 2) * 8 + static_cast<std::size_t>(value >> (power - 3) & 7);
}

// The least gap of a bucket; of the one after the last, the least that no gap reaches.
std::int64_t bucket_begin(std::size_t bucket) {
    if (bucket < 8) return static_cast<std::int64_t>(bucket);
    if (bucket >= buckets) return std::numeric_limits<std::int64_t>::max();
    const auto power = static_cast<unsigned>(bucket / 8 + 2);
    return static_cast<std::int64_t>((8 + bucket % 8) << (power - 3));
}

struct Tally {
    std::uint64_t cases = 0;
    std::uint32_t last_case = absent;  // none has this number
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    std::int64_t most = 0;
    ExactSums gaps;
};

// What one thread has counted in its range of cases. A log has fewer events than a bucket can count.
struct Part {
    explicit Part(std::size_t names) : pairs(names) {}
    PairNumbers pairs;
    std::vector<Tally> tallies;                     // by the part's number of the pair
    std::vector<std::uint32_t> histograms;          // `buckets` for each of the first `most_histograms`
    std::vector<std::uint32_t> number;              // the pair among all parts'
    std::vector<std::vector<std::int64_t>> picked;  // by that number: gaps between the bounds
};

// step(event, label before, label) for each pair of the range; the event is the latter of the two.
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

void count(const Selection& selection, CaseRange range, const std::uint32_t* labels, Part& part) {
    const Gaps gaps(selection.log());
    for_each_pair(selection, range, labels,
                  [&](std::uint32_t index, std::uint64_t event, std::uint32_t from, std::uint32_t to) {
                      const auto number = part.pairs.of(from, to);
                      if (number == part.tallies.size()) {
                          part.tallies.emplace_back();
                          if (number < most_histograms) part.histograms.resize((number + 1) * buckets);
                      }
                      const auto gap = gaps.before(event);
                      auto& tally = part.tallies[number];
                      tally.cases += tally.last_case != index;
                      tally.last_case = index;
                      tally.least = std::min(tally.least, gap);
                      tally.most = std::max(tally.most, gap);
                      tally.gaps.add(gap);
                      if (number < most_histograms) ++part.histograms[number * buckets + bucket_of(gap)];
                  });
}

// Where the two middle gaps of a pair lie, or one of them twice.
struct Middle {
    std::int64_t from = 0;      // the least gap that is picked
    std::int64_t before = 0;    // the least that no longer is
    std::uint64_t smaller = 0;  // gaps that are less than `from`
    std::uint64_t within = 0;
    bool exact() const { return before - from == 1; }

    // Somewhere among all of them.
    static Middle anywhere(std::uint64_t count) { return {0, std::numeric_limits<std::int64_t>::max(), 0, count}; }
};

Middle middle_of(std::span<const std::uint64_t> histogram, std::uint64_t count) {
    Middle out;
    const auto low = (count - 1) / 2;
    const auto high = count / 2;
    std::uint64_t seen = 0;
    bool begun = false;
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
        const auto here = histogram[bucket];
        if (here == 0) continue;
        if (!begun && low < seen + here) {
            begun = true;
            out.from = bucket_begin(bucket);
            out.smaller = seen;
        }
        seen += here;
        if (begun) out.within += here;
        if (high < seen) {
            out.before = bucket_begin(bucket + 1);
            break;
        }
    }
    return out;
}

double median_from(std::vector<std::int64_t>& picked, const Middle& middle, std::uint64_t count) {
    const auto low = static_cast<std::ptrdiff_t>((count - 1) / 2 - middle.smaller);
    const auto high = static_cast<std::ptrdiff_t>(count / 2 - middle.smaller);
    std::nth_element(picked.begin(), picked.begin() + low, picked.end());
    const auto lower = picked[static_cast<std::size_t>(low)];
    const auto upper = low == high ? lower : *std::min_element(picked.begin() + high, picked.end());
    return (static_cast<double>(lower) + static_cast<double>(upper)) / 2 / microseconds;
}

void add(PairGaps& whole, const Tally& tally) {
    if (whole.gaps.count == 0) whole.least = tally.least;
    whole.cases += tally.cases;
    whole.least = std::min(whole.least, tally.least);
    whole.most = std::max(whole.most, tally.most);
    whole.gaps.add(tally.gaps);
}

// All parts together.
struct Whole {
    std::vector<PairGaps> pairs;
    std::vector<std::uint64_t> histograms;
    std::vector<bool> has_histogram;  // of all the pair's gaps
};

// The first part has the earliest cases: its order of pairs comes first, however many parts there are.
Whole merge(std::vector<Part>& parts, std::size_t names) {
    Whole whole;
    PairNumbers pairs(names);
    for (auto& part : parts) {
        for (std::size_t i = 0; i < part.tallies.size(); ++i) {
            const auto [from, to] = part.pairs[i];
            const auto number = pairs.of(from, to);
            if (number == whole.pairs.size()) {
                whole.pairs.push_back({from, to, 0, {}, 0, 0, 0});
                whole.has_histogram.push_back(number < most_histograms);
                if (number < most_histograms) whole.histograms.resize((number + 1) * buckets);
            }
            part.number.push_back(number);
            add(whole.pairs[number], part.tallies[i]);
            if (i >= most_histograms) whole.has_histogram[number] = false;
            if (!whole.has_histogram[number]) continue;
            for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
                whole.histograms[number * buckets + bucket] += part.histograms[i * buckets + bucket];
            }
        }
        part.histograms = {};
    }
    return whole;
}

std::vector<Middle> middles_of(const Whole& whole) {
    std::vector<Middle> middles;
    for (std::size_t i = 0; i < whole.pairs.size(); ++i) {
        const auto count = whole.pairs[i].gaps.count;
        middles.push_back(whole.has_histogram[i]
                              ? middle_of(std::span(whole.histograms).subspan(i * buckets, buckets), count)
                              : Middle::anywhere(count));
    }
    return middles;
}

}  // namespace

std::vector<PairGaps> pair_gaps(const Selection& selection, std::span<const std::uint32_t> labels, std::size_t names,
                                Threads threads) {
    const auto ranges = share_cases(selection, threads);
    std::vector<Part> parts(ranges.size(), Part(names));
    in_threads(ranges.size(), [&](std::size_t i) { count(selection, ranges[i], labels.data(), parts[i]); });

    const auto whole = merge(parts, names);
    const auto middles = middles_of(whole);
    auto out = whole.pairs;
    in_threads(ranges.size(), [&](std::size_t i) {
        auto& part = parts[i];
        part.picked.resize(out.size());
        const Gaps gaps(selection.log());
        for_each_pair(selection, ranges[i], labels.data(),
                      [&](std::uint32_t, std::uint64_t event, std::uint32_t from, std::uint32_t to) {
                          const auto number = part.number[part.pairs.of(from, to)];
                          const auto gap = gaps.before(event);
                          const auto& middle = middles[number];
                          if (gap >= middle.from && gap < middle.before && !middle.exact()) {
                              part.picked[number].push_back(gap);
                          }
                      });
    });
    // Every pair by itself, shared out among the threads.
    in_threads(ranges.size(), [&](std::size_t thread) {
        for (std::size_t i = thread; i < out.size(); i += ranges.size()) {
            if (middles[i].exact()) {
                out[i].median = seconds(middles[i].from);
                continue;
            }
            std::vector<std::int64_t> picked;
            picked.reserve(middles[i].within);
            for (const auto& part : parts) picked.insert(picked.end(), part.picked[i].begin(), part.picked[i].end());
            out[i].median = median_from(picked, middles[i], out[i].gaps.count);
        }
    });
    return out;
}

}  // namespace ledstang
