// Where the server listens: "127.0.0.1:8080", "[::1]:8080", "localhost:8080".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ledstang {

struct ListenAddress {
    std::string address;     // an IP address: "127.0.0.1", "::1"
    std::uint16_t port = 0;  // 0: any free one

    bool is_loopback() const;
    std::string text() const;  // "[::1]:8080"
};

// Refusal `listen.address`.
Result<ListenAddress> parse_listen_address(std::string_view text);

}  // namespace ledstang
