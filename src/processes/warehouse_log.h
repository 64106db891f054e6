// The warehouse's process events of one process as a log. Inside the module.
#pragma once

#include <string>

#include "base/result.h"
#include "event_logs/event_log.h"

namespace ledstang {

struct Configuration;

struct WarehouseLog {
    EventLog log;
    std::int64_t unread = 0;  // events whose time of the clock cannot be read, which are not in the log
};
// Refuses with process.no_events, process_log.too_large and warehouse.*.
Result<WarehouseLog> log_from_warehouse(const Configuration& configuration, const std::string& process);

}  // namespace ledstang
