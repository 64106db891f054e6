// Files that a command reads and writes whole.
#pragma once

#include <string>

#include "base/result.h"

namespace ledstang {

// "-" is standard input. Refusal `file.unreadable`.
Result<std::string> read_whole_file(const std::string& path);

// The file appears under its name once it is whole; what had the name before is replaced. "-" is standard output.
// Refusal `file.unwritable`.
Result<void> write_whole_file(const std::string& path, const std::string& bytes);

}  // namespace ledstang
