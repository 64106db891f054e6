// Units and groups as a plan file brings them.
#include <fmt/format.h>

#include "base/swedish_text.h"
#include "organisation/unit_intervals.h"

namespace ledstang {

Result<Applied> apply_unit(Transaction& transaction, const Configuration& configuration, const UnitWish& wish,
                           const Date& from) {
    Sql& sql = transaction.sql();
    if (configuration.level(wish.level) == nullptr) {
        return refuse("unit.level", fmt::format("Enheten {} har nivån {}, som inte finns i organisation.toml.",
                                                in_quotes(wish.id), in_quotes(wish.level)));
    }
    std::optional<std::int64_t> parent;
    if (wish.parent) {
        parent = unit_number(sql, *wish.parent);
        if (!parent)
            return refuse("unit.unknown", fmt::format("Enheten {} ligger under {}, som inte finns.", in_quotes(wish.id),
                                                      in_quotes(*wish.parent)));
    }
    const auto number = unit_number(sql, wish.id);
    if (!number) {
        if (auto free = require_free_id(sql, wish.id); !free) return refuse(free.error());
        add_unit(transaction,
                 {0, wish.id, wish.name, wish.level, parent, configuration.organisation.start, std::nullopt},
                 wish.variants, wish.note);
        return Applied::added;
    }
    const auto state = unit_on(sql, wish.id, from);
    if (!state) return refuse(state.error());
    const auto [variants, note] = sql.value<std::tuple<std::string, std::string>>(
        "select variants, note from unit where number = :number", *number);
    const bool place_same = state->name == wish.name && state->level == wish.level && state->parent == parent;
    const bool words_same = variants == to_json(wish.variants) && note == wish.note;
    if (place_same && words_same) return Applied::unchanged;
    if (parent && makes_cycle(sql, *number, *parent, from)) {
        return refuse("unit.cycle", fmt::format("Enheten {} kan inte ligga under {}, som ligger under den själv.",
                                                in_quotes(wish.id), in_quotes(*wish.parent)));
    }
    if (!words_same) change_words(transaction, *state, wish.variants, wish.note);
    if (place_same) return Applied::changed;
    UnitState next = *state;
    next.name = wish.name;
    next.level = wish.level;
    next.parent = parent;
    change_from(transaction, *state, from, next);
    return Applied::changed;
}

Result<Applied> apply_group(Transaction& transaction, const Group& group) {
    Sql& sql = transaction.sql();
    const auto present = sql.row<Group>("select id, name, kind from unit_group where id = :id", group.id);
    if (!present) {
        sql.execute("insert into unit_group (id, name, kind, version) values (:id, :name, :kind, 1)", group.id,
                    group.name, group.kind);
        transaction.log("group", group.id, "", to_json(group));
        return Applied::added;
    }
    if (present->name == group.name && present->kind == group.kind) return Applied::unchanged;
    sql.execute("update unit_group set name = :name, kind = :kind, version = version + 1 where id = :id", group.name,
                group.kind, group.id);
    transaction.log("group", group.id, to_json(*present), to_json(group));
    return Applied::changed;
}

}  // namespace ledstang
