// The operations over HTTP, the web client's files, and what those who run the server ask for: health and figures.
//
//   /api/…              every operation; /api/openapi.json describes them; /api/events tells when something changed;
//                       /api/session/oidc/… sends the browser to an identity provider
//   /healthz, /readyz   the process answers; the store answers
//   /metrics            figures for Prometheus
//   all else            the web client
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/answer_cache.h"
#include "app/installation.h"
#include "app/openid_pages.h"
#include "app/sessions.h"
#include "http/events.h"
#include "http/server.h"
#include "http/static_files.h"

namespace ledstang {

class Api final : public http::Handler {
 public:
    // `web` may be empty: then there is the API alone. The installation must outlive the handler.
    Api(Installation& installation, http::StaticFiles web, std::shared_ptr<http::Metrics> metrics);
    ~Api() override;

    std::optional<http::Response> at_once(const http::Request& request) override;
    http::Response handle(const http::Request& request) override;

    http::EventHub& events() { return events_; }
    // The bytes that a request's body may have: an imported file is larger than other requests.
    std::size_t body_limit(const http::Request& request) const;
    // Whether the request is about a password: hashing takes long on purpose, and a morning's rush of log-ins is not to
    // hold up those who are in.
    static bool waits_aside(const http::Request& request);

 private:
    struct Identity {
        std::string token;  // empty: none, or one that does not hold
        std::shared_ptr<const Caller> caller;
    };
    // Who asks; may read the store.
    Identity identify(const http::Request& request);
    std::optional<http::Response> kept(const http::Request& request, const Caller& caller);
    http::Response ready();
    http::Response subscribe(const http::Request& request);
    http::Response openid(const http::Request& request);
    http::Response answer(const http::Request& request);
    http::Response run(const http::Request& request, const Operation& operation, Arguments& arguments);
    http::Response other_method(std::string_view path) const;
    std::string key_of(const http::Request& request, const Caller& caller, Keep keep) const;
    void add_gauges();

    Installation& installation_;
    const http::StaticFiles web_;
    const std::shared_ptr<http::Metrics> metrics_;
    const std::shared_ptr<const Caller> nobody_ = std::make_shared<const Caller>();
    const std::shared_ptr<const http::Body> open_api_;
    Sessions sessions_;
    OpenIdPages openid_;
    AnswerCache cache_;
    http::EventHub events_;
};

}  // namespace ledstang
