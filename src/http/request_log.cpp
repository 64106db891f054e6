#include "http/request_log.h"

#include <fmt/format.h>
#include <spdlog/logger.h>

#include <ctime>

#include "http/json_text.h"

namespace ledstang::http {

namespace {

// UTC with milliseconds, ISO 8601.
std::string time_now() {
    const auto now = std::chrono::system_clock::now();
    const std::time_t second = std::chrono::system_clock::to_time_t(now);
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
    std::tm utc{};
    gmtime_r(&second, &utc);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", 1900 + utc.tm_year, utc.tm_mon + 1, utc.tm_mday,
                       utc.tm_hour, utc.tm_min, utc.tm_sec, milliseconds);
}

}  // namespace

void RequestLog::request(const LogEntry& entry) const {
    if (!logger_ || !logger_->should_log(spdlog::level::info)) return;
    const double milliseconds = std::chrono::duration<double, std::milli>(entry.duration).count();
    logger_->info(
        fmt::format("{{\"time\":\"{}\",\"level\":\"info\",\"event\":\"request\",\"id\":{},\"method\":{},"
                    "\"path\":{},\"route\":{},\"peer\":{},\"status\":{},\"bytes\":{},\"milliseconds\":{:.3f}}}",
                    time_now(), json_string(entry.id), json_string(entry.method), json_string(entry.path),
                    json_string(entry.route), json_string(entry.peer), entry.status, entry.bytes, milliseconds));
}

void RequestLog::incident(std::string_view id, std::string_view path, std::string_view what) const {
    if (!logger_) return;
    logger_->error(
        fmt::format("{{\"time\":\"{}\",\"level\":\"error\",\"event\":\"incident\",\"id\":{},\"path\":{},"
                    "\"what\":{}}}",
                    time_now(), json_string(id), json_string(path), json_string(what)));
}

void RequestLog::trouble(std::string_view what) const {
    if (!logger_) return;
    logger_->error(fmt::format("{{\"time\":\"{}\",\"level\":\"error\",\"event\":\"trouble\",\"what\":{}}}", time_now(),
                               json_string(what)));
}

}  // namespace ledstang::http
