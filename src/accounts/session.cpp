#include "accounts/session.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "accounts/assignments.h"
#include "base/swedish_text.h"

namespace ledstang {
namespace {

struct LogInPerson {
    std::string id;
    std::string name;
    std::string title;
    std::string role_name;
    template <class P = LogInPerson>
    static constexpr auto described() {
        return describe("LogInPerson", field("id", &P::id, "Personens id"), field("name", &P::name, "Namn"),
                        field("title", &P::title, "Titel"), field("role_name", &P::role_name, "Rollens namn"));
    }
};
struct LogInProvider {
    std::string id;
    std::string name;
    template <class S = LogInProvider>
    static constexpr auto described() {
        return describe("LogInProvider", field("id", &S::id, "Id i adressen /api/session/oidc/{id}"),
                        field("name", &S::name, "Namn"));
    }
};
struct LogInWays {
    bool password = false;
    std::vector<LogInPerson> demo;
    std::vector<LogInProvider> providers;
    template <class W = LogInWays>
    static constexpr auto described() {
        return describe("LogInWays", field("password", &W::password, "Om man kan logga in med lösenord"),
                        field("demo", &W::demo, "Demoinloggningens personer; tomt utan demoinloggning"),
                        field("providers", &W::providers, "Identitetstjänster"));
    }
};
struct LogInPersons {
    std::vector<LogInPerson> persons;
    template <class S = LogInPersons>
    static constexpr auto described() {
        return describe("LogInPersons", field("persons", &S::persons, "Personer att välja"));
    }
};

struct StartSession {
    std::string person;
    template <class S = StartSession>
    static constexpr auto described() {
        return describe("StartSession", field("person", &S::person, "Personens id"));
    }
};
struct ChooseAssignment {
    std::string assignment;
    template <class S = ChooseAssignment>
    static constexpr auto described() {
        return describe("ChooseAssignment", field("assignment", &S::assignment, "Uppdragets id"));
    }
};

std::vector<LogInPerson> demo_persons(const Configuration& configuration) {
    std::vector<LogInPerson> persons;
    if (!configuration.log_in.demo) return persons;
    for (const auto& person : configuration.roles.demo_persons) {
        const Role* role = configuration.role(person.role);
        persons.push_back({person.id, person.name, person.title, role != nullptr ? role->name : person.role});
    }
    return persons;
}

Result<Session> get_session(Context& context, const Nothing&) {
    if (context.caller.person.empty()) {
        return refuse(RefusalKind::unauthenticated, "session.missing",
                      "Du är inte inloggad. Logga in och försök igen.");
    }
    return context.store.read([&](Sql& sql) -> Result<Session> {
        return session_of(sql, context.configuration, context.caller, context.today);
    });
}

Result<LogInWays> get_log_in_ways(Context& context, const Nothing&) {
    LogInWays ways{context.configuration.log_in.local_passwords, demo_persons(context.configuration), {}};
    for (const auto& provider : context.configuration.log_in.providers)
        ways.providers.push_back({provider.id, provider.name});
    return ways;
}

Result<LogInPersons> list_session_persons(Context& context, const Nothing&) {
    return LogInPersons{demo_persons(context.configuration)};
}

Result<Session> start_session(Context& context, const StartSession& wish) {
    if (auto possible = require_log_in(context); !possible) return refuse(possible.error());
    for (const auto& person : demo_persons(context.configuration)) {
        if (person.id == wish.person) return begin_session(context, person.id, "demo");
    }
    return refuse(
        "session.unknown_person",
        fmt::format("Personen {} finns inte i demoinloggningen. Välj en av dem som visas.", in_quotes(wish.person)));
}

Result<Session> choose_assignment(Context& context, const ChooseAssignment& wish) {
    if (auto possible = require_log_in(context); !possible) return refuse(possible.error());
    const auto chosen = context.store.read([&](Sql& sql) -> Result<Session> {
        const auto number = assignment_number(wish.assignment);
        const auto caller = caller_of(sql, context.configuration, {context.caller.person, number, 0}, context.today);
        if (!number || !caller || caller->assignment != wish.assignment) {
            return refuse(RefusalKind::forbidden, "session.assignment",
                          "Uppdraget är inte ditt, eller gäller inte i dag. Välj ett av dem som visas.");
        }
        return session_of(sql, context.configuration, *caller, context.today);
    });
    if (chosen) context.log_in->begin(context.caller.person, wish.assignment);
    return chosen;
}

Result<Nothing> end_session(Context& context, const Nothing&) {
    if (auto possible = require_log_in(context); !possible) return refuse(possible.error());
    context.log_in->end();
    return Nothing{};
}

}  // namespace

Session session_of(Sql& sql, const Configuration& configuration, const Caller& caller, const Date& on) {
    const Role* role = configuration.role(caller.role);
    Session session{caller.person,
                    caller.name,
                    caller.title,
                    caller.role,
                    role != nullptr ? role->name : caller.role,
                    {caller.permissions.begin(), caller.permissions.end()},
                    caller.parts,
                    caller.assignment,
                    assignments_on(sql, configuration, caller.person, on),
                    !caller.only.empty(),
                    false,
                    false};
    const auto account = sql.row<std::tuple<bool, std::optional<std::string>>>(
        "select factor_in_use, password_hash from account where person = :person", caller.person);
    if (account) {
        session.second_factor = std::get<0>(*account);
        session.local_password = std::get<1>(*account).has_value();
    }
    return session;
}

Result<void> require_log_in(const Context& context) {
    if (context.log_in != nullptr) return {};
    return refuse("session.command_line", "På kommandoraden loggar man inte in: den som kör programmet får allt.");
}

Result<Session> begin_session(Context& context, const std::string& person, const std::string& way) {
    std::string assignment;
    auto session = context.store.read([&](Sql& sql) -> Result<Session> {
        assignment = only_choice(assignments_on(sql, context.configuration, person, context.today));
        const auto caller =
            caller_of(sql, context.configuration, {person, assignment_number(assignment), 0}, context.today);
        if (!caller) {
            return refuse(RefusalKind::forbidden, "session.disabled",
                          "Kontot är avstängt. Be den som sköter personer och rättigheter öppna det.");
        }
        return session_of(sql, context.configuration, *caller, context.today);
    });
    if (!session) return session;
    context.log_in->begin(person, assignment);
    spdlog::info(R"({{"event":"log_in","way":"{}","person":"{}","assignment":"{}"}})", way, person, assignment);
    return session;
}

void offer_sessions(Operations& operations) {
    operations.get("get_session", "/session", get_session, {Permission::open, nullptr, Keep::never},
                   "Vem som är inloggad");
    operations.get("get_log_in_ways", "/session/ways", get_log_in_ways, {Permission::open, nullptr, Keep::never},
                   "Hur man kan logga in");
    operations.get("list_session_persons", "/session/persons", list_session_persons,
                   {Permission::open, nullptr, Keep::never}, "Demoinloggningens personer");
    operations.post("start_session", "/session", start_session, {Permission::open}, "Logga in i demoinloggningen");
    operations.put("choose_assignment", "/session/assignment", choose_assignment, {Permission::self},
                   "Välj vilket uppdrag man arbetar i");
    operations.remove("end_session", "/session", end_session, {Permission::open}, "Logga ut");
}

void offer_accounts(Operations& operations) {
    offer_sessions(operations);
    offer_passwords(operations);
    offer_second_factor(operations);
    offer_absences(operations);
    offer_persons(operations);
    offer_person_rights(operations);
}

}  // namespace ledstang
