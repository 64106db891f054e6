// Turns a handler's Response into what goes on the wire: the head as text, and the variant of the body to send.
#pragma once

#include <string>
#include <string_view>

#include "http/message.h"

namespace ledstang::http {

// Headers that stand on every answer, written out once at start.
struct SecurityHeaders {
    std::string every;        // complete lines
    std::string html_policy;  // Content-Security-Policy of HTML answers
};

SecurityHeaders security_headers(std::string html_policy, bool over_tls);

// True when the client takes gzip: ("gzip, deflate, br"), not ("gzip;q=0").
bool accepts_gzip(std::string_view accept_encoding);

// True when the If-None-Match list names one of the tags, or is "*". Weak marks are ignored, as RFC 9110 13.1.2 says.
bool names_tag(std::string_view if_none_match, std::string_view tag, std::string_view other_tag = {});

// One per connection; its memory is used again for the next answer.
class AnswerWriter {
 public:
    explicit AnswerWriter(const SecurityHeaders& security) : security_(security) {}

    // May compress and hash the body (once per body), so it runs where the handler ran.
    // Throws std::invalid_argument for a status outside 200–599.
    void write(const Request& request, Response response, bool keep_alive);

    // Valid until the next write.
    std::string_view head() const { return head_; }
    std::string_view body() const { return body_; }
    unsigned status() const { return status_; }
    const std::string& route() const { return response_.route; }
    const std::shared_ptr<EventStream>& stream() const { return response_.stream; }
    bool keeps_alive() const { return keep_alive_; }

    // Lets go of the body, so that an idle connection does not keep it alive.
    void release();

 private:
    struct Variant;
    Variant choose(const Request& request) const;
    void line(std::string_view name, std::string_view value);

    const SecurityHeaders& security_;
    Response response_;
    std::string head_;
    std::string_view body_;
    unsigned status_ = 0;
    bool keep_alive_ = false;
};

}  // namespace ledstang::http
