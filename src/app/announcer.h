// Tells the open pages when the store has changed, whoever changed it.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

#include "http/events.h"
#include "store/store.h"

namespace ledstang {

// Publishes the event "changed" with {"generation": N, "within": M} as long as it lives. Many commits in quick
// succession are told as one. Every page that hears it reads anew at a moment of its own within M milliseconds: the
// more pages are open, the longer, so that a round with hundreds of them does not ask all at once for what one of them
// has saved.
class Announcer {
 public:
    Announcer(const Store& store, http::EventHub& hub);

 private:
    void watch(const std::stop_token& stop);
    bool rest(std::unique_lock<std::mutex>& lock, const std::stop_token& stop, std::chrono::milliseconds time);

    const Store& store_;
    http::EventHub& hub_;
    std::mutex sleeping_;
    std::condition_variable_any awake_;
    std::jthread thread_;  // last: stopped before the rest goes
};

}  // namespace ledstang
