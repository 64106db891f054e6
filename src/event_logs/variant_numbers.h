// Which cases of a log have the same activities, one after another: those have the same variant.
#pragma once

#include "event_logs/event_log.h"
#include "event_logs/growing_column.h"

namespace ledstang {

// For each case the number of its variant. The variants are numbered from 0 in order of their activities' names one
// after another (by code points; one that is the beginning of another comes before it), so that whoever counts cases
// by variant has them in order.
GrowingColumn<std::uint32_t> variant_numbers(const EventLog& log);

}  // namespace ledstang
