// One line of JSON per request, for machines to read. Never headers, queries or bodies: they hold people's secrets.
#pragma once

#include <spdlog/fwd.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string_view>

namespace ledstang::http {

struct LogEntry {
    std::string_view id;
    std::string_view method;  // as the client sent it
    std::string_view path;
    std::string_view route;
    std::string_view peer;
    unsigned status = 0;
    std::size_t bytes = 0;  // sent, head included
    std::chrono::nanoseconds duration{};
};

// {"time":"2022-04-30T12:00:00.123Z","level":"info","event":"request",…,"milliseconds":1.25}. The logger's own pattern
// should be "%v". Without a logger nothing is written.
class RequestLog {
 public:
    explicit RequestLog(std::shared_ptr<spdlog::logger> logger) : logger_(std::move(logger)) {}
    void request(const LogEntry& entry) const;
    // What a handler threw: here with its text, to the client only as a number.
    void incident(std::string_view id, std::string_view path, std::string_view what) const;
    void trouble(std::string_view what) const;  // of the server itself: no descriptors left, a broken certificate

 private:
    std::shared_ptr<spdlog::logger> logger_;
};

}  // namespace ledstang::http
