#include "http/server.h"

#include <array>
#include <future>
#include <stdexcept>
#include <system_error>
#include <tuple>

#include "http/connection.h"
#include "http/io_loop.h"

namespace ledstang::http {

namespace {

const std::string gauge_prefix = "ledstang_http_";

asio::ip::tcp::endpoint endpoint_of(const ServerOptions& options) {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error) throw std::system_error(error.value(), std::system_category(), options.address + " is no IP address");
    return {address, options.port};
}

void turn_away(asio::ip::tcp::socket& socket) {
    static constexpr std::string_view answer =
        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    std::array<char, 4096> unwanted;
    boost::system::error_code ignored;
    std::ignore = socket.non_blocking(true, ignored);
    std::ignore = socket.read_some(asio::buffer(unwanted), ignored);
    std::ignore = socket.write_some(asio::buffer(answer.data(), answer.size()), ignored);
    std::ignore = socket.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
}

}  // namespace

class Server::Machine {
 public:
    Machine(ServerOptions options, Handler& handler) : core(std::move(options), handler) {
        const unsigned count = std::max(1U, core.options.io_threads);
        for (unsigned index = 0; index < count; ++index) loops_.push_back(std::make_unique<IoLoop>(core));
        acceptor_.emplace(loops_.front()->context());
        pause_.emplace(loops_.front()->context());
    }

    ~Machine() {
        if (started_) {
            core.metrics->remove_gauges(gauge_prefix);
            stop(std::chrono::milliseconds(0));
        }
        workers_.reset();
        aside_.reset();
    }

    void start() {
        if (started_) throw std::logic_error("the server has been started already");
        if (!core.options.tls_certificate.empty()) reload_certificate();
        listen();
        workers_.emplace(std::max(1U, core.options.worker_threads), core.options.worker_queue);
        core.workers = &*workers_;
        if (core.options.aside) {
            aside_.emplace(std::max(1U, core.options.aside_threads), core.options.worker_queue);
            core.aside = &*aside_;
        }
        announce_gauges();
        started_ = true;
        for (const auto& loop : loops_) loop->start();
        asio::post(loops_.front()->context(), [this] { accept(); });
    }

    bool stop(std::chrono::milliseconds grace) {
        if (!started_ || stopped_) return true;
        stopped_ = true;
        core.stopping = true;
        std::promise<void> deaf;
        asio::post(loops_.front()->context(), [&] {
            close_door();
            deaf.set_value();
        });
        deaf.get_future().wait();
        bool all = core.wait_for_none(grace);
        if (!all) {
            for (const auto& loop : loops_) loop->abort();
            core.wait_for_none(std::chrono::seconds(1));
        }
        workers_->stop();
        if (aside_) aside_->stop();
        for (const auto& loop : loops_) loop->stop();
        return all;
    }

    void reload_certificate() {
        auto fresh = tls_context(core.options.tls_certificate, core.options.tls_key);
        const std::lock_guard lock(tls_mutex_);
        tls_ = std::move(fresh);
    }

    ServerCore core;
    std::uint16_t port = 0;

 private:
    void listen() {
        const auto endpoint = endpoint_of(core.options);
        try {
            acceptor_->open(endpoint.protocol());
            acceptor_->set_option(asio::ip::tcp::acceptor::reuse_address(true));
            acceptor_->bind(endpoint);
            acceptor_->listen(asio::socket_base::max_listen_connections);
        } catch (const boost::system::system_error& failure) {
            throw std::system_error(failure.code().value(), std::system_category(),
                                    core.options.address + ":" + std::to_string(core.options.port));
        }
        port = acceptor_->local_endpoint().port();
    }

    void announce_gauges() {
        const auto gauge = [this](const std::string& name, std::string help, auto figure) {
            core.metrics->gauge(gauge_prefix + name, std::move(help),
                                [figure] { return static_cast<double>(figure()); });
        };
        gauge("connections", "Connections open.", [this] { return core.connections(); });
        gauge("in_flight", "Requests being read or answered.", [this] { return core.in_flight.load(); });
        gauge("queue_length", "Requests that wait for a worker.", [this] { return workers_->waiting(); });
        gauge("workers_busy", "Workers that answer a request.", [this] { return workers_->busy(); });
        gauge("body_bytes", "Bytes of request bodies held in memory.", [this] { return core.body_bytes.load(); });
    }

    void accept() {
        IoLoop& loop = *loops_.at(next_loop_++ % loops_.size());
        acceptor_->async_accept(loop.context(),
                                [this, &loop](const boost::system::error_code& error, asio::ip::tcp::socket socket) {
                                    if (error == asio::error::operation_aborted || !acceptor_->is_open()) return;
                                    if (error) {
                                        core.log.trouble("cannot accept a connection: " + error.message());
                                        return accept_later();
                                    }
                                    welcome(loop, std::move(socket));
                                    accept();
                                });
    }

    // Out of descriptors: trying again at once would only burn the processor.
    void accept_later() {
        pause_->expires_after(std::chrono::milliseconds(100));
        pause_->async_wait([this](const boost::system::error_code& error) {
            if (!error && acceptor_->is_open()) accept();
        });
    }

    void welcome(IoLoop& loop, asio::ip::tcp::socket socket) {
        if (core.connections() >= core.options.max_connections) return turn_away(socket);
        std::shared_ptr<asio::ssl::context> tls;
        {
            const std::lock_guard lock(tls_mutex_);
            tls = tls_;
        }
        loop.adopt(std::move(socket), std::move(tls));
    }

    // Connections that the kernel has already accepted for us are taken in first: their requests may be on the way.
    void close_door() {
        boost::system::error_code error;
        std::ignore = acceptor_->cancel(error);
        std::ignore = acceptor_->non_blocking(true, error);
        while (!error) {
            IoLoop& loop = *loops_.at(next_loop_++ % loops_.size());
            asio::ip::tcp::socket socket(loop.context());
            std::ignore = acceptor_->accept(socket, error);
            if (!error) welcome(loop, std::move(socket));
        }
        boost::system::error_code ignored;
        std::ignore = acceptor_->close(ignored);
        pause_->cancel();
        for (const auto& loop : loops_) loop->wind_down();
    }

    std::vector<std::unique_ptr<IoLoop>> loops_;
    std::optional<asio::ip::tcp::acceptor> acceptor_;
    std::optional<asio::steady_timer> pause_;
    std::size_t next_loop_ = 0;
    std::mutex tls_mutex_;
    std::shared_ptr<asio::ssl::context> tls_;
    std::optional<WorkerPool> workers_;
    std::optional<WorkerPool> aside_;
    bool started_ = false;
    bool stopped_ = false;
};

Server::Server(ServerOptions options, Handler& handler)
    : machine_(std::make_unique<Machine>(std::move(options), handler)) {}
Server::~Server() = default;
void Server::start() {
    machine_->start();
}
std::uint16_t Server::port() const {
    return machine_->port;
}
bool Server::stop() {
    return machine_->stop(machine_->core.options.grace);
}
void Server::reload_certificate() {
    machine_->reload_certificate();
}
std::size_t Server::connections() const {
    return machine_->core.connections();
}
Metrics& Server::metrics() const {
    return *machine_->core.metrics;
}

}  // namespace ledstang::http
