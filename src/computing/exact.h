// What cannot be added up: different patients, medians and percentiles. Inside the computing module.
#pragma once

#include "computing/frame.h"

namespace ledstang {

// Each reads the rows of the scan's definitions of its sort and adds their figures.
void tell_patients(Warehouse& warehouse, const Frame& frame, const Scan& scan, const Scan::Span& span, Computed& into);
void tell_values(Warehouse& warehouse, const Frame& frame, const Scan& scan, const Scan::Span& span, Computed& into);

// Rows that are held in memory at a time; beyond them the patients are taken in parts, one reading each. 24 bytes a
// row.
inline constexpr std::int64_t most_events = 32'000'000;

}  // namespace ledstang
