// Log-ins. They are kept in the store under the hash of the browser's token, so that a restart logs nobody out; beside
// it in memory stands who each one is, and when it was used last (docs/decisions/0012).
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "accounts/accounts.h"

namespace ledstang {

struct SessionLimits {
    std::chrono::minutes idle{120};     // without a request; counted anew when the program starts
    std::chrono::minutes longest{720};  // from the log-in
    std::size_t most = 10'000;          // in memory; then the longest unused one is read from the store again
};

class Sessions {
 public:
    using Instant = std::chrono::system_clock::time_point;

    // Store and configuration must outlive it.
    Sessions(Store& store, const Configuration& configuration, SessionLimits limits)
        : store_(store), configuration_(configuration), limits_(limits) {}

    // The new log-in's token: 256 random bits as 43 characters fit for a cookie. `assignment` may be empty.
    std::string begin(const std::string& person, const std::string& assignment, Instant now);
    // Who is logged in with this token, as the rights are today; counts as a use. Null: nobody. Reads the store when it
    // has changed since.
    std::shared_ptr<const Caller> caller_of(std::string_view token, Instant now, const Date& today);
    // The same without waiting for the store; null also when the store has to be read.
    std::shared_ptr<const Caller> known(std::string_view token, Instant now, const Date& today);
    void end(std::string_view token);
    std::size_t count() const;

 private:
    struct Session {
        Instant begun;
        Instant used;
        std::shared_ptr<const Caller> caller;
        std::uint64_t generation = 0;  // of the store when `caller` was read
        Date day;                      // that `caller` is for
    };
    bool over(const Session& session, Instant now) const;
    void make_room();
    void forget(const std::string& hash, bool in_store);

    Store& store_;
    const Configuration& configuration_;
    const SessionLimits limits_;
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Session> sessions_;  // by the token's hash
};

}  // namespace ledstang
