// Who is logged in, as the API tells it. Inside the accounts module.
#pragma once

#include "accounts/accounts.h"

namespace ledstang {

struct Session {
    std::string person;
    std::string name;
    std::string title;
    std::string role;  // of the chosen assignment; empty while none is chosen
    std::string role_name;
    std::vector<Permission> permissions;
    std::vector<std::string> parts;
    std::string assignment;  // id of the chosen one
    std::vector<Assignment> assignments;
    bool must_change_password = false;
    bool second_factor = false;
    bool local_password = false;
    template <class S = Session>
    static constexpr auto described() {
        return describe(
            "Session", field("person", &S::person, "Personens id"), field("name", &S::name, "Namn"),
            field("title", &S::title, "Titel"), field("role", &S::role, "Roll; tom tills ett uppdrag är valt"),
            field("role_name", &S::role_name, "Rollens namn"), field("permissions", &S::permissions, "Rättigheter"),
            field("parts", &S::parts, "Enheter som ändringar får göras inom"),
            field("assignment", &S::assignment, "Valt uppdrag"),
            field("assignments", &S::assignments, "Uppdrag att välja mellan"),
            field("must_change_password", &S::must_change_password, "Om ett eget lösenord måste väljas"),
            field("second_factor", &S::second_factor, "Om inloggningen också kräver en kod"),
            field("local_password", &S::local_password, "Om personen har ett lösenord här"));
    }
};

Session session_of(Sql& sql, const Configuration& configuration, const Caller& caller, const Date& on);

// Refuses on the command line, where nobody logs in.
Result<void> require_log_in(const Context& context);

// Begins a log-in for the person, with the only assignment where there is no choice, and answers who that is.
// `way` is for the log: demo, password, openid.
Result<Session> begin_session(Context& context, const std::string& person, const std::string& way);

void offer_sessions(Operations& operations);   // who is logged in, choosing an assignment, logging out
void offer_passwords(Operations& operations);  // logging in with a password, changing it
void offer_second_factor(Operations& operations);
void offer_absences(Operations& operations);
void offer_persons(Operations& operations);
void offer_person_rights(Operations& operations);

}  // namespace ledstang
