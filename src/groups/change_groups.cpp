// A group comes to be, changes and ends.
#include <fmt/format.h>

#include <algorithm>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "groups/changes.h"
#include "groups/editing.h"
#include "store/version.h"

namespace ledstang {
namespace {

Result<void> unknown_word(const char* code, const char* what, const std::string& word) {
    return refuse(code, fmt::format("{} {} finns inte i groups.toml. Välj i listan.", what, in_quotes(word)));
}

// A parent that lies below the group itself would make a ring.
Result<void> check_parent(Sql& sql, const std::string& group, const std::string& parent) {
    std::optional<std::string> above = parent;
    for (int steps = 0; above && steps < 100; ++steps) {
        if (*above == group) {
            return refuse("group.ring", "Gruppen kan inte ligga under sig själv. Välj en annan överordnad grupp.");
        }
        const auto next = sql.rows<std::optional<std::string>>("select parent from unit_group where id = :id", *above);
        if (next.empty()) {
            return refuse("group.unknown", fmt::format("Den överordnade gruppen {} finns inte.", in_quotes(*above)));
        }
        above = next.front();
    }
    return {};
}

template <class Wish>
Result<void> check(Sql& sql, const GroupSettings& settings, const std::string& id, const Wish& wish) {
    if (is_blank(wish.name)) return refuse("group.name", "Skriv gruppens namn.");
    if (settings.kind(wish.kind) == nullptr) return unknown_word("group.kind", "Slaget", wish.kind);
    if (!wish.level.empty() && settings.level(wish.level) == nullptr)
        return unknown_word("group.level", "Nivån", wish.level);
    if (!wish.scope.empty() && settings.scope(wish.scope) == nullptr)
        return unknown_word("group.scope", "Verkansområdet", wish.scope);
    if (!wish.unit.empty() && !unit_number(sql, wish.unit))
        return refuse("unit.unknown", fmt::format("Enheten {} finns inte.", in_quotes(wish.unit)));
    return wish.parent.empty() ? Result<void>{} : check_parent(sql, id, wish.parent);
}

std::optional<std::string> or_null(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

Result<GroupSettings> settings_of(const Context& context) {
    return read_group_settings(context.configuration);
}

// The group as it is afterwards, for the log.
GroupRow now(const Context& context, Sql& sql, const std::string& id) {
    return *read_group(sql, context.configuration, id, context.today);
}

}  // namespace

Result<GroupPage> create_group(Context& context, const CreateGroup& wish) {
    const auto settings = settings_of(context);
    if (!settings) return refuse(settings.error());
    const std::string id = wish.id.empty() ? ascii_slug(wish.name) : wish.id;
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        if (auto right = check(sql, *settings, id, wish); !right) return right;
        if (id.empty() || id != ascii_slug(id))
            return refuse("group.id", "Ett id består av små bokstäver a–z, siffror och _.");
        if (sql.row<std::string>("select id from unit_group where id = :id", id)) {
            return refuse(RefusalKind::conflict, "group.exists",
                          fmt::format("Gruppen {} finns redan. Ge den nya ett annat namn eller id.", in_quotes(id)));
        }
        sql.execute(
            "insert into unit_group (id, name, kind, version, parent, unit, level, scope, mandate, contact, "
            "valid_from) "
            "values (:id, :name, :kind, 1, :parent, :unit, :level, :scope, :mandate, :contact, :day)",
            id, wish.name, settings->kind(wish.kind)->id, or_null(wish.parent), unit_number(sql, wish.unit), wish.level,
            wish.scope, wish.mandate, wish.contact, wish.from.value_or(context.today));
        transaction.log("group", id, "", to_json(now(context, sql, id)));
        return {};
    });
    if (!written) return refuse(written.error());
    return get_group(context, {id, std::nullopt});
}

Result<GroupPage> change_group(Context& context, const ChangeGroup& wish) {
    const auto settings = settings_of(context);
    if (!settings) return refuse(settings.error());
    const auto group = require_editor(context, wish.group);
    if (!group) return refuse(group.error());
    const GroupKind* kind = settings->kind(wish.kind);
    const bool same_place = wish.name == group->name && (kind == nullptr || kind->id == group->kind) &&
                            wish.unit == group->unit && wish.parent == group->parent && wish.level == group->level;
    if (!same_place) {
        if (auto allowed = may_organise(context, *group); !allowed) return refuse(allowed.error());
        if (!wish.unit.empty()) {
            if (auto within = require_within(context, wish.unit); !within) return refuse(within.error());
        }
    }
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        if (auto right = check(sql, *settings, wish.group, wish); !right) return right;
        const auto before = now(context, sql, wish.group);
        if (auto current = expect_version(before.version == wish.version ? 1 : 0, "gruppen " + before.name); !current)
            return current;
        if (before.name != wish.name) {
            sql.execute("delete from group_former_name where group_id = :group and until = :day", wish.group,
                        context.today);
            sql.execute("insert into group_former_name (group_id, until, name) values (:group, :day, :name)",
                        wish.group, context.today, before.name);
        }
        const auto unit = wish.unit.empty() ? std::nullopt : unit_number(sql, wish.unit);
        sql.execute(
            "update unit_group set name = :name, kind = :kind, parent = :parent, unit = :unit, level = :level, scope = "
            ":scope, mandate = :mandate, contact = :contact, version = version + 1 where id = :id",
            wish.name, kind->id, or_null(wish.parent), unit, wish.level, wish.scope, wish.mandate, wish.contact,
            wish.group);
        transaction.log("group", wish.group, to_json(before), to_json(now(context, sql, wish.group)));
        return {};
    });
    if (!written) return refuse(written.error());
    return get_group(context, {wish.group, std::nullopt});
}

Result<GroupPage> end_group(Context& context, const EndGroup& wish) {
    const auto group = context.store.read(
        [&](Sql& sql) { return require_group(sql, context.configuration, wish.group, context.today); });
    if (!group) return refuse(group.error());
    if (auto allowed = may_organise(context, *group); !allowed) return refuse(allowed.error());
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        const auto before = now(context, sql, wish.group);
        const Date on = wish.on.value_or(context.today);
        if (before.valid_from && on <= *before.valid_from)
            return refuse("group.ends_before", "Gruppen kan inte upphöra före sin första dag. Välj en senare dag.");
        sql.execute("update unit_group set valid_to = :day, version = version + 1 where id = :id", on, wish.group);
        transaction.log("group", wish.group, to_json(before), to_json(now(context, sql, wish.group)));
        return {};
    });
    if (!written) return refuse(written.error());
    return get_group(context, {wish.group, std::nullopt});
}

}  // namespace ledstang
