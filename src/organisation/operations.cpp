// What the organisation offers.
#include <algorithm>

#include "organisation/holdings.h"
#include "organisation/units.h"

namespace ledstang {
namespace {

struct OnDay {
    std::optional<Date> on;
    template <class S = OnDay>
    static constexpr auto described() {
        return describe("OnDay", field("on", &S::on, "Dag; i dag när den utelämnas"));
    }
};
struct UnitOnDay {
    std::string unit;
    std::optional<Date> on;
    template <class S = UnitOnDay>
    static constexpr auto described() {
        return describe("UnitOnDay", field("unit", &S::unit, "Enhet"),
                        field("on", &S::on, "Dag; i dag när den utelämnas"));
    }
};
struct LevelList {
    std::vector<Level> levels;
    template <class S = LevelList>
    static constexpr auto described() {
        return describe("LevelList", field("levels", &S::levels, "Nivåer uppifrån och ned"));
    }
};

Result<UnitTree> list_units(Context& context, const OnDay& wish) {
    const Date on = wish.on.value_or(context.today);
    return context.store.read([&](Sql& sql) -> Result<UnitTree> {
        return UnitTree{on, read_organisation(sql, context.configuration, on).units()};
    });
}

Result<UnitDetail> get_unit(Context& context, const UnitOnDay& wish) {
    return context.store.read(
        [&](Sql& sql) { return read_unit(sql, context.configuration, wish.unit, wish.on.value_or(context.today)); });
}

Result<LevelList> list_levels(Context& context, const Nothing&) {
    return LevelList{context.configuration.organisation.levels};
}

Result<GroupList> list_groups(Context& context, const Nothing&) {
    return context.store.read([](Sql& sql) -> Result<GroupList> {
        return GroupList{sql.rows<Group>("select id, name, kind from unit_group order by id")};
    });
}

// Runs one change of units and answers with the unit as it then is.
template <class Change>
Result<UnitDetail> change_units(Context& context, const std::string& unit, const Date& on, Change&& change) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<UnitDetail> {
        if (auto changed = change(transaction); !changed) return refuse(changed.error());
        return read_unit(transaction.sql(), context.configuration, unit, on);
    });
}

// A new top is nobody's part: only who is responsible for a present top, or makes the first unit, may add one.
Result<void> require_whole(Context& context) {
    const auto tops = context.store.read([](Sql& sql) {
        return sql.rows<std::string>(
            "select u.id from unit u join unit_interval i on i.unit = u.number where i.parent is null order by u.id");
    });
    const bool allowed = tops.empty() || std::any_of(tops.begin(), tops.end(), [&](const std::string& top) {
                             return require_within(context, top).has_value();
                         });
    if (allowed) return {};
    return refuse(RefusalKind::forbidden, "permission.outside_part",
                  "En enhet utan överordnad ligger utanför din del av organisationen. Ange en överordnad enhet.");
}

Result<UnitDetail> create(Context& context, const CreateUnit& wish) {
    if (wish.parent) {
        if (auto allowed = require_within(context, *wish.parent); !allowed) return refuse(allowed.error());
    } else if (auto allowed = require_whole(context); !allowed) {
        return refuse(allowed.error());
    }
    return change_units(context, wish.id, wish.from, [&](Transaction& transaction) {
        return create_unit(transaction, context.configuration, wish);
    });
}
Result<UnitDetail> rename(Context& context, const RenameUnit& wish) {
    return change_units(context, wish.unit, wish.from,
                        [&](Transaction& transaction) { return rename_unit(transaction, wish); });
}
Result<UnitDetail> move(Context& context, const MoveUnit& wish) {
    if (auto allowed = require_within(context, wish.parent); !allowed) return refuse(allowed.error());
    return change_units(context, wish.unit, wish.from,
                        [&](Transaction& transaction) { return move_unit(transaction, wish); });
}
Result<UnitDetail> close(Context& context, const CloseUnit& wish) {
    return change_units(context, wish.unit, wish.on,
                        [&](Transaction& transaction) { return close_unit(transaction, wish); });
}
Result<UnitDetail> merge(Context& context, const MergeUnits& wish) {
    for (const auto& unit : wish.units) {
        if (auto allowed = require_within(context, unit); !allowed) return refuse(allowed.error());
    }
    return change_units(context, wish.id, wish.from,
                        [&](Transaction& transaction) { return merge_units(transaction, wish); });
}
Result<UnitDetail> split(Context& context, const SplitUnit& wish) {
    return change_units(context, wish.unit, wish.from,
                        [&](Transaction& transaction) { return split_unit(transaction, wish); });
}

Result<UnitDetail> hold(Context& context, const PutHolding& wish) {
    return change_units(context, wish.unit, wish.from, [&](Transaction& transaction) {
        return put_holding(transaction, context.configuration, wish);
    });
}

class OrganisationScope : public Scope {
 public:
    bool within(Store& store, const std::string& unit, const std::vector<std::string>& parts,
                const Date& on) const override {
        return store.read([&](Sql& sql) {
            std::optional<std::string> current = unit;
            for (int steps = 0; current && steps < 100; ++steps) {
                if (std::find(parts.begin(), parts.end(), *current) != parts.end()) return true;
                // The latest interval that has begun, so that a unit that was closed still belongs somewhere; the first
                // one of a unit that begins later.
                const auto parent = sql.rows<std::optional<std::string>>(
                    "select p.id from unit u join unit_interval i on i.unit = u.number left join unit p on p.number = "
                    "i.parent "
                    "where u.id = :id order by case when i.valid_from <= :day then 0 else 1 end, case when "
                    "i.valid_from <= :day then i.valid_from end desc, "
                    "i.valid_from limit 1",
                    *current, on);
                current = parent.empty() ? std::nullopt : parent.front();
            }
            return false;
        });
    }
    bool knows(Store& store, const std::string& unit) const override {
        return store.read([&](Sql& sql) { return unit_number(sql, unit).has_value(); });
    }
};

}  // namespace

std::unique_ptr<Scope> organisation_scope() {
    return std::make_unique<OrganisationScope>();
}

void offer_organisation(Operations& operations) {
    operations.get("list_units", "/units", list_units, {Permission::read}, "Enheterna en viss dag");
    operations.get("list_levels", "/levels", list_levels, {Permission::read}, "Organisationens nivåer");
    operations.get("list_groups", "/groups", list_groups, {Permission::read}, "Grupperna");
    operations.get("get_unit", "/units/{unit}", get_unit, {Permission::read}, "En enhet och dess historia");
    operations.put("put_holding", "/units/{unit}/functions/{kind}", hold, {Permission::organise, &PutHolding::unit},
                   "Säg vem som har en funktion från en dag");
    operations.post("create_unit", "/units", create, {Permission::organise}, "Lägg till en enhet");
    operations.post("rename_unit", "/units/{unit}/rename", rename, {Permission::organise, &RenameUnit::unit},
                    "Byt namn på en enhet från en dag");
    operations.post("move_unit", "/units/{unit}/move", move, {Permission::organise, &MoveUnit::unit},
                    "Flytta en enhet från en dag");
    operations.post("close_unit", "/units/{unit}/close", close, {Permission::organise, &CloseUnit::unit},
                    "Avsluta en enhet");
    operations.post("merge_units", "/units/merge", merge, {Permission::organise}, "Slå ihop enheter");
    operations.post("split_unit", "/units/{unit}/split", split, {Permission::organise, &SplitUnit::unit},
                    "Dela en enhet");
}

}  // namespace ledstang
