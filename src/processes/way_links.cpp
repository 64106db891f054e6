#include "processes/way_links.h"

#include "described/json_write.h"
#include "processes/rights.h"
#include "store/transaction.h"

namespace ledstang {
namespace {

WayLinks read_links(Sql& sql, std::int64_t process, const std::string& case_name, const Date& today) {
    WayLinks links;
    for (auto& [id, until, person, name] : sql.rows<std::tuple<std::string, Date, std::string, std::string>>(
             "select t.hash, t.until, t.person, coalesce(p.name, '') from process_way_token t left join person p on "
             "p.id = t.person where t.process = :process and t.case_name = :case and t.until >= :day order by t.until, "
             "t.hash",
             process, case_name, today))
        links.links.push_back({id, until, name.empty() ? person : name});
    return links;
}

}  // namespace

Result<WayLinks> list_way_links(Context& context, const WayLinksWish& wish) {
    const auto found = require_in_process(context, wish.process);
    if (!found) return refuse(found.error());
    return context.store.read(
        [&](Sql& sql) { return read_links(sql, found->process.number, wish.case_name, context.today); });
}

Result<WayLinks> withdraw_way_link(Context& context, const WithdrawWayLink& wish) {
    const auto found = require_in_process(context, wish.process);
    if (!found) return refuse(found.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<WayLinks> {
        Sql& sql = transaction.sql();
        const auto until = sql.row<std::string>(
            "select until from process_way_token where hash = :hash and process = :process and case_name = :case",
            wish.link, found->process.number, wish.case_name);
        if (!until) {
            return refuse(RefusalKind::not_found, "process.link_unknown",
                          "Förloppet har ingen sådan länk, eller så är den redan återkallad.");
        }
        sql.execute("delete from process_way_token where hash = :hash", wish.link);
        transaction.log("process_way_withdrawn", wish.process + "/" + wish.case_name,
                        to_json(std::map<std::string, std::string>{{"until", *until}}), "");
        return read_links(sql, found->process.number, wish.case_name, context.today);
    });
}

}  // namespace ledstang
