#include "processes/repeats.h"

#include <fmt/format.h>

#include "base/swedish_text.h"
#include "process_analysis/cases.h"
#include "processes/words.h"

namespace ledstang {
namespace {

ProcessRepeats repeats_in(const ChosenCases& cases) {
    const auto& log = cases.selection().log();
    const std::uint64_t all = cases.selection().case_count();
    const auto rework = rework_of(cases.selection());
    ProcessRepeats answer;
    answer.cases = static_cast<std::int64_t>(all);
    if (!cases.is_small(rework.cases_with_any) && !cases.is_small(all - rework.cases_with_any))
        answer.with_any = static_cast<std::int64_t>(rework.cases_with_any);
    for (const auto& one : rework.repeated) {
        // Those for whom it happens once at most are told by the map's counts of the step.
        if (cases.is_small(one.cases)) {
            ++answer.hidden;
            continue;
        }
        answer.steps.push_back({std::string(log.activities()[one.activity]), static_cast<std::int64_t>(one.cases),
                                percent(one.cases, all), static_cast<std::int64_t>(one.events)});
    }
    if (answer.with_any == 0) {
        answer.sentence = "Inget sker mer än en gång för någon patient.";
    } else if (answer.with_any) {
        answer.sentence = fmt::format("För {} av {} patienter sker något mer än en gång", *answer.with_any, all);
        answer.sentence += answer.steps.empty() ? "."
                                                : fmt::format("; vanligast är {}, för {} procent.",
                                                              in_quotes(answer.steps.front().activity),
                                                              number_words(answer.steps.front().share));
    }
    return answer;
}

}  // namespace

Result<ProcessRepeats> get_process_repeats(Context& context, const CasesWish& wish) {
    return answer_about(context, wish, repeats_in);
}

}  // namespace ledstang
