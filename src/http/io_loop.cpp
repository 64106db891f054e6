#include "http/io_loop.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <vector>

#include "http/connection.h"

namespace ledstang::http {

namespace {

// A quarter of the shortest time that is to be kept, but no more than fifty and no less than two looks a second.
std::chrono::milliseconds tick_for(const ServerOptions& options) {
    using std::chrono::milliseconds;
    const milliseconds shortest = std::min({options.head_timeout, options.body_timeout, options.idle_timeout,
                                            options.write_timeout, options.event_heartbeat});
    return std::clamp(shortest / 4, milliseconds(20), milliseconds(500));
}

std::uint64_t random_start() {
    std::random_device device;
    return (std::uint64_t{device()} << 32U) | device();
}

// SplitMix64: neighbours in, unlike numbers out.
std::uint64_t scattered(std::uint64_t number) {
    number += 0x9E3779B97F4A7C15ULL;
    number = (number ^ (number >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    number = (number ^ (number >> 27U)) * 0x94D049BB133111EBULL;
    return number ^ (number >> 31U);
}

std::string address_of(const asio::ip::tcp::socket& socket) {
    boost::system::error_code error;
    const auto endpoint = socket.remote_endpoint(error);
    return error ? std::string() : endpoint.address().to_string(error);
}

}  // namespace

IoLoop::IoLoop(ServerCore& core)
    : core_(core),
      guard_(asio::make_work_guard(context_)),
      timer_(context_),
      tick_(tick_for(core.options)),
      next_id_(random_start()) {}

IoLoop::~IoLoop() {
    stop();
}

void IoLoop::start() {
    thread_ = std::thread([this] {
        sweep();
        for (;;) {
            try {
                context_.run();
                return;
            } catch (const std::exception& error) {
                // Memory ran out while a connection was served. Its deadline ends that one; the others go on.
                core_.log.trouble(error.what());
            }
        }
    });
}

void IoLoop::stop() {
    context_.stop();
    if (thread_.joinable()) thread_.join();
    connections_.clear();
}

void IoLoop::adopt(asio::ip::tcp::socket socket, std::shared_ptr<asio::ssl::context> tls) {
    core_.count_in();
    asio::dispatch(context_, [this, socket = std::move(socket), tls = std::move(tls)]() mutable {
        std::string peer = address_of(socket);
        auto transport = tls ? tls_transport(std::move(socket), std::move(tls)) : plain_transport(std::move(socket));
        auto connection = std::make_shared<Connection>(core_, *this, std::move(transport), std::move(peer));
        connections_.emplace(connection.get(), connection);
        connection->start();
    });
}

void IoLoop::wind_down() {
    asio::post(context_, [this] {
        for (const auto& connection : all()) connection->wind_down();
    });
}

void IoLoop::abort() {
    asio::post(context_, [this] {
        for (const auto& connection : all()) connection->abort();
    });
}

void IoLoop::forget(const Connection& connection) {
    if (connections_.erase(&connection) > 0) core_.count_out();
}

std::string IoLoop::next_id() {
    return fmt::format("{:016x}", scattered(next_id_++));
}

// A copy, since what is done to a connection may take it off the list.
std::vector<std::shared_ptr<Connection>> IoLoop::all() const {
    std::vector<std::shared_ptr<Connection>> copies;
    copies.reserve(connections_.size());
    for (const auto& [key, connection] : connections_) copies.push_back(connection);
    return copies;
}

void IoLoop::sweep() {
    const auto now = Clock::now();
    for (const auto& connection : all()) connection->sweep(now);
    timer_.expires_after(tick_);
    timer_.async_wait([this](const boost::system::error_code& error) {
        if (!error) sweep();
    });
}

}  // namespace ledstang::http
