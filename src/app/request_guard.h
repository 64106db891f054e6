// What keeps other websites from acting with a person's log-in.
#pragma once

#include <optional>

#include "base/result.h"
#include "http/message.h"

namespace ledstang {

// A request that changes something must come from a page of this server itself, by what the browser says of it
// (Sec-Fetch-Site, else Origin against Host); programs that are no browsers say nothing and pass.
// Refusal `session.cross_site`.
Result<void> check_same_site(const http::Request& request);

// A request body that is read as JSON must call itself JSON, which no form of another site can.
// Refusal `request.content_type`.
Result<void> check_json_type(const http::Request& request);

}  // namespace ledstang
