// What the server itself refuses, before or instead of a handler: one table of status, code and Swedish message.
#pragma once

#include <string_view>

#include "http/message.h"

namespace ledstang::http {

enum class Problem {
    malformed,           // 400
    bad_target,          // 400
    bad_host,            // 400
    request_timeout,     // 408
    body_too_large,      // 413
    target_too_long,     // 414
    expectation_failed,  // 417
    wrong_host,          // 421
    head_too_large,      // 431
    incident,            // 500
    method_not_allowed,  // 405
    method_unknown,      // 501
    coding_unknown,      // 501
    overloaded,          // 503
    version_unknown,     // 505
};

struct ProblemText {
    unsigned status;
    std::string_view code;
    std::string_view message;
};

ProblemText describe(Problem problem);
Response answer(Problem problem);
// 500 with the request's id as the incident's number; what went wrong stands in the log only.
Response incident_answer(std::string_view incident_id);

}  // namespace ledstang::http
