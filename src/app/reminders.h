// The day's reminders: sent by the server at its time of day, or by `ledstang remind`.
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

#include "app/installation.h"
#include "rounds/rounds.h"

namespace ledstang {

// Sends what is due on the day. Refused as mail_server_of.
Result<DigestReport> send_reminders(Installation& installation, const Date& today);

// Sends the day's reminders when the clock has passed [mail] at, as long as it lives. What could not be sent is tried
// again every quarter of an hour. Does nothing where no mail server is configured.
class Reminders {
 public:
    explicit Reminders(Installation& installation);

 private:
    void watch(const std::stop_token& stop);
    // Whether the day is done with.
    bool try_today(const Date& today);

    Installation& installation_;
    std::mutex sleeping_;
    std::condition_variable_any awake_;
    std::jthread thread_;  // last: stopped before the rest goes
};

}  // namespace ledstang
