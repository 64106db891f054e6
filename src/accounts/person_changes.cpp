// Adding and changing persons and their accounts.
#include <fmt/format.h>

#include "accounts/password.h"
#include "accounts/persons.h"
#include "accounts/session.h"
#include "base/swedish_text.h"
#include "store/version.h"

namespace ledstang {
namespace {

struct FindPersons {
    std::string query;
    template <class S = FindPersons>
    static constexpr auto described() {
        return describe("FindPersons", optional_field("query", &S::query, "Del av namn, id eller adress"));
    }
};
struct PersonNames {
    struct Row {
        std::string id;
        std::string name;
        std::string title;
        template <class S = Row>
        static constexpr auto described() {
            return describe("PersonNameRow", field("id", &S::id, "Personens id"), field("name", &S::name, "Namn"),
                            field("title", &S::title, "Titel"));
        }
    };
    std::vector<Row> persons;
    template <class S = PersonNames>
    static constexpr auto described() {
        return describe("PersonNames", field("persons", &S::persons, "Personer i bokstavsordning"));
    }
};
struct CreatePerson {
    std::string id;
    std::string name;
    std::string title;
    std::string user_name;
    std::string email;
    std::string employee_hsa_id;
    template <class C = CreatePerson>
    static constexpr auto described() {
        return describe("CreatePerson", optional_field("id", &C::id, "Personens id; annars görs ett av namnet"),
                        field("name", &C::name, "Namn"), optional_field("title", &C::title, "Titel"),
                        optional_field("user_name", &C::user_name, "Användarnamn, för den som loggar in med lösenord"),
                        optional_field("email", &C::email, "E-postadress"),
                        optional_field("employee_hsa_id", &C::employee_hsa_id,
                                       "HSA-id, för den som loggar in genom en identitetstjänst"));
    }
};
struct CreatedPerson {
    PersonRow person;
    std::string one_time_password;
    template <class S = CreatedPerson>
    static constexpr auto described() {
        return describe("CreatedPerson", field("person", &S::person, "Personen"),
                        field("one_time_password", &S::one_time_password,
                              "Engångslösenord, visas bara nu; tomt utan användarnamn"));
    }
};
struct ChangePerson {
    std::string person;
    std::string name;
    std::string title;
    std::string user_name;
    std::string email;
    std::string employee_hsa_id;
    bool disabled = false;
    int version = 0;
    template <class C = ChangePerson>
    static constexpr auto described() {
        return describe("ChangePerson", field("person", &C::person, "Personens id"), field("name", &C::name, "Namn"),
                        optional_field("title", &C::title, "Titel"),
                        optional_field("user_name", &C::user_name, "Användarnamn"),
                        optional_field("email", &C::email, "E-postadress"),
                        optional_field("employee_hsa_id", &C::employee_hsa_id, "HSA-id"),
                        optional_field("disabled", &C::disabled, "Om kontot är avstängt"),
                        field("version", &C::version, "Versionen som ändras"));
    }
};

struct LoggedPerson {
    std::string name, title, user_name, email, employee_hsa_id;
    bool disabled = false;
    template <class L = LoggedPerson>
    static constexpr auto described() {
        return describe("LoggedPerson", field("name", &L::name, "Namn"), field("title", &L::title, "Titel"),
                        field("user_name", &L::user_name, "Användarnamn"), field("email", &L::email, "E-postadress"),
                        field("employee_hsa_id", &L::employee_hsa_id, "HSA-id"),
                        field("disabled", &L::disabled, "Avstängt"));
    }
};
std::optional<std::string> or_null(std::string text) {
    if (text.empty()) return std::nullopt;
    return text;
}

Result<void> check_names(Sql& sql, const std::string& person, const std::string& name, const std::string& user_name,
                         const std::string& hsa_id, const std::string& email) {
    if (auto good = check_person_texts(name, user_name, email); !good) return good;
    const auto taken = [&](const char* query, const std::string& value) {
        const auto other = sql.row<std::string>(query, value);
        return !value.empty() && other && *other != person;
    };
    if (taken("select person from account where user_name = :value", user_name)) {
        return refuse(RefusalKind::conflict, "person.user_name_taken",
                      fmt::format("Användarnamnet {} är upptaget. Välj ett annat.", in_quotes(user_name)));
    }
    if (taken("select person from account where employee_hsa_id = :value", hsa_id)) {
        return refuse(RefusalKind::conflict, "person.hsa_id_taken",
                      fmt::format("HSA-id {} hör redan till en annan person.", in_quotes(hsa_id)));
    }
    return {};
}

Result<std::string> free_id(Sql& sql, const CreatePerson& wish) {
    if (wish.id.empty()) return free_person_id(sql, wish.name);
    if (ascii_slug(wish.id) != wish.id)
        return refuse("person.id", "Ett id består av små bokstäver a–z, siffror och _.");
    if (!sql.row<std::string>("select name from person where id = :id", wish.id)) return wish.id;
    return refuse(RefusalKind::conflict, "person.exists",
                  fmt::format("Personen {} finns redan. Ändra den i stället.", in_quotes(wish.id)));
}

Result<PersonList> list_persons(Context& context, const FindPersons& wish) {
    return context.store.read([&](Sql& sql) -> Result<PersonList> {
        return read_persons(sql, context.configuration, wish.query, context.today);
    });
}

Result<PersonNames> list_person_names(Context& context, const FindPersons& wish) {
    auto list = context.store.read([&](Sql& sql) {
        return sql.rows<PersonNames::Row>(
            "select p.id, p.name, p.title from person p left join account a on a.person = p.id where "
            "coalesce(a.disabled, 0) = 0");
    });
    const std::string wanted = lower_case(wish.query);
    std::erase_if(list, [&](const auto& row) { return lower_case(row.name).find(wanted) == std::string::npos; });
    std::ranges::sort(list, SwedishOrder{}, &PersonNames::Row::name);
    return PersonNames{std::move(list)};
}

// A password where the person shall log in with one.
Result<std::string> one_time_hash(const Context& context, const std::string& user_name, std::string& password) {
    if (user_name.empty() || !context.configuration.log_in.local_passwords) return std::string{};
    password = one_time_password();
    return hash_password(password);
}

Result<CreatedPerson> create_person(Context& context, const CreatePerson& wish) {
    const std::string user_name = as_user_name(wish.user_name);
    const std::string hsa_id = as_hsa_id(wish.employee_hsa_id);
    std::string password;
    const auto hash = one_time_hash(context, user_name, password);
    if (!hash) return refuse(hash.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<CreatedPerson> {
        Sql& sql = transaction.sql();
        const auto id = free_id(sql, wish);
        if (!id) return refuse(id.error());
        if (auto good = check_names(sql, *id, wish.name, user_name, hsa_id, wish.email); !good)
            return refuse(good.error());
        sql.execute("insert into person (id, name, title, email) values (:id, :name, :title, :email)", *id, wish.name,
                    wish.title, wish.email);
        require_account(sql, *id);
        sql.execute("update account set user_name = :user_name, employee_hsa_id = :hsa_id where person = :person",
                    or_null(user_name), or_null(hsa_id), *id);
        auto person = read_person(sql, context.configuration, *id, context.today);
        transaction.log("person", *id, "", logged_person(*person));
        if (!hash->empty()) {
            set_password(transaction, *id, *hash, true);
            person = read_person(sql, context.configuration, *id, context.today);
        }
        return CreatedPerson{std::move(*person), password};
    });
}

Result<PersonRow> change_person(Context& context, const ChangePerson& wish) {
    if (auto within = require_person_within(context, wish.person); !within) return refuse(within.error());
    if (wish.disabled && wish.person == context.caller.person)
        return refuse("person.self", "Man kan inte stänga av sig själv. Be någon annan göra det.");
    const std::string user_name = as_user_name(wish.user_name);
    const std::string hsa_id = as_hsa_id(wish.employee_hsa_id);
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<PersonRow> {
        Sql& sql = transaction.sql();
        const auto before = read_person(sql, context.configuration, wish.person, context.today);
        if (!before) return before;
        if (before->version != wish.version) {
            return refuse(RefusalKind::conflict, "person.conflict",
                          fmt::format("{} har ändrats av någon annan. Läs om och gör ändringen igen.", before->name));
        }
        if (auto good = check_names(sql, wish.person, wish.name, user_name, hsa_id, wish.email); !good)
            return refuse(good.error());
        sql.execute(
            "update person set name = :name, title = :title, email = :email, version = version + 1 where id = :id",
            wish.name, wish.title, wish.email, wish.person);
        require_account(sql, wish.person);
        sql.execute(
            "update account set user_name = :user_name, employee_hsa_id = :hsa_id, disabled = :disabled where person = "
            ":person",
            or_null(user_name), or_null(hsa_id), wish.disabled, wish.person);
        if (wish.disabled) end_log_ins(transaction, wish.person);
        auto after = read_person(sql, context.configuration, wish.person, context.today);
        transaction.log("person", wish.person, logged_person(*before), logged_person(*after));
        return after;
    });
}

}  // namespace

