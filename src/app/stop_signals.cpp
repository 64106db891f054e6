#include "app/stop_signals.h"

#include <pthread.h>

#include <initializer_list>

namespace ledstang {

StopSignals::StopSignals() {
    sigemptyset(&set_);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set_, signal);
    pthread_sigmask(SIG_BLOCK, &set_, &before_);
}

StopSignals::~StopSignals() {
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

int StopSignals::wait() const {
    int signal = 0;
    sigwait(&set_, &signal);
    return signal;
}

}  // namespace ledstang
