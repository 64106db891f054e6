// Sharing a measure or an action with somebody outside its unit's part, and what that person then sees of it: the thing
// itself, and nothing around it.
#include <fmt/format.h>

#include <algorithm>

#include "app/lookups.h"
#include "app/shared_item.h"
#include "base/swedish_text.h"
#include "organisation/organisation.h"
#include "store/next_key.h"

namespace ledstang {
namespace {

struct SharesOf {
    std::string unit;
    static constexpr auto described() { return describe("SharesOf", field("unit", &SharesOf::unit, "Enhet")); }
};
struct ShareList {
    std::vector<Share> shares;
    template <class S = ShareList>
    static constexpr auto described() {
        return describe("ShareList", field("shares", &S::shares, "Vad som är delat och med vem"));
    }
};
struct PutShare {
    std::string unit;
    std::string kind;
    std::string target;
    std::string person;
    std::optional<Date> valid_to;
    template <class P = PutShare>
    static constexpr auto described() {
        return describe("PutShare", field("unit", &P::unit, "Enhet"), field("kind", &P::kind, "measure eller action"),
                        field("target", &P::target, "Måttets eller åtgärdens id"),
                        field("person", &P::person, "Person som det delas med"),
                        field("valid_to", &P::valid_to, "Gäller till (första dag då det inte gäller)"));
    }
};
struct RemoveShare {
    std::string unit;
    std::int64_t number = 0;
    template <class S = RemoveShare>
    static constexpr auto described() {
        return describe("RemoveShare", field("unit", &S::unit, "Enhet"),
                        field("number", &S::number, "Delningens nummer"));
    }
};

std::vector<Share> shares_of(Sql& sql, const std::string& unit) {
    return sql.rows<Share>(
        "select s.number, u.id, s.kind, s.target, p.id, p.name, s.valid_to from share s join unit u on u.number = "
        "s.unit join person p on p.id = s.person where u.id = :unit order by s.kind, s.target, p.name",
        unit);
}

Result<ShareList> list_shares(Context& context, const SharesOf& wish) {
    return context.store.read([&](Sql& sql) -> Result<ShareList> { return ShareList{shares_of(sql, wish.unit)}; });
}

Result<ShareList> put_share(Context& context, const PutShare& wish) {
    const auto known = context.store.read([&](Sql& sql) -> Result<void> {
        if (!sql.row<std::string>("select name from person where id = :id", wish.person)) {
            return refuse(
                RefusalKind::not_found, "person.unknown",
                fmt::format("Personen {} finns inte bland de personer som har lagts upp.", in_quotes(wish.person)));
        }
        const auto item =
            read_shared_item(sql, context.configuration, wish.unit, wish.kind, wish.target, context.today);
        if (!item) return refuse(item.error());
        return {};
    });
    if (!known) return refuse(known.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<ShareList> {
        Sql& sql = transaction.sql();
        const auto before = shares_of(sql, wish.unit);
        const auto same = std::ranges::find_if(before, [&](const Share& share) {
            return share.kind == wish.kind && share.target == wish.target && share.person == wish.person;
        });
        const auto unit = unit_number(sql, wish.unit);
        std::int64_t number = same != before.end() ? same->number : 0;
        if (number != 0) {
            sql.execute("update share set valid_to = :valid_to where number = :number", wish.valid_to, number);
        } else {
            number = next_key(sql, "share");
            sql.execute(
                "insert into share (number, unit, kind, target, person, valid_to, shared_by, shared_at) values "
                "(:number, :unit, :kind, :target, :person, :valid_to, :shared_by, :shared_at)",
                number, unit, wish.kind, wish.target, wish.person, wish.valid_to, transaction.author().person,
                transaction.now());
        }
        ShareList after{shares_of(sql, wish.unit)};
        transaction.log("share", std::to_string(number), same != before.end() ? to_json(*same) : "",
                        to_json(*std::ranges::find(after.shares, number, &Share::number)));
        return after;
    });
}

Result<ShareList> remove_share(Context& context, const RemoveShare& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<ShareList> {
        const auto before = shares_of(transaction.sql(), wish.unit);
        const auto found = std::ranges::find(before, wish.number, &Share::number);
        if (found == before.end())
            return refuse(RefusalKind::not_found, "share.unknown", "Det är inte delat, eller har slutat delas redan.");
        transaction.sql().execute("delete from share where number = :number", wish.number);
        transaction.log("share", std::to_string(wish.number), to_json(*found), "");
        return ShareList{shares_of(transaction.sql(), wish.unit)};
    });
}

}  // namespace

void offer_shares(Operations& operations) {
    operations.get("list_shares", "/units/{unit}/shares", list_shares, {Permission::plan, &SharesOf::unit},
                   "Vad enheten delar med andra");
    operations.put("put_share", "/units/{unit}/shares", put_share, {Permission::plan, &PutShare::unit},
                   "Dela ett mått eller en åtgärd med någon");
    operations.remove("remove_share", "/units/{unit}/shares/{number}", remove_share,
                      {Permission::plan, &RemoveShare::unit}, "Sluta dela");
    offer_shared_items(operations);
}

}  // namespace ledstang
