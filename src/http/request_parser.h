// Bytes in, one request out. Knows no sockets, so that tests and the fuzzer reach all of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"
#include "http/problem.h"

namespace ledstang::http {

struct RequestRules {
    std::size_t head_limit = std::size_t{16} * 1024;  // bytes of request line and header lines together
    std::vector<std::string> hosts = {};              // names the server answers for, without port; empty = any
};

class RequestParser {
 public:
    enum class Stage {
        head,       // more bytes of the head are needed
        head_done,  // the head is read and sound: decide on the body's limit with accept_body, then go on
        body,       // more bytes of the body are needed
        complete,   // request() is whole; begin() starts the next
        failed,     // problem() says why; the connection cannot be read any further
    };

    explicit RequestParser(const RequestRules& rules);
    ~RequestParser();
    RequestParser(const RequestParser&) = delete;
    RequestParser& operator=(const RequestParser&) = delete;

    void begin();
    // Reads on and returns the number of bytes taken. Bytes not taken are to be offered again, with more behind them.
    std::size_t put(std::string_view bytes);

    Stage stage() const;
    bool begun() const;  // a byte of the request has been taken; empty lines before it do not count
    Problem problem() const;
    const Request& request() const;
    Request& request();

    // From head_done on:
    std::optional<std::uint64_t> content_length() const;  // nothing for a chunked body
    bool expects_body() const;
    bool expects_continue() const;        // the client waits for 100 Continue before it sends the body
    void accept_body(std::size_t limit);  // fails with body_too_large when the length is known and above
    bool keep_alive() const;              // what the client wants, by version and Connection header

 private:
    class Machine;
    std::unique_ptr<Machine> machine_;
};

}  // namespace ledstang::http
