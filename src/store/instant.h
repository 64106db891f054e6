// The present instant as the store writes it: "2022-05-01T12:34:56.789Z", UTC.
#pragma once

#include <chrono>
#include <string>

namespace ledstang {

std::string instant_text(std::chrono::system_clock::time_point instant);
inline std::string instant_now() {
    return instant_text(std::chrono::system_clock::now());
}

}  // namespace ledstang
