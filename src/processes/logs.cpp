#include "processes/logs.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <list>
#include <mutex>
#include <optional>
#include <tuple>

#include "base/swedish_text.h"
#include "event_logs/log_file.h"
#include "operations/configuration.h"

namespace ledstang {
namespace {

// Which file it is, and when it was written: one that has been exchanged is another.
using FileStamp = std::tuple<dev_t, ino_t, off_t, time_t, long>;

std::optional<FileStamp> stamp_of(const std::filesystem::path& file) {
    struct stat status{};
    if (::stat(file.c_str(), &status) != 0) return std::nullopt;
    return FileStamp{status.st_dev, status.st_ino, status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

// Logs that have been asked of lately stay open, so that their columns are checked once and not at every question: of
// ten million events that is more than half of what a filter takes. They are mapped, so what is kept is address space.
class OpenLogs {
 public:
    static OpenLogs& of_program() {
        static OpenLogs logs;
        return logs;
    }
    Result<EventLog> open(const std::filesystem::path& file) {
        const auto stamp = stamp_of(file);
        const std::lock_guard lock(mutex_);
        const auto known = std::ranges::find(kept_, file, &Kept::file);
        if (known != kept_.end() && known->stamp == stamp) {
            kept_.splice(kept_.end(), kept_, known);
            return known->log;
        }
        if (known != kept_.end()) kept_.erase(known);
        auto log = open_event_log(file);
        if (!log || !stamp) return log;
        if (kept_.size() == most) kept_.pop_front();
        kept_.push_back({file, *stamp, *log});
        return log;
    }

 private:
    static constexpr std::size_t most = 64;
    struct Kept {
        std::filesystem::path file;
        FileStamp stamp;
        EventLog log;
    };
    std::mutex mutex_;
    std::list<Kept> kept_;  // the longest unasked first
};

}  // namespace

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
    const auto log = OpenLogs::of_program().open(file);
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
