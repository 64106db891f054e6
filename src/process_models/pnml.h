// Petri nets as PNML files (ISO/IEC 15909-2), with and without namespace. A transition without a name is silent, as is
// one that ProM's tool-specific part calls $invisible$. The final marking is as other process tools write it, beside
// the pages of the net; where there is none, the places that no arc leaves each hold one token.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "process_models/petri_net.h"

namespace ledstang {

// Codes beside read_xml's: `pnml.not_a_net` no net in the file; `pnml.id` an element without an id, or two with one;
// `pnml.unknown` an arc or marking names what is not there; `pnml.arc` an arc between two places or two transitions;
// `pnml.weight` an arc with another weight than one, or two arcs alike; `pnml.marking` not a number of tokens from 0 to
// 250; `pnml.unsupported` inhibitor, reset and read arcs, and several nets; `pnml.too_large` more than 5 000
// places or transitions; `pnml.no_start` no token to begin with.
Result<PetriNet> read_pnml(std::string_view file, std::string_view bytes);

std::string write_pnml(const PetriNet& net);

}  // namespace ledstang
