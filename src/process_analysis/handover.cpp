#include "process_analysis/handover.h"

#include <algorithm>

namespace ledstang {

Handover handover_of(const Selection& selection, Threads threads) {
    Handover out;
    const auto& log = selection.log();
    const auto resource = log.resource();
    if (resource.empty()) return out;
    const auto& names = log.resources();
    for (const auto& pair : pair_gaps(selection, resource, names.size(), threads)) {
        out.transitions += pair.gaps.count;
        out.pairs.push_back({pair.from, pair.to, pair.gaps.count, 0, pair.gaps.mean(microseconds), pair.median});
    }
    for (auto& pair : out.pairs) {
        pair.share = static_cast<double>(pair.count) / static_cast<double>(out.transitions);
        if (pair.from != pair.to) out.between_different += pair.count;
    }
    std::ranges::sort(out.pairs, [&](const auto& a, const auto& b) {
        if (a.count != b.count) return a.count > b.count;
        return a.from != b.from ? names[a.from] < names[b.from] : names[a.to] < names[b.to];
    });

    const Gaps gaps(log);
    std::vector<std::int64_t> between;
    between.reserve(out.between_different);
    selection.for_each_case([&](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
        for (auto event = begin + 1; event < end; ++event) {
            const auto from = resource[event - 1];
            const auto to = resource[event];
            if (from != to && from != absent && to != absent) between.push_back(gaps.before(event));
        }
    });
    out.seconds_between_different = distribution_of(between, microseconds);
    return out;
}

}  // namespace ledstang
