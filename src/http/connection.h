// One client's connection: reads a request, has it answered, sends the answer, and begins again. Lives on one I/O
// thread; only the call of Handler::handle happens on a worker, and meanwhile the connection touches nothing.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "http/event_stream.h"
#include "http/server_core.h"
#include "http/transport.h"

namespace ledstang::http {

class IoLoop;

using Clock = std::chrono::steady_clock;

class Connection final : public TransportOwner, public Work {
 public:
    Connection(ServerCore& core, IoLoop& loop, std::unique_ptr<Transport> transport, std::string peer);
    ~Connection() override;

    void start();
    void sweep(Clock::time_point now);  // enforces the deadlines; called some times a second
    void wind_down();                   // closes what is idle; what is under way ends with Connection: close
    void abort();

 private:
    enum class Phase {
        opening,    // TLS handshake
        idle,       // between requests
        reading,    // head or body is coming
        interim,    // sending 100 Continue
        working,    // on a worker thread
        sending,    // the answer
        streaming,  // events
        finishing,  // all is sent; waits for the client to close
        closed,
    };

    void on_open(bool succeeded) override;
    void on_read(std::size_t bytes) override;
    void on_sent(bool succeeded) override;
    void on_finished() override { close(); }
    void work() noexcept override;

    void answered();  // back from the worker
    void drive();     // does what can be done until something must be waited for
    bool read_on();   // these three: true when there is more to do at once
    bool head_is_read();
    bool dispatch();
    std::optional<Problem> account_for_body();
    void begin_read();
    void shrink_input();

    void begin_request();
    void end_request();
    void answer_with(Response response);
    void write_answer(Response response);  // these two on the I/O thread or on a worker
    void write_incident(std::string_view what);
    void refuse_with(Problem problem);
    bool send_answer();
    void answer_sent();
    void record() const;
    void begin_next();
    void finish();
    void close();

    void begin_stream();
    void send_frames();
    void count_sent_frames();

    void set_deadline(std::chrono::milliseconds from_now) { deadline_ = Clock::now() + from_now; }
    std::chrono::milliseconds earned_by(std::size_t bytes) const;
    std::shared_ptr<Connection> self() { return std::static_pointer_cast<Connection>(shared_from_this()); }
    std::string_view unread() const { return {input_.data() + begin_, end_ - begin_}; }

    ServerCore& core_;
    IoLoop& loop_;
    std::unique_ptr<Transport> transport_;
    const std::string peer_;
    Phase phase_ = Phase::opening;
    Clock::time_point deadline_;  // of the phase; sweep ends what has passed it
    Clock::time_point started_;   // of the request
    bool in_request_ = false;

    RequestParser parser_;
    std::vector<char> input_;  // [begin_, end_) has been read and not yet taken by the parser
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    bool read_pending_ = false;
    std::size_t body_accounted_ = 0;  // bytes counted in core_.body_bytes for this request

    AnswerWriter writer_;
    std::shared_ptr<EventStream> stream_;
    std::vector<EventStream::Frame> frames_;  // being sent
    std::size_t frames_sent_ = 0;
    std::size_t frames_under_way_ = 0;
};

}  // namespace ledstang::http
