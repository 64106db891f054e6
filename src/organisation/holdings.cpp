#include "organisation/holdings.h"

#include <fmt/format.h>

#include "base/swedish_text.h"
#include "organisation/units.h"

namespace ledstang {
namespace {

struct LoggedHolding {
    std::vector<std::string> persons;
    template <class S = LoggedHolding>
    static constexpr auto described() {
        return describe("LoggedHolding", field("persons", &S::persons, "Innehavare"));
    }
};

Result<void> require_person(Sql& sql, const PutHolding& wish) {
    const auto known = sql.row<std::string>("select name from person where id = :id", wish.person);
    if (known && (wish.name.empty() || *known == wish.name)) return {};
    if (wish.name.empty()) {
        return refuse(
            "person.unknown",
            fmt::format("Personen {} finns inte. Skriv också namnet, så läggs personen till.", in_quotes(wish.person)));
    }
    if (known) {
        sql.execute("update person set name = :name, version = version + 1 where id = :id", wish.name, wish.person);
    } else {
        sql.execute("insert into person (id, name) values (:id, :name)", wish.person, wish.name);
    }
    return {};
}

}  // namespace

Result<void> put_holding(Transaction& transaction, const Configuration& configuration, const PutHolding& wish) {
    Sql& sql = transaction.sql();
    if (configuration.function_kind(wish.kind) == nullptr) {
        return refuse("function.unknown",
                      fmt::format("Funktionen {} finns inte i organisation.toml.", in_quotes(wish.kind)));
    }
    const auto unit = unit_on(sql, wish.unit, wish.from);
    if (!unit) return refuse(unit.error());
    if (!wish.person.empty()) {
        if (auto known = require_person(sql, wish); !known) return known;
    }
    const LoggedHolding before{
        sql.rows<std::string>("select person from holding where kind = :kind and unit = :unit and valid_from <= :day "
                              "and (valid_to is null or :day < valid_to) order by person",
                              wish.kind, unit->number, wish.from)};
    // What would begin later is replaced by this wish; what goes on ends here.
    sql.execute("delete from holding where kind = :kind and unit = :unit and valid_from >= :day", wish.kind,
                unit->number, wish.from);
    sql.execute(
        "update holding set valid_to = :day where kind = :kind and unit = :unit and (valid_to is null or valid_to > "
        ":day)",
        wish.from, wish.kind, unit->number);
    if (!wish.person.empty()) {
        sql.execute(
            "insert into holding (kind, unit, person, valid_from, valid_to) values (:kind, :unit, :person, "
            ":valid_from, null)",
            wish.kind, unit->number, wish.person, wish.from);
    }
    LoggedHolding after;
    if (!wish.person.empty()) after.persons.push_back(wish.person);
    transaction.log("function", fmt::format("{}@{}", wish.kind, wish.unit), to_json(before), to_json(after));
    return {};
}

}  // namespace ledstang
