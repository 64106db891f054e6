// How often each label is there, and in how many cases (activities, or anything else of which every event has one).
// Inside the module.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "process_analysis/bit_counts.h"
#include "process_analysis/selection.h"

namespace ledstang {

struct LabelCases {
    explicit LabelCases(std::size_t labels) : events(labels), cases(labels), starts(labels), ends(labels) {}
    std::vector<std::uint64_t> events;
    std::vector<std::uint64_t> cases;   // with the label at least once
    std::vector<std::uint64_t> starts;  // of which it is the first event's
    std::vector<std::uint64_t> ends;

    void add(const LabelCases& other);
};

// So long as there are no more labels than a word has bits, those of a case are one word.
class LabelWords {
 public:
    static constexpr std::size_t most_labels = 64;

    // `seen` has the bit of each label of the case.
    void add_case(std::uint64_t seen, std::uint32_t first, std::uint32_t last) {
        cases_.add(seen);
        ++starts_[first];
        ++ends_[last];
    }
    // Without the events.
    LabelCases of(std::size_t labels);

 private:
    BitCounts cases_;
    std::array<std::uint64_t, most_labels> starts_{};
    std::array<std::uint64_t, most_labels> ends_{};
};

// `labels` has one below `names` for each event of the log.
LabelCases label_cases(const Selection& selection, CaseRange range, std::span<const std::uint32_t> labels,
                       std::size_t names);

}  // namespace ledstang
