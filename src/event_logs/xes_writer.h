// A log as XES 1.0, for other programs and for giving a log away.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "event_logs/event_log.h"

namespace ledstang {

// Gives the file's text piece by piece. Instants are in UTC. An event of intervals becomes a start and a completion;
// read again they pair up to the same event as long as no two of one activity in a case overlap, which XES cannot tell
// apart without an instance: then each gets one.
void write_xes(const EventLog& log, const std::function<void(std::string_view)>& write);

// To a file, whole or not at all, packed with gzip when its name ends so. Throws std::system_error.
void write_xes(const EventLog& log, const std::filesystem::path& file);

}  // namespace ledstang
