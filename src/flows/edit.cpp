// What is written in a matter between its steps: fields, what it is about, comments.
#include <fmt/format.h>

#include <algorithm>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "described/json_write.h"
#include "flows/changes.h"
#include "flows/lists.h"
#include "flows/read_flow_type.h"
#include "flows/who.h"
#include "store/next_key.h"

namespace ledstang {
namespace {

// Reads the matter, checks that the caller has a part in it and its version, changes it by `change`, and settles it.
template <class Change>
Result<FlowMatter> changed(Context& context, const std::string& id, int version, Change&& change) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<FlowMatter> {
        Sql& sql = transaction.sql();
        auto whole = read_whole_matter(sql, context.configuration, id);
        if (!whole) return refuse(whole.error());
        if (auto part = require_part(sql, context, *whole); !part) return refuse(part.error());
        if (auto same = require_matter_version(whole->matter, version); !same) return refuse(same.error());
        FlowMatter after = whole->matter;
        if (auto done = change(sql, *whole, after); !done) return refuse(done.error());
        const FlowMatter before = whole->matter;
        save_flow_matter(transaction, before, after);
        whole->matter = after;
        if (auto named = add_named_units(sql, *whole); !named) return refuse(named.error());
        auto settled = settle(transaction, context.configuration, id, context.today);
        if (!settled) return refuse(settled.error());
        return settled->matter;
    });
}

Result<void> put_words(Sql& sql, const Context& context, const EditMatter& wish, FlowMatter& after) {
    if (wish.title) {
        if (is_blank(*wish.title)) return refuse("flow.title", "Skriv en rubrik.");
        after.title = *wish.title;
    }
    if (wish.group) {
        if (auto known = require_group(sql, *wish.group); !known) return known;
        after.group = *wish.group;
    }
    if (wish.area) {
        if (auto known = require_area(context.configuration, *wish.area); !known) return known;
        after.area = *wish.area;
    }
    return {};
}

}  // namespace

Result<void> require_part(Sql& sql, const Context& context, const WholeMatter& whole) {
    const Who who(sql, context.configuration, context.caller.person, context.today);
    if (who.is({Actor::Kind::initiator, "", ""}, whole, "") || who.is({Actor::Kind::lead_group, "", ""}, whole, "") ||
        who.is({Actor::Kind::any_group, "", ""}, whole, ""))
        return {};
    const auto& flow = *whole.flow;
    for (const auto& chance :
         chances(flow.type.matter, flow.matter, flow.type.units, whole.standing(), who.taker(whole), context.today)) {
        if (chance.mine) return {};
    }
    return refuse(RefusalKind::forbidden, "flow.actor",
                  "Ärendet ändras av den som lade upp det, gruppen som leder det och den som ska ta nästa steg.");
}

Result<FlowMatter> edit_matter(Context& context, const EditMatter& wish) {
    return changed(context, wish.matter, wish.version,
                   [&](Sql& sql, const WholeMatter& whole, FlowMatter& after) -> Result<void> {
                       if (auto put = put_words(sql, context, wish, after); !put) return put;
                       auto fields = merged_fields(whole.flow->type.matter, after.fields, wish.fields);
                       if (!fields) return refuse(fields.error());
                       after.fields = std::move(*fields);
                       return {};
                   });
}

Result<FlowMatter> set_matter_list(Context& context, const SetMatterList& wish) {
    return changed(
        context, wish.matter, wish.version, [&](Sql& sql, const WholeMatter& whole, FlowMatter&) -> Result<void> {
            if (wish.kind == "units") {
                // An assignment that has been given is ended by a step, not by a list.
                for (const auto& unit : whole.units) {
                    if (std::ranges::find(wish.ids, unit.unit) == wish.ids.end()) {
                        return refuse("flow.assigned",
                                      fmt::format("Enheten {} har redan fått uppdraget. Den lämnar det genom "
                                                  "att ta ett steg.",
                                                  in_quotes(unit.unit)));
                    }
                }
            }
            auto put = put_list(sql, wish.matter, wish.kind, wish.ids);
            if (put && wish.kind == "units" && !whole.units.empty()) assign_units(sql, whole, wish.ids, context.today);
            return put;
        });
}

Result<FlowMatter> follow_matter(Context& context, const FollowMatter& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<FlowMatter> {
        Sql& sql = transaction.sql();
        auto matter = read_flow_matter(sql, wish.matter);
        if (!matter) return refuse(matter.error());
        if (wish.follows) {
            sql.execute(
                "insert into flow_follower (matter, person) values (:matter, :person) on conflict (matter, person) do "
                "nothing",
                wish.matter, context.caller.person);
        } else {
            sql.execute("delete from flow_follower where matter = :matter and person = :person", wish.matter,
                        context.caller.person);
        }
        return matter;
    });
}

Result<FlowMatter> renew_matter(Context& context, const RenewMatter& wish) {
    return changed(context, wish.matter, wish.version,
                   [&](Sql& sql, const WholeMatter& whole, FlowMatter& after) -> Result<void> {
                       const auto present = read_flow_types(context.configuration).find(after.type);
                       if (present == nullptr)
                           return refuse("flow.type", "Ärendetypen finns inte längre, eller kan inte läsas.");
                       const auto gone = [&](const std::string& stage) {
                           return refuse(RefusalKind::conflict, "flow.type_moved",
                                         fmt::format("Den nya ärendetypen har inte läget {}. Ärendet går klart som det "
                                                     "började.",
                                                     in_quotes(stage)));
                       };
                       if (present->type.matter.stage(after.stage) == nullptr) return gone(after.stage);
                       for (const auto& unit : whole.units) {
                           if (present->type.units.stage(unit.stage) == nullptr) return gone(unit.stage);
                       }
                       keep_type_text(sql, *present, context.today);
                       after.digest = present->digest;
                       return {};
                   });
}

Result<FlowMatter> comment_matter(Context& context, const CommentMatter& wish) {
    if (is_blank(wish.text)) return refuse("flow.words", "Skriv något.");
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<FlowMatter> {
        Sql& sql = transaction.sql();
        auto matter = read_flow_matter(sql, wish.matter);
        if (!matter) return refuse(matter.error());
        const auto number = next_key(sql, "matter_comment");
        sql.execute(
            "insert into matter_comment (number, matter, target, content, person, at) values (:number, :matter, '', "
            ":content, :person, :at)",
            number, wish.matter, wish.text, context.caller.person, transaction.now());
        transaction.log("flow_comment", wish.matter, "", to_json(wish));
        return matter;
    });
}

}  // namespace ledstang
