// What a group is joined to: management groups and other groups, the units that it concerns, the areas that it owns.
#include <fmt/format.h>

#include <algorithm>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "groups/changes.h"
#include "groups/editing.h"

namespace ledstang {
namespace {

Result<void> check_link(const PutGroupLink& wish, const GroupRow& other) {
    if (wish.kind != "attends" && wish.kind != "concerns" && wish.kind != "cooperates")
        return refuse("group.link_kind",
                      "Välj stående plats (attends), berörd (concerns) eller samverkan (cooperates).");
    if (wish.group == wish.other)
        return refuse("group.link_self", "En grupp kan inte kopplas till sig själv. Välj en annan grupp.");
    if (wish.kind != "cooperates" && !other.management) {
        return refuse(
            "group.link_management",
            fmt::format("{} är ingen ledningsgrupp. Välj en ledningsgrupp, eller samverkan.", in_quotes(other.name)));
    }
    return {};
}

std::optional<AffectedUnit> affected_on(Sql& sql, const PutGroupUnit& wish, const Date& on) {
    auto units = affected_units(sql, wish.group, on);
    const auto found = std::ranges::find(units, wish.unit, &AffectedUnit::unit);
    return found == units.end() ? std::nullopt : std::optional(*found);
}

std::string logged(const std::optional<AffectedUnit>& unit) {
    return unit ? to_json(*unit) : "";
}

struct LoggedOwner {
    std::string group;
    template <class L = LoggedOwner>
    static constexpr auto described() {
        return describe("LoggedOwner", field("group", &L::group, "Grupp som äger området"));
    }
};

}  // namespace

Result<Applied> apply_link(Transaction& transaction, const Configuration& configuration, const PutGroupLink& wish,
                           const Date& from) {
    Sql& sql = transaction.sql();
    const auto other = require_group(sql, configuration, wish.other, from);
    if (!other) return refuse(other.error());
    if (auto right = check_link(wish, *other); !right) return refuse(right.error());
    // Who shares with whom is told once, from either side.
    const auto co = co_groups(sql, wish.group, from);
    const bool shared = wish.kind == "cooperates" && std::ranges::find(co, wish.other) != co.end();
    const bool there =
        shared || sql.row<std::string>(
                         "select group_id from group_link where group_id = :group and other = :other and kind = "
                         ":kind and valid_from <= :day and (valid_to is null or :day < valid_to)",
                         wish.group, wish.other, wish.kind, from)
                      .has_value();
    if (there != wish.ended) return Applied::unchanged;
    const std::string text = to_json(GroupLink{wish.group, wish.other, wish.kind});
    const std::string id = wish.group + "/" + wish.other;
    constexpr const char* of_link = "group_id = :group and other = :other and kind = :kind";
    end_interval(sql, "group_link", of_link, from, wish.group, wish.other, wish.kind);
    if (wish.ended) {
        if (shared) end_interval(sql, "group_link", of_link, from, wish.other, wish.group, wish.kind);
        transaction.log("group_link", id, text, "");
        return Applied::changed;
    }
    sql.execute("insert into group_link (group_id, other, kind, valid_from) values (:group, :other, :kind, :day)",
                wish.group, wish.other, wish.kind, from);
    transaction.log("group_link", id, "", text);
    return Applied::added;
}

Result<Applied> apply_affected_unit(Transaction& transaction, const PutGroupUnit& wish, const Date& from) {
    Sql& sql = transaction.sql();
    const auto number = unit_number(sql, wish.unit);
    if (!number) {
        return refuse(RefusalKind::not_found, "unit.unknown",
                      fmt::format("Enheten {} finns inte.", in_quotes(wish.unit)));
    }
    std::optional<std::string> contact;
    if (!wish.contact.empty() || !is_blank(wish.contact_name)) {
        auto person = person_or_new(transaction, wish.contact, wish.contact_name);
        if (!person) return refuse(person.error());
        contact = std::move(*person);
    }
    const auto before = affected_on(sql, wish, from);
    if (before && !wish.ended && before->contact == contact.value_or("")) return Applied::unchanged;
    if (!before && wish.ended) return Applied::unchanged;
    end_interval(sql, "group_unit", "group_id = :group and unit = :unit", from, wish.group, *number);
    if (!wish.ended) {
        sql.execute(
            "insert into group_unit (group_id, unit, contact, valid_from) values (:group, :unit, :contact, :day)",
            wish.group, *number, contact, from);
    }
    transaction.log("group_unit", wish.group + "/" + wish.unit, logged(before), logged(affected_on(sql, wish, from)));
    return before ? Applied::changed : Applied::added;
}

Applied apply_area_owner(Transaction& transaction, const PutAreaOwner& wish) {
    Sql& sql = transaction.sql();
    const auto former =
        sql.row<std::string>("select group_id from area_owner where area = :area", wish.area).value_or("");
    if (former == wish.group) return Applied::unchanged;
    sql.execute("delete from area_owner where area = :area", wish.area);
    if (!wish.group.empty())
        sql.execute("insert into area_owner (area, group_id) values (:area, :group)", wish.area, wish.group);
    const auto text = [](const std::string& group) { return group.empty() ? "" : to_json(LoggedOwner{group}); };
    transaction.log("area_owner", wish.area, text(former), text(wish.group));
    return former.empty() ? Applied::added : Applied::changed;
}

Result<GroupPage> put_group_link(Context& context, const PutGroupLink& wish) {
    if (auto group = require_editor(context, wish.group); !group) return refuse(group.error());
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) {
        return apply_link(transaction, context.configuration, wish, wish.from.value_or(context.today));
    });
    if (!written) return refuse(written.error());
    return get_group(context, {wish.group, std::nullopt});
}

Result<GroupPage> put_group_unit(Context& context, const PutGroupUnit& wish) {
    if (auto group = require_editor(context, wish.group); !group) return refuse(group.error());
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) {
        return apply_affected_unit(transaction, wish, wish.from.value_or(context.today));
    });
    if (!written) return refuse(written.error());
    return get_group(context, {wish.group, std::nullopt});
}

Result<NamedArea> put_area_owner(Context& context, const PutAreaOwner& wish) {
    const auto areas = read_areas(context.configuration.folder);
    if (!areas) return refuse(areas.error());
    const auto area = require_area(*areas, wish.area);
    if (!area) return refuse(area.error());
    // Both who gives the area away and who gets it have to lie within the caller's part.
    const auto former = context.store.read([&](Sql& sql) {
        return sql.row<std::string>("select group_id from area_owner where area = :area", wish.area).value_or("");
    });
    for (const std::string& id : {wish.group, former}) {
        if (id.empty()) continue;
        const auto group =
            context.store.read([&](Sql& sql) { return require_group(sql, context.configuration, id, context.today); });
        if (!group) return refuse(group.error());
        if (auto allowed = may_organise(context, *group); !allowed) return refuse(allowed.error());
    }
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<Applied> {
        return apply_area_owner(transaction, wish);
    });
    if (!written) return refuse(written.error());
    return NamedArea{area->id, area->name};
}

}  // namespace ledstang
