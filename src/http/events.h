// Server-sent events: the browser keeps one answer open, and hears at once when something has changed.
//
//     Response handle(const Request& request) { … return hub.subscribe(request, {"person:17"}); }
//     hub.publish("outcome_changed", R"({"unit":"div_2"})");
//
// A browser that lost its connection comes back with Last-Event-ID and gets what it missed. When that is no longer
// known (too old, or the server was restarted) it first gets an event named "reset": fetch everything anew.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"

namespace ledstang::http {

struct EventHubOptions {
    std::size_t most_streams = 5000;  // beyond it subscribe answers 503
    std::size_t stream_buffer =
        std::size_t{256} * 1024;          // bytes that may wait for one slow reader before it is dropped
    std::size_t remembered_events = 256;  // for Last-Event-ID
};

class EventHub {
 public:
    explicit EventHub(EventHubOptions options = {});

    // The answer that goes on as a stream. It gets the events without topic, and those of its topics.
    Response subscribe(const Request& request, std::vector<std::string> topics = {});

    // From any thread. `name` is one word; `data` may have several lines. With a topic, only its streams get it.
    // Throws std::invalid_argument when the name holds a line break.
    void publish(std::string_view name, std::string_view data, std::string_view topic = {});

    std::size_t streams() const;          // open now
    std::size_t dropped_streams() const;  // readers that were too slow, so far

 private:
    struct Remembered {
        std::uint64_t number;
        std::string topic;
        std::shared_ptr<const std::string> frame;
    };
    void catch_up(EventStream& stream, std::string_view last_event_id) const;

    const EventHubOptions options_;
    const std::string run_;  // tells this run's event ids from an earlier run's
    mutable std::mutex mutex_;
    std::uint64_t last_number_ = 0;
    std::deque<Remembered> remembered_;
    std::vector<std::weak_ptr<EventStream>> streams_;
    std::shared_ptr<std::atomic<std::size_t>> open_;
    std::shared_ptr<std::atomic<std::size_t>> dropped_;
};

}  // namespace ledstang::http
