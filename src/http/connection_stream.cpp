// The part of a connection that carries events.
#include <algorithm>
#include <array>

#include "http/connection.h"
#include "http/io_loop.h"

namespace ledstang::http {

void Connection::begin_stream() {
    stream_ = writer_.stream();
    writer_.release();
    phase_ = Phase::streaming;
    set_deadline(core_.options.event_heartbeat);
    if (core_.stopping) return close();
    stream_->on_frames([&context = loop_.context(), weak = weak_from_this()] {
        asio::post(context, [weak] {
            if (const auto alive = std::static_pointer_cast<Connection>(weak.lock())) alive->drive();
        });
    });
    begin_ = end_ = 0;
    begin_read();  // to notice when the client goes
}

void Connection::send_frames() {
    while (phase_ == Phase::streaming && frames_under_way_ == 0) {
        if (stream_->given_up()) return close();
        if (frames_.empty()) frames_ = stream_->take();
        if (frames_.empty()) return;

        std::array<std::string_view, Transport::most_pieces> pieces;
        frames_under_way_ = std::min(pieces.size(), frames_.size() - frames_sent_);
        for (std::size_t index = 0; index < frames_under_way_; ++index) {
            pieces.at(index) = *frames_.at(frames_sent_ + index);
        }
        set_deadline(core_.options.write_timeout);
        switch (transport_->send(std::span(pieces).first(frames_under_way_))) {
            case Sending::done:
                count_sent_frames();
                break;
            case Sending::under_way:
                return;
            case Sending::failed:
                return close();
        }
    }
    if (phase_ == Phase::streaming && stream_->given_up()) close();
}

void Connection::count_sent_frames() {
    std::size_t bytes = 0;
    for (; frames_under_way_ > 0; --frames_under_way_) bytes += frames_.at(frames_sent_++)->size();
    stream_->written(bytes);
    if (frames_sent_ == frames_.size()) {
        frames_.clear();
        frames_sent_ = 0;
    }
    set_deadline(core_.options.event_heartbeat);
}

}  // namespace ledstang::http
