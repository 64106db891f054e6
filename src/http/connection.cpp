#include "http/connection.h"

#include <algorithm>
#include <array>
#include <exception>

#include "http/io_loop.h"

namespace ledstang::http {

namespace {

constexpr std::chrono::milliseconds longest_farewell{2'000};

}  // namespace

Connection::Connection(ServerCore& core, IoLoop& loop, std::unique_ptr<Transport> transport, std::string peer)
    : core_(core),
      loop_(loop),
      transport_(std::move(transport)),
      peer_(std::move(peer)),
      parser_(core.rules),
      writer_(core.security) {
    transport_->owned_by(*this);
}

Connection::~Connection() {
    end_request();
    if (stream_) stream_->close();
}

void Connection::start() {
    set_deadline(core_.options.head_timeout);
    transport_->open();
}

void Connection::on_open(bool succeeded) {
    if (phase_ != Phase::opening) return;
    if (!succeeded) return close();
    phase_ = Phase::idle;
    set_deadline(core_.options.idle_timeout);
    drive();
}

void Connection::on_read(std::size_t bytes) {
    read_pending_ = false;
    end_ += bytes;
    const bool ended = bytes == 0;
    switch (phase_) {
        case Phase::idle:
        case Phase::reading:
            return ended ? close() : drive();
        case Phase::streaming:
            if (ended) return close();
            begin_ = end_ = 0;
            return begin_read();
        default:
            return;  // what comes while an answer that ends the connection is on its way
    }
}

void Connection::on_sent(bool succeeded) {
    if (phase_ == Phase::closed) return;
    if (!succeeded) return close();
    if (phase_ == Phase::interim) {
        phase_ = Phase::reading;
    } else if (phase_ == Phase::sending) {
        answer_sent();
    } else if (phase_ == Phase::streaming) {
        count_sent_frames();
    }
    drive();
}

void Connection::drive() {
    for (;;) {
        switch (phase_) {
            case Phase::idle:
            case Phase::reading:
                if (!read_on()) return;
                break;
            case Phase::sending:
                if (!send_answer()) return;
                break;
            case Phase::streaming:
                return send_frames();
            default:
                return;
        }
    }
}

bool Connection::dispatch() {
    phase_ = Phase::working;
    std::optional<Response> ready;
    try {
        ready = core_.handler.at_once(parser_.request());
        if (ready) write_answer(std::move(*ready));
    } catch (const std::exception& error) {
        write_incident(error.what());
        ready.emplace();
    } catch (...) {
        write_incident("something that is no std::exception was thrown");
        ready.emplace();
    }
    if (!ready) {
        const bool aside = core_.aside != nullptr && core_.options.aside(parser_.request());
        if ((aside ? core_.aside : core_.workers)->submit(self())) return false;
        write_answer(answer(Problem::overloaded));
    }
    phase_ = Phase::sending;
    return true;
}

void Connection::work() noexcept {
    try {
        write_answer(core_.handler.handle(parser_.request()));
    } catch (const std::exception& error) {
        write_incident(error.what());
    } catch (...) {
        write_incident("something that is no std::exception was thrown");
    }
    asio::post(loop_.context(), [keep = self()] { keep->answered(); });
}

void Connection::answered() {
    if (phase_ != Phase::working) return;
    phase_ = Phase::sending;
    drive();
}

void Connection::write_answer(Response response) {
    writer_.write(parser_.request(), std::move(response), parser_.keep_alive() && !core_.stopping);
}

void Connection::write_incident(std::string_view what) {
    const Request& request = parser_.request();
    core_.log.incident(request.id, request.path, what);
    Response response = incident_answer(request.id);
    response.route = "incident";
    // An unread body, or a handler that left something half-done, makes a fresh connection the safe way on.
    writer_.write(request, std::move(response), false);
}

void Connection::refuse_with(Problem problem) {
    Request& request = parser_.request();
    if (request.id.empty()) request.id = loop_.next_id();
    writer_.write(request, answer(problem), false);
    phase_ = Phase::sending;
}

bool Connection::send_answer() {
    set_deadline(core_.options.write_timeout + earned_by(writer_.body().size()));
    const std::array<std::string_view, 2> pieces{writer_.head(), writer_.body()};
    switch (transport_->send(std::span(pieces).first(writer_.body().empty() ? 1 : 2))) {
        case Sending::done:
            answer_sent();
            return true;
        case Sending::under_way:
            return false;
        case Sending::failed:
            close();
            return false;
    }
    return false;
}

void Connection::answer_sent() {
    record();
    end_request();
    if (writer_.stream() && !parser_.request().head) return begin_stream();
    if (!writer_.keeps_alive()) return finish();
    begin_next();
}

void Connection::record() const {
    const Request& request = parser_.request();
    const bool readable = parser_.stage() == RequestParser::Stage::complete;
    const auto duration = Clock::now() - started_;
    const std::size_t sent = writer_.head().size() + writer_.body().size();
    const std::string_view method = request.head ? std::string_view("HEAD") : std::string_view(request.method);
    const std::string_view label = readable ? method : "other";  // a client's own words would make endless labels
    core_.metrics->record({label, writer_.route(), writer_.status(), duration, request.body.size(), sent});
    core_.log.request({request.id, method.empty() ? "-" : method, request.path.empty() ? "-" : request.path,
                       writer_.route(), request.peer.empty() ? peer_ : request.peer, writer_.status(), sent, duration});
}

void Connection::begin_next() {
    parser_.begin();
    writer_.release();
    phase_ = Phase::idle;
    set_deadline(core_.options.idle_timeout);
    if (begin_ != end_) return;
    if (core_.stopping && !transport_->has_unread()) return close();
    shrink_input();
}

void Connection::finish() {
    phase_ = Phase::finishing;
    set_deadline(longest_farewell);
    transport_->finish();
}

void Connection::close() {
    if (phase_ == Phase::closed) return;
    const bool at_work = phase_ == Phase::working;
    phase_ = Phase::closed;
    if (!at_work) end_request();
    if (stream_) stream_->close();
    transport_->close();
    loop_.forget(*this);
}

void Connection::abort() {
    close();
}

void Connection::wind_down() {
    switch (phase_) {
        case Phase::opening:
        case Phase::streaming:
            return close();
        case Phase::idle:
            if (!transport_->has_unread()) close();
            return;
        default:
            return;  // ends by itself, since the answer says Connection: close
    }
}

void Connection::sweep(Clock::time_point now) {
    if (now < deadline_) return;
    switch (phase_) {
        case Phase::reading:
            refuse_with(Problem::request_timeout);
            return drive();
        case Phase::streaming:
            if (frames_under_way_ > 0) return close();
            static const auto heartbeat = std::make_shared<const std::string>(":\n\n");
            return stream_->push(heartbeat);
        case Phase::working:
        case Phase::closed:
            return;
        default:
            return close();
    }
}

}  // namespace ledstang::http
