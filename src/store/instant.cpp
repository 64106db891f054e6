#include "store/instant.h"

#include <fmt/chrono.h>

namespace ledstang {

std::string instant_text(std::chrono::system_clock::time_point instant) {
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(instant);
    const auto seconds = std::chrono::floor<std::chrono::seconds>(milliseconds);
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)),
                       (milliseconds - seconds).count());
}

}  // namespace ledstang
