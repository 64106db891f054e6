// The one piece of JSON that the server itself writes: a string, for refusals and log lines.
#pragma once

#include <string>
#include <string_view>

namespace ledstang::http {

// With quotation marks. Bytes that are not UTF-8 become U+FFFD, so that a log line is always readable JSON.
std::string json_string(std::string_view text);

}  // namespace ledstang::http
