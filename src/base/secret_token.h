// A secret that nobody can guess, for a link that opens something without a log-in. Only its hash is stored.
#pragma once

#include <string>

namespace ledstang {

// 32 random bytes as 64 hexadecimal digits, new each time. Throws std::runtime_error where there is no randomness.
std::string new_secret_token();

}  // namespace ledstang
