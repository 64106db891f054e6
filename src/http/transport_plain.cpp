#include <array>
#include <tuple>

#include "http/transport.h"

namespace ledstang::http {

namespace {

// Sends on the spot as long as the kernel takes it, which for most answers is one call with head and body together.
class PlainTransport final : public Transport {
 public:
    explicit PlainTransport(asio::ip::tcp::socket socket) : socket_(std::move(socket)) {}

    void open() override {
        boost::system::error_code error;
        std::ignore = socket_.set_option(asio::ip::tcp::no_delay(true), error);
        std::ignore = socket_.non_blocking(true, error);
        owner()->on_open(!error);
    }

    void read(std::span<char> into) override {
        socket_.async_read_some(asio::buffer(into.data(), into.size()),
                                [keep = owner()](const boost::system::error_code& error, std::size_t bytes) {
                                    keep->on_read(error ? 0 : bytes);
                                });
    }

    Sending send(std::span<const std::string_view> pieces) override {
        count_ = std::min(pieces.size(), most_pieces);
        for (std::size_t index = 0; index < count_; ++index) {
            pieces_.at(index) = asio::const_buffer(pieces[index].data(), pieces[index].size());
        }
        first_ = 0;
        const Sending outcome = go_on();
        if (outcome == Sending::under_way) wait();
        return outcome;
    }

    void finish() override {
        boost::system::error_code ignored;
        std::ignore = socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        swallow_rest(socket_, owner());
    }

    void close() override {
        boost::system::error_code ignored;
        std::ignore = socket_.close(ignored);
    }

    bool has_unread() override {
        boost::system::error_code error;
        return socket_.available(error) > 0 && !error;
    }

    bool secure() const override { return false; }

 private:
    // The unsent pieces, as Asio wants them.
    struct Rest {
        const asio::const_buffer* first;
        const asio::const_buffer* last;
        using value_type = asio::const_buffer;
        using const_iterator = const asio::const_buffer*;
        const_iterator begin() const { return first; }
        const_iterator end() const { return last; }
    };

    Sending go_on() {
        while (first_ < count_) {
            boost::system::error_code error;
            const Rest rest{pieces_.data() + first_, pieces_.data() + count_};
            std::size_t sent = socket_.write_some(rest, error);
            if (error == asio::error::would_block || error == asio::error::try_again) return Sending::under_way;
            if (error) return Sending::failed;
            while (first_ < count_ && sent >= pieces_.at(first_).size()) sent -= pieces_.at(first_++).size();
            if (first_ < count_) pieces_.at(first_) += sent;
        }
        return Sending::done;
    }

    void wait() {
        socket_.async_wait(asio::ip::tcp::socket::wait_write,
                           [this, keep = owner()](const boost::system::error_code& error) {
                               const Sending outcome = error ? Sending::failed : go_on();
                               if (outcome == Sending::under_way) return wait();
                               keep->on_sent(outcome == Sending::done);
                           });
    }

    asio::ip::tcp::socket socket_;
    std::array<asio::const_buffer, most_pieces> pieces_;
    std::size_t first_ = 0;
    std::size_t count_ = 0;
};

}  // namespace

void swallow_rest(asio::ip::tcp::socket& socket, std::shared_ptr<TransportOwner> owner) {
    socket.async_wait(asio::ip::tcp::socket::wait_read,
                      [&socket, owner = std::move(owner)](const boost::system::error_code& waited) mutable {
                          std::array<char, 16 * 1024> unwanted;
                          boost::system::error_code error = waited;
                          while (!error) socket.read_some(asio::buffer(unwanted), error);
                          if (error == asio::error::would_block || error == asio::error::try_again) {
                              return swallow_rest(socket, std::move(owner));
                          }
                          owner->on_finished();
                      });
}

std::unique_ptr<Transport> plain_transport(asio::ip::tcp::socket socket) {
    return std::make_unique<PlainTransport>(std::move(socket));
}

}  // namespace ledstang::http
