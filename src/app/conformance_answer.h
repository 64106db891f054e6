// How a log keeps to a model, as `ledstang process conform` tells it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/process_model_file.h"
#include "base/result.h"
#include "process_analysis/selection.h"
#include "process_models/process_tree.h"
#include "process_models/variant_log.h"

namespace ledstang {

// The selection's variants, most cases first, and for each a case that took it.
struct SelectedVariants {
    VariantLog log;
    std::vector<std::string> example_cases;  // by variant
};
SelectedVariants variants_for_models(const Selection& selection);

// As JSON or as text; with the alignment of every variant when asked for.
Result<std::string> conformance_of(const SelectedVariants& variants, const ProcessModelFile& model, bool json,
                                   bool alignments);

// What was discovered and how well it suits the log, as JSON or as text.
Result<std::string> discovery_of(const SelectedVariants& variants, const ProcessTree& tree, const std::string& file,
                                 bool json);

}  // namespace ledstang
