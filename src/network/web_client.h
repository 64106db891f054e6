// Calls to other servers' web addresses, with limits on time and size. It follows no redirects, and speaks plain HTTP
// only within the machine.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace ledstang {

struct WebRequest {
    std::string url;
    std::string body = {};  // empty: a GET, else a POST
    std::vector<std::pair<std::string, std::string>> headers = {};
};

struct WebAnswer {
    long status = 0;
    std::string body;
};

struct WebLimits {
    std::chrono::milliseconds connect{5'000};
    std::chrono::milliseconds whole{15'000};   // zero: as long as it takes
    std::size_t body = std::size_t{1} << 20U;  // bytes; of ask_web
};

// The answer, whatever its status. Refusals: network.address (neither https nor the machine itself), network.failed
// (no answer within the limits, or a certificate that does not hold).
Result<WebAnswer> ask_web(const WebRequest& request, const WebLimits& limits = {});

// The same, piece by piece: `take` gets the answer's status and the next bytes of it, and ends the call with false. Of
// a call that `stop` or `take` ended, the answer has status 0. A body of an answer is never kept whole here.
using TakePiece = std::function<bool(long status, std::string_view bytes)>;
Result<WebAnswer> stream_web(const WebRequest& request, const TakePiece& take, const WebLimits& limits,
                             const std::stop_token& stop = {});

// Escapes all but letters, digits and -._~ (RFC 3986).
std::string percent_encoded(const std::string& text);
// A form's body, or an address's query: a=b&c=d.
std::string form_of(const std::vector<std::pair<std::string, std::string>>& fields);

}  // namespace ledstang
