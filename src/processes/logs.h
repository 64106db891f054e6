// A process's log of events: a column file in the data folder's processes/, made of an imported file or of the
// warehouse's process events. Inside the module.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"

namespace ledstang {

class EventLog;
struct Configuration;
struct Context;

std::filesystem::path process_log_file(const Configuration& configuration, const std::string& process);

// Calls `use` with the log. One of the warehouse whose file is missing, damaged or of another version is made anew
// first, and the store told of it. Refuses with process.unknown, with process.no_log where none has been read in, with
// process_log.missing, process_log.damaged or process_log.version for one of an imported file, which is not kept, and
// as log_from_warehouse. Reads the store and may write to it, so outside a read or write.
Result<void> use_process_log(Context& context, const std::string& process,
                             const std::function<Result<void>(const EventLog&)>& use);

}  // namespace ledstang
