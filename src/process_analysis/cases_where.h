// The cases of a selection that a test holds for.
#pragma once

#include "process_analysis/selection.h"

namespace ledstang {

// test(case, first event, after the last) → bool; called from several threads.
template <class Test>
CaseSet cases_where(const Selection& selection, const Test& test) {
    CaseSet found(selection.log().cases(), false);
    const auto ranges = share_cases(selection);
    in_threads(ranges.size(), [&](std::size_t i) {
        selection.for_each_case(ranges[i], [&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
            found.add_if(index, test(index, begin, end));
        });
    });
    return found;
}

}  // namespace ledstang
