#include "operations/operations.h"

#include <spdlog/spdlog.h>

#include <chrono>

namespace ledstang {
namespace {

std::vector<std::string_view> segments(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        path.remove_prefix(path.front() == '/' ? 1 : 0);
        const auto end = path.find('/');
        if (!path.empty()) parts.push_back(path.substr(0, end));
        if (end == std::string_view::npos) break;
        path.remove_prefix(end);
    }
    return parts;
}

bool is_parameter(std::string_view segment) {
    return segment.starts_with('{');
}

bool matches(const std::vector<std::string_view>& pattern, const std::vector<std::string_view>& path) {
    if (pattern.size() != path.size()) return false;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (!is_parameter(pattern[i]) && pattern[i] != path[i]) return false;
    }
    return true;
}

Json refusal_answers() {
    const Json content = {{"application/json", {{"schema", {{"$ref", "#/components/schemas/Refusal"}}}}}};
    return {{"default", {{"description", "Avslag: vad som är fel, var, och vad man gör"}, {"content", content}}}};
}

Json refusal_schema() {
    const Json text = {{"type", "string"}};
    const Json fault = {{"type", "object"},
                        {"properties",
                         {{"code", text},
                          {"message", text},
                          {"path", text},
                          {"file", text},
                          {"line", {{"type", "integer"}}},
                          {"column", {{"type", "integer"}}}}},
                        {"required", {"code", "message"}}};
    return {{"type", "object"},
            {"properties", {{"code", text}, {"message", text}, {"faults", {{"type", "array"}, {"items", fault}}}}},
            {"required", {"code", "message"}}};
}

}  // namespace

Result<void> require_within(const Context& context, const std::string& unit) {
    if (context.scope.within(context.store, unit, context.caller.parts, context.today)) return {};
    if (!context.scope.knows(context.store, unit)) {
        return refuse(RefusalKind::not_found, "unit.unknown",
                      "Enheten ”" + unit + "” finns inte. Kontrollera id:t, eller välj enheten i listan.");
    }
    return refuse(RefusalKind::forbidden, "permission.outside_part",
                  "Enheten ”" + unit +
                      "” ligger utanför den del av organisationen som du ansvarar för. Be den som ansvarar för "
                      "enheten, eller byt roll.");
}

const Operation* Operations::named(std::string_view name) const {
    for (const auto& operation : operations_) {
        if (operation.name == name) return &operation;
    }
    return nullptr;
}

const Operation* Operations::at(std::string_view method, std::string_view path, Arguments& arguments,
                                bool& other_method) const {
    const auto wanted = segments(path);
    other_method = false;
    const Operation* best = nullptr;
    std::size_t fewest_parameters = 0;
    for (const auto& operation : operations_) {
        const auto pattern = segments(operation.path);
        if (!matches(pattern, wanted)) continue;
        if (operation.method != method) {
            other_method = true;
            continue;
        }
        const auto parameters = static_cast<std::size_t>(std::count_if(pattern.begin(), pattern.end(), is_parameter));
        if (best == nullptr || parameters < fewest_parameters) {
            best = &operation;
            fewest_parameters = parameters;
        }
    }
    if (best != nullptr) {
        const auto pattern = segments(best->path);
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (is_parameter(pattern[i])) {
                arguments.texts[std::string(pattern[i].substr(1, pattern[i].size() - 2))] = {std::string(wanted[i])};
            }
        }
    }
    return best;
}

Json Operations::described_operation(const Operation& operation, const Json& parameters, const Json& body,
                                     const Json& answer) {
    Json described = {{"operationId", operation.name},
                      {"summary", operation.summary},
                      {"x-permission", name_of(operation.permission)},
                      {"x-scoped", operation.scoped},
                      {"responses", refusal_answers()}};
    described["responses"]["200"] = {{"description", "Svaret"}, {"content", answer}};
    if (!parameters.empty()) described["parameters"] = parameters;
    if (!body.is_null()) described["requestBody"] = {{"required", true}, {"content", body}};
    return described;
}

Json Operations::open_api(const std::string& version) const {
    Schemas schemas;
    Json paths = Json::object();
    for (const auto& operation : operations_) {
        std::string method = operation.method;
        std::transform(method.begin(), method.end(), method.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        paths["/api" + operation.path][method] = operation.document(schemas);
    }
    Json components = schemas.components();
    components["Refusal"] = refusal_schema();
    return {{"openapi", "3.1.0"},
            {"info",
             {{"title", "Ledstång"},
              {"version", version},
              {"description", "Ledningssystem för regioner: mål, utfall, bedömning, åtgärder och rapport."}}},
            {"servers", Json::array({{{"url", "/"}}})},
            {"paths", paths},
            {"components", {{"schemas", components}}}};
}

Result<Answer> run_operation(const Operation& operation, Context& context, const Arguments& arguments) {
    const auto started = std::chrono::steady_clock::now();
    const auto audit = [&](std::string_view outcome) {
        const auto taken =
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started).count();
        spdlog::info(R"({{"event":"operation","operation":"{}","person":"{}","role":"{}","outcome":"{}","ms":{:.2f}}})",
                     operation.name, context.caller.person, context.caller.role, outcome, taken);
    };
    const std::string& only = context.caller.only;
    if (!only.empty() && operation.permission != Permission::open && operation.name != only) {
        audit("session.must_change");
        return refuse(RefusalKind::forbidden, "session.must_change",
                      "Lösenordet är ett engångslösenord. Välj ett eget innan du går vidare.");
    }
    if (!context.caller.may(operation.permission)) {
        audit("forbidden");
        if (context.caller.person.empty()) {
            return refuse(RefusalKind::unauthenticated, "session.missing",
                          "Du är inte inloggad. Logga in och försök igen.");
        }
        return refuse(RefusalKind::forbidden, "permission.missing",
                      "Din roll får inte göra detta (" + operation.summary +
                          "). Be den som ansvarar för planen, eller byt roll.");
    }
    auto answer = operation.run(context, arguments);
    audit(answer ? "done" : answer.error().code);
    return answer;
}

std::string refusal_json(const Refusal& refusal) {
    Json json = {{"code", refusal.code}, {"message", refusal.message}};
    for (const auto& fault : refusal.faults) {
        Json item = {{"code", fault.code}, {"message", fault.message}};
        if (!fault.path.empty()) item["path"] = fault.path;
        if (!fault.file.empty()) item["file"] = fault.file;
        if (fault.line) item["line"] = *fault.line;
        if (fault.column) item["column"] = *fault.column;
        json["faults"].push_back(std::move(item));
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

int http_status(RefusalKind kind) {
    switch (kind) {
        case RefusalKind::invalid:
            return 422;
        case RefusalKind::unauthenticated:
            return 401;
        case RefusalKind::forbidden:
            return 403;
        case RefusalKind::not_found:
            return 404;
        case RefusalKind::conflict:
            return 409;
        case RefusalKind::too_large:
            return 413;
        case RefusalKind::unavailable:
            return 503;
    }
    return 500;
}

}  // namespace ledstang
