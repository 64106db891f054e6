// A process's log of events: a column file in the data folder's processes/. It is made from an imported file, or from
// the warehouse's process events, and then made anew when it is missing or damaged. Inside the module.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"

namespace ledstang {

class EventLog;
struct Configuration;

std::filesystem::path process_log_file(const Configuration& configuration, const std::string& process);

// Calls `use` with the log. Refuses with process.no_log where none has been read in, and with process_log.damaged when
// the file is not as it was written, also when that shows while it is used.
Result<void> use_process_log(const Configuration& configuration, const std::string& process,
                             const std::function<Result<void>(const EventLog&)>& use);

}  // namespace ledstang
