#include "app/api.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>

#include "app/api_answer.h"
#include "app/request_guard.h"
#include "app/request_log_in.h"

namespace ledstang {
namespace {

constexpr std::string_view prefix = "/api";
constexpr std::size_t mebibyte = std::size_t{1} << 20U;
constexpr std::array<std::string_view, 4> methods{"GET", "PUT", "POST", "DELETE"};

SessionLimits limits_of(const MachineSettings& settings) {
    SessionLimits limits;
    limits.idle = std::chrono::minutes(settings.session_idle);
    limits.longest = std::chrono::minutes(settings.session_longest);
    return limits;
}

bool is_below_api(std::string_view path) {
    return path.starts_with("/api/");
}

std::string_view below_api(std::string_view path) {
    return path.substr(prefix.size());
}

// What stands in the path cannot be said again after the question mark, where it could be something else.
Result<void> add_query(Arguments& arguments, const http::Parameters& query) {
    const auto in_path = arguments.texts;
    for (const auto& [name, value] : query.entries()) {
        if (in_path.contains(name)) {
            return refuse("request.unknown_parameter",
                          fmt::format("Parametern ”{}” står redan i adressens sökväg.", name));
        }
        arguments.texts[name].push_back(value);
    }
    return {};
}

}  // namespace

Api::Api(Installation& installation, http::StaticFiles web, std::shared_ptr<http::Metrics> metrics)
    : installation_(installation),
      web_(std::move(web)),
      metrics_(std::move(metrics)),
      open_api_(http::Body::make(installation.operations.open_api(std::string(program_version())).dump(),
                                 "application/json")),
      sessions_(*installation.store, installation.configuration, limits_of(installation.folder.settings)),
      openid_(installation.configuration.log_in),
      cache_(static_cast<std::size_t>(installation.folder.settings.kept_answers) * mebibyte) {
    open_api_->prepare();
    add_gauges();
}

Api::~Api() {
    metrics_->remove_gauges("ledstang_app_");
}

void Api::add_gauges() {
    const auto gauge = [this](const char* name, const char* help, auto read) {
        metrics_->gauge(name, help, [read] { return static_cast<double>(read()); });
    };
    gauge("ledstang_app_kept_answers", "Answers kept", [this] { return cache_.count(); });
    gauge("ledstang_app_kept_answer_bytes", "Bytes of the answers kept", [this] { return cache_.bytes(); });
    gauge("ledstang_app_kept_answer_hits", "Requests that a kept answer served", [this] { return cache_.hits(); });
    gauge("ledstang_app_kept_answer_misses", "Look-ups that found no kept answer", [this] { return cache_.misses(); });
    gauge("ledstang_app_sessions", "Log-ins", [this] { return sessions_.count(); });
    gauge("ledstang_app_event_streams", "Open event streams", [this] { return events_.streams(); });
    gauge("ledstang_app_store_generation", "Commits seen since the start",
          [this] { return installation_.store->generation(); });
}

std::size_t Api::body_limit(const http::Request& request) const {
    if (!is_below_api(request.path)) return mebibyte;
    Arguments unused;
    bool exists = false;
    const auto* operation = installation_.operations.at(request.method, below_api(request.path), unused, exists);
    const bool file = operation != nullptr && operation->file_body;
    return file ? static_cast<std::size_t>(installation_.folder.settings.upload_limit) * mebibyte : mebibyte;
}

bool Api::waits_aside(const http::Request& request) {
    return (request.method == "POST" || request.method == "PUT") && request.path.starts_with("/api/session");
}

Api::Identity Api::identify(const http::Request& request) {
    if (const auto token = request.cookie(RequestLogIn::cookie)) {
        auto caller = sessions_.caller_of(*token, std::chrono::system_clock::now(), installation_.today());
        if (caller) return {*token, std::move(caller)};
    }
    return {"", nobody_};
}

std::optional<http::Response> Api::at_once(const http::Request& request) {
    if (request.path == "/healthz") return labelled(http::text("ok\n"), "/healthz");
    if (is_below_api(request.path)) {
        const auto token = request.method == "GET" ? request.cookie(RequestLogIn::cookie) : std::nullopt;
        if (!token) return std::nullopt;
        const auto caller = sessions_.known(*token, std::chrono::system_clock::now(), installation_.today());
        return caller ? kept(request, *caller) : std::nullopt;
    }
    // Else the client would take them for pages of its own.
    if (request.path == "/readyz" || request.path == "/metrics") return std::nullopt;
    return web_.find(request);
}

std::string Api::key_of(const http::Request& request, const Caller& caller, Keep keep) const {
    // A deputy may have fewer rights than the role that is lent.
    unsigned rights = 0;
    for (const Permission permission : caller.permissions) rights |= 1U << static_cast<unsigned>(permission);
    const bool own = keep == Keep::by_person;
    return fmt::format("{}\n{}\n{}\n{}\n{}\n{}?{}", own ? 'p' : 'r', own ? caller.person : caller.role,
                       own ? caller.assignment : "", rights, to_string(installation_.today()), request.path,
                       request.query);
}

std::optional<http::Response> Api::kept(const http::Request& request, const Caller& caller) {
    if (request.method != "GET" || caller.person.empty() || !caller.only.empty()) return std::nullopt;
    const std::uint64_t generation = installation_.store->generation();
    for (const Keep keep : {Keep::by_role, Keep::by_person}) {
        if (auto found = cache_.find(key_of(request, caller, keep), generation)) {
            return labelled(http::content(std::move(found->body)), std::move(found->route));
        }
    }
    return std::nullopt;
}

http::Response Api::handle(const http::Request& request) {
    if (request.path == "/readyz") return ready();
    if (request.path == "/metrics") {
        return labelled(http::content(http::Body::make(metrics_->exposition(), "text/plain; version=0.0.4")),
                        "/metrics");
    }
    if (request.path == prefix || is_below_api(request.path)) return answer(request);
    return labelled(http::refusal(404, "http.not_found", "Sidan finns inte. Gå till startsidan och försök därifrån."),
                    "none");
}

http::Response Api::ready() {
    try {
        installation_.store->read([](Sql& sql) { return sql.value<std::int64_t>("select sequence from change_head"); });
        return labelled(http::text("ok\n"), "/readyz");
    } catch (const std::exception& wrong) {  // what the question is about, so the answer is 503 and no incident
        spdlog::warn("the store does not answer: {}", wrong.what());
        return labelled(http::refusal(503, "store.unavailable", "Databasen svarar inte."), "/readyz");
    }
}

http::Response Api::subscribe(const http::Request& request) {
    if (identify(request).caller->person.empty()) {
        return labelled(http::refusal(401, "session.missing", "Du är inte inloggad. Logga in och försök igen."),
                        "/api/events");
    }
    return labelled(events_.subscribe(request), "/api/events");
}

http::Response Api::openid(const http::Request& request) {
    const Identity identity = identify(request);
    RequestLogIn log_in(sessions_, request, identity.token);
    Context context = installation_.context(*identity.caller);
    context.log_in = &log_in;
    http::Response response = openid_.answer(context, request);
    log_in.add_to(response);
    return response;
}

http::Response Api::answer(const http::Request& request) {
    if (request.method == "GET") {
        if (request.path == "/api/openapi.json") return labelled(http::content(open_api_), "/api/openapi.json");
        if (request.path == "/api/events") return subscribe(request);
        if (request.path.starts_with(OpenIdPages::below)) return openid(request);
    }
    Arguments arguments;
    bool exists = false;
    const auto* operation = installation_.operations.at(request.method, below_api(request.path), arguments, exists);
    if (operation == nullptr && exists) return other_method(below_api(request.path));
    if (operation == nullptr) {
        return labelled(
            http::refusal(404, "http.not_found", "Adressen finns inte i API:et. Det beskrivs i /api/openapi.json."),
            "none");
    }
    return labelled(run(request, *operation, arguments), std::string(prefix) + operation->path);
}

http::Response Api::other_method(std::string_view path) const {
    std::string allowed;
    for (const auto method : methods) {
        Arguments unused;
        bool other = false;
        if (installation_.operations.at(method, path, unused, other) == nullptr) continue;
        allowed += fmt::format("{}{}", allowed.empty() ? "" : ", ", method);
    }
    auto response = http::refusal(405, "http.method_not_allowed",
                                  fmt::format("Metoden får inte användas här. Möjliga: {}.", allowed));
    response.headers.add("Allow", allowed);
    return labelled(std::move(response), "none");
}

http::Response Api::run(const http::Request& request, const Operation& operation, Arguments& arguments) {
    if (auto same = check_same_site(request); !same) return refusal_answer(same.error());
    const auto parameters = request.parameters();
    if (!parameters) return refusal_answer(parameters.error());
    if (auto added = add_query(arguments, *parameters); !added) return refusal_answer(added.error());
    if (!operation.file_body) {
        if (auto json = check_json_type(request); !json) return refusal_answer(json.error(), 415);
    }
    arguments.body = request.body;
    arguments.media_type = request.header("Content-Type");

    const Identity identity = identify(request);
    if (auto found = kept(request, *identity.caller)) return std::move(*found);
    RequestLogIn log_in(sessions_, request, identity.token);
    Context context = installation_.context(*identity.caller);
    context.log_in = &log_in;
    const std::uint64_t generation = installation_.store->generation();
    auto result = run_operation(operation, context, arguments);
    if (!result) return refusal_answer(result.error());
    http::Response response = answer_of(std::move(*result));
    log_in.add_to(response);
    const bool keep = operation.method == "GET" && operation.keep != Keep::never && !identity.caller->person.empty() &&
                      response.body->content_type() == "application/json" && response.headers.size() == 0;
    if (keep) {
        cache_.keep(key_of(request, *identity.caller, operation.keep), generation,
                    {response.body, std::string(prefix) + operation.path});
    }
    return response;
}

}  // namespace ledstang
