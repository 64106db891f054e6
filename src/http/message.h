// A request as a handler sees it, and the answer it gives back.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/body.h"
#include "http/headers.h"
#include "http/uri.h"

namespace ledstang::http {

class EventStream;  // http/events.h

struct Request {
    std::string method;  // upper case; a HEAD reads "GET" here, since it is answered as the GET without its body
    bool head = false;   // the client asked with HEAD
    std::string target;  // as it came: "/api/units?period=2022-T1"
    std::string path;    // decoded, see parse_target: "/api/units"
    std::string query;   // as it came: "period=2022-T1"
    Headers headers;
    std::string body;     // whole; its size is limited by ServerOptions
    std::string peer;     // the client's address, "127.0.0.1"
    std::string id;       // names this request in the log and in the answer's X-Request-Id
    bool secure = false;  // came over TLS

    std::string_view header(std::string_view name) const { return headers.find(name); }
    Result<Parameters> parameters() const { return parse_query(query); }
    std::optional<std::string> cookie(std::string_view name) const;
    void clear();  // for the next request on the same connection; keeps the memory
};

// What the server adds by itself, and a handler therefore leaves out: Content-Length, Content-Type and ETag (from the
// body), Content-Encoding, Date, Connection, the security headers, and `Cache-Control: private, no-cache` when the
// handler says nothing about caching. A header that the handler does set wins over the server's.
struct Response {
    unsigned status = 200;
    Headers headers;
    std::shared_ptr<const Body> body;     // null: no body
    std::string route;                    // label in logs and metrics: "/units/{unit}", never the path itself
    std::shared_ptr<EventStream> stream;  // set by EventHub::subscribe: the answer goes on as an event stream
};

Response text(std::string bytes, unsigned status = 200);  // text/plain; charset=utf-8
Response json(std::string bytes, unsigned status = 200);  // application/json
Response html(std::string bytes, unsigned status = 200);  // text/html; charset=utf-8
Response content(std::shared_ptr<const Body> body, unsigned status = 200);
Response no_content();
// 303: fetch `location` with GET. `location` must be percent-encoded.
Response see_other(std::string_view location);
// {"code":…,"message":…}: the shape of every refusal. `message` is Swedish, for people.
Response refusal(unsigned status, std::string_view code, std::string_view message);
// A file to save under the given name, which may hold å, ä, ö (RFC 6266).
Response download(std::shared_ptr<const Body> body, std::string_view file_name);

}  // namespace ledstang::http
