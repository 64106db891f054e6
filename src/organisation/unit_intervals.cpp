#include "organisation/unit_intervals.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "store/next_key.h"

namespace ledstang {
namespace {

void insert_interval(Sql& sql, std::int64_t unit, const Date& from, const std::optional<Date>& to,
                     const std::string& name, const std::string& level, const std::optional<std::int64_t>& parent) {
    sql.execute(
        "insert into unit_interval (unit, valid_from, valid_to, name, level, parent) values (:unit, :valid_from, "
        ":valid_to, :name, :level, :parent)",
        unit, from, to, name, level, parent);
}

struct LoggedUnit {
    std::string name, level;
    std::optional<std::string> parent;
    Date from;
    std::optional<Date> to;
    std::vector<std::string> variants;
    std::string note;
    template <class U = LoggedUnit>
    static constexpr auto described() {
        return describe("LoggedUnit", field("name", &U::name, ""), field("level", &U::level, ""),
                        field("parent", &U::parent, ""), field("from", &U::from, ""), field("to", &U::to, ""),
                        field("variants", &U::variants, ""), field("note", &U::note, ""));
    }
};

std::string logged(Sql& sql, const UnitState& state) {
    const auto [variants, note] = sql.value<std::tuple<std::string, std::string>>(
        "select variants, note from unit where number = :number", state.number);
    std::optional<std::string> parent;
    if (state.parent) parent = sql.value<std::string>("select id from unit where number = :number", *state.parent);
    return to_json(LoggedUnit{state.name, state.level, parent, state.from, state.to, variants_of(variants), note});
}

}  // namespace

std::int64_t add_unit(Transaction& transaction, const UnitState& unit, const std::vector<std::string>& variants,
                      const std::string& note) {
    Sql& sql = transaction.sql();
    UnitState added = unit;
    added.number = next_key(sql, "unit");
    sql.execute("insert into unit (number, id, variants, note, version) values (:number, :id, :variants, :note, 1)",
                added.number, unit.id, to_json(variants), note);
    insert_interval(sql, added.number, unit.from, unit.to, unit.name, unit.level, unit.parent);
    transaction.log("unit", unit.id, "", logged(sql, added));
    return added.number;
}

void change_from(Transaction& transaction, const UnitState& before, const Date& from, UnitState next) {
    Sql& sql = transaction.sql();
    const std::string earlier = logged(sql, before);
    if (before.from == from) {
        sql.execute(
            "update unit_interval set name = :name, level = :level, parent = :parent where unit = :unit and valid_from "
            "= :valid_from",
            next.name, next.level, next.parent, before.number, from);
    } else {
        sql.execute("update unit_interval set valid_to = :valid_to where unit = :unit and valid_from = :valid_from",
                    from, before.number, before.from);
        insert_interval(sql, before.number, from, before.to, next.name, next.level, next.parent);
    }
    sql.execute("update unit set version = version + 1 where number = :number", before.number);
    next.from = from;
    transaction.log("unit", before.id, earlier, logged(sql, next));
}

void end_on(Transaction& transaction, const UnitState& state, const Date& on) {
    Sql& sql = transaction.sql();
    const std::string earlier = logged(sql, state);
    sql.execute("update unit_interval set valid_to = :valid_to where unit = :unit and valid_from = :valid_from", on,
                state.number, state.from);
    sql.execute("update unit set version = version + 1 where number = :number", state.number);
    UnitState ended = state;
    ended.to = on;
    transaction.log("unit", state.id, earlier, logged(sql, ended));
}

void change_words(Transaction& transaction, const UnitState& state, const std::vector<std::string>& variants,
                  const std::string& note) {
    Sql& sql = transaction.sql();
    const std::string earlier = logged(sql, state);
    sql.execute("update unit set variants = :variants, note = :note, version = version + 1 where number = :number",
                to_json(variants), note, state.number);
    transaction.log("unit", state.id, earlier, logged(sql, state));
}

Result<void> require_free_id(Sql& sql, const std::string& id) {
    if (id.empty() || ascii_slug(id) != id) {
        return refuse("unit.id",
                      fmt::format("Id:t {} får bara innehålla små bokstäver a–z, siffror och understreck. Förslag: {}.",
                                  in_quotes(id), in_quotes(ascii_slug(id))));
    }
    if (unit_number(sql, id))
        return refuse(RefusalKind::conflict, "unit.exists",
                      fmt::format("Enheten {} finns redan. Välj ett annat id.", in_quotes(id)));
    return {};
}

bool lies_below(Sql& sql, std::int64_t unit, std::int64_t top, const Date& on) {
    std::optional<std::int64_t> current = unit;
    for (int steps = 0; current && steps < 100; ++steps) {
        if (*current == top) return true;
        const auto parent = sql.row<std::optional<std::int64_t>>(
            "select parent from unit_interval where unit = :unit and valid_from <= :day and (valid_to is null or :day "
            "< valid_to)",
            *current, on);
        current = parent ? *parent : std::nullopt;
    }
    return false;
}

bool makes_cycle(Sql& sql, std::int64_t unit, std::int64_t parent, const Date& from) {
    auto days = sql.rows<Date>("select distinct valid_from from unit_interval where valid_from > :day", from);
    days.push_back(from);
    return std::any_of(days.begin(), days.end(), [&](const Date& day) { return lies_below(sql, parent, unit, day); });
}

}  // namespace ledstang
