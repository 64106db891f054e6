#include "event_logs/read_log.h"

#include <string>

#include "event_logs/read_ahead.h"

namespace ledstang {

Result<LogFormat> log_format(const std::filesystem::path& file) {
    std::string start;
    {
        auto bytes = ReadAhead::open(file);
        if (!bytes) return refuse(bytes.error());
        start = bytes->next().substr(0, 4096);
    }
    // In UTF-16 too, which the XML reader tells of.
    if (start.starts_with("\xEF\xBB\xBF")) start.erase(0, 3);
    std::erase(start, '\0');
    const auto first = start.find_first_not_of(" \t\r\n\xFE\xFF");
    if (first != std::string::npos && start[first] == '<') return LogFormat::xes;
    if (first != std::string::npos && start[first] == '{') return LogFormat::ocel;
    return LogFormat::table;
}

Result<LogRead> read_log(const std::filesystem::path& file, const LogReadWish& wish) {
    const auto format = log_format(file);
    if (!format) return refuse(format.error());
    switch (*format) {
        case LogFormat::xes:
            return read_xes(file, wish);
        case LogFormat::ocel:
            return read_ocel(file, wish);
        case LogFormat::table:
            break;
    }
    return read_log_table(file, wish);
}

}  // namespace ledstang
