#include "app/listen_address.h"

#include <arpa/inet.h>

#include <charconv>

namespace ledstang {
namespace {

tl::unexpected<Refusal> bad_address(std::string_view text) {
    return refuse("listen.address",
                  "”" + std::string(text) + "” är ingen adress att lyssna på. Skriv till exempel 127.0.0.1:8080.");
}

bool is_ip_address(const std::string& text) {
    in6_addr unused{};
    return inet_pton(AF_INET, text.c_str(), &unused) == 1 || inet_pton(AF_INET6, text.c_str(), &unused) == 1;
}

}  // namespace

bool ListenAddress::is_loopback() const {
    return address == "::1" || address.starts_with("127.");
}

std::string ListenAddress::text() const {
    const bool bracketed = address.find(':') != std::string::npos;
    return (bracketed ? "[" + address + "]" : address) + ":" + std::to_string(port);
}

Result<ListenAddress> parse_listen_address(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0) return bad_address(text);
    std::string_view host = text.substr(0, colon);
    const std::string_view port = text.substr(colon + 1);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    ListenAddress parsed{host == "localhost" ? "127.0.0.1" : std::string(host), 0};
    const auto read = std::from_chars(port.data(), port.data() + port.size(), parsed.port);
    if (read.ec != std::errc() || read.ptr != port.data() + port.size() || !is_ip_address(parsed.address))
        return bad_address(text);
    return parsed;
}

}  // namespace ledstang
