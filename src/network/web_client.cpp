#include "network/web_client.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <array>
#include <exception>
#include <memory>
#include <mutex>
#include <stdexcept>

namespace ledstang {
namespace {

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

void need_curl() {
    static std::once_flag once;
    std::call_once(once, [] {
        if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) throw std::runtime_error("libcurl cannot be used");
    });
}

std::string part(CURLU* url, CURLUPart which) {
    char* text = nullptr;
    if (curl_url_get(url, which, &text, 0) != CURLUE_OK) return {};
    std::string copy(text);
    curl_free(text);
    return copy;
}

// "https" for any host, "http" for the machine itself; empty otherwise.
std::string permitted_scheme(const std::string& address) {
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> url(curl_url(), curl_url_cleanup);
    if (curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) return {};
    const std::string scheme = part(url.get(), CURLUPART_SCHEME);
    const std::string host = part(url.get(), CURLUPART_HOST);
    const bool here = host == "127.0.0.1" || host == "localhost" || host == "[::1]";
    if (scheme == "https" || (scheme == "http" && here)) return scheme;
    return {};
}

struct Taking {
    CURL* curl;
    const TakePiece& take;
    const std::stop_token& stop;
    bool ended = false;
    std::exception_ptr thrown = nullptr;  // by `take`; it does not pass through libcurl
};
std::size_t take_piece(char* bytes, std::size_t size, std::size_t count, void* into) {
    auto& taking = *static_cast<Taking*>(into);
    long status = 0;
    curl_easy_getinfo(taking.curl, CURLINFO_RESPONSE_CODE, &status);
    try {
        taking.ended = !taking.take(status, {bytes, size * count});
    } catch (...) {
        taking.thrown = std::current_exception();
        taking.ended = true;
    }
    return taking.ended ? 0 : size * count;  // fewer end the call
}
// Called about once a second, and whenever something comes.
int look_for_stop(void* into, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    auto& taking = *static_cast<Taking*>(into);
    taking.ended = taking.ended || taking.stop.stop_requested();
    return taking.ended ? 1 : 0;
}

}  // namespace

Result<WebAnswer> ask_web(const WebRequest& request, const WebLimits& limits) {
    std::string body;
    bool too_large = false;
    auto answer = stream_web(
        request,
        [&](long, std::string_view bytes) {
            too_large = body.size() + bytes.size() > limits.body;
            if (!too_large) body += bytes;
            return !too_large;
        },
        limits);
    if (!answer) return answer;
    if (too_large) {
        return refuse(RefusalKind::unavailable, "network.failed",
                      fmt::format("{} svarar med mer än {} byte.", request.url, limits.body));
    }
    answer->body = std::move(body);
    return answer;
}

Result<WebAnswer> stream_web(const WebRequest& request, const TakePiece& take, const WebLimits& limits,
                             const std::stop_token& stop) {
    need_curl();
    const std::string scheme = permitted_scheme(request.url);
    if (scheme.empty()) {
        return refuse("network.address", fmt::format("Adressen {} ska börja med https://.", request.url));
    }
    const Handle handle(curl_easy_init(), curl_easy_cleanup);
    if (!handle) throw std::runtime_error("libcurl cannot make a call");
    CURL* curl = handle.get();
    Taking taking{curl, take, stop};
    std::array<char, CURL_ERROR_SIZE> why{};
    curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, scheme.c_str());
    if (scheme == "http") curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.whole.count()));
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "Ledstang");
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &take_piece);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &taking);
    if (stop.stop_possible()) {
        curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &look_for_stop);
        curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &taking);
    }
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, why.data());
    if (!request.body.empty()) {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.data());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    }
    curl_slist* lines = curl_slist_append(nullptr, "Expect:");  // a large body is sent without asking first
    for (const auto& [name, value] : request.headers) lines = curl_slist_append(lines, (name + ": " + value).c_str());
    const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> kept(lines, curl_slist_free_all);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, lines);

    const CURLcode done = curl_easy_perform(curl);
    if (taking.thrown) std::rethrow_exception(taking.thrown);
    if (taking.ended) return WebAnswer{};
    if (done != CURLE_OK) {
        const char* reason = why[0] != '\0' ? why.data() : curl_easy_strerror(done);
        return refuse(RefusalKind::unavailable, "network.failed",
                      fmt::format("{} svarar inte som det ska: {}", request.url, reason));
    }
    WebAnswer answer;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
    return answer;
}

std::string percent_encoded(const std::string& text) {
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string out;
    for (const char character : text) {
        if (plain.find(character) != std::string_view::npos) {
            out += character;
        } else {
            out += fmt::format("%{:02X}", static_cast<unsigned char>(character));
        }
    }
    return out;
}

std::string form_of(const std::vector<std::pair<std::string, std::string>>& fields) {
    std::string form;
    for (const auto& [name, value] : fields) {
        if (!form.empty()) form += '&';
        form += percent_encoded(name) + "=" + percent_encoded(value);
    }
    return form;
}

}  // namespace ledstang
