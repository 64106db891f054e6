#include <algorithm>
#include <set>

#include "base/swedish_text.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

constexpr int longest_chain = 10;  // deputies of deputies

std::optional<PersonName> deputy_of(Sql& sql, const std::string& person, const Date& on) {
    return sql.row<PersonName>(
        "select p.id, p.name from absence a join person p on p.id = a.deputy where a.person = :person and "
        "a.first_day <= :day and :day <= a.last_day",
        person, on);
}

// Whoever is at work at the end of the chain of deputies; nothing when the person is not away, or all are.
std::optional<PersonName> stand_in_of(Sql& sql, const std::string& person, const Date& on) {
    std::set<std::string> passed{person};
    std::optional<PersonName> last;
    std::string current = person;
    for (int steps = 0; steps < longest_chain; ++steps) {
        const auto deputy = deputy_of(sql, current, on);
        if (!deputy) return last;
        if (!passed.insert(deputy->person).second) return std::nullopt;
        current = deputy->person;
        last = deputy;
    }
    return std::nullopt;
}

struct LoggedAbsence {
    std::optional<Date> from;
    std::optional<Date> to;
    std::string deputy;
    template <class A = LoggedAbsence>
    static constexpr auto described() {
        return describe("LoggedAbsence", field("from", &A::from, "Från"), field("to", &A::to, "Till och med"),
                        field("deputy", &A::deputy, "Ersättare"));
    }
};
std::string logged(const Absence& absence) {
    return absence.from ? to_json(LoggedAbsence{absence.from, absence.to, absence.deputy}) : "";
}

Result<void> check(Sql& sql, const std::string& person, const Absence& absence) {
    if (!absence.to || absence.deputy.empty()) {
        return refuse("absence.incomplete", "Ange första och sista dag och vem som är ersättare.");
    }
    if (*absence.to < *absence.from) {
        return refuse("absence.order", "Sista dagen ligger före den första. Byt plats på dem.");
    }
    if (absence.deputy == person) {
        return refuse("absence.deputy", "Man kan inte vara sin egen ersättare. Välj någon annan.");
    }
    if (!sql.row<std::string>("select name from person where id = :id", absence.deputy)) {
        return refuse("person.unknown", "Personen " + in_quotes(absence.deputy) + " finns inte. Välj någon ur listan.");
    }
    return {};
}

}  // namespace

std::vector<Holder> holders_on(Sql& sql, const std::string& kind, const std::string& unit, const Date& on) {
    const auto own = sql.rows<PersonName>(
        "select p.id, p.name from holding h join person p on p.id = h.person join unit u on u.number = h.unit where "
        "h.kind = :kind and u.id = :unit and h.valid_from <= :day and (h.valid_to is null or :day < h.valid_to)",
        kind, unit, on);
    std::vector<Holder> holders;
    for (const auto& holder : own) {
        if (const auto deputy = stand_in_of(sql, holder.person, on)) {
            holders.push_back({deputy->person, deputy->name, holder.person, holder.name});
        } else {
            holders.push_back({holder.person, holder.name, "", ""});
        }
    }
    std::ranges::sort(holders, SwedishOrder{}, &Holder::name);
    return holders;
}

std::vector<FunctionOn> functions_of(Sql& sql, const std::string& person, const Date& on) {
    const auto held = [&](const PersonName& by) {
        std::vector<FunctionOn> functions;
        for (auto& [kind, unit] : sql.rows<std::tuple<std::string, std::string>>(
                 "select h.kind, u.id from holding h join unit u on u.number = h.unit where h.person = :person and "
                 "h.valid_from <= :day and (h.valid_to is null or :day < h.valid_to) order by h.kind, u.id",
                 by.person, on)) {
            functions.push_back({std::move(kind), std::move(unit), by.name.empty() ? "" : by.person, by.name});
        }
        return functions;
    };
    auto functions = held({person, ""});
    for (const auto& absent : absent_with_deputy(sql, person, on)) {
        for (auto& function : held(absent)) functions.push_back(std::move(function));
    }
    return functions;
}

std::vector<PersonName> absent_with_deputy(Sql& sql, const std::string& deputy, const Date& on) {
    std::vector<PersonName> found;
    for (auto& absent : sql.rows<PersonName>(
             "select p.id, p.name from absence a join person p on p.id = a.person where a.first_day <= :day and :day "
             "<= a.last_day and a.person <> :deputy order by p.id",
             on, deputy)) {
        const auto stand_in = stand_in_of(sql, absent.person, on);
        if (stand_in && stand_in->person == deputy) found.push_back(std::move(absent));
    }
    return found;
}

Absence absence_of(Sql& sql, const std::string& person) {
    const auto found = sql.row<std::tuple<Date, Date, std::string, std::string>>(
        "select a.first_day, a.last_day, p.id, p.name from absence a join person p on p.id = a.deputy where a.person = "
        ":person",
        person);
    if (!found) return {};
    const auto& [from, to, deputy, name] = *found;
    return {from, to, deputy, name};
}

Result<void> put_absence(Transaction& transaction, const std::string& person, const Absence& absence) {
    Sql& sql = transaction.sql();
    if (!sql.row<std::string>("select name from person where id = :id", person)) {
        return refuse(RefusalKind::not_found, "person.unknown",
                      "Personen " + in_quotes(person) + " finns inte bland de personer som har lagts upp.");
    }
    if (absence.from) {
        if (auto checked = check(sql, person, absence); !checked) return checked;
    }
    const Absence before = absence_of(sql, person);
    sql.execute("delete from absence where person = :person", person);
    if (absence.from) {
        sql.execute(
            "insert into absence (person, first_day, last_day, deputy) values (:person, :first_day, :last_day, "
            ":deputy)",
            person, *absence.from, *absence.to, absence.deputy);
    }
    if (logged(before) != logged(absence)) transaction.log("absence", person, logged(before), logged(absence));
    return {};
}

std::string person_name(Sql& sql, const Configuration& configuration, const std::string& person) {
    if (const auto name = sql.row<std::string>("select name from person where id = :id", person)) return *name;
    const auto& demo = configuration.roles.demo_persons;
    if (const auto found = std::ranges::find(demo, person, &DemoPerson::id); found != demo.end()) return found->name;
    return person.starts_with("local:") ? "Kommandoraden" : person;
}

}  // namespace ledstang
