// A mail as RFC 5322, 2045 and 2047 want it.
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <stdexcept>

#include "base/utf8.h"
#include "network/mail.h"

namespace ledstang {
namespace {

constexpr const char* line_end = "\r\n";
constexpr std::size_t line_length = 76;
// Bytes of a word before it is encoded: with "Subject: =?UTF-8?B?" before and "?=" after, a line stays below 76
// characters.
constexpr std::size_t word_bytes = 39;
constexpr const char* boundary = "=_ledstang_del";  // "=_" never begins a line of base64

std::string in_base64(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // the zero at its end
    return text;
}

bool is_plain(std::string_view text) {
    return std::ranges::all_of(text, [](char byte) { return byte >= ' ' && byte <= '~'; });
}

// A header's text: as it is when it is plain, else encoded words, each of whole characters.
std::string header_text(std::string_view text) {
    if (is_plain(text) && text.size() < 60) return std::string(text);
    std::string words;
    std::string word;
    const auto finish = [&] {
        if (word.empty()) return;
        if (!words.empty()) words += "\r\n ";
        words += fmt::format("=?UTF-8?B?{}?=", in_base64(word));
        word.clear();
    };
    while (!text.empty()) {
        const auto character = first_character(text);
        const std::size_t length = character ? character->length : 1;
        if (word.size() + length > word_bytes) finish();
        const bool control = static_cast<unsigned char>(text.front()) < ' ' || text.front() == '\x7f';
        word += control ? std::string(" ") : std::string(text.substr(0, length));
        text.remove_prefix(length);
    }
    finish();
    return words;
}

std::string mailbox(const std::string& name, const std::string& address) {
    if (name.empty()) return address;
    if (!is_plain(name))
        return fmt::format("{}{} <{}>", header_text(name), name.size() > word_bytes ? "\r\n" : "", address);
    std::string quoted;
    for (const char letter : name) {
        if (letter == '"' || letter == '\\') quoted += '\\';
        quoted += letter;
    }
    return fmt::format("\"{}\" <{}>", quoted, address);
}

std::string part(const char* type, const std::string& content) {
    std::string out = fmt::format(
        "--{}\r\nContent-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n", boundary, type);
    const std::string encoded = in_base64(content);
    for (std::size_t place = 0; place < encoded.size(); place += line_length)
        out += encoded.substr(place, line_length) + line_end;
    return out;
}

std::string domain_of(const std::string& address) {
    const auto at = address.rfind('@');
    return at == std::string::npos ? "localhost" : address.substr(at + 1);
}

}  // namespace

bool is_mail_address(const std::string& address) {
    const auto at = address.find('@');
    if (at == std::string::npos || at == 0 || at + 1 == address.size() || address.size() > 254) return false;
    if (address.find('@', at + 1) != std::string::npos) return false;
    return std::ranges::all_of(address, [](char letter) {
        return letter > ' ' && letter <= '~' &&
               std::string_view("<>()[]\\,;:\"").find(letter) == std::string_view::npos;
    });
}

std::string mail_message(const MailServer& server, const Mail& mail, const std::string& id,
                         std::chrono::system_clock::time_point at) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium could not be started");
    std::string message;
    const auto header = [&](const char* name, const std::string& value) {
        message += fmt::format("{}: {}\r\n", name, value);
    };
    header("Date",
           fmt::format("{:%a, %d %b %Y %H:%M:%S} +0000", fmt::gmtime(std::chrono::system_clock::to_time_t(at))));
    header("From", mailbox(server.sender_name, server.sender_address));
    header("To", mailbox(mail.name, mail.address));
    header("Subject", header_text(mail.subject));
    header("Message-ID", fmt::format("<{}@{}>", id, domain_of(server.sender_address)));
    header("Auto-Submitted", "auto-generated");
    header("MIME-Version", "1.0");
    header("Content-Type", fmt::format("multipart/alternative; boundary=\"{}\"", boundary));
    message += line_end;
    message += part("text/plain", mail.text);
    message += part("text/html", mail.html);
    message += fmt::format("--{}--\r\n", boundary);
    return message;
}

}  // namespace ledstang
