#include "app/session_operations.h"

#include <fmt/format.h>

#include "app/callers.h"

namespace ledstang {
namespace {

struct Session {
    std::string person;
    std::string name;
    std::string title;
    std::string role;
    std::string role_name;
    std::vector<Permission> permissions;
    std::vector<std::string> parts;
    static constexpr auto described() {
        using S = Session;
        return describe("Session", field("person", &S::person, "Personens id"), field("name", &S::name, "Namn"),
                        field("title", &S::title, "Titel"), field("role", &S::role, "Roll"),
                        field("role_name", &S::role_name, "Rollens namn"),
                        field("permissions", &S::permissions, "Rättigheter"),
                        field("parts", &S::parts, "Enheter som ändringar får göras inom"));
    }
};

struct LogInPerson {
    std::string id;
    std::string name;
    std::string title;
    std::string role_name;
    static constexpr auto described() {
        using P = LogInPerson;
        return describe("LogInPerson", field("id", &P::id, "Personens id"), field("name", &P::name, "Namn"),
                        field("title", &P::title, "Titel"), field("role_name", &P::role_name, "Rollens namn"));
    }
};
struct LogInPersons {
    std::vector<LogInPerson> persons;
    static constexpr auto described() {
        return describe("LogInPersons", field("persons", &LogInPersons::persons, "Personer att välja"));
    }
};

struct StartSession {
    std::string person;
    static constexpr auto described() {
        return describe("StartSession", field("person", &StartSession::person, "Personens id"));
    }
};

std::string role_name(const Configuration& configuration, const std::string& id) {
    const Role* role = configuration.role(id);
    return role != nullptr ? role->name : id;
}

Session session_of(const Configuration& configuration, const Caller& caller) {
    return {caller.person,
            caller.name,
            caller.title,
            caller.role,
            role_name(configuration, caller.role),
            {caller.permissions.begin(), caller.permissions.end()},
            caller.parts};
}

Result<Session> get_session(Context& context, const Nothing&) {
    if (context.caller.person.empty()) {
        return refuse(RefusalKind::unauthenticated, "session.missing",
                      "Du är inte inloggad. Logga in och försök igen.");
    }
    return session_of(context.configuration, context.caller);
}

Result<LogInPersons> list_session_persons(Context& context, const Nothing&) {
    LogInPersons list;
    for (const auto& person : context.configuration.roles.demo_persons) {
        list.persons.push_back({person.id, person.name, person.title, role_name(context.configuration, person.role)});
    }
    return list;
}

Result<void> require_log_in(const Context& context) {
    if (context.log_in != nullptr) return {};
    return refuse("session.command_line", "På kommandoraden loggar man inte in: den som kör programmet får allt.");
}

Result<Session> start_session(Context& context, const StartSession& wish) {
    if (auto possible = require_log_in(context); !possible) return refuse(possible.error());
    const auto caller = demo_caller(context.configuration, wish.person);
    if (!caller) {
        return refuse(
            "session.unknown_person",
            fmt::format("Personen ”{}” finns inte i demoinloggningen. Välj en av dem som visas.", wish.person));
    }
    context.log_in->begin(caller->person);
    return session_of(context.configuration, *caller);
}

Result<Nothing> end_session(Context& context, const Nothing&) {
    if (auto possible = require_log_in(context); !possible) return refuse(possible.error());
    context.log_in->end();
    return Nothing{};
}

}  // namespace

void offer_sessions(Operations& operations) {
    operations.get("get_session", "/session", get_session, {Permission::open, nullptr, Keep::never},
                   "Vem som är inloggad");
    operations.get("list_session_persons", "/session/persons", list_session_persons,
                   {Permission::open, nullptr, Keep::never}, "Demoinloggningens personer");
    operations.post("start_session", "/session", start_session, {Permission::open}, "Logga in");
    operations.remove("end_session", "/session", end_session, {Permission::open}, "Logga ut");
}

}  // namespace ledstang
