#include "processes/edge_patients.h"

#include <limits>

#include "event_logs/instant.h"
#include "process_analysis/activity_set.h"
#include "process_analysis/graph.h"
#include "processes/selections.h"
#include "processes/ways_of_patients.h"

namespace ledstang {
namespace {

constexpr std::size_t most_patients = 20;

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
            const auto detail = edge_detail(cases.selection(), *from, *to, std::numeric_limits<std::size_t>::max());
            answer.of = static_cast<std::int64_t>(detail.longest.size());
            for (const auto& one : detail.longest) {
                if (answer.patients.size() == most_patients) break;
                answer.patients.push_back({std::string(log.case_names()[one.in_case]),
                                           instant_text(begins(log)[one.event - 1]), one.seconds});
            }
            return {};
        });
    if (!used) return refuse(used.error());
    std::vector<std::string> names;
    for (const auto& one : answer.patients) names.push_back(one.case_name);
    if (auto logged = log_patient_reading(
            context, wish.process, wish.reason,
            {{"from", wish.from}, {"to", wish.to}, {"unit", wish.unit}, {"filter", wish.filter}}, names);
        !logged)
        return refuse(logged.error());
    return answer;
}

}  // namespace ledstang
