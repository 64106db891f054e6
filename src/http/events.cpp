#include "http/events.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <stdexcept>

#include "http/event_stream.h"
#include "http/problem.h"

namespace ledstang::http {

namespace {

// A new name for each run of the program, so that an id from before a restart is not taken for one of ours.
std::string name_of_run() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return fmt::format("{:x}", std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

std::string frame_of(std::string_view id, std::string_view name, std::string_view data) {
    std::string frame = fmt::format("id: {}\nevent: {}\n", id, name);
    for (;;) {
        const std::size_t end = data.find_first_of("\r\n");
        frame.append("data: ").append(data.substr(0, end)).append("\n");
        if (end == std::string_view::npos) break;
        data.remove_prefix(end + (data.substr(end).starts_with("\r\n") ? 2 : 1));
    }
    frame += '\n';
    return frame;
}

}  // namespace

EventHub::EventHub(EventHubOptions options)
    : options_(options),
      run_(name_of_run()),
      open_(std::make_shared<std::atomic<std::size_t>>(0)),
      dropped_(std::make_shared<std::atomic<std::size_t>>(0)) {}

Response EventHub::subscribe(const Request& request, std::vector<std::string> topics) {
    const std::lock_guard lock(mutex_);
    if (*open_ >= options_.most_streams) return answer(Problem::overloaded);

    auto stream = std::make_shared<EventStream>(std::move(topics), options_.stream_buffer, open_, dropped_);
    stream->push(std::make_shared<const std::string>("retry: 3000\n\n"));  // ms until the browser tries again
    if (request.headers.has("Last-Event-ID")) catch_up(*stream, request.header("Last-Event-ID"));
    std::erase_if(streams_, [](const std::weak_ptr<EventStream>& known) { return known.expired(); });
    streams_.push_back(stream);

    Response response;
    response.headers.add("Content-Type", "text/event-stream");
    response.headers.add("Cache-Control", "no-store");
    response.headers.add("X-Accel-Buffering", "no");  // asks a proxy in front to pass events on as they come
    response.stream = std::move(stream);
    return response;
}

void EventHub::catch_up(EventStream& stream, std::string_view last_event_id) const {
    std::uint64_t seen = 0;
    const std::string prefix = run_ + "-";
    bool known = last_event_id.starts_with(prefix);
    if (known) {
        const std::string_view digits = last_event_id.substr(prefix.size());
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seen);
        const std::uint64_t oldest = remembered_.empty() ? last_number_ + 1 : remembered_.front().number;
        known =
            error == std::errc() && end == digits.data() + digits.size() && seen <= last_number_ && seen + 1 >= oldest;
    }
    if (!known) {
        const std::string id = fmt::format("{}-{}", run_, last_number_);
        stream.push(std::make_shared<const std::string>(frame_of(id, "reset", "{}")));
        return;
    }
    for (const Remembered& event : remembered_) {
        if (event.number > seen && stream.wants(event.topic)) stream.push(event.frame);
    }
}

void EventHub::publish(std::string_view name, std::string_view data, std::string_view topic) {
    if (name.empty() || name.find_first_of("\r\n") != std::string_view::npos) {
        throw std::invalid_argument("an event's name is one word");
    }
    const std::lock_guard lock(mutex_);
    const std::uint64_t number = ++last_number_;
    const auto frame = std::make_shared<const std::string>(frame_of(fmt::format("{}-{}", run_, number), name, data));
    if (options_.remembered_events > 0) {
        if (remembered_.size() == options_.remembered_events) remembered_.pop_front();
        remembered_.push_back({number, std::string(topic), frame});
    }
    std::erase_if(streams_, [&](const std::weak_ptr<EventStream>& known) {
        const auto stream = known.lock();
        if (!stream) return true;
        if (stream->wants(topic)) stream->push(frame);
        return false;
    });
}

std::size_t EventHub::streams() const {
    return *open_;
}
std::size_t EventHub::dropped_streams() const {
    return *dropped_;
}

}  // namespace ledstang::http
