// A connection's bytes, plain or over TLS, as the connection sees them: read, send, close. All on one I/O thread.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "http/asio.h"

namespace ledstang::http {

// Who uses a transport. It is kept alive while something is under way.
class TransportOwner : public std::enable_shared_from_this<TransportOwner> {
 public:
    virtual ~TransportOwner() = default;
    virtual void on_open(bool succeeded) = 0;
    virtual void on_read(std::size_t bytes) = 0;  // 0: the other side has closed, or the connection broke
    virtual void on_sent(bool succeeded) = 0;
    virtual void on_finished() = 0;
};

enum class Sending { done, under_way, failed };

class Transport {
 public:
    virtual ~Transport() = default;
    void owned_by(TransportOwner& owner) { owner_ = &owner; }

    static constexpr std::size_t most_pieces = 16;

    virtual void open() = 0;                      // on_open follows
    virtual void read(std::span<char> into) = 0;  // on_read follows; one at a time
    // Sends up to most_pieces in order, gathered. under_way: on_sent follows, and the bytes must stay until then.
    virtual Sending send(std::span<const std::string_view> pieces) = 0;
    // Tells the other side that nothing more comes, swallows what it still sends (closing on it could destroy the
    // answer on its way), and calls on_finished when it has closed too.
    virtual void finish() = 0;
    virtual void close() = 0;
    virtual bool has_unread() = 0;  // bytes have come that nobody has read
    virtual bool secure() const = 0;

 protected:
    std::shared_ptr<TransportOwner> owner() const { return owner_->shared_from_this(); }

 private:
    TransportOwner* owner_ = nullptr;
};

// Reads and drops what comes until the other side has closed; then on_finished follows.
void swallow_rest(asio::ip::tcp::socket& socket, std::shared_ptr<TransportOwner> owner);

std::unique_ptr<Transport> plain_transport(asio::ip::tcp::socket socket);
std::unique_ptr<Transport> tls_transport(asio::ip::tcp::socket socket, std::shared_ptr<asio::ssl::context> context);

// Throws std::runtime_error when certificate or key cannot be read or do not belong together.
std::shared_ptr<asio::ssl::context> tls_context(const std::string& certificate_file, const std::string& key_file);

}  // namespace ledstang::http
