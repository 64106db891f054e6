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
#include "operations/context.h"
#include "processes/kept_logs.h"
#include "processes/warehouse_log.h"

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
    // Refuses as open_event_log, and when a column is not as it was written: whoever uses the log is then not stopped
    // half-way.
    Result<EventLog> open(const std::filesystem::path& file) {
        const auto stamp = stamp_of(file);
        if (auto log = known(file, stamp)) return *log;
        auto log = open_event_log(file);
        if (!log) return log;
        if (auto whole = verify_event_log(*log); !whole) return refuse(whole.error());
        if (!stamp) return log;
        const std::lock_guard lock(mutex_);
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
    std::optional<EventLog> known(const std::filesystem::path& file, const std::optional<FileStamp>& stamp) {
        const std::lock_guard lock(mutex_);
        const auto found = std::ranges::find(kept_, file, &Kept::file);
        if (found == kept_.end()) return std::nullopt;
        if (found->stamp != stamp) {
            kept_.erase(found);
            return std::nullopt;
        }
        kept_.splice(kept_.end(), kept_, found);
        return found->log;
    }

    std::mutex mutex_;
    std::list<Kept> kept_;  // the longest unasked first
};

// A log of the warehouse, made anew by one request; those that ask at the same time wait for it.
Result<EventLog> log_made_anew(Context& context, const StoredProcess& process, const StoredLog& before) {
    static std::mutex making;
    const auto file = process_log_file(context.configuration, process.id);
    // What the warehouse has got since then is in the log too, so that it is told of as when somebody fetches it; but
    // nobody did.
    const Caller nobody;
    Context by_itself{nobody, context.store, context.configuration, context.scope, context.today, "fetch_process_log"};
    std::optional<Result<EventLog>> log;
    {
        const std::lock_guard lock(making);
        if (auto made_by_another = OpenLogs::of_program().open(file)) return made_by_another;
        const auto fetched = log_from_warehouse(context.configuration, process.id);
        if (!fetched) return refuse(fetched.error());
        // Somebody may have read in another log meanwhile.
        const auto now = context.store.read([&](Sql& sql) { return read_stored_log(sql, process.number); });
        if (now && now->at != before.at) return OpenLogs::of_program().open(file);
        if (auto put = put_log_in_place(by_itself, process, fetched->log, before); !put) return refuse(put.error());
        log = OpenLogs::of_program().open(file);
        if (!*log) return *log;
    }
    if (auto renewed = renew_process_measures(by_itself, process); !renewed) return refuse(renewed.error());
    return *log;
}

Result<EventLog> log_of(Context& context, const std::string& process) {
    auto log = OpenLogs::of_program().open(process_log_file(context.configuration, process));
    if (log) return log;
    struct Known {
        StoredProcess process;
        std::optional<StoredLog> log;
    };
    const auto known = context.store.read([&](Sql& sql) -> Result<Known> {
        auto found = require_process(sql, process);
        if (!found) return refuse(found.error());
        auto stored = read_stored_log(sql, found->number);
        return Known{std::move(*found), std::move(stored)};
    });
    if (!known) return refuse(known.error());
    if (!known->log) {
        return refuse(RefusalKind::not_found, "process.no_log",
                      fmt::format("Det finns inga händelser för processen {} än. Läs in en logg, eller hämta dem ur "
                                  "källdatan.",
                                  in_quotes(process)));
    }
    if (known->log->source == "warehouse") return log_made_anew(context, known->process, *known->log);
    const auto& why = log.error().code;
    return refuse(RefusalKind::unavailable, why,
                  fmt::format("Händelserna för processen {} {}. De lästes in ur filen {} den {}. Läs in den filen "
                              "igen; Ledstång har den inte kvar.",
                              in_quotes(process),
                              why == "process_log.missing"   ? "saknas på disken"
                              : why == "process_log.version" ? "ligger i en fil av en annan version"
                                                             : "har skadats på disken",
                              in_quotes(known->log->file_name), known->log->at.substr(0, 10)));
}

}  // namespace

std::filesystem::path process_log_file(const Configuration& configuration, const std::string& process) {
    return std::filesystem::path(configuration.folder).parent_path() / "processes" / (process + ".loggfil");
}

Result<void> use_process_log(Context& context, const std::string& process,
                             const std::function<Result<void>(const EventLog&)>& use) {
    const auto log = log_of(context, process);
    if (!log) return refuse(log.error());
    return use(*log);
}

}  // namespace ledstang
