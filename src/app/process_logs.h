// The event logs that the commands of `ledstang process` work on: a file of any kind, or one that was read in under a
// name and lies as a column file in the data folder's processes/.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/command_line.h"
#include "event_logs/event_log.h"
#include "event_logs/read_log.h"

namespace ledstang {

// Where a log of that name lies, whether it is there or not. Refuses with `process.log_name` what is no name (letters,
// digits, _ and -, at most 60), and as find_data_folder does.
Result<std::filesystem::path> named_log_file(const CommandLine& line, const std::string& name);

// In order of name.
std::vector<std::string> named_logs(const std::filesystem::path& data_folder);

// `log` is a name, or a file as read_log reads them, or a column file. Refuses with `process.log_unknown`.
Result<EventLog> open_log(const CommandLine& line, const std::string& log, const LogReadWish& wish = {});

}  // namespace ledstang
