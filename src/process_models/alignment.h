// How far each case is from what the model permits: the least number of steps that must be added to or taken from it.
// A step that the case has and the model does not permit there costs 1, as does one that the model demands and the case
// lacks; a step that both have costs nothing, nor does anything silent. (Optimal alignments with standard costs;
// W. van der Aalst, A. Adriansyah, B. van Dongen, 2012.)
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "process_models/petri_net.h"
#include "process_models/variant_log.h"

namespace ledstang {

enum class AlignmentMove : std::uint8_t { both, case_alone, model_alone };

struct AlignedStep {
    AlignmentMove move;
    std::uint32_t label;  // number in LogAlignment::labels
    bool operator==(const AlignedStep&) const = default;
};

struct VariantAlignment {
    std::uint32_t cost = 0;
    bool exact = true;  // otherwise the cost is at least this: the search was stopped at its limit
    std::uint32_t case_alone = 0, model_alone = 0;
    // One of those with the least cost, the same one every time; steps of the case before those of the model that are
    // lacking. Empty when not exact.
    std::vector<AlignedStep> steps;
};

struct AlignmentLimits {
    std::uint32_t nodes = 4'000'000;     // looked at for one variant
    std::uint32_t markings = 1'000'000;  // of the net, where its language is too large to be made whole
    unsigned threads = 2;                // the answer is the same with any number
    bool whole_language = true;          // off: search the net's markings themselves (for tests)
};

struct LogAlignment {
    std::vector<std::string> labels;          // the log's activities, then those that only the model has
    std::vector<std::uint32_t> model_labels;  // those that the model has, in the order of its transitions
    std::vector<VariantAlignment> variants;
    std::uint32_t shortest_model_path_visible = 0;
    std::uint64_t cases = 0, cases_fit = 0, total_cost = 0;
    std::uint64_t cases_at_least = 0;  // cases whose cost is not exact; with them total_cost is at least so much, and
                                       // the figures of fitness are at most so much
    double percentage_fit = 0;
    double average_trace_fitness = 0;  // mean over cases of 1 − cost / (length + shortest path)
    double log_fitness = 0;            // 1 − sum of costs / sum of (length + shortest path)
};

// Codes: `model.no_end` the model cannot come to its end, so no case can be held against it; `model.too_large` it
// could not be seen whether it can.
Result<LogAlignment> align(const PetriNet& net, const VariantLog& log, const AlignmentLimits& limits = {});

}  // namespace ledstang
