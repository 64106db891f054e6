// Persons as an administrator sees and changes them. Inside the accounts module.
#pragma once

#include "accounts/account_rows.h"
#include "accounts/assignments.h"
#include "operations/import_report.h"

namespace ledstang {

struct PersonRow {
    std::string id;
    std::string name;
    std::string title;
    std::string email;
    std::string user_name;
    std::string employee_hsa_id;
    bool password = false;
    bool must_change_password = false;
    bool second_factor = false;
    bool disabled = false;
    int version = 1;
    std::vector<Assignment> assignments;  // ended and coming ones too
    Absence absence;
    template <class P = PersonRow>
    static constexpr auto described() {
        return describe(
            "PersonRow", field("id", &P::id, "Personens id"), field("name", &P::name, "Namn"),
            field("title", &P::title, "Titel"), field("email", &P::email, "E-postadress"),
            field("user_name", &P::user_name, "Användarnamn"), field("employee_hsa_id", &P::employee_hsa_id, "HSA-id"),
            field("password", &P::password, "Om personen har ett lösenord här"),
            field("must_change_password", &P::must_change_password, "Om lösenordet är ett engångslösenord"),
            field("second_factor", &P::second_factor, "Om inloggningen också kräver en kod"),
            field("disabled", &P::disabled, "Om kontot är avstängt"), field("version", &P::version, "Radens version"),
            field("assignments", &P::assignments, "Uppdrag, även avslutade och kommande"),
            field("absence", &P::absence, "Frånvaro"));
    }
};

struct PersonList {
    std::vector<PersonRow> persons;  // by name
    template <class S = PersonList>
    static constexpr auto described() {
        return describe("PersonList", field("persons", &S::persons, "Personer i bokstavsordning"));
    }
};

// Those whose id, name, user name, e-mail address or HSA-id contains the text; all when it is empty.
PersonList read_persons(Sql& sql, const Configuration& configuration, const std::string& query, const Date& on);
Result<PersonRow> read_person(Sql& sql, const Configuration& configuration, const std::string& person, const Date& on);

// What the change log keeps of a person.
std::string logged_person(const PersonRow& person);
// Refuses what can never be a person's name, user name or e-mail address: person.name, person.user_name, person.email.
Result<void> check_person_texts(const std::string& name, const std::string& user_name, const std::string& email);

// One person and assignment a row (import_persons.cpp). Somebody is recognised by user name or HSA-id, so that the same
// file again changes nothing. Nobody gets a password by it.
Result<ImportReport> import_persons(Context& context, const ImportWish& wish);

Refusal unknown_person(const std::string& person);

// Refuses unless everything that the person may do lies within the caller's part: who may reset somebody's password
// could else take over rights that the caller does not have.
Result<void> require_person_within(const Context& context, const std::string& person);

}  // namespace ledstang
