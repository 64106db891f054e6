#include "organisation/units.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

using StateRow = std::tuple<std::int64_t, std::string, std::string, std::string, std::optional<std::int64_t>, Date, std::optional<Date>>;

UnitState state_of(const StateRow& row) {
    const auto& [number, id, name, level, parent, from, to] = row;
    return {number, id, name, level, parent, from, to};
}

constexpr auto state_query =
    "select u.number, u.id, i.name, i.level, i.parent, i.valid_from, i.valid_to from unit u join unit_interval i on i.unit = u.number "
    "where u.id = :id and i.valid_from <= :day and (i.valid_to is null or :day < i.valid_to)";

void insert_interval(Sql& sql, std::int64_t unit, const Date& from, const std::optional<Date>& to, const std::string& name, const std::string& level,
                     const std::optional<std::int64_t>& parent) {
    sql.execute(
        "insert into unit_interval (unit, valid_from, valid_to, name, level, parent) values (:unit, :valid_from, :valid_to, :name, :level, :parent)",
        unit, from, to, name, level, parent);
}

std::int64_t insert_unit(Sql& sql, const std::string& id, const std::vector<std::string>& variants, const std::string& note) {
    const auto number = sql.value<std::int64_t>("select coalesce(max(number), 0) + 1 from unit");
    sql.execute("insert into unit (number, id, variants, note, version) values (:number, :id, :variants, :note, 1)", number, id, to_json(variants), note);
    return number;
}

struct LoggedUnit {
    std::string name, level;
    std::optional<std::string> parent;
    Date from;
    std::optional<Date> to;
    std::vector<std::string> variants;
    std::string note;
    static constexpr auto described() {
        using U = LoggedUnit;
        return describe("LoggedUnit", field("name", &U::name, ""), field("level", &U::level, ""), field("parent", &U::parent, ""), field("from", &U::from, ""),
                        field("to", &U::to, ""), field("variants", &U::variants, ""), field("note", &U::note, ""));
    }
};

std::string logged(Sql& sql, const UnitState& state) {
    const auto [variants, note] = sql.value<std::tuple<std::string, std::string>>("select variants, note from unit where number = :number", state.number);
    std::optional<std::string> parent;
    if (state.parent) parent = sql.value<std::string>("select id from unit where number = :number", *state.parent);
    return to_json(LoggedUnit{state.name, state.level, parent, state.from, state.to, variants_of(variants), note});
}

// From `from` on the unit is as `next` says, until its present interval's end. Later intervals stay as they are.
void change_from(Transaction& transaction, const UnitState& before, const Date& from, UnitState next) {
    Sql& sql = transaction.sql();
    const std::string earlier = logged(sql, before);
    if (before.from == from) {
        sql.execute("update unit_interval set name = :name, level = :level, parent = :parent where unit = :unit and valid_from = :valid_from", next.name,
                    next.level, next.parent, before.number, from);
    } else {
        sql.execute("update unit_interval set valid_to = :valid_to where unit = :unit and valid_from = :valid_from", from, before.number, before.from);
        insert_interval(sql, before.number, from, before.to, next.name, next.level, next.parent);
    }
    sql.execute("update unit set version = version + 1 where number = :number", before.number);
    next.from = from;
    transaction.log("unit", before.id, earlier, logged(sql, next));
}

// The unit exists until `on`, and has no plans of its own after that day.
void end_on(Transaction& transaction, const UnitState& state, const Date& on) {
    Sql& sql = transaction.sql();
    const std::string earlier = logged(sql, state);
    sql.execute("update unit_interval set valid_to = :valid_to where unit = :unit and valid_from = :valid_from", on, state.number, state.from);
    sql.execute("update unit set version = version + 1 where number = :number", state.number);
    UnitState ended = state;
    ended.to = on;
    transaction.log("unit", state.id, earlier, logged(sql, ended));
}

Result<void> require_free_id(Sql& sql, const std::string& id) {
    if (id.empty() || ascii_slug(id) != id) {
        return refuse("unit.id", fmt::format("Id:t {} får bara innehålla små bokstäver a–z, siffror och understreck. Förslag: {}.", in_quotes(id), in_quotes(ascii_slug(id))));
    }
    if (unit_number(sql, id)) return refuse(RefusalKind::conflict, "unit.exists", fmt::format("Enheten {} finns redan. Välj ett annat id.", in_quotes(id)));
    return {};
}

