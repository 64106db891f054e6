#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <stdexcept>
#include <tuple>
#include <vector>

#include "http/transport.h"

namespace ledstang::http {

namespace {

class TlsTransport final : public Transport {
 public:
    TlsTransport(asio::ip::tcp::socket socket, std::shared_ptr<asio::ssl::context> context)
        : context_(std::move(context)), stream_(std::move(socket), *context_) {}

    void open() override {
        boost::system::error_code ignored;
        std::ignore = stream_.lowest_layer().set_option(asio::ip::tcp::no_delay(true), ignored);
        stream_.async_handshake(asio::ssl::stream_base::server,
                                [keep = owner()](const boost::system::error_code& error) { keep->on_open(!error); });
    }

    void read(std::span<char> into) override {
        stream_.async_read_some(asio::buffer(into.data(), into.size()),
                                [keep = owner()](const boost::system::error_code& error, std::size_t bytes) {
                                    keep->on_read(error ? 0 : bytes);
                                });
    }

    Sending send(std::span<const std::string_view> pieces) override {
        pieces_.clear();
        for (const std::string_view piece : pieces) pieces_.emplace_back(piece.data(), piece.size());
        asio::async_write(stream_, pieces_, [keep = owner()](const boost::system::error_code& error, std::size_t) {
            keep->on_sent(!error);
        });
        return Sending::under_way;
    }

    void finish() override {
        stream_.async_shutdown([this, keep = owner()](const boost::system::error_code&) {
            auto& socket = stream_.next_layer();
            boost::system::error_code ignored;
            std::ignore = socket.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
            std::ignore = socket.non_blocking(true, ignored);
            swallow_rest(socket, keep);
        });
    }

    void close() override {
        boost::system::error_code ignored;
        std::ignore = stream_.lowest_layer().close(ignored);
    }

    bool has_unread() override {
        boost::system::error_code error;
        return stream_.lowest_layer().available(error) > 0 && !error;
    }

    bool secure() const override { return true; }

 private:
    std::shared_ptr<asio::ssl::context> context_;
    asio::ssl::stream<asio::ip::tcp::socket> stream_;
    std::vector<asio::const_buffer> pieces_;
};

// Offered h2 and http/1.1, the answer is http/1.1.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* chosen_length, const unsigned char* offered,
                    unsigned int offered_length, void*) {
    static constexpr unsigned char ours[] = "\x08http/1.1";
    unsigned char* selected = nullptr;
    const int outcome =
        SSL_select_next_proto(&selected, chosen_length, ours, sizeof(ours) - 1, offered, offered_length);
    *chosen = selected;
    return outcome == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

}  // namespace

std::unique_ptr<Transport> tls_transport(asio::ip::tcp::socket socket, std::shared_ptr<asio::ssl::context> context) {
    return std::make_unique<TlsTransport>(std::move(socket), std::move(context));
}

std::shared_ptr<asio::ssl::context> tls_context(const std::string& certificate_file, const std::string& key_file) {
    auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    try {
        context->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                             asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 |
                             asio::ssl::context::no_tlsv1_1 | SSL_OP_NO_RENEGOTIATION);
        context->use_certificate_chain_file(certificate_file);
        context->use_private_key_file(key_file, asio::ssl::context::pem);
    } catch (const boost::system::system_error& error) {
        throw std::runtime_error(std::string("the TLS certificate or its key cannot be used: ") + error.what());
    }
    if (SSL_CTX_check_private_key(context->native_handle()) != 1) {
        throw std::runtime_error("the TLS certificate and the key do not belong together");
    }
    SSL_CTX_set_alpn_select_cb(context->native_handle(), choose_protocol, nullptr);
    return context;
}

}  // namespace ledstang::http
