// Which rules fire, point by point, within one part.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "spc/spc.h"

namespace ledstang {

// The rules of the NHS's "Making Data Count". `order` is memory to work in. Returns how many points are outside.
int mark_signals(std::span<SpcPointAnswer> part, const SpcQuestion& question, std::vector<std::uint32_t>& order);

RunsAnalysis analyse_runs(std::span<const SpcPointAnswer> part);

}  // namespace ledstang
