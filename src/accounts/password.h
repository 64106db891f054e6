// Passwords: hashed with Argon2id (libsodium's interactive limits: 64 MiB, some 70 ms), at most two at a time, so that
// many log-ins at once can neither fill the memory nor take every core. Inside the accounts module.
#pragma once

#include <string>

#include "base/result.h"

namespace ledstang {

constexpr std::size_t shortest_password = 12;    // characters
constexpr std::size_t longest_password = 1'000;  // bytes

// Refusal session.busy when too many wait for their turn.
Result<std::string> hash_password(const std::string& password);
// An empty hash takes as long as any, and is never right.
Result<bool> password_is(const std::string& hash, const std::string& password);

// Refusals: password.short, password.long, password.name (it contains the user name).
Result<void> check_new_password(const std::string& password, const std::string& user_name);

// To be used once and then changed: five groups of four letters and digits that are not mistaken for each other.
std::string one_time_password();

}  // namespace ledstang
