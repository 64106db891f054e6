#include "http/event_stream.h"

#include <algorithm>
#include <utility>

namespace ledstang::http {

EventStream::EventStream(std::vector<std::string> topics, std::size_t buffer_limit, Count open, Count dropped)
    : topics_(std::move(topics)), buffer_limit_(buffer_limit), open_(std::move(open)), dropped_(std::move(dropped)) {
    ++*open_;
}

EventStream::~EventStream() {
    --*open_;
}

bool EventStream::wants(std::string_view topic) const {
    return topic.empty() || std::ranges::find(topics_, topic) != topics_.end();
}

void EventStream::push(const Frame& frame) {
    const std::lock_guard lock(mutex_);
    if (given_up_) return;
    const bool was_empty = waiting_.empty();
    if (waiting_bytes_ + frame->size() > buffer_limit_) {
        given_up_ = true;
        waiting_.clear();
        ++*dropped_;
    } else {
        waiting_.push_back(frame);
        waiting_bytes_ += frame->size();
    }
    if ((was_empty || given_up_) && wake_) wake_();
}

void EventStream::on_frames(std::function<void()> wake) {
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
}

std::vector<EventStream::Frame> EventStream::take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(waiting_, {});
}

void EventStream::written(std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    waiting_bytes_ -= std::min(bytes, waiting_bytes_);
}

bool EventStream::given_up() const {
    const std::lock_guard lock(mutex_);
    return given_up_;
}

void EventStream::close() {
    const std::lock_guard lock(mutex_);
    given_up_ = true;
    wake_ = nullptr;
    waiting_.clear();
}

}  // namespace ledstang::http
