// Tells the open pages when the store has changed, whoever changed it.
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

#include "http/events.h"
#include "store/store.h"

namespace ledstang {

// Publishes the event "changed" with {"generation": N} as long as it lives. Many commits in quick succession are told
// as one.
class Announcer {
 public:
    Announcer(const Store& store, http::EventHub& hub);

 private:
    void watch(const std::stop_token& stop);

    const Store& store_;
    http::EventHub& hub_;
    std::mutex sleeping_;
    std::condition_variable_any awake_;
    std::jthread thread_;  // last: stopped before the rest goes
};

}  // namespace ledstang
