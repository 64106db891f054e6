// An operation's answer as an HTTP answer.
#pragma once

#include <string>

#include "http/message.h"
#include "operations/operations.h"

namespace ledstang {

http::Response labelled(http::Response response, std::string route);

// JSON, or a file: HTML to be shown in place, all else to be saved under its name.
http::Response answer_of(Answer answer);
// `status` 0: the one that goes with the refusal's kind.
http::Response refusal_answer(const Refusal& refusal, unsigned status = 0);

}  // namespace ledstang
