// A client for tests that does exactly what it is told, byte by byte, where a polite library would not.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ledstang::http::testing {

inline std::string get_request(std::string_view target, std::string_view more_headers = {}) {
    std::string request = "GET ";
    return request.append(target).append(" HTTP/1.1\r\nHost: localhost\r\n").append(more_headers).append("\r\n");
}

inline std::string post_request(std::string_view target, std::string_view body, std::string_view more_headers = {}) {
    std::string request = "POST ";
    request.append(target).append(" HTTP/1.1\r\nHost: localhost\r\nContent-Length: ");
    return request.append(std::to_string(body.size())).append("\r\n").append(more_headers).append("\r\n").append(body);
}

inline std::string gunzip(std::string_view bytes) {
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string plain;
    std::array<char, 16384> piece;
    int outcome = Z_OK;
    while (outcome == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = piece.size();
        outcome = inflate(&stream, Z_NO_FLUSH);
        plain.append(piece.data(), piece.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    return outcome == Z_STREAM_END ? plain : "not gzip";
}

struct Answer {
    unsigned status = 0;                         // 0: the connection closed without an answer
    std::map<std::string, std::string> headers;  // names in small letters
    std::string head;
    std::string body;
    std::string header(const std::string& name) const {
        const auto found = headers.find(name);
        return found == headers.end() ? "" : found->second;
    }
};

// A blocking socket on loopback. Gives up after twenty seconds without bytes, so that a broken server fails the test
// instead of hanging it.
class TestClient {
 public:
    explicit TestClient(std::uint16_t port, bool tls = false) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{20, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
        connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
        if (tls && connected_) {
            context_.reset(SSL_CTX_new(TLS_client_method()));
            tls_.reset(SSL_new(context_.get()));
            SSL_set_fd(tls_.get(), socket_);
            connected_ = SSL_connect(tls_.get()) == 1;
        }
    }
    ~TestClient() { close(); }
    TestClient(TestClient&& other) noexcept
        : socket_(std::exchange(other.socket_, -1)),
          connected_(other.connected_),
          context_(std::move(other.context_)),
          tls_(std::move(other.tls_)),
          received_(std::move(other.received_)) {}
    TestClient& operator=(TestClient&&) = delete;

    bool connected() const { return connected_; }
    void close() {
        if (socket_ >= 0) ::close(std::exchange(socket_, -1));
    }
    void end_sending() { ::shutdown(socket_, SHUT_WR); }
    // How much the kernel takes in before the sender must wait: small makes a slow reader visible.
    void receive_little() {
        const int bytes = 2048;
        setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof(bytes));
    }

    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = tls_ ? SSL_write(tls_.get(), bytes.data(), static_cast<int>(bytes.size()))
                                   : ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    // The common name of the server's certificate.
    std::string certificate_name() const {
        const std::unique_ptr<X509, Release> certificate(SSL_get1_peer_certificate(tls_.get()));
        std::array<char, 100> name{};
        X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, name.data(), name.size());
        return name.data();
    }

    // `to_head`: the answer to a HEAD, whose Content-Length is followed by nothing.
    Answer read_answer(bool to_head = false) {
        Answer answer;
        answer.head = read_until("\r\n\r\n");
        if (!answer.head.ends_with("\r\n\r\n")) return answer;
        answer.status = static_cast<unsigned>(std::stoul(answer.head.substr(9, 3)));
        for (std::size_t line = answer.head.find("\r\n") + 2; line < answer.head.size() - 2;) {
            const std::size_t end = answer.head.find("\r\n", line);
            const std::size_t colon = answer.head.find(": ", line);
            std::string name = answer.head.substr(line, colon - line);
            std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
            answer.headers[name] = answer.head.substr(colon + 2, end - colon - 2);
            line = end + 2;
        }
        const std::string length = answer.header("content-length");
        if (!length.empty() && !to_head && answer.status != 304) answer.body = read_bytes(std::stoul(length));
        return answer;
    }

    // With the mark; what there was when it never came.
    std::string read_until(std::string_view mark) {
        std::size_t found;
        while ((found = received_.find(mark)) == std::string::npos) {
            if (!fill()) return std::exchange(received_, {});
        }
        return take(found + mark.size());
    }

    std::string read_bytes(std::size_t count) {
        while (received_.size() < count && fill()) continue;
        return take(std::min(count, received_.size()));
    }

    // Reads to the end; false when there is none.
    bool closed_by_server() {
        while (fill()) continue;
        return ended_;
    }

    Answer get(std::string_view target, std::string_view more_headers = {}) {
        send(get_request(target, more_headers));
        return read_answer();
    }

 private:
    struct Release {
        void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
        void operator()(SSL* tls) const { SSL_free(tls); }
        void operator()(X509* certificate) const { X509_free(certificate); }
    };

    bool fill() {
        std::array<char, 65536> piece;
        const auto count = tls_ ? SSL_read(tls_.get(), piece.data(), static_cast<int>(piece.size()))
                                : ::recv(socket_, piece.data(), piece.size(),
                                         0);  // NOLINT(clang-analyzer-unix.BlockInCriticalSection): it holds no lock
        if (count > 0) received_.append(piece.data(), static_cast<std::size_t>(count));
        if (count == 0 || (count < 0 && errno == ECONNRESET)) ended_ = true;
        return count > 0;
    }
    std::string take(std::size_t count) {
        std::string taken = received_.substr(0, count);
        received_.erase(0, count);
        return taken;
    }

    int socket_;
    bool connected_ = false;
    bool ended_ = false;
    std::unique_ptr<SSL_CTX, Release> context_;
    std::unique_ptr<SSL, Release> tls_;
    std::string received_;
};

}  // namespace ledstang::http::testing
