// Sending mail through the region's SMTP server.
#pragma once

#include <chrono>
#include <string>

#include "base/result.h"

namespace ledstang {

struct MailServer {
    std::string host;  // empty: no mail is sent
    int port = 25;
    // starttls: encrypted or not at all. tls: encrypted from the first byte (port 465). none: plain, for a server on
    // the own machine or network.
    enum class Security { none, starttls, tls } security = Security::starttls;
    std::string ca_file;  // PEM; empty: the system's
    std::string user;     // empty: no log-in
    std::string password;
    std::string sender_address;  // "ledstang@region.example"
    std::string sender_name;
    std::chrono::seconds limit{30};  // for the whole of one mail
};

struct Mail {
    std::string address;
    std::string name;
    std::string subject;
    std::string text;
    std::string html;
};

// Whether it can be written as a mail address: one @, no blanks or control characters, ASCII alone.
bool is_mail_address(const std::string& address);

// The bytes that are sent: both forms, every header in ASCII (RFC 2047), the texts in base64. `id` makes the mail's id
// and tells it from others.
std::string mail_message(const MailServer& server, const Mail& mail, const std::string& id,
                         std::chrono::system_clock::time_point at);

// Sends it; done means that the server has taken it. Refused: mail.address, mail.unreachable (nobody answers, or not in
// time), mail.refused (the server does not take it). No message has the password in it.
Result<void> send_mail(const MailServer& server, const Mail& mail, const std::string& id);

}  // namespace ledstang
