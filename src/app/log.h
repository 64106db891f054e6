// The log of a running server: one JSON object a line on standard error.
#pragma once

#include <memory>
#include <string>

namespace spdlog {
class logger;
}

namespace ledstang {

// Makes it the program's log. `level`: trace, debug, info, warning, error or off. What is logged as a JSON object gets
// time and level put in first, where it has none; other texts become the object's "text".
std::shared_ptr<spdlog::logger> log_as_json(const std::string& level);

// For commands: nothing is logged.
void log_nothing();

}  // namespace ledstang
