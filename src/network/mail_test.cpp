#include "network/mail.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sodium.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>
#include <thread>

namespace ledstang {
namespace {

// A mail server for one connection: it takes what it is given, or says no to the recipient.
class MailSink {
 public:
    explicit MailSink(std::string answer_to_recipient = "250 ok") : to_recipient_(std::move(answer_to_recipient)) {
        socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof place;
        if (::bind(socket_, reinterpret_cast<sockaddr*>(&place), size) != 0 || ::listen(socket_, 1) != 0 ||
            ::getsockname(socket_, reinterpret_cast<sockaddr*>(&place), &size) != 0)
            throw std::runtime_error("no mail sink");
        port_ = ntohs(place.sin_port);
        thread_ = std::thread([this] { answer(); });
    }
    ~MailSink() {
        ::shutdown(socket_, SHUT_RDWR);
        ::close(socket_);
        thread_.join();
    }
    int port() const { return port_; }
    // What was said, after the sink is done.
    std::string wait() {
        thread_.join();
        thread_ = std::thread([] {});
        return said_;
    }

 private:
    void say(int connection, const std::string& words) {
        const std::string line = words + "\r\n";
        [[maybe_unused]] const auto written = ::write(connection, line.data(), line.size());
    }
    void answer() {
        const int connection = ::accept(socket_, nullptr, nullptr);
        if (connection < 0) return;
        say(connection, "220 sink");
        bool in_mail = false;
        std::string line;
        char byte = 0;
        while (::read(connection, &byte, 1) == 1) {
            said_ += byte;
            line += byte;
            if (byte != '\n') continue;
            if (in_mail) {
                if (line == ".\r\n") {
                    in_mail = false;
                    say(connection, "250 taken");
                }
            } else if (line.starts_with("DATA")) {
                in_mail = true;
                say(connection, "354 go on");
            } else if (line.starts_with("RCPT")) {
                say(connection, to_recipient_);
            } else if (line.starts_with("QUIT")) {
                say(connection, "221 bye");
                break;
            } else {
                say(connection, "250 ok");
            }
            line.clear();
        }
        ::close(connection);
    }

