// An operation is a plain function from a described request to a Result of a described answer. It is registered once:
//
//     operations.put("record_outcome", "/units/{unit}/outcomes", record_outcome,
//                    {Permission::report, within(&RecordOutcome::unit)}, "Registrera ett utfall");
//
// and from that come the HTTP route, the OpenAPI path, the permission check, the audit line and `ledstang call`.
#pragma once

#include <functional>
#include <memory>

#include "described/json_write.h"
#include "described/schema.h"
#include "operations/arguments.h"
#include "operations/context.h"

namespace ledstang {

// An answer ready to be sent: JSON text, or a file.
struct Answer {
    std::string json;
    std::optional<FileContent> file;
};

struct Nothing {
    static constexpr auto described() { return describe("Nothing"); }
};

// For whom the answer to a GET may be kept until the store changes. An answer that depends on who asks, beyond what the
// role may, is by_person; one that depends on more than the store, the request and the day is never kept.
enum class Keep { by_role, by_person, never };

// Who may: the permission, and for changes the request's unit that must lie within the caller's part.
template <class Request>
struct Right {
    Permission permission;
    std::string Request::* unit = nullptr;
    Keep keep = Keep::by_role;
};

struct Operation {
    std::string name;     // record_outcome
    std::string method;   // GET, PUT, POST, DELETE
    std::string path;     // /units/{unit}/outcomes, below /api
    std::string summary;  // Swedish
    Permission permission = Permission::read;
    bool scoped = false;  // the unit is checked against the caller's part
    Keep keep = Keep::by_role;
    bool file_body = false;  // the request's body is a file, not JSON
    std::function<Result<Answer>(Context&, const Arguments&)> run;
    std::function<Json(Schemas&)> document;                   // its OpenAPI operation object
    std::vector<std::pair<std::string, std::string>> fields;  // the request's fields and their meaning, for help
};

class Operations {
 public:
    template <class Request, class Reply>
    using Function = Result<Reply> (*)(Context&, const Request&);

    template <class Request, class Reply>
    void get(std::string name, std::string path, Function<Request, Reply> function, Right<Request> rule,
             std::string summary) {
        add("GET", std::move(name), std::move(path), function, rule, std::move(summary));
    }
    template <class Request, class Reply>
    void put(std::string name, std::string path, Function<Request, Reply> function, Right<Request> rule,
             std::string summary) {
        add("PUT", std::move(name), std::move(path), function, rule, std::move(summary));
    }
    template <class Request, class Reply>
    void post(std::string name, std::string path, Function<Request, Reply> function, Right<Request> rule,
              std::string summary) {
        add("POST", std::move(name), std::move(path), function, rule, std::move(summary));
    }
    template <class Request, class Reply>
    void remove(std::string name, std::string path, Function<Request, Reply> function, Right<Request> rule,
                std::string summary) {
        add("DELETE", std::move(name), std::move(path), function, rule, std::move(summary));
    }

    const std::vector<Operation>& all() const { return operations_; }
    const Operation* named(std::string_view name) const;
    // The operation at a path below /api, its path parameters added to `arguments`. Null when there is none;
    // `other_method` then tells whether the path exists with another method.
    const Operation* at(std::string_view method, std::string_view path, Arguments& arguments, bool& other_method) const;
    // The whole API as OpenAPI 3.1.
    Json open_api(const std::string& version) const;

 private:
    template <class Request, class Reply>
    void add(std::string method, std::string name, std::string path, Function<Request, Reply> function,
             Right<Request> rule, std::string summary) {
        // What one may see as oneself is nobody else's, whatever their role.
        const bool personal = rule.permission == Permission::self || rule.permission == Permission::shared;
        if (personal && rule.keep == Keep::by_role) rule.keep = Keep::by_person;
        Operation operation{std::move(name),
                            std::move(method),
                            std::move(path),
                            std::move(summary),
                            rule.permission,
                            rule.unit != nullptr,
                            rule.keep,
                            takes_file<Request>(),
                            {},
                            {},
                            {}};
        operation.run = [function, rule, name = operation.name](Context& context,
                                                                const Arguments& arguments) -> Result<Answer> {
            context.operation = name;
            auto request = read_arguments<Request>(arguments);
            if (!request) return refuse(request.error());
            if (rule.unit != nullptr) {
                if (auto allowed = require_within(context, (*request).*rule.unit); !allowed)
                    return refuse(allowed.error());
            }
            auto reply = function(context, *request);
            if (!reply) return refuse(reply.error());
            if constexpr (std::is_same_v<Reply, FileContent>) {
                return Answer{{}, std::move(*reply)};
            } else {
                return Answer{to_json(*reply), std::nullopt};
            }
        };
        operation.document = [operation](Schemas& schemas) { return document<Request, Reply>(operation, schemas); };
        for_each_field<Request>([&](const auto& field) { operation.fields.emplace_back(field.name, field.meaning); });
        operations_.push_back(std::move(operation));
    }

    template <class Request, class Reply>
    static Json document(const Operation& operation, Schemas& schemas) {
        Json parameters = Json::array();
        Json properties = Json::object();
        Json required = Json::array();
        const bool in_query = operation.method == "GET" || operation.method == "DELETE" || takes_file<Request>();
        for_each_field<Request>([&](const auto& field) {
            using Member = typename std::decay_t<decltype(field)>::Type;
            if constexpr (!std::is_same_v<Member, FileContent>) {
                const bool in_path = operation.path.find("{" + std::string(field.name) + "}") != std::string::npos;
                const bool needed = in_path || (!field.has_default && !may_be_absent<Member>);
                Json schema = schemas.of<Member>();
                if (in_path || in_query) {
                    parameters.push_back({{"name", field.name},
                                          {"in", in_path ? "path" : "query"},
                                          {"required", needed},
                                          {"description", field.meaning},
                                          {"schema", std::move(schema)}});
                } else {
                    schema["description"] = field.meaning;
                    properties[std::string(field.name)] = std::move(schema);
                    if (needed) required.push_back(field.name);
                }
            }
        });
        Json body;
        if constexpr (takes_file<Request>()) {
            parameters.push_back({{"name", "file_name"},
                                  {"in", "query"},
                                  {"required", true},
                                  {"description", "Filens namn"},
                                  {"schema", {{"type", "string"}}}});
            body = {{"application/octet-stream", {{"schema", {{"type", "string"}, {"format", "binary"}}}}}};
        } else if (!properties.empty()) {
            Json schema = {{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
            if (!required.empty()) schema["required"] = required;
            body = {{"application/json", {{"schema", schema}}}};
        }
        if constexpr (std::is_same_v<Reply, FileContent>) {
            return described_operation(operation, parameters, body, {{"application/octet-stream", Json::object()}});
        } else {
            return described_operation(operation, parameters, body,
                                       {{"application/json", {{"schema", schemas.of<Reply>()}}}});
        }
    }
    static Json described_operation(const Operation& operation, const Json& parameters, const Json& body,
                                    const Json& answer);

    std::vector<Operation> operations_;
};

// Runs an operation for a caller: permission, reading of the request, the function, and one audit line in the log.
Result<Answer> run_operation(const Operation& operation, Context& context, const Arguments& arguments);

// A refusal as the API writes it: {"code", "message", "faults": [{"code","message","path","file","line","column"}]}.
std::string refusal_json(const Refusal& refusal);
int http_status(RefusalKind kind);

}  // namespace ledstang
