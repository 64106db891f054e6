// Persons as the other modules meet them: what they are called, who answers for something on a day, and who stands in
// for whom. Part of organisation.h, which is the header to include.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "operations/operations.h"

namespace ledstang {

// Who answers for something on a day. Where the holder is away it is the deputy.
struct Holder {
    std::string person;
    std::string name;
    std::string stands_in_for;  // the holder who is away; empty when the person holds it
    std::string stands_in_for_name;
    template <class S = Holder>
    static constexpr auto described() {
        return describe("Holder", field("person", &S::person, "Personens id"), field("name", &S::name, "Namn"),
                        field("stands_in_for", &S::stands_in_for, "Den som personen ersätter; annars tomt"),
                        field("stands_in_for_name", &S::stands_in_for_name, "Namn på den som ersätts"));
    }
};

// Who has the function at the unit that day, by name. A holder who is away is replaced by the deputy, a deputy who is
// away too by theirs; when that leads nowhere the holder remains, so that nothing is left without anybody.
std::vector<Holder> holders_on(Sql& sql, const std::string& kind, const std::string& unit, const Date& on);

// A function that waits for a person that day.
struct FunctionOn {
    std::string kind;
    std::string unit;
    std::string stands_in_for;  // the holder who is away; empty when the function is the person's own
    std::string stands_in_for_name;
};
// The person's own functions and those of everybody whom the person stands in for, own first. One's own remain while
// one is away.
std::vector<FunctionOn> functions_of(Sql& sql, const std::string& person, const Date& on);

struct PersonName {
    std::string person;
    std::string name;
    template <class S = PersonName>
    static constexpr auto described() {
        return describe("PersonName", field("person", &S::person, "Personens id"), field("name", &S::name, "Namn"));
    }
};
// For whom the person stands in that day.
std::vector<PersonName> absent_with_deputy(Sql& sql, const std::string& deputy, const Date& on);

struct Absence {
    std::optional<Date> from;  // nothing: not away
    std::optional<Date> to;    // still away that day
    std::string deputy;
    std::string deputy_name;
    template <class S = Absence>
    static constexpr auto described() {
        return describe("Absence", field("from", &S::from, "Borta från och med; saknas: inte borta"),
                        field("to", &S::to, "Borta till och med"), field("deputy", &S::deputy, "Ersättarens id"),
                        field("deputy_name", &S::deputy_name, "Ersättarens namn"));
    }
};
Absence absence_of(Sql& sql, const std::string& person);
// An absence without `from` ends it. Refusals: person.unknown, absence.incomplete, absence.order, absence.deputy.
Result<void> put_absence(Transaction& transaction, const std::string& person, const Absence& absence);

// The name of whoever has the id: a person of the store, else of the demo log-in, "kommandoraden" for who works there,
// else the id itself.
std::string person_name(Sql& sql, const Configuration& configuration, const std::string& person);

}  // namespace ledstang
