// The column file of a log (`.loggfil`): a header, a directory of columns with their checksums, and the columns as they
// lie in memory. docs/processes.md has its layout. It can always be made anew from the log's source, and is never
// mended.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "event_logs/event_log.h"

namespace ledstang {

// Writes beside the file and puts it in its place, whole or not at all: who has the former file open keeps that one.
// Equal logs give equal files. Throws std::system_error.
void write_event_log(const EventLog& log, const std::filesystem::path& file);

// Maps the file, however large, without reading its columns. Refuses with `process_log.missing` (no such file),
// `process_log.version` (of another version of the format) and `process_log.damaged` (cut off, or its directory is not
// as it was written); in each case the log is to be made anew from its source. The columns are checked at their first
// touch, see EventLog. The file may be replaced or removed while it is open, but never changed in place.
Result<EventLog> open_event_log(const std::filesystem::path& file);

// Touches all columns. Refuses with `process_log.damaged`.
Result<void> verify_event_log(const EventLog& log);

}  // namespace ledstang