    const std::string to_recipient_;
    int socket_ = -1;
    int port_ = 0;
    std::string said_;
    std::thread thread_;
};

MailServer server_at(int port) {
    MailServer server;
    server.host = "127.0.0.1";
    server.port = port;
    server.security = MailServer::Security::none;
    server.sender_address = "ledstang@region.example";
    server.sender_name = "Ledstång";
    server.limit = std::chrono::seconds(10);
    return server;
}

Mail mail_to_sara() {
    return {"sara@region.example", "Sara Ångström",
            "Ledstång: två uppgifter väntar på dig, varav en är försenad åtta dagar",
            "Hej!\n\nRapporten för Östersund.\n", "<p>Hej!</p>"};
}

std::string from_base64(std::string text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    EXPECT_EQ(sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
                                "\r\n", &size, nullptr, sodium_base64_VARIANT_ORIGINAL),
              0);
    return bytes.substr(0, size);
}

// The text of a header's encoded words.
std::string decoded(const std::string& header) {
    std::string text;
    for (std::size_t place = header.find("=?UTF-8?B?"); place != std::string::npos;
         place = header.find("=?UTF-8?B?", place)) {
        place += 10;
        text += from_base64(header.substr(place, header.find("?=", place) - place));
    }
    return text;
}

std::string header_of(const std::string& message, const std::string& name) {
    const auto place = message.find("\r\n" + name + ": ");
    EXPECT_NE(place, std::string::npos) << name;
    std::size_t end = message.find("\r\n", place + 2);
    while (message.compare(end, 3, "\r\n ") == 0) end = message.find("\r\n", end + 2);
    return message.substr(place + name.size() + 4, end - place - name.size() - 4);
}

TEST(MailMessage, writes_swedish_letters_so_that_every_server_takes_them) {
    const auto at = std::chrono::system_clock::time_point(std::chrono::seconds(1'653'030'000));
    const auto message = mail_message(server_at(25), mail_to_sara(), "id-1", at);
    for (const char byte : message) EXPECT_TRUE(byte == '\r' || byte == '\n' || (byte >= ' ' && byte <= '~'));
    for (std::size_t start = 0; start < message.size();) {
        const auto end = message.find("\r\n", start);
        ASSERT_NE(end, std::string::npos);
        EXPECT_LE(end - start, 78U) << message.substr(start, end - start);
        start = end + 2;
    }
    EXPECT_TRUE(message.starts_with("Date: Fri, 20 May 2022 07:00:00 +0000\r\n")) << message.substr(0, 60);
    EXPECT_EQ(decoded(header_of(message, "Subject")), mail_to_sara().subject);
    EXPECT_EQ(decoded(header_of(message, "From")), "Ledstång");
    EXPECT_EQ(decoded(header_of(message, "To")), "Sara Ångström");
    EXPECT_NE(header_of(message, "To").find("<sara@region.example>"), std::string::npos);
    const auto text = message.find("text/plain");
    const auto begin = message.find("\r\n\r\n", text) + 4;
    EXPECT_EQ(from_base64(message.substr(begin, message.find("\r\n--", begin) - begin)), mail_to_sara().text);
}

TEST(MailMessage, a_line_break_in_a_name_or_subject_makes_no_header) {
    Mail mail = mail_to_sara();
    mail.name = "Sara\r\nBcc: alla@region.example";
    mail.subject = "Hej\r\nBcc: alla@region.example";
    const auto message = mail_message(server_at(25), mail, "id-1", {});
    EXPECT_EQ(message.find("\r\nBcc"), std::string::npos);
}

TEST(MailMessage, knows_an_address_when_it_sees_one) {
    for (const char* right : {"a@b", "sara.lindgren@region.example", "s+x@r.se"})
        EXPECT_TRUE(is_mail_address(right)) << right;
    for (const char* wrong :
         {"", "sara", "@region.example", "sara@", "sara @region.example", "sara@x@y", "såra@region.example",
          "sara@region.example\r\nRCPT TO:<x@y>", "Sara <sara@region.example>"})
        EXPECT_FALSE(is_mail_address(wrong)) << wrong;
}

TEST(SendMail, hands_the_mail_to_the_server) {
    MailSink sink;
    const auto sent = send_mail(server_at(sink.port()), mail_to_sara(), "id-1");
    ASSERT_TRUE(sent) << sent.error().message;
    const auto said = sink.wait();
    EXPECT_NE(said.find("MAIL FROM:<ledstang@region.example>"), std::string::npos) << said;
    EXPECT_NE(said.find("RCPT TO:<sara@region.example>"), std::string::npos);
    EXPECT_NE(said.find("Message-ID: <id-1@region.example>"), std::string::npos);
    EXPECT_EQ(decoded(header_of(said, "Subject")), mail_to_sara().subject);
}

TEST(SendMail, tells_when_the_server_says_no) {
    MailSink sink("550 unknown recipient");
    const auto sent = send_mail(server_at(sink.port()), mail_to_sara(), "id-1");
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().code, "mail.refused");
    EXPECT_NE(sent.error().message.find("550"), std::string::npos) << sent.error().message;
}

TEST(SendMail, tells_when_nobody_answers) {
    int port = 0;
    {
        port = MailSink().port();
    }  // nobody listens there any longer
    const auto sent = send_mail(server_at(port), mail_to_sara(), "id-1");
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().code, "mail.unreachable");
}

TEST(SendMail, sends_nothing_unencrypted_that_is_to_be_encrypted) {
    MailSink sink;  // knows no STARTTLS
    auto server = server_at(sink.port());
    server.security = MailServer::Security::starttls;
    server.user = "ledstang";
    server.password = "hemligt-losenord";
    const auto sent = send_mail(server, mail_to_sara(), "id-1");
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().message.find(server.password), std::string::npos);
    const auto said = sink.wait();
    EXPECT_EQ(said.find("MAIL FROM"), std::string::npos) << said;
    EXPECT_EQ(said.find("AUTH"), std::string::npos) << said;
}

TEST(SendMail, refuses_what_is_no_address) {
    Mail mail = mail_to_sara();
    mail.address = "sara@region.example>\r\nRCPT TO:<alla@region.example";
    const auto sent = send_mail(server_at(1), mail, "id-1");
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().code, "mail.address");
}

}  // namespace
}  // namespace ledstang
