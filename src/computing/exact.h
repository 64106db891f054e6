// What cannot be added up: different patients, medians and percentiles. Each row's event is put in order once (by
// patient, or by value) and then walked through, so that the answer is exact at every unit, period, sex and age.
// Inside the computing module.
#pragma once

#include "computing/frame.h"

namespace ledstang {

// Reads the rows of the scan's definitions of this sort and adds their figures.
void tell_exact(Warehouse& warehouse, const Frame& frame, const Scan& scan, const Scan::Span& span, Computed& into);

// Events that are held in memory at a time; beyond them the patients are taken in parts, one reading each. 24 bytes per
// event.
inline constexpr std::int64_t most_events = 20'000'000;

}  // namespace ledstang
