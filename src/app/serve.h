// The running server: from an opened installation until somebody asks the process to stop.
#pragma once

#include <functional>
#include <string>

#include "app/installation.h"
#include "app/listen_address.h"
#include "app/stop_signals.h"

namespace ledstang {

// The demo log-in lets anybody be anybody, so it is for the machine itself. Refusal `listen.demo_login`.
Result<void> check_may_listen(const ListenAddress& listen, bool demo);

// Listens, calls `ready` with the address that it got, and stops gracefully at SIGTERM or SIGINT: what was accepted is
// answered. SIGHUP reads the certificate anew. True when nothing had to be cut off. Throws std::system_error when the
// address is taken, std::runtime_error when the certificate or the web client cannot be read.
bool serve(Installation& installation, const ListenAddress& listen, const StopSignals& signals,
           const std::function<void(const std::string& address)>& ready);

}  // namespace ledstang
