// A first model out of a log, to begin drawing from: the inductive miner. It looks for the block that parts the
// activities best (a choice, an order, things at once, a repetition), parts the log accordingly and goes on with each
// part. (S. Leemans, D. Fahland, W. van der Aalst: Discovering Block-Structured Process Models from Event Logs, 2013,
// and … Containing Infrequent Behaviour, 2014.)
#pragma once

#include <optional>

#include "process_models/process_tree.h"
#include "process_models/variant_log.h"

namespace ledstang {

// `noise` from 0 to 1: what follows an activity less often than that share of what follows it most often is passed over
// when no block fits all of the log. With 0 every case of the log fits the model. Any model is sound.
ProcessTree discover(const VariantLog& log, double noise);

// How little the model permits beside what the log shows: of all steps that the model permits after each beginning of
// a case (as far as the model permits the beginning itself), weighted by the cases that went on from it, the share that
// some case took. (J. Muñoz-Gama, J. Carmona: A Fresh Look at Precision in Process Conformance, 2010.) Nothing when the
// model is too large, or permits no step after any beginning.
std::optional<double> precision_of(const PetriNet& net, const VariantLog& log);

}  // namespace ledstang