// Changing a past interval that a later one follows would contradict it.
Result<void> require_latest(Sql& sql, const UnitState& state) {
    const auto later = sql.value<std::int64_t>("select count(*) from unit_interval where unit = :unit and valid_from > :valid_from", state.number, state.from);
    if (later == 0) return {};
    return refuse(RefusalKind::conflict, "unit.later_change",
                  fmt::format("{} har redan en senare ändring. Välj en dag från och med den.", state.name));
}

Result<UnitState> changeable(Sql& sql, const std::string& id, const Date& on) {
    auto state = unit_on(sql, id, on);
    if (!state) return state;
    if (auto latest = require_latest(sql, *state); !latest) return refuse(latest.error());
    return state;
}

bool lies_below(Sql& sql, std::int64_t unit, std::int64_t top, const Date& on) {
    std::optional<std::int64_t> current = unit;
    for (int steps = 0; current && steps < 100; ++steps) {
        if (*current == top) return true;
        const auto parent = sql.row<std::optional<std::int64_t>>(
            "select parent from unit_interval where unit = :unit and valid_from <= :day and (valid_to is null or :day < valid_to)", *current, on);
        current = parent ? *parent : std::nullopt;
    }
    return false;
}

void remember_succession(Sql& sql, std::int64_t from, std::int64_t to, const char* kind, const Date& on) {
    sql.execute("insert into unit_succession (from_unit, to_unit, kind, happened) values (:from_unit, :to_unit, :kind, :happened)", from, to,
                std::string(kind), on);
}

void move_children(Transaction& transaction, std::int64_t from_parent, std::int64_t to_parent, const Date& on) {
    const auto children = transaction.sql().rows<StateRow>(
        "select u.number, u.id, i.name, i.level, i.parent, i.valid_from, i.valid_to from unit u join unit_interval i on i.unit = u.number "
        "where i.parent = :parent and i.valid_from <= :day and (i.valid_to is null or :day < i.valid_to)",
        from_parent, on);
    for (const auto& row : children) {
        const UnitState child = state_of(row);
        if (child.number == to_parent) continue;
        UnitState next = child;
        next.parent = to_parent;
        change_from(transaction, child, on, next);
    }
}

}  // namespace

std::vector<std::string> variants_of(const std::string& json) {
    auto variants = from_json_text<std::vector<std::string>>(json);
    return variants ? std::move(*variants) : std::vector<std::string>{};
}

Refusal unknown_unit(const std::string& id, const Date& on, std::span<const std::string> known) {
    std::string message = fmt::format("Enheten {} finns inte {}.", in_quotes(id), to_string(on));
    if (const auto nearest = nearest_name(id, known)) message += fmt::format(" Menade du {}?", in_quotes(*nearest));
    return {RefusalKind::not_found, "unit.unknown", std::move(message), {}};
}

std::optional<std::int64_t> unit_number(Sql& sql, const std::string& id) { return sql.row<std::int64_t>("select number from unit where id = :id", id); }

Result<UnitState> unit_on(Sql& sql, const std::string& id, const Date& on) {
    if (const auto row = sql.row<StateRow>(state_query, id, on)) return state_of(*row);
    return refuse(unknown_unit(id, on, sql.rows<std::string>("select id from unit")));
}

Result<std::vector<ChainUnit>> unit_chain(Sql& sql, const std::string& id, const Date& on) {
    const auto state = unit_on(sql, id, on);
    if (!state) return refuse(state.error());
    std::vector<ChainUnit> chain = {{state->number, state->id, state->name, state->level}};
    auto parent = state->parent;
    while (parent && chain.size() < 100) {
        const auto row = sql.row<StateRow>(
            "select u.number, u.id, i.name, i.level, i.parent, i.valid_from, i.valid_to from unit u join unit_interval i on i.unit = u.number "
            "where u.number = :number and i.valid_from <= :day and (i.valid_to is null or :day < i.valid_to)",
            *parent, on);
        if (!row) break;
        const UnitState above = state_of(*row);
        chain.push_back({above.number, above.id, above.name, above.level});
        parent = above.parent;
    }
    return chain;
}

