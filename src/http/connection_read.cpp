// The part of a connection that takes a request in.
#include <algorithm>
#include <array>
#include <exception>

#include "http/connection.h"
#include "http/io_loop.h"

namespace ledstang::http {

namespace {

constexpr std::size_t small_buffer = std::size_t{4} * 1024;   // bytes; what an idle connection holds
constexpr std::size_t large_buffer = std::size_t{64} * 1024;  // bytes; while a body comes

// The last address was added by our own proxy; those before it are the client's word.
std::string last_forwarded(const Request& request) {
    std::string_view list = request.header("X-Forwarded-For");
    const std::size_t comma = list.rfind(',');
    if (comma != std::string_view::npos) list.remove_prefix(comma + 1);
    while (!list.empty() && list.front() == ' ') list.remove_prefix(1);
    return std::string(list.substr(0, 64));
}

}  // namespace

void Connection::begin_read() {
    if (read_pending_) return;
    if (begin_ == end_) begin_ = end_ = 0;
    if (begin_ > 0) {
        std::copy(input_.begin() + static_cast<std::ptrdiff_t>(begin_),
                  input_.begin() + static_cast<std::ptrdiff_t>(end_), input_.begin());
        end_ -= begin_;
        begin_ = 0;
    }
    if (input_.empty()) input_.resize(small_buffer);
    const bool large = parser_.stage() == RequestParser::Stage::body || end_ == input_.size();
    if (large) input_.resize(std::max({input_.size(), large_buffer, 2 * end_}));
    read_pending_ = true;
    transport_->read(std::span(input_).subspan(end_));
}

// An idle connection shall not hold the memory of the upload before.
void Connection::shrink_input() {
    if (input_.size() <= small_buffer) return;
    input_ = {};
    begin_ = end_ = 0;
}

std::chrono::milliseconds Connection::earned_by(std::size_t bytes) const {
    return std::chrono::milliseconds(1000 * bytes / std::max(std::size_t{1}, core_.options.slowest_rate));
}

void Connection::begin_request() {
    if (in_request_) return;
    in_request_ = true;
    ++core_.in_flight;
    started_ = Clock::now();
    phase_ = Phase::reading;
    deadline_ = started_ + core_.options.head_timeout;
}

void Connection::end_request() {
    if (!in_request_) return;
    in_request_ = false;
    --core_.in_flight;
    core_.body_bytes -= body_accounted_;
    body_accounted_ = 0;
}

bool Connection::read_on() {
    if (unread().empty()) {
        begin_read();
        return false;
    }
    begin_ += parser_.put(unread());
    if (parser_.begun() || !unread().empty()) begin_request();
    switch (parser_.stage()) {
        case RequestParser::Stage::head_done:
            return head_is_read();
        case RequestParser::Stage::failed:
            refuse_with(parser_.problem());
            return true;
        case RequestParser::Stage::complete:
        case RequestParser::Stage::body:
            if (const auto problem = account_for_body()) {
                refuse_with(*problem);
                return true;
            }
            if (parser_.stage() == RequestParser::Stage::complete) return dispatch();
            break;
        case RequestParser::Stage::head:
            break;
    }
    begin_read();
    return false;
}

bool Connection::head_is_read() {
    Request& request = parser_.request();
    request.id = loop_.next_id();
    request.peer =
        core_.options.trust_proxy && request.headers.has("X-Forwarded-For") ? last_forwarded(request) : peer_;
    request.secure = transport_->secure();
    if (!parser_.expects_body()) {
        parser_.accept_body(0);
        return dispatch();
    }

    std::size_t limit = core_.options.body_limit;
    try {
        if (core_.options.body_limit_for) limit = core_.options.body_limit_for(request);
    } catch (const std::exception& error) {
        write_incident(error.what());
        phase_ = Phase::sending;
        return true;
    }
    parser_.accept_body(limit);
    set_deadline(core_.options.body_timeout);
    if (parser_.stage() == RequestParser::Stage::failed) {
        refuse_with(parser_.problem());
        return true;
    }
    if (!parser_.expects_continue() || !unread().empty()) return true;

    static constexpr std::array<std::string_view, 1> go_ahead{"HTTP/1.1 100 Continue\r\n\r\n"};
    phase_ = Phase::interim;
    switch (transport_->send(go_ahead)) {
        case Sending::done:
            phase_ = Phase::reading;
            return true;
        case Sending::under_way:
            return false;
        case Sending::failed:
            close();
            return false;
    }
    return false;
}

std::optional<Problem> Connection::account_for_body() {
    const std::size_t size = parser_.request().body.size();
    const std::size_t more = size - body_accounted_;
    body_accounted_ = size;
    deadline_ += earned_by(more);
    const std::size_t held = core_.body_bytes += more;
    return held > core_.options.body_memory ? std::optional(Problem::overloaded) : std::nullopt;
}

}  // namespace ledstang::http
