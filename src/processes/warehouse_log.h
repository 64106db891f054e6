// The warehouse's process events of one process as a log. Inside the module.
#pragma once

#include <string>

#include "base/result.h"
#include "event_logs/event_log.h"

namespace ledstang {

struct Configuration;

// Refuses with process.no_events, process_log.too_large and warehouse.*.
Result<EventLog> log_from_warehouse(const Configuration& configuration, const std::string& process);

}  // namespace ledstang
