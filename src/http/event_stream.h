// The line between the hub, which publishes from any thread, and the connection, which writes from its own.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace ledstang::http {

class EventStream {
 public:
    using Frame = std::shared_ptr<const std::string>;  // one event, shared by all streams that get it
    using Count = std::shared_ptr<std::atomic<std::size_t>>;

    EventStream(std::vector<std::string> topics, std::size_t buffer_limit, Count open, Count dropped);
    ~EventStream();
    EventStream(const EventStream&) = delete;
    EventStream& operator=(const EventStream&) = delete;

    bool wants(std::string_view topic) const;

    // Hub's side. A reader that lets more than the buffer limit wait is given up.
    void push(const Frame& frame);

    // Connection's side. `wake` is called, on the publisher's thread, when frames came and none were waiting.
    void on_frames(std::function<void()> wake);
    std::vector<Frame> take();
    void written(std::size_t bytes);  // of what take() gave; until then it counts as waiting
    bool given_up() const;
    void close();  // no more wakes, no more frames

 private:
    const std::vector<std::string> topics_;
    const std::size_t buffer_limit_;
    const Count open_;
    const Count dropped_;
    mutable std::mutex mutex_;
    std::vector<Frame> waiting_;
    std::size_t waiting_bytes_ = 0;
    bool given_up_ = false;
    std::function<void()> wake_;
};

}  // namespace ledstang::http
