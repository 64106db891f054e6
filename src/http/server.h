// The HTTP/1.1 server. It knows connections, limits and time; what an answer means is the handler's affair.
#pragma once

#include <spdlog/fwd.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "http/message.h"
#include "http/metrics.h"

namespace ledstang::http {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  // 0: any free one, Server::port() tells which
    unsigned io_threads = 1;    // one holds thousands of connections; more pay on many cores under TLS
    unsigned worker_threads = 4;
    std::size_t worker_queue = 512;  // requests that may wait for a worker; the next gets 503
    // Requests that wait in a line of their own, for `aside_threads` threads, so that a rush of them holds up nobody
    // else; the line is as long as the workers'. Empty: none do.
    std::function<bool(const Request&)> aside = {};
    unsigned aside_threads = 2;

    std::size_t head_limit = std::size_t{16} * 1024;        // bytes; else 414 or 431
    std::size_t body_limit = std::size_t{8} * 1024 * 1024;  // bytes; else 413
    // The limit for one request, asked when its head is read: larger for uploads, 0 where none is welcome.
    std::function<std::size_t(const Request&)> body_limit_for = {};
    std::size_t body_memory = std::size_t{512} * 1024 * 1024;  // bytes of bodies held at once, all requests together

    std::chrono::milliseconds head_timeout{10'000};   // first byte to end of head; also the TLS handshake
    std::chrono::milliseconds body_timeout{30'000};   // and as much more as its bytes take at slowest_rate
    std::chrono::milliseconds idle_timeout{75'000};   // between requests
    std::chrono::milliseconds write_timeout{30'000};  // and as much more as its bytes take at slowest_rate
    std::size_t slowest_rate =
        std::size_t{16} * 1024;  // bytes a second; who is slower occupies a connection for nothing
    std::chrono::milliseconds event_heartbeat{20'000};  // comment on a silent event stream, so that proxies keep it
    std::chrono::milliseconds grace{20'000};            // how long stop() waits
    std::size_t max_connections = 10'000;               // beyond it: 503 and closed

    std::string tls_certificate = {};  // PEM file with the chain; empty: no TLS
    std::string tls_key = {};          // PEM file

    // Names the server answers for (421 otherwise), against DNS rebinding; empty: any.
    std::vector<std::string> hosts = {};
    // Behind a proxy of one's own: the client's address is the last of X-Forwarded-For.
    bool trust_proxy = false;
    std::string html_policy =
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none'; "
        "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    std::shared_ptr<spdlog::logger> log = {};  // one JSON line per request, and incidents; null: silent
    std::shared_ptr<Metrics> metrics = {};     // null: the server makes its own
};

class Handler {
 public:
    virtual ~Handler() = default;
    // On the I/O thread, which serves everybody: answers that are at hand (cached, health). Must not block.
    virtual std::optional<Response> at_once(const Request& request) = 0;
    // On a worker thread, when at_once had nothing. May block. Both may be called from several threads at once.
    // What is thrown becomes a 500 with the request's id; the text goes to the log, never to the client.
    virtual Response handle(const Request& request) = 0;
};

class Server {
 public:
    // The handler must outlive the server.
    Server(ServerOptions options, Handler& handler);
    // Stops at once what stop() has not; waits for calls to Handler::handle that have begun.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    // Listens and returns. Throws std::system_error when the address is taken, std::runtime_error when the certificate
    // cannot be read.
    void start();
    std::uint16_t port() const;

    // No new connections, idle ones and event streams closed, requests already begun answered. True when all were
    // answered within the grace; otherwise the rest has been cut off. Not to be called from a handler.
    bool stop();

    // Reads certificate and key anew, for connections that come after. Throws as start(), and then keeps the old.
    void reload_certificate();

    std::size_t connections() const;
    Metrics& metrics() const;

 private:
    class Machine;
    std::unique_ptr<Machine> machine_;
};

}  // namespace ledstang::http
