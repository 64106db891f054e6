// Being away, and who stands in meanwhile: one's own absence, and that of somebody who cannot tell it.
#include "accounts/persons.h"
#include "accounts/session.h"

namespace ledstang {
namespace {

struct PutAbsence {
    std::optional<Date> from;
    std::optional<Date> to;
    std::string deputy;
    template <class P = PutAbsence>
    static constexpr auto described() {
        return describe("PutAbsence", field("from", &P::from, "Borta från och med; utelämnas när man är tillbaka"),
                        field("to", &P::to, "Borta till och med"),
                        optional_field("deputy", &P::deputy, "Ersättarens id"));
    }
};
struct PutPersonAbsence {
    std::string person;
    std::optional<Date> from;
    std::optional<Date> to;
    std::string deputy;
    template <class P = PutPersonAbsence>
    static constexpr auto described() {
        return describe("PutPersonAbsence", field("person", &P::person, "Personens id"),
                        field("from", &P::from, "Borta från och med; utelämnas när personen är tillbaka"),
                        field("to", &P::to, "Borta till och med"),
                        optional_field("deputy", &P::deputy, "Ersättarens id"));
    }
};
struct AbsenceOf {
    std::string person;
    template <class S = AbsenceOf>
    static constexpr auto described() {
        return describe("AbsenceOf", field("person", &S::person, "Personens id"));
    }
};

Result<Absence> put(Context& context, const std::string& person, const Absence& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<Absence> {
        if (auto done = put_absence(transaction, person, wish); !done) return refuse(done.error());
        return absence_of(transaction.sql(), person);
    });
}

Result<Absence> get_own(Context& context, const Nothing&) {
    return context.store.read([&](Sql& sql) -> Result<Absence> { return absence_of(sql, context.caller.person); });
}
Result<Absence> put_own(Context& context, const PutAbsence& wish) {
    return put(context, context.caller.person, {wish.from, wish.to, wish.deputy, ""});
}
Result<Absence> get_of_person(Context& context, const AbsenceOf& wish) {
    return context.store.read([&](Sql& sql) -> Result<Absence> {
        if (!sql.row<std::string>("select name from person where id = :id", wish.person))
            return refuse(unknown_person(wish.person));
        return absence_of(sql, wish.person);
    });
}
Result<Absence> put_of_person(Context& context, const PutPersonAbsence& wish) {
    if (auto within = require_person_within(context, wish.person); !within) return refuse(within.error());
    return put(context, wish.person, {wish.from, wish.to, wish.deputy, ""});
}

}  // namespace

void offer_absences(Operations& operations) {
    operations.get("get_absence", "/session/absence", get_own, {Permission::self}, "Sin egen frånvaro");
    operations.put("put_absence", "/session/absence", put_own, {Permission::self},
                   "Säg när man är borta och vem som är ersättare");
    operations.get("get_person_absence", "/persons/{person}/absence", get_of_person, {Permission::administer},
                   "En persons frånvaro");
    operations.put("put_person_absence", "/persons/{person}/absence", put_of_person, {Permission::administer},
                   "Säg när en person är borta och vem som är ersättare");
}

}  // namespace ledstang
