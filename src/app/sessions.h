// Log-ins, kept in memory: a restart logs everybody out. The token is the browser's secret; only its hash is kept here.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace ledstang {

struct SessionLimits {
    std::chrono::minutes idle{120};     // without a request
    std::chrono::minutes longest{720};  // from the log-in
    std::size_t most = 10'000;          // then the longest unused one goes
};

class Sessions {
 public:
    using Instant = std::chrono::steady_clock::time_point;

    explicit Sessions(SessionLimits limits) : limits_(limits) {}

    // The new session's token: 256 random bits as 43 characters fit for a cookie.
    std::string begin(std::string person, Instant now);
    // Who is logged in with this token; counts as a use of the session.
    std::optional<std::string> person_of(std::string_view token, Instant now);
    void end(std::string_view token);
    std::size_t count() const;

 private:
    struct Session {
        std::string person;
        Instant begun;
        Instant used;
    };
    bool over(const Session& session, Instant now) const;
    void make_room(Instant now);

    const SessionLimits limits_;
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Session> sessions_;  // by the token's hash
};

}  // namespace ledstang