std::string logged_person(const PersonRow& person) {
    return to_json(LoggedPerson{person.name, person.title, person.user_name, person.email, person.employee_hsa_id,
                                person.disabled});
}

Result<void> check_person_texts(const std::string& name, const std::string& user_name, const std::string& email) {
    if (name.find_first_not_of(' ') == std::string::npos) return refuse("person.name", "Skriv personens namn.");
    if (!email.empty() &&
        (email.find('@') == std::string::npos || email.find_first_of(" \r\n,<>") != std::string::npos)) {
        return refuse("person.email", fmt::format("{} är ingen e-postadress.", in_quotes(email)));
    }
    if (user_name.find_first_of(" \t\r\n") != std::string::npos)
        return refuse("person.user_name", "Användarnamnet får inte innehålla mellanrum.");
    return {};
}

void offer_persons(Operations& operations) {
    operations.get("list_persons", "/persons", list_persons, {Permission::administer}, "Personer och deras uppdrag");
    operations.get("list_person_names", "/persons/names", list_person_names, {Permission::read},
                   "Personers namn, för att välja någon");
    operations.post("create_person", "/persons", create_person, {Permission::administer}, "Lägg till en person");
    operations.post("import_persons", "/imports/persons", import_persons, {Permission::administer},
                    "Läs in personer och deras uppdrag");
    operations.put("change_person", "/persons/{person}", change_person, {Permission::administer},
                   "Ändra en person, eller stäng av kontot");
}

}  // namespace ledstang
