// One I/O thread with the connections that live on it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "http/asio.h"
#include "http/server_core.h"

namespace ledstang::http {

class Connection;

class IoLoop {
 public:
    explicit IoLoop(ServerCore& core);
    ~IoLoop();
    IoLoop(const IoLoop&) = delete;
    IoLoop& operator=(const IoLoop&) = delete;

    void start();
    void stop();  // at once; joins the thread

    // From any thread:
    asio::io_context& context() { return context_; }
    void adopt(asio::ip::tcp::socket socket, std::shared_ptr<asio::ssl::context> tls);
    void wind_down();
    void abort();

    // On the loop's thread:
    void forget(const Connection& connection);
    std::string next_id();

 private:
    void sweep();
    std::vector<std::shared_ptr<Connection>> all() const;

    ServerCore& core_;
    asio::io_context context_{1};
    asio::executor_work_guard<asio::io_context::executor_type> guard_;
    asio::steady_timer timer_;
    const std::chrono::milliseconds tick_;  // between two looks at the deadlines
    std::unordered_map<const Connection*, std::shared_ptr<Connection>> connections_;
    std::uint64_t next_id_;
    std::thread thread_;
};

}  // namespace ledstang::http
