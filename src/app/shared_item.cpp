#include "app/shared_item.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "goals/goals.h"
#include "matters/matters.h"
#include "measures/measures.h"
#include "store/next_key.h"

namespace ledstang {
namespace {

struct SharedItems {
    std::vector<SharedItem> items;
    template <class S = SharedItems>
    static constexpr auto described() {
        return describe("SharedItems", field("items", &S::items, "Det som är delat"));
    }
};
struct SharedItemWish {
    std::string kind;
    std::string target;
    std::string unit;
    template <class W = SharedItemWish>
    static constexpr auto described() {
        return describe("SharedItemWish", field("kind", &W::kind, "measure eller action"),
                        field("target", &W::target, "Måttets eller åtgärdens id"),
                        optional_field("unit", &W::unit, "Enhet, när flera delar samma sak"));
    }
};
struct CommentShared {
    std::string kind;
    std::string target;
    std::string unit;
    std::string text;
    template <class C = CommentShared>
    static constexpr auto described() {
        return describe("CommentShared", field("kind", &C::kind, "measure eller action"),
                        field("target", &C::target, "Måttets eller åtgärdens id"),
                        optional_field("unit", &C::unit, "Enhet, när flera delar samma sak"),
                        field("text", &C::text, "Text"));
    }
};

// The newest period that the unit has a figure for, else the one that is reported on.
std::optional<Period> newest_period(Sql& sql, const std::string& unit, const std::string& measure) {
    const auto outcomes = outcomes_of(sql, unit, measure);
    for (auto outcome = outcomes.rbegin(); outcome != outcomes.rend(); ++outcome) {
        if (outcome->period && outcome->series == "main") return outcome->period;
    }
    return sql.row<Period>("select period from reporting_context");
}

Result<SharedItem> measure_item(Sql& sql, const Configuration& configuration, SharedItem item, const Date& on) {
    const auto definition = read_measure(sql, item.target);
    if (!definition) return refuse(definition.error());
    item.title = definition->name;
    const auto period = newest_period(sql, item.unit, item.target);
    if (!period) return item;
    const auto page = read_measure_page(sql, configuration, item.unit, item.target, *period);
    if (!page) return refuse(page.error());
    item.unit_name = page->unit_name;
    item.period = period->swedish();
    item.target_text = page->judged.target_text;
    for (const auto& row : page->judged.rows)
        item.figures.push_back({row.sex_name, row.printed, row.attainment_reason});
    item.sharing = sharing_of(sql, configuration, item.unit, item.kind, item.target, on);
    return item;
}

Result<SharedItem> action_item(Sql& sql, const Configuration& configuration, SharedItem item, const Date& on) {
    const auto organisation = read_organisation(sql, configuration, on);
    const auto list = read_actions(sql, configuration, organisation, item.unit, on);
    const auto found = std::ranges::find(list.actions, item.target, &ActionRow::id);
    if (found == list.actions.end()) {
        return refuse(RefusalKind::not_found, "action.unknown",
                      fmt::format("Åtgärden {} finns inte i enhetens handlingsplan.", in_quotes(item.target)));
    }
    item.unit_name = list.unit_name;
    item.title = found->title;
    item.description = found->description;
    item.status_name = found->status_name;
    item.timetable = found->timetable;
    item.timeliness_reason = found->timeliness_reason;
    item.sharing = sharing_of(sql, configuration, item.unit, item.kind, item.target, on);
    return item;
}

// What the caller may see: what is shared with the person, and, for those who read everything, what is shared at all.
std::vector<Share> visible(Sql& sql, const Caller& caller, const Date& on) {
    auto shares = sql.rows<Share>(
        "select s.number, u.id, s.kind, s.target, p.id, p.name, s.valid_to from share s join unit u on u.number = "
        "s.unit join person p on p.id = s.person where s.valid_to is null or :day < s.valid_to order by s.number",
        on);
    if (!caller.may(Permission::read))
        std::erase_if(shares, [&](const Share& share) { return share.person != caller.person; });
    return shares;
}

Result<Share> require_shared(Sql& sql, const Caller& caller, const SharedItemWish& wish, const Date& on) {
    for (auto& share : visible(sql, caller, on)) {
        if (share.kind == wish.kind && share.target == wish.target && (wish.unit.empty() || share.unit == wish.unit))
            return share;
    }
    return refuse(RefusalKind::not_found, "share.unknown", "Det är inte delat med dig, eller har slutat delas.");
}

Result<SharedItems> list_shared(Context& context, const Nothing&) {
    return context.store.read([&](Sql& sql) -> Result<SharedItems> {
        SharedItems list;
        for (const auto& share : visible(sql, context.caller, context.today)) {
            const bool own = share.person == context.caller.person;
            const auto same = [&](const SharedItem& item) {
                return item.kind == share.kind && item.target == share.target && item.unit == share.unit;
            };
            if (!own || std::ranges::any_of(list.items, same)) continue;
            auto item =
                read_shared_item(sql, context.configuration, share.unit, share.kind, share.target, context.today);
            if (item) list.items.push_back(std::move(*item));  // else it is no longer in the plan
        }
        return list;
    });
}

Result<SharedItem> get_shared_item(Context& context, const SharedItemWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<SharedItem> {
        const auto share = require_shared(sql, context.caller, wish, context.today);
        if (!share) return refuse(share.error());
        return read_shared_item(sql, context.configuration, share->unit, share->kind, share->target, context.today);
    });
}

Result<SharedItem> comment_shared(Context& context, const CommentShared& wish) {
    if (wish.text.find_first_not_of(" \n\r\t") == std::string::npos)
        return refuse("share.comment_empty", "Skriv något i kommentaren.");
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<SharedItem> {
        Sql& sql = transaction.sql();
        const auto share = require_shared(sql, context.caller, {wish.kind, wish.target, wish.unit}, context.today);
        if (!share) return refuse(share.error());
        const auto number = next_key(sql, "share_comment");
        sql.execute(
            "insert into share_comment (number, unit, kind, target, person, text, at) values (:number, :unit, :kind, "
            ":target, :person, :text, :at)",
            number, unit_number(sql, share->unit), share->kind, share->target, context.caller.person, wish.text,
            transaction.now());
        transaction.log("share_comment", std::to_string(number), "",
                        to_json(SharedComment{context.caller.person, wish.text, transaction.now()}));
        return read_shared_item(sql, context.configuration, share->unit, share->kind, share->target, context.today);
    });
}

}  // namespace

Result<SharedItem> read_shared_item(Sql& sql, const Configuration& configuration, const std::string& unit,
                                    const std::string& kind, const std::string& target, const Date& on) {
    const auto chain = unit_chain(sql, unit, on);
    if (!chain) return refuse(chain.error());
    SharedItem item;
    item.kind = kind;
    item.target = target;
    item.unit = unit;
    item.unit_name = chain->front().name;
    if (kind == "measure") return measure_item(sql, configuration, std::move(item), on);
    if (kind == "action") return action_item(sql, configuration, std::move(item), on);
    return refuse("share.kind", "Det som delas är ett mått (measure) eller en åtgärd (action).");
}

void offer_shared_items(Operations& operations) {
    operations.get("list_shared", "/shared", list_shared, {Permission::shared}, "Det som är delat med en");
    operations.get("get_shared_item", "/shared/{kind}/{target}", get_shared_item, {Permission::shared},
                   "Ett delat mått eller en delad åtgärd");
    operations.post("comment_shared", "/shared/{kind}/{target}/comments", comment_shared, {Permission::shared},
                    "Kommentera något som är delat");
}

}  // namespace ledstang
