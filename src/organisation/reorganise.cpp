// The changes that a reorganisation is made of.
#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "organisation/unit_intervals.h"

namespace ledstang {
namespace {

// Changing a past interval that a later one follows would contradict it.
Result<void> require_latest(Sql& sql, const UnitState& state) {
    const auto later = sql.value<std::int64_t>(
        "select count(*) from unit_interval where unit = :unit and valid_from > :valid_from", state.number, state.from);
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

void remember_succession(Sql& sql, std::int64_t from, std::int64_t to, const char* kind, const Date& on) {
    sql.execute(
        "insert into unit_succession (from_unit, to_unit, kind, happened) values (:from_unit, :to_unit, :kind, "
        ":happened)",
        from, to, std::string(kind), on);
}

// Children on that day, and those that begin below the parent later.
void move_children(Transaction& transaction, std::int64_t from_parent, std::int64_t to_parent, const Date& on) {
    for (const UnitState& child : below_from(transaction.sql(), from_parent, on)) {
        UnitState next = child;
        next.parent = to_parent;
        change_from(transaction, child, std::max(child.from, on), next);
    }
}

}  // namespace

Result<void> create_unit(Transaction& transaction, const Configuration& configuration, const CreateUnit& wish) {
    Sql& sql = transaction.sql();
    if (auto free = require_free_id(sql, wish.id); !free) return free;
    if (configuration.level(wish.level) == nullptr)
        return refuse("unit.level", fmt::format("Nivån {} finns inte i organisation.toml.", in_quotes(wish.level)));
    if (wish.name.empty()) return refuse("unit.name", "Skriv enhetens namn.");
    std::optional<std::int64_t> parent;
    if (wish.parent) {
        const auto above = unit_on(sql, *wish.parent, wish.from);
        if (!above) return refuse(above.error());
        parent = above->number;
    }
    add_unit(transaction, {0, wish.id, wish.name, wish.level, parent, wish.from, std::nullopt}, {}, wish.note);
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
    if (makes_cycle(sql, state->number, parent->number, wish.from)) {
        return refuse("unit.cycle",
                      fmt::format("{} kan inte flyttas in under sig själv ({}).", state->name, parent->name));
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
    if (state->from == wish.on)
        return refuse("unit.never", fmt::format("{} började gälla samma dag. Välj en senare dag.", state->name));
    const auto below = sql.value<std::int64_t>(
        "select count(*) from unit_interval where parent = :unit and (valid_to is null or valid_to > :day)",
        state->number, wish.on);
    if (below > 0) {
        return refuse(RefusalKind::conflict, "unit.has_children",
                      fmt::format("{} har enheter under sig. Flytta eller avsluta dem först.", state->name));
    }
    end_on(transaction, *state, wish.on);
    return {};
}

Result<void> merge_units(Transaction& transaction, const MergeUnits& wish) {
    Sql& sql = transaction.sql();
    if (wish.units.size() < 2) return refuse("unit.merge", "Välj minst två enheter att slå ihop.");
    if (wish.name.empty()) return refuse("unit.name", "Skriv den sammanslagna enhetens namn.");
    std::vector<UnitState> old;
    for (const auto& id : wish.units) {
        auto state = changeable(sql, id, wish.from);
        if (!state) return refuse(state.error());
        for (const auto& other : old) {
            if (!lies_below(sql, state->number, other.number, wish.from) &&
                !lies_below(sql, other.number, state->number, wish.from))
                continue;
            return refuse("unit.merge",
                          fmt::format("{} och {} ligger under varandra eller är samma enhet. Flytta den ena först.",
                                      other.name, state->name));
        }
        if (state->from == wish.from)
            return refuse("unit.never", fmt::format("{} började gälla samma dag. Välj en senare dag.", state->name));
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
        number =
            add_unit(transaction,
                     {0, wish.id, wish.name, old.front().level, old.front().parent, wish.from, std::nullopt}, {}, "");
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
    if (state->from == wish.from)
        return refuse("unit.never", fmt::format("{} började gälla samma dag. Välj en senare dag.", state->name));
    std::int64_t first = 0;
    for (const auto& part : wish.into) {
        if (auto free = require_free_id(sql, part.id); !free) return free;
        if (part.name.empty())
            return refuse("unit.name", fmt::format("Skriv ett namn på den nya enheten {}.", in_quotes(part.id)));
        const auto number = add_unit(
            transaction, {0, part.id, part.name, state->level, state->parent, wish.from, std::nullopt}, {}, "");
        if (first == 0) first = number;
        remember_succession(sql, state->number, number, "split", wish.from);
    }
    move_children(transaction, state->number, first, wish.from);
    end_on(transaction, *state, wish.from);
    return {};
}

}  // namespace ledstang
