#include "process_analysis/label_cases.h"

namespace ledstang {
namespace {

void add_each(std::vector<std::uint64_t>& sums, const std::vector<std::uint64_t>& more) {
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += more[i];
}

LabelCases of_few(const Selection& selection, CaseRange range, const std::uint32_t* labels, std::size_t names) {
    LabelWords words;
    std::vector<std::uint64_t> events(names);
    selection.for_each_case(range, [&](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
        if (begin == end) return;
        std::uint64_t seen = 0;
        for (auto event = begin; event < end; ++event) {
            ++events[labels[event]];
            seen |= std::uint64_t{1} << labels[event];
        }
        words.add_case(seen, labels[begin], labels[end - 1]);
    });
    auto all = words.of(names);
    all.events = std::move(events);
    return all;
}

}  // namespace

void LabelCases::add(const LabelCases& other) {
    add_each(events, other.events);
    add_each(cases, other.cases);
    add_each(starts, other.starts);
    add_each(ends, other.ends);
}

LabelCases LabelWords::of(std::size_t labels) {
    LabelCases all(labels);
    for (std::size_t i = 0; i < labels; ++i) {
        all.cases[i] = cases_[i];
        all.starts[i] = starts_[i];
        all.ends[i] = ends_[i];
    }
    return all;
}

LabelCases label_cases(const Selection& selection, CaseRange range, std::span<const std::uint32_t> labels,
                       std::size_t names) {
    if (names <= LabelWords::most_labels) return of_few(selection, range, labels.data(), names);
    LabelCases all(names);
    std::vector<std::uint32_t> last_case(names, absent);
    selection.for_each_case(range, [&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
        if (begin == end) return;
        for (auto event = begin; event < end; ++event) {
            const auto label = labels[event];
            ++all.events[label];
            all.cases[label] += last_case[label] != index ? 1 : 0;
            last_case[label] = index;
        }
        ++all.starts[labels[begin]];
        ++all.ends[labels[end - 1]];
    });
    return all;
}

}  // namespace ledstang
