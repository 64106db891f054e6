#include "network/mail.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>
#include <stdexcept>

namespace ledstang {
namespace {

struct FreeCurl {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

struct Upload {
    std::string_view left;
};

std::size_t give(char* buffer, std::size_t size, std::size_t count, void* upload) {
    auto& left = static_cast<Upload*>(upload)->left;
    const std::size_t length = std::min(size * count, left.size());
    std::memcpy(buffer, left.data(), length);
    left.remove_prefix(length);
    return length;
}

std::unique_ptr<CURL, FreeCurl> new_curl() {
    static std::once_flag started;
    std::call_once(started, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    std::unique_ptr<CURL, FreeCurl> curl(curl_easy_init());
    if (!curl) throw std::runtime_error("libcurl could not be started");
    return curl;
}

// What went wrong before the server had a say, or the server's own no.
Refusal refusal_of(const MailServer& server, CURLcode code, const char* words, long answer) {
    const std::string place = fmt::format("{}:{}", server.host, server.port);
    // A temporary no (4xx) is tried again as an unreachable server is; a final one too, at the next run.
    if (code == CURLE_LOGIN_DENIED || answer >= 400) {
        return {RefusalKind::unavailable,
                "mail.refused",
                fmt::format("E-postservern {} tog inte emot brevet (svar {}). Det skickas vid nästa körning.", place,
                            answer),
                {}};
    }
    const std::string why = *words != '\0' ? words : curl_easy_strerror(code);
    return {RefusalKind::unavailable,
            "mail.unreachable",
            fmt::format("E-postservern {} går inte att nå: {}. Brevet skickas vid nästa körning.", place, why),
            {}};
}

}  // namespace

Result<void> send_mail(const MailServer& server, const Mail& mail, const std::string& id) {
    for (const auto& address : {server.sender_address, mail.address}) {
        if (is_mail_address(address)) continue;
        return refuse("mail.address", fmt::format("”{}” är ingen e-postadress. Rätta den.", address));
    }
    const std::string message = mail_message(server, mail, id, std::chrono::system_clock::now());
    const bool wrapped = server.security == MailServer::Security::tls;
    const std::string url = fmt::format("{}://{}:{}", wrapped ? "smtps" : "smtp", server.host, server.port);
    const std::unique_ptr<curl_slist, FreeList> recipients(
        curl_slist_append(nullptr, fmt::format("<{}>", mail.address).c_str()));
    const std::string sender = fmt::format("<{}>", server.sender_address);
    Upload upload{message};
    std::string words(CURL_ERROR_SIZE, '\0');

    const auto curl = new_curl();
    const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(curl.get(), option, value); };
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    set(CURLOPT_PROXY, "");
    set(CURLOPT_USE_SSL,
        static_cast<long>(server.security == MailServer::Security::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    if (!server.ca_file.empty()) set(CURLOPT_CAINFO, server.ca_file.c_str());
    if (!server.user.empty()) {
        set(CURLOPT_USERNAME, server.user.c_str());
        set(CURLOPT_PASSWORD, server.password.c_str());
    }
    const auto limit = static_cast<long>(server.limit.count());
    set(CURLOPT_TIMEOUT, limit);
    set(CURLOPT_CONNECTTIMEOUT, std::min(10L, limit));
    set(CURLOPT_MAIL_FROM, sender.c_str());
    set(CURLOPT_MAIL_RCPT, recipients.get());
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_READFUNCTION, give);
    set(CURLOPT_READDATA, &upload);
    set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(message.size()));
    set(CURLOPT_ERRORBUFFER, words.data());
    const CURLcode code = curl_easy_perform(curl.get());
    if (code == CURLE_OK) return {};
    long answer = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &answer);
    return refuse(refusal_of(server, code, words.c_str(), answer));
}

}  // namespace ledstang