Result<UnitDetail> read_unit(Sql& sql, const Configuration& configuration, const std::string& id, const Date& on) {
    using Head = std::tuple<std::int64_t, std::int64_t, std::string, std::string>;
    const auto head = sql.row<Head>("select number, version, variants, note from unit where id = :id", id);
    if (!head) return refuse(unknown_unit(id, on, sql.rows<std::string>("select id from unit")));
    UnitDetail detail;
    detail.id = id;
    detail.version = static_cast<int>(std::get<1>(*head));
    detail.variants = variants_of(std::get<2>(*head));
    detail.note = std::get<3>(*head);
    const auto number = std::get<0>(*head);
    detail.intervals = sql.rows<UnitInterval>(
        "select i.name, i.level, p.id, i.valid_from, i.valid_to from unit_interval i left join unit p on p.number = i.parent "
        "where i.unit = :unit order by i.valid_from",
        number);
    detail.successions = sql.rows<Succession>(
        "select f.id, t.id, s.kind, s.happened from unit_succession s join unit f on f.number = s.from_unit join unit t on t.number = s.to_unit "
        "where s.from_unit = :unit or s.to_unit = :unit order by s.happened, f.id, t.id",
        number);
    using Held = std::tuple<std::string, std::string, std::string>;
    for (const auto& [kind, person, name] : sql.rows<Held>(
             "select h.kind, p.id, p.name from holding h join person p on p.id = h.person where h.unit = :unit and h.valid_from <= :day "
             "and (h.valid_to is null or :day < h.valid_to) order by h.kind, p.name",
             number, on)) {
        const FunctionKind* known = configuration.function_kind(kind);
        detail.functions.push_back({kind + "@" + id, kind, known != nullptr ? known->name : kind, id, person, name});
    }
    return detail;
}

Result<void> create_unit(Transaction& transaction, const Configuration& configuration, const CreateUnit& wish) {
    Sql& sql = transaction.sql();
    if (auto free = require_free_id(sql, wish.id); !free) return free;
    if (configuration.level(wish.level) == nullptr) return refuse("unit.level", fmt::format("Nivån {} finns inte i organisation.toml.", in_quotes(wish.level)));
    if (wish.name.empty()) return refuse("unit.name", "Skriv enhetens namn.");
    std::optional<std::int64_t> parent;
    if (wish.parent) {
        const auto above = unit_on(sql, *wish.parent, wish.from);
        if (!above) return refuse(above.error());
        parent = above->number;
    }
    const auto number = insert_unit(sql, wish.id, {}, wish.note);
    insert_interval(sql, number, wish.from, std::nullopt, wish.name, wish.level, parent);
    transaction.log("unit", wish.id, "", logged(sql, {number, wish.id, wish.name, wish.level, parent, wish.from, std::nullopt}));
    return {};
}

Result<void> rename_unit(Transaction& transaction, const RenameUnit& wish) {
    const auto state = changeable(transaction.sql(), wish.unit, wish.from);
    if (!state) return refuse(state.error());
    if (wish.name.empty()) return refuse("unit.name", "Skriv enhetens nya namn.");
    UnitState next = *state;
    next.name = wish.name;
    change_from(transaction, *state, wish.from, next);
    return {};
}

Result<void> move_unit(Transaction& transaction, const MoveUnit& wish) {
    Sql& sql = transaction.sql();
    const auto state = changeable(sql, wish.unit, wish.from);
    if (!state) return refuse(state.error());
    const auto parent = unit_on(sql, wish.parent, wish.from);
    if (!parent) return refuse(parent.error());
    if (lies_below(sql, parent->number, state->number, wish.from)) {
        return refuse("unit.cycle", fmt::format("{} kan inte flyttas in under sig själv ({}).", state->name, parent->name));
    }
    UnitState next = *state;
    next.parent = parent->number;
    change_from(transaction, *state, wish.from, next);
    return {};
}

Result<void> close_unit(Transaction& transaction, const CloseUnit& wish) {
    Sql& sql = transaction.sql();
    const auto state = changeable(sql, wish.unit, wish.on);
    if (!state) return refuse(state.error());
    if (state->from == wish.on) return refuse("unit.never", fmt::format("{} började gälla samma dag. Välj en senare dag.", state->name));
    const auto below = sql.value<std::int64_t>(
        "select count(*) from unit_interval where parent = :unit and (valid_to is null or valid_to > :day)", state->number, wish.on);
    if (below > 0) {
        return refuse(RefusalKind::conflict, "unit.has_children", fmt::format("{} har enheter under sig. Flytta eller avsluta dem först.", state->name));
    }
    end_on(transaction, *state, wish.on);
    return {};
}

