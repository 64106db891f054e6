// Which figures of a definition are withheld from those who try it. Inside the computing module.
#pragma once

#include <vector>

#include "computing/compute.h"

namespace ledstang {

// By figure. `figures` are one definition's, without groups of ages; `top` is the unit that the others lie directly
// below. Small counts are withheld by the usual rule, and with them what they could be worked out from: over the sexes,
// the units and the months.
std::vector<bool> small_figures(const std::vector<Figure>& figures, UnitIndex top);

}  // namespace ledstang
