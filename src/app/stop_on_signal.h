// A command's long work, stopped from the terminal.
#pragma once

#include <signal.h>

#include <atomic>
#include <chrono>
#include <stop_token>
#include <thread>

namespace ledstang {

// Ctrl-C and SIGTERM as a stop token, while this lives.
class StopOnSignal {
 public:
    StopOnSignal() {
        asked = false;
        struct sigaction action{};
        action.sa_handler = [](int) { asked = true; };
        sigaction(SIGINT, &action, &before_interrupt_);
        sigaction(SIGTERM, &action, &before_terminate_);
        watch_ = std::jthread([this](const std::stop_token& ended) {
            while (!ended.stop_requested()) {
                if (asked) source_.request_stop();
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
            }
        });
    }
    StopOnSignal(const StopOnSignal&) = delete;
    StopOnSignal& operator=(const StopOnSignal&) = delete;
    ~StopOnSignal() {
        sigaction(SIGINT, &before_interrupt_, nullptr);
        sigaction(SIGTERM, &before_terminate_, nullptr);
    }
    std::stop_token token() const { return source_.get_token(); }

 private:
    static inline std::atomic<bool> asked = false;
    struct sigaction before_interrupt_{};
    struct sigaction before_terminate_{};
    std::stop_source source_;
    std::jthread watch_;
};

}  // namespace ledstang
