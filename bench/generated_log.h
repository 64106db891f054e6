// A made-up log of emergency care, the same every time: cases of some fourteen events over three years, eighteen
// activities, many events of one instant, and as many ways through care as real logs have.
#pragma once

#include <cstdint>

#include "event_logs/event_log.h"

namespace ledstang {

// At least `events` events: the last case is whole. `attributes`: sex and age of cases, unit and a value of events.
EventLog generated_log(std::uint64_t events, bool attributes);

}  // namespace ledstang
