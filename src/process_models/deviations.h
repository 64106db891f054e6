// What the cases do otherwise than the model says, gathered over a log and put into words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "process_models/alignment.h"
#include "process_models/variant_log.h"

namespace ledstang {

enum class DeviationKind {
    missing,     // the model demands the step and the case lacks it
    unknown,     // the case has a step that the model does not know
    unexpected,  // the model knows the step, and has it elsewhere
    repeated,    // the case has the step once more than the model permits here
    too_early,   // the case has the step before the place where the model demands it
    too_late,
};

struct Deviation {
    DeviationKind kind;
    std::uint32_t label = 0;  // number in LogAlignment::labels
    // The event before it in the case; for a missing step the nearest earlier one that the model agrees with. Nothing
    // when the case begins there.
    std::optional<std::uint32_t> after;
    std::optional<std::uint32_t> due_after;  // too early and too late: where the model has it
    std::uint64_t cases = 0;                 // cases with it at least once; places of one step may share cases
    std::uint64_t times = 0;
    std::vector<std::uint32_t> variants;  // the most frequent variants that show it, at most five
};

// Each place by itself, or all places of a step and kind together, which then have no `after`.
enum class DeviationDetail { place, step };

// Most cases first, then most times, then in the order of words. Which deviations a case is given follows from its
// alignment, which is one of the cheapest and always the same. Variants whose alignment is not exact are left out.
std::vector<Deviation> deviations_of(const VariantLog& log, const LogAlignment& alignment,
                                     DeviationDetail detail = DeviationDetail::place);

// "”Triage” saknas där det skulle ha skett efter ”Registrering”.", or of a step: "”Triage” saknas."
std::string in_words(const Deviation& deviation, const std::vector<std::string>& labels,
                     DeviationDetail detail = DeviationDetail::place);

}  // namespace ledstang
