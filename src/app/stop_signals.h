// SIGTERM, SIGINT and SIGHUP as something to wait for.
#pragma once

#include <csignal>

namespace ledstang {

// Holds the signals back from every thread that is started while it lives, so it is made before the first of them.
class StopSignals {
 public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    int wait() const;  // the signal that came

 private:
    sigset_t set_{};
    sigset_t before_{};
};

}  // namespace ledstang
