#include "processes/logs.h"

#include <fmt/format.h>

#include "base/swedish_text.h"
#include "event_logs/log_file.h"
#include "operations/configuration.h"

namespace ledstang {

std::filesystem::path process_log_file(const Configuration& configuration, const std::string& process) {
    return std::filesystem::path(configuration.folder).parent_path() / "processes" / (process + ".loggfil");
}

Result<void> use_process_log(const Configuration& configuration, const std::string& process,
                             const std::function<Result<void>(const EventLog&)>& use) {
    const auto file = process_log_file(configuration, process);
    std::error_code unreadable;
    if (!std::filesystem::exists(file, unreadable)) {
        return refuse(RefusalKind::not_found, "process.no_log",
                      fmt::format("Det finns inga händelser för processen {} än. Läs in en logg, eller hämta dem ur "
                                  "källdatan.",
                                  in_quotes(process)));
    }
    const auto log = open_event_log(file);
    if (!log) return refuse(log.error());
    try {
        return use(*log);
    } catch (const DamagedLog&) {
        return refuse(
            RefusalKind::unavailable, "process_log.damaged",
            fmt::format("Händelserna för processen {} har skadats på disken. Läs in dem igen.", in_quotes(process)));
    }
}

}  // namespace ledstang
