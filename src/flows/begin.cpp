// A new matter.
#include <fmt/format.h>

#include <algorithm>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "flows/changes.h"
#include "flows/lists.h"
#include "flows/read_flow_type.h"
#include "flows/waiting.h"
#include "flows/who.h"

namespace ledstang {
namespace {

// The one that is asked for, else the owner of the area.
std::string group_for(Sql& sql, const Context& context, const FlowType& type, const BeginMatter& wish) {
    if (!wish.group.empty()) return wish.group;
    if (type.led_by != "group" || wish.area.empty()) return std::string();
    return owner_of_area(sql, context.configuration, wish.area);
}

}  // namespace

Result<BegunMatter> begin_matter(Context& context, const BeginMatter& wish) {
    const auto flow = read_flow_types(context.configuration).find(wish.type);
    if (flow == nullptr || !flow->type.in_use) {
        return refuse(
            RefusalKind::not_found, "flow.type",
            fmt::format("Ärendetypen {} finns inte, används inte eller kan inte läsas.", in_quotes(wish.type)));
    }
    if (is_blank(wish.title)) return refuse("flow.title", "Skriv en rubrik.");
    if (auto known = require_area(context.configuration, wish.area); !known) return refuse(known.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<BegunMatter> {
        Sql& sql = transaction.sql();
        if (auto chain = unit_chain(sql, wish.unit, context.today); !chain) return refuse(chain.error());
        const Who who(sql, context.configuration, context.caller.person, context.today);
        if (std::ranges::none_of(flow->starts, [&](const Actor& actor) { return who.is(actor, wish.unit); })) {
            return refuse(RefusalKind::forbidden, "flow.actor",
                          fmt::format("Du kan inte lägga upp {} för enheten.", in_quotes(flow->type.name)));
        }
        FlowMatter matter;
        matter.type = wish.type;
        matter.unit = wish.unit;
        matter.title = wish.title;
        matter.year = static_cast<int>(context.today.year());
        matter.number = sql.value<int>(
            "select coalesce(max(m.number), 0) + 1 from matter m join unit u on u.number = m.unit where m.type = :type "
            "and u.id = :unit and m.year = :year",
            matter.type, matter.unit, matter.year);
        matter.id = fmt::format("{}-{}-{}-{}", matter.unit, matter.year, matter.type, matter.number);
        matter.digest = flow->digest;
        matter.stage = flow->type.matter.stages.front().id;
        matter.since = matter.created = context.today;
        matter.initiator = context.caller.person;
        matter.area = wish.area;
        if (auto known = require_group(sql, wish.group); !known) return refuse(known.error());
        matter.group = group_for(sql, context, flow->type, wish);
        if (!wish.parent.empty()) {
            auto parent = read_flow_matter(sql, wish.parent);
            if (!parent) return refuse(parent.error());
            matter.parent = parent->id;
        }
        auto filled = merged_fields(flow->type.matter, {}, wish.fields);
        if (!filled) return refuse(filled.error());
        matter.fields = std::move(*filled);
        keep_type_text(sql, *flow, context.today);
        save_flow_matter(transaction, std::nullopt, matter);
        for (const auto& [kind, ids] : {std::pair{"units", &wish.units}, std::pair{"measures", &wish.measures},
                                        std::pair{"documents", &wish.documents}}) {
            if (auto put = put_list(sql, matter.id, kind, *ids); !put) return refuse(put.error());
        }
        auto begun = read_whole_matter(sql, context.configuration, matter.id);
        if (!begun) return refuse(begun.error());
        if (auto named = add_named_units(sql, *begun); !named) return refuse(named.error());
        write_waiting(sql, context.configuration, *begun, context.today);
        return BegunMatter{matter.id};
    });
}

}  // namespace ledstang
