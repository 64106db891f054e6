// account create and account reset: the first administrator, and the way back in for somebody who cannot log in.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/command_line.h"
#include "base/swedish_text.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

struct AccountWish {
    std::string name, user_name, role, unit, title, email, employee_hsa_id;
    bool second_factor = false;
};

Result<Json> ask(LocalSession& session, std::string_view operation, const Json& request) {
    const auto answer = session.run(operation, Arguments{{}, request.dump(), "application/json"});
    if (!answer) return refuse(answer.error());
    return parse_json(answer->json);
}

void show_password(const std::string& user_name, const std::string& password) {
    fmt::print("Användarnamn:     {}\nEngångslösenord:  {}\n", user_name, password);
    fmt::print("Lösenordet visas bara nu, och byts vid den första inloggningen.\n");
}

bool only_reads(const Role& role) {
    constexpr std::array reading{"shared", "read", "review"};
    return std::ranges::all_of(role.permissions, [&](const std::string& permission) {
        return std::ranges::find(reading, permission) != reading.end();
    });
}

// Where the role is to hold when nobody says: the whole region, if there is one.
std::string only_top(Sql& sql) {
    const auto tops = sql.rows<std::string>(
        "select distinct u.id from unit u join unit_interval i on i.unit = u.number where i.parent is null and "
        "i.valid_to is null");
    return tops.size() == 1 ? tops.front() : "";
}

// Tried before the person is added, so that nobody is left without an assignment by a misspelt role or unit.
Result<void> check(LocalSession& session, AccountWish& wish) {
    const auto& roles = session.installation().configuration.roles.roles;
    std::vector<std::string> names;
    for (const auto& role : roles) names.push_back(role.id);
    const Role* role = session.installation().configuration.role(wish.role);
    if (role == nullptr) {
        return refuse("role.unknown", fmt::format("Rollen {} finns inte i roles.toml. Välj {}.", in_quotes(wish.role),
                                                  list_in_words(names, "eller")));
    }
    if (wish.user_name.empty() && wish.employee_hsa_id.empty()) {
        return refuse(
            "account.nameless",
            "Ange --user-name för den som loggar in med lösenord, eller --employee-hsa-id för den som loggar in "
            "genom en identitetstjänst.");
    }
    if (wish.unit.empty() && only_reads(*role)) return {};
    if (wish.unit.empty()) wish.unit = session.store().read(only_top);
    if (wish.unit.empty()) {
        return refuse("assignment.unit_needed",
                      fmt::format("Rollen {} får ändra något. Ange --unit: enhetens id, eller det som regionen ska få.",
                                  role->name));
    }
    return session.store().read([&](Sql& sql) -> Result<void> {
        if (unit_number(sql, wish.unit) || sql.value<std::int64_t>("select count(*) from unit") == 0) return {};
        return refuse(RefusalKind::not_found, "unit.unknown",
                      fmt::format("Enheten {} finns inte. ”ledstang call list_units” räknar upp dem som finns.",
                                  in_quotes(wish.unit)));
    });
}

Result<ExitCode> create(LocalSession& session, AccountWish wish) {
    if (auto good = check(session, wish); !good) return refuse(good.error());
    const auto created = ask(session, "create_person",
                             {{"name", wish.name},
                              {"title", wish.title},
                              {"user_name", wish.user_name},
                              {"email", wish.email},
                              {"employee_hsa_id", wish.employee_hsa_id}});
    if (!created) return refuse(created.error());
    const std::string person = created->at("person").at("id");
    const auto given = ask(session, "add_assignment",
                           {{"person", person},
                            {"role", wish.role},
                            {"unit", wish.unit},
                            {"valid_from", to_string(session.installation().today())}});
    if (!given) return refuse(given.error());
    fmt::print("{} ({}) är upplagd.\n", wish.name, person);
    const std::string password = created->at("one_time_password");
    if (!password.empty()) show_password(created->at("person").at("user_name"), password);
    return ExitCode::done;
}

Result<ExitCode> reset(LocalSession& session, const std::string& who, bool second_factor) {
    const auto found = ask(session, "list_persons", {{"query", who}});
    if (!found) return refuse(found.error());
    for (const auto& person : found->at("persons")) {
        if (person.at("id") != who && person.at("user_name") != lower_case(who)) continue;
        const Json wish = {{"person", person.at("id")}};
        if (second_factor) {
            if (const auto done = ask(session, "reset_second_factor", wish); !done) return refuse(done.error());
            fmt::print("{} loggar in utan kod.\n", person.at("name").get<std::string>());
        }
        const auto password = ask(session, "reset_password", wish);
        if (!password) return refuse(password.error());
        show_password(person.at("user_name"), password->at("one_time_password"));
        return ExitCode::done;
    }
    return refuse(RefusalKind::not_found, "person.unknown",
                  fmt::format("Ingen har id eller användarnamn {}.", in_quotes(who)));
}

}  // namespace

void offer_account(CLI::App& program, CommandLine& line) {
    auto wish = std::make_shared<AccountWish>();
    auto* account = program.add_subcommand("account", "Lägg upp en person som får logga in, eller hjälp någon in igen");
    account->require_subcommand(1);
    account->footer(examples(
        R"(  ledstang --data ./ledstang account create "Karin Åström" --user-name karin.astrom --role administrator --unit region_norrbotten
  ledstang --data ./ledstang account reset karin.astrom

Den första administratören kan läggas upp innan enheterna är inlästa. Resten sköts sedan i webbläsaren.)"));

    auto* creating = account->add_subcommand("create", "Lägg upp en person med ett uppdrag");
    creating->add_option("NAMN", wish->name, "Personens namn")->required()->type_name("");
    creating->add_option("--user-name", wish->user_name, "Användarnamn, för inloggning med lösenord")
        ->type_name("NAMN");
    creating->add_option("--employee-hsa-id", wish->employee_hsa_id, "HSA-id, för inloggning genom identitetstjänst")
        ->type_name("ID");
    creating->add_option("--role", wish->role, "Roll ur roles.toml")->required()->type_name("ROLL");
    creating->add_option("--unit", wish->unit, "Enhet som rollen gäller i")->type_name("ENHET");
    creating->add_option("--title", wish->title, "Titel")->type_name("TEXT");
    creating->add_option("--email", wish->email, "E-postadress")->type_name("ADRESS");
    creating->callback([&line, wish] {
        line.chosen = [&line, wish] {
            return with_installation(line, [&](LocalSession& session) { return create(session, *wish); });
        };
    });

    auto* resetting = account->add_subcommand("reset", "Ge ett nytt engångslösenord");
    resetting->add_option("PERSON", wish->name, "Personens id eller användarnamn")->required()->type_name("");
    resetting->add_flag("--second-factor", wish->second_factor, "Sluta också kräva en kod");
    resetting->callback([&line, wish] {
        line.chosen = [&line, wish] {
            return with_installation(
                line, [&](LocalSession& session) { return reset(session, wish->name, wish->second_factor); });
        };
    });
    for (auto* command : {creating, resetting}) command->set_help_flag("-h,--help", "Visa den här hjälpen");
}

}  // namespace ledstang
