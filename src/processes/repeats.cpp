#include "processes/repeats.h"

#include <fmt/format.h>

#include "base/swedish_text.h"
#include "process_analysis/cases.h"
#include "process_analysis/graph.h"
#include "processes/words.h"

namespace ledstang {
namespace {

ProcessRepeats repeats_in(const ChosenCases& cases) {
    const auto& log = cases.selection().log();
    const std::uint64_t all = cases.selection().case_count();
    const auto rework = rework_of(cases.selection());
    std::vector<std::uint64_t> having(log.activities().size(), 0);  // as the map tells
    for (const auto& node : activities_of(cases.selection())) having[node.activity] = node.cases;
    const auto of_all = cases.selection().whole() ? rework : rework_of(Selection(log));
    std::vector<std::uint64_t> again(log.activities().size(), 0);
    for (const auto& one : of_all.repeated) again[one.activity] = one.cases;
    ProcessRepeats answer;
    answer.cases = static_cast<std::int64_t>(all);
    bool any_is_told =
        cases.is_told(rework.cases_with_any, of_all.cases_with_any) && !cases.is_small(all - rework.cases_with_any);
    for (const auto& one : rework.repeated) {
        // Nor are those few for whom it happens once, or not at all.
        if (!cases.is_told(one.cases, again[one.activity]) || cases.is_small(all - one.cases) ||
            cases.is_small(having[one.activity] - one.cases)) {
            ++answer.hidden;
            continue;
        }
        any_is_told = any_is_told && !cases.is_small(rework.cases_with_any - one.cases);
        answer.steps.push_back({std::string(log.activities()[one.activity]), static_cast<std::int64_t>(one.cases),
                                percent(one.cases, all), static_cast<std::int64_t>(one.events)});
    }
    // Less those of one step, or of all that are told, it would tell of the others.
    if (any_is_told && answer.hidden == 0) answer.with_any = static_cast<std::int64_t>(rework.cases_with_any);
    if (answer.with_any == 0) {
        answer.sentence = "Inget sker mer än en gång för någon patient.";
    } else if (answer.with_any) {
        answer.sentence = fmt::format("För {} av {} patienter sker något mer än en gång",
                                      number_words(*answer.with_any), number_words(all));
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
