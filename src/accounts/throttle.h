// Guessing takes ever longer: failed log-ins are counted for each user name and each client's address, in the store, so
// that a restart forgives nothing. Inside the accounts module.
#pragma once

#include <cstdint>
#include <string>

#include "store/store.h"

namespace ledstang {

// Seconds to wait after so many failures in a row. A user name has five free tries and an address fifty, since a whole
// hospital may share one; then the wait is half a minute, and doubles up to fifteen.
std::int64_t wait_after(const std::string& kind, std::int64_t failures);

// What a try to log in is about to cost; counted as failed before the password is looked at, so that tries at the same
// time cannot pass each other by. Refusal session.wait, which says for how long.
Result<void> begin_try(Store& store, const std::string& user_name, const std::string& address, std::int64_t now);
// It failed for certain: the address is charged too.
void fail_try(Store& store, const std::string& address, std::int64_t now);
// Right so far, but a code is needed as well: this try is not charged.
void forgive_try(Store& store, const std::string& user_name);
// It succeeded: the user name's failures are forgotten.
void end_try(Store& store, const std::string& user_name);

}  // namespace ledstang
