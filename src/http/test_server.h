// A server on a free loopback port with a handler that tests can look into and hold back.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>

#include "http/events.h"
#include "http/server.h"
#include "http/test_client.h"

namespace ledstang::http::testing {

// Waits for what another thread is about to do. False after twenty seconds, so that what never comes fails the test.
inline bool eventually(const std::function<bool()>& holds) {
    for (int patience = 0; patience < 20'000; ++patience) {
        if (holds()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return false;
}

// A door that workers wait at until the test opens it.
class Gate {
 public:
    void pass() {
        std::unique_lock lock(mutex_);
        ++arrived_;
        changed_.notify_all();
        changed_.wait(lock, [this] { return open_; });
    }
    void open() {
        const std::lock_guard lock(mutex_);
        open_ = true;
        changed_.notify_all();
    }
    void wait_for(int arrivals) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return arrived_ >= arrivals; });
    }

 private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool open_ = false;
    int arrived_ = 0;
};

class TestHandler final : public Handler {
 public:
    std::optional<Response> at_once(const Request& request) override {
        if (request.path == "/cached") return labelled(content(cached), "/cached");
        if (request.path == "/health") return labelled(text("frisk"), "/health");
        if (request.path == "/events") return hub.subscribe(request, request.parameters()->all("topic"));
        if (request.path == "/broken_at_once") throw std::runtime_error("a secret detail");
        return std::nullopt;
    }
    Response handle(const Request& request) override {
        ++handled;
        if (request.path == "/echo") return labelled(text(request.method + ":" + request.body), "/echo");
        if (request.path == "/length") return labelled(text(std::to_string(request.body.size())), "/length");
        if (request.path == "/slow") {
            gate.pass();
            return labelled(text("klart"), "/slow");
        }
        if (request.path == "/broken") throw std::runtime_error("a secret detail");
        if (request.path == "/nothing") return no_content();
        if (request.path == "/page") return html("<!doctype html><title>Sida</title>");
        if (request.path == "/peer") return text(request.peer);
        if (request.path == "/large") return labelled(text(std::string(8'000'000, 'x')), "/large");
        return labelled(refusal(404, "http.not_found", "Sidan finns inte."), "none");
    }

    std::shared_ptr<const Body> cached = Body::make(std::string(100'000, 'a'), "application/json");
    EventHub hub{
        EventHubOptions{.most_streams = 3000, .stream_buffer = std::size_t{64} * 1024, .remembered_events = 8}};
    Gate gate;
    std::atomic<int> handled = 0;

 private:
    static Response labelled(Response response, std::string route) {
        response.route = std::move(route);
        return response;
    }
};

struct TestServer {
    explicit TestServer(ServerOptions options = {}) {
        options.port = 0;
        server = std::make_unique<Server>(std::move(options), handler);
        server->start();
    }
    ~TestServer() {
        handler.gate.open();
        server.reset();
    }
    TestClient client() const { return TestClient(server->port()); }
    // Waits until the metrics say so: "ledstang_http_queue_length 1".
    bool eventually_shows(const std::string& line) const {
        return eventually([&] { return server->metrics().exposition().find(line + "\n") != std::string::npos; });
    }

    TestHandler handler;
    std::unique_ptr<Server> server;
};

}  // namespace ledstang::http::testing
