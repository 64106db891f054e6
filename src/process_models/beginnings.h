// Which ways are the beginning of one that a model permits: what has happened is right so far, and the end is not
// reached.
#pragma once

#include <vector>

#include "process_models/petri_net.h"
#include "process_models/variant_log.h"

namespace ledstang {

// By variant. A whole permitted way is no beginning, and neither is one without events. None is where the model's
// language is too large to be made (model_language.h).
std::vector<bool> beginnings(const PetriNet& net, const VariantLog& log);

}  // namespace ledstang
