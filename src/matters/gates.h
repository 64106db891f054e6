// Gates: what must be filled in before a matter enters a status, as its type's configuration says
// (config/matters/*.toml, [[gates]]).
#pragma once

#include "matters/matter.h"

namespace ledstang {

// Every gate in the way, with the field that is missing: code "gate.closed", place "fields/calculation" or "comment".
struct ClosedGate {
    std::string place;
    std::string message;  // the gate's own, Swedish
};
std::vector<ClosedGate> closed_gates(const MatterType& type, const Matter& matter, const std::string& status,
                                     const std::string& comment);

// Refuses "gate.closed" with a fault for each.
Result<void> require_gates(const MatterType& type, const Matter& matter, const std::string& status,
                           const std::string& comment);

}  // namespace ledstang