Result<void> merge_units(Transaction& transaction, const MergeUnits& wish) {
    Sql& sql = transaction.sql();
    if (wish.units.size() < 2) return refuse("unit.merge", "Välj minst två enheter att slå ihop.");
    std::vector<UnitState> old;
    for (const auto& id : wish.units) {
        auto state = changeable(sql, id, wish.from);
        if (!state) return refuse(state.error());
        if (state->from == wish.from) return refuse("unit.never", fmt::format("{} började gälla samma dag. Välj en senare dag.", state->name));
        old.push_back(std::move(*state));
    }
    const auto kept = std::find_if(old.begin(), old.end(), [&](const UnitState& state) { return state.id == wish.id; });
    std::int64_t number = 0;
    if (kept != old.end()) {
        number = kept->number;
        UnitState next = *kept;
        next.name = wish.name;
        change_from(transaction, *kept, wish.from, next);
    } else {
        if (auto free = require_free_id(sql, wish.id); !free) return free;
        number = insert_unit(sql, wish.id, {}, "");
        insert_interval(sql, number, wish.from, std::nullopt, wish.name, old.front().level, old.front().parent);
        transaction.log("unit", wish.id, "", logged(sql, {number, wish.id, wish.name, old.front().level, old.front().parent, wish.from, std::nullopt}));
    }
    for (const auto& state : old) {
        if (state.number == number) continue;
        move_children(transaction, state.number, number, wish.from);
        end_on(transaction, state, wish.from);
        remember_succession(sql, state.number, number, "merge", wish.from);
    }
    return {};
}

Result<void> split_unit(Transaction& transaction, const SplitUnit& wish) {
    Sql& sql = transaction.sql();
    const auto state = changeable(sql, wish.unit, wish.from);
    if (!state) return refuse(state.error());
    if (wish.into.size() < 2) return refuse("unit.split", "Ange minst två nya enheter.");
    if (state->from == wish.from) return refuse("unit.never", fmt::format("{} började gälla samma dag. Välj en senare dag.", state->name));
    std::int64_t first = 0;
    for (const auto& part : wish.into) {
        if (auto free = require_free_id(sql, part.id); !free) return free;
        const auto number = insert_unit(sql, part.id, {}, "");
        if (first == 0) first = number;
        insert_interval(sql, number, wish.from, std::nullopt, part.name, state->level, state->parent);
        transaction.log("unit", part.id, "", logged(sql, {number, part.id, part.name, state->level, state->parent, wish.from, std::nullopt}));
        remember_succession(sql, state->number, number, "split", wish.from);
    }
    move_children(transaction, state->number, first, wish.from);
    end_on(transaction, *state, wish.from);
    return {};
}

Result<Applied> apply_unit(Transaction& transaction, const Configuration& configuration, const UnitWish& wish, const Date& from) {
    Sql& sql = transaction.sql();
    if (configuration.level(wish.level) == nullptr) {
        return refuse("unit.level", fmt::format("Enheten {} har nivån {}, som inte finns i organisation.toml.", in_quotes(wish.id), in_quotes(wish.level)));
    }
    std::optional<std::int64_t> parent;
    if (wish.parent) {
        parent = unit_number(sql, *wish.parent);
        if (!parent) return refuse("unit.unknown", fmt::format("Enheten {} ligger under {}, som inte finns.", in_quotes(wish.id), in_quotes(*wish.parent)));
    }
    const auto number = unit_number(sql, wish.id);
    if (!number) {
        if (auto free = require_free_id(sql, wish.id); !free) return refuse(free.error());
        const auto fresh = insert_unit(sql, wish.id, wish.variants, wish.note);
        insert_interval(sql, fresh, configuration.organisation.start, std::nullopt, wish.name, wish.level, parent);
        transaction.log("unit", wish.id, "", logged(sql, {fresh, wish.id, wish.name, wish.level, parent, configuration.organisation.start, std::nullopt}));
        return Applied::added;
    }
    const auto state = unit_on(sql, wish.id, from);
    if (!state) return refuse(state.error());
    const auto [variants, note] = sql.value<std::tuple<std::string, std::string>>("select variants, note from unit where number = :number", *number);
    const bool words_same = variants == to_json(wish.variants) && note == wish.note;
    if (state->name == wish.name && state->level == wish.level && state->parent == parent && words_same) return Applied::unchanged;
    if (!words_same) {
        sql.execute("update unit set variants = :variants, note = :note where number = :number", to_json(wish.variants), wish.note, *number);
    }
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
        sql.execute("insert into unit_group (id, name, kind, version) values (:id, :name, :kind, 1)", group.id, group.name, group.kind);
        transaction.log("group", group.id, "", to_json(group));
        return Applied::added;
    }
    if (present->name == group.name && present->kind == group.kind) return Applied::unchanged;
    sql.execute("update unit_group set name = :name, kind = :kind, version = version + 1 where id = :id", group.name, group.kind, group.id);
    transaction.log("group", group.id, to_json(*present), to_json(group));
    return Applied::changed;
}

}  // namespace ledstang
