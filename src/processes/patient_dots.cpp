#include "processes/patient_dots.h"

#include <algorithm>
#include <numeric>

#include "base/swedish_text.h"
#include "process_analysis/over_time.h"
#include "processes/selections.h"
#include "processes/ways_of_patients.h"

namespace ledstang {
namespace {

constexpr std::int64_t in_a_second = 1'000'000;

PatientDots dots_of(const Selection& selection) {
    const auto& log = selection.log();
    const auto chart = dotted_chart(selection);
    PatientDots answer;
    answer.chosen = static_cast<std::int64_t>(chart.cases);
    for (const auto& row : chart.rows) answer.cases.emplace_back(log.case_names()[row.in_case]);
    std::vector<std::int64_t> times(log.activities().size(), 0);
    for (const auto& dot : chart.dots) ++times[dot.activity];
    std::vector<std::uint32_t> by_times(times.size());
    std::iota(by_times.begin(), by_times.end(), 0U);
    const SwedishOrder before;
    std::ranges::sort(by_times, [&](std::uint32_t a, std::uint32_t b) {
        return times[a] != times[b] ? times[a] > times[b] : before(log.activities()[a], log.activities()[b]);
    });
    std::vector<std::int64_t> place(times.size(), 0);
    for (const auto activity : by_times) {
        if (times[activity] == 0) break;
        place[activity] = static_cast<std::int64_t>(answer.activities.size());
        answer.activities.emplace_back(log.activities()[activity]);
    }
    for (const auto& dot : chart.dots)
        answer.dots.push_back({static_cast<std::int64_t>(dot.row), place[dot.activity], dot.instant / in_a_second});
    return answer;
}

}  // namespace

Result<PatientDots> list_patient_dots(Context& context, const PatientDotsWish& wish) {
    if (auto reader = require_patient_reader(context, wish.process, wish.reason); !reader)
        return refuse(reader.error());
    PatientDots answer;
    const auto used =
        use_cases(context, {wish.process, wish.unit, wish.filter}, [&](const ChosenCases& cases) -> Result<void> {
            answer = dots_of(cases.selection());
            return {};
        });
    if (!used) return refuse(used.error());
    if (auto logged = log_patient_reading(context, wish.process, wish.reason,
                                          {{"unit", wish.unit}, {"filter", wish.filter}}, answer.cases);
        !logged)
        return refuse(logged.error());
    return answer;
}

}  // namespace ledstang
