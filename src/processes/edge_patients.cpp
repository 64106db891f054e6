#include "processes/edge_patients.h"

#include <algorithm>

#include "event_logs/instant.h"
#include "process_analysis/activity_set.h"
#include "process_analysis/distribution.h"
#include "processes/selections.h"
#include "processes/ways_of_patients.h"

namespace ledstang {
namespace {

constexpr std::size_t most_patients = 20;

struct Longest {
    std::uint32_t in_case = 0;
    std::uint64_t event = 0;  // that the arrow comes to
    std::int64_t gap = 0;     // microseconds
};

// Of each case that has the arrow the longest time.
std::vector<Longest> longest_of(const Selection& selection, std::uint32_t from, std::uint32_t to) {
    const auto* activity = selection.log().activity().data();
    const Gaps gaps(selection.log());
    std::vector<Longest> found;
    selection.for_each_case([&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
        for (auto event = begin + 1; event < end; ++event) {
            if (activity[event - 1] != from || activity[event] != to) continue;
            const auto gap = gaps.before(event);
            if (found.empty() || found.back().in_case != index)
                found.push_back({index, event, gap});
            else if (gap > found.back().gap)
                found.back() = {index, event, gap};
        }
    });
    return found;
}

}  // namespace

Result<EdgePatients> list_edge_patients(Context& context, const EdgePatientsWish& wish) {
    if (auto reader = require_patient_reader(context, wish.process, wish.reason); !reader)
        return refuse(reader.error());
    EdgePatients answer;
    const auto used =
        use_cases(context, {wish.process, wish.unit, wish.filter}, [&](const ChosenCases& cases) -> Result<void> {
            const auto& log = cases.selection().log();
            const auto from = activity_number(log, wish.from);
            if (!from) return refuse(from.error());
            const auto to = activity_number(log, wish.to);
            if (!to) return refuse(to.error());
            auto longest = longest_of(cases.selection(), *from, *to);
            answer.of = static_cast<std::int64_t>(longest.size());
            std::ranges::stable_sort(longest, std::ranges::greater(), &Longest::gap);
            if (longest.size() > most_patients) longest.resize(most_patients);
            for (const auto& one : longest)
                answer.patients.push_back({std::string(log.case_names()[one.in_case]),
                                           instant_text(begins(log)[one.event - 1]), seconds(one.gap)});
            return {};
        });
    if (!used) return refuse(used.error());
    if (auto logged = log_patient_reading(context, wish.process, wish.reason, answer.patients.size()); !logged)
        return refuse(logged.error());
    return answer;
}

}  // namespace ledstang
