// Looking units up.
#include "organisation/units.h"

#include <fmt/format.h>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

using StateRow = std::tuple<std::int64_t, std::string, std::string, std::string, std::optional<std::int64_t>, Date,
                            std::optional<Date>>;

UnitState state_of(const StateRow& row) {
    const auto& [number, id, name, level, parent, from, to] = row;
    return {number, id, name, level, parent, from, to};
}

constexpr auto state_query =
    "select u.number, u.id, i.name, i.level, i.parent, i.valid_from, i.valid_to from unit u join unit_interval i on "
    "i.unit = u.number "
    "where u.id = :id and i.valid_from <= :day and (i.valid_to is null or :day < i.valid_to)";

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

std::optional<std::int64_t> unit_number(Sql& sql, const std::string& id) {
    return sql.row<std::int64_t>("select number from unit where id = :id", id);
}

Result<UnitState> unit_on(Sql& sql, const std::string& id, const Date& on) {
    if (const auto row = sql.row<StateRow>(state_query, id, on)) return state_of(*row);
    return refuse(unknown_unit(id, on, sql.rows<std::string>("select id from unit where id <> :id", id)));
}

Result<std::vector<ChainUnit>> unit_chain(Sql& sql, const std::string& id, const Date& on) {
    const auto state = unit_on(sql, id, on);
    if (!state) return refuse(state.error());
    std::vector<ChainUnit> chain = {{state->number, state->id, state->name, state->level}};
    auto parent = state->parent;
    while (parent && chain.size() < 100) {
        const auto row = sql.row<StateRow>(
            "select u.number, u.id, i.name, i.level, i.parent, i.valid_from, i.valid_to from unit u join unit_interval "
            "i on i.unit = u.number "
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
        "select i.name, i.level, p.id, i.valid_from, i.valid_to from unit_interval i left join unit p on p.number = "
        "i.parent "
        "where i.unit = :unit order by i.valid_from",
        number);
    detail.successions = sql.rows<Succession>(
        "select f.id, t.id, s.kind, s.happened from unit_succession s join unit f on f.number = s.from_unit join unit "
        "t on t.number = s.to_unit "
        "where s.from_unit = :unit or s.to_unit = :unit order by s.happened, f.id, t.id",
        number);
    using Held = std::tuple<std::string, std::string, std::string>;
    for (const auto& [kind, person, name] :
         sql.rows<Held>("select h.kind, p.id, p.name from holding h join person p on p.id = h.person where h.unit = "
                        ":unit and h.valid_from <= :day "
                        "and (h.valid_to is null or :day < h.valid_to) order by h.kind, p.name",
                        number, on)) {
        const FunctionKind* known = configuration.function_kind(kind);
        detail.functions.push_back({kind + "@" + id, kind, known != nullptr ? known->name : kind, id, person, name});
    }
    return detail;
}

std::vector<UnitState> below_from(Sql& sql, std::int64_t parent, const Date& on) {
    std::vector<UnitState> children;
    for (const auto& row : sql.rows<StateRow>(
             "select u.number, u.id, i.name, i.level, i.parent, i.valid_from, i.valid_to from unit u join "
             "unit_interval i on i.unit = u.number "
             "where i.parent = :parent and (i.valid_to is null or :day < i.valid_to) order by u.number, i.valid_from",
             parent, on)) {
        children.push_back(state_of(row));
    }
    return children;
}

}  // namespace ledstang
