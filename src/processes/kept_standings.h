// What the logs of processes have been found to say of how they stand, kept as long as a log and what is asked of it
// are the same: the register asks of every process each time it is opened. Inside the module.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <vector>

#include "event_logs/event_log.h"
#include "processes/standing.h"

namespace ledstang {

class KeptStandings {
 public:
    static KeptStandings& of_program();

    // What `reckon` says, or said when the same was asked of the same log. `question` has all that it rests on beside
    // the log, and `file` is where the log lies.
    std::vector<StretchStanding> find(const std::filesystem::path& file, const EventLog& log,
                                      const std::string& question,
                                      const std::function<std::vector<StretchStanding>()>& reckon);
    // How many times a log has been gone through.
    std::uint64_t reckoned() const;

 private:
    static constexpr std::size_t most = 256;
    struct Kept {
        std::filesystem::path file;
        EventLog log;  // no other one lies in the same place as long as this is held
        std::string question;
        std::vector<StretchStanding> standings;
    };
    mutable std::mutex mutex_;
    std::list<Kept> kept_;  // the longest unasked first
    std::uint64_t reckoned_ = 0;
};

}  // namespace ledstang
