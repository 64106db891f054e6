#include <fmt/format.h>

#include "base/swedish_text.h"
#include "goals/plan_store.h"

namespace ledstang {
namespace {

const std::string version_fields =
    "select u.id, v.number, v.name, v.state, v.valid_from, v.valid_to from plan_version v join unit u on u.number = "
    "v.unit ";

PlanVersion read_version(Sql& sql, std::int64_t unit, std::int64_t number) {
    static const std::string query = version_fields + "where v.unit = :unit and v.number = :number";
    return sql.row<PlanVersion>(query, unit, number).value();
}

// Everything that stands in one version stands in the other too.
void copy_elements(Sql& sql, std::int64_t unit, std::int64_t from, std::int64_t to) {
    sql.execute(
        "insert into plan_perspective (unit, plan, id, position, name, in_report, description, note, version) "
        "select unit, :to_plan, id, position, name, in_report, description, note, 1 from plan_perspective where unit = "
        ":unit and plan = :from_plan",
        to, unit, from);
    sql.execute(
        "insert into plan_goal (unit, plan, id, perspective, position, name, version) "
        "select unit, :to_plan, id, perspective, position, name, 1 from plan_goal where unit = :unit and plan = "
        ":from_plan",
        to, unit, from);
    sql.execute(
        "insert into plan_factor (unit, plan, id, perspective, position, name, source, note, version) "
        "select unit, :to_plan, id, perspective, position, name, source, note, 1 from plan_factor where unit = :unit "
        "and plan = :from_plan",
        to, unit, from);
    sql.execute(
        "insert into plan_measure (unit, plan, measure, factor, target, version) "
        "select unit, :to_plan, measure, factor, target, 1 from plan_measure where unit = :unit and plan = :from_plan",
        to, unit, from);
}

struct NewVersion {
    std::int64_t unit = 0;
    std::string unit_id, name;
    PlanState state = PlanState::in_force;
    std::optional<Date> from, to;
    std::optional<std::int64_t> copy_of;
};

PlanPlace add_version(Transaction& transaction, const NewVersion& wish) {
    Sql& sql = transaction.sql();
    const auto number =
        sql.value<std::int64_t>("select coalesce(max(number), 0) + 1 from plan_version where unit = :unit", wish.unit);
    std::string model, document;
    if (wish.copy_of) {
        const auto words = sql.value<std::tuple<std::string, std::string>>(
            "select model_text, document from plan_version where unit = :unit and number = :number", wish.unit,
            *wish.copy_of);
        std::tie(model, document) = words;
    }
    sql.execute(
        "insert into plan_version (unit, number, name, state, valid_from, valid_to, model_text, document) "
        "values (:unit, :number, :name, :state, :valid_from, :valid_to, :model, :document)",
        wish.unit, number, wish.name, std::string(name_of(wish.state)), wish.from, wish.to, model, document);
    if (wish.copy_of) copy_elements(sql, wish.unit, *wish.copy_of, number);
    transaction.log("plan_version", fmt::format("{}/{}", wish.unit_id, number), "",
                    to_json(read_version(sql, wish.unit, number)));
    return {wish.unit, number, wish.unit_id};
}

void end_version(Transaction& transaction, std::int64_t unit, std::int64_t number, const std::string& unit_id,
                 const Date& on) {
    Sql& sql = transaction.sql();
    const auto before = to_json(read_version(sql, unit, number));
    sql.execute("update plan_version set state = 'ended', valid_to = :valid_to where unit = :unit and number = :number",
                on, unit, number);
    transaction.log("plan_version", fmt::format("{}/{}", unit_id, number), before,
                    to_json(read_version(sql, unit, number)));
}

}  // namespace

std::optional<PlanPlace> plan_place(Sql& sql, std::int64_t unit, const std::string& unit_id, const Date& on,
                                    bool planned) {
    std::optional<std::int64_t> number;
    if (planned)
        number =
            sql.row<std::int64_t>("select number from plan_version where unit = :unit and state = 'planned'", unit);
    if (!number) {
        const auto current = sql.rows<std::int64_t>(
            "select number from plan_version where unit = :unit and state <> 'planned' and valid_from <= :day and "
            "(valid_to is null or :day < valid_to)",
            unit, on);
        if (!current.empty()) number = current.front();
    }
    if (!number) {
        const auto first = sql.rows<std::int64_t>(
            "select number from plan_version where unit = :unit and state <> 'planned' and valid_from > :day order by "
            "valid_from limit 1",
            unit, on);
        if (!first.empty()) number = first.front();
    }
    if (!number) return std::nullopt;
    return PlanPlace{unit, *number, unit_id};
}

std::vector<PlanVersion> plan_versions(Sql& sql, const std::string& unit) {
    static const std::string query = version_fields + "where u.id = :unit order by v.number";
    return sql.rows<PlanVersion>(query, unit);
}

PlanPlace plan_from(Transaction& transaction, const std::string& unit, const Date& from, const std::string& name) {
    Sql& sql = transaction.sql();
    const std::int64_t unit_key = unit_number(sql, unit).value();
    using Row = std::tuple<std::int64_t, Date, std::optional<Date>>;
    std::optional<Row> before, after;
    for (const auto& row : sql.rows<Row>("select number, valid_from, valid_to from plan_version where unit = :unit and "
                                         "state <> 'planned' order by valid_from",
                                         unit_key)) {
        if (std::get<1>(row) == from) return {unit_key, std::get<0>(row), unit};
        if (std::get<1>(row) < from) before = row;
        if (std::get<1>(row) > from && !after) after = row;
    }
    NewVersion wish{unit_key, unit,         name,        after ? PlanState::ended : PlanState::in_force,
                    from,     std::nullopt, std::nullopt};
    if (after) wish.to = std::get<1>(*after);
    if (before) {
        wish.copy_of = std::get<0>(*before);
        end_version(transaction, unit_key, std::get<0>(*before), unit, from);
    }
    return add_version(transaction, wish);
}

Result<PlanVersion> start_planning(Transaction& transaction, const std::string& unit, const std::string& name) {
    Sql& sql = transaction.sql();
    const auto unit_key = unit_number(sql, unit);
    if (!unit_key)
        return refuse(RefusalKind::not_found, "unit.unknown", fmt::format("Enheten {} finns inte.", in_quotes(unit)));
    if (sql.row<std::int64_t>("select number from plan_version where unit = :unit and state = 'planned'", *unit_key)) {
        return refuse(RefusalKind::conflict, "plan.already_planned",
                      "En ny plan är redan under arbete. Fortsätt i den.");
    }
    const auto current =
        sql.row<std::int64_t>("select number from plan_version where unit = :unit and state = 'in_force'", *unit_key);
    const auto place =
        add_version(transaction, {*unit_key, unit, name, PlanState::planned, std::nullopt, std::nullopt, current});
    return read_version(sql, place.unit, place.number);
}

Result<PlanVersion> put_in_force(Transaction& transaction, const std::string& unit, int number, const Date& from) {
    Sql& sql = transaction.sql();
    const auto unit_key = unit_number(sql, unit);
    if (!unit_key)
        return refuse(RefusalKind::not_found, "unit.unknown", fmt::format("Enheten {} finns inte.", in_quotes(unit)));
    const auto state = sql.row<std::string>("select state from plan_version where unit = :unit and number = :number",
                                            *unit_key, number);
    if (!state)
        return refuse(RefusalKind::not_found, "plan.version_unknown",
                      fmt::format("Planversion {} finns inte.", number));
    if (*state != "planned")
        return refuse(RefusalKind::conflict, "plan.not_planned",
                      fmt::format("Planversion {} planeras inte: den gäller eller har gällt.", number));
    if (const auto current = sql.row<std::tuple<std::int64_t, Date>>(
            "select number, valid_from from plan_version where unit = :unit and state = 'in_force'", *unit_key)) {
        if (std::get<1>(*current) >= from) {
            return refuse("plan.from", fmt::format("Den gällande planen börjar {}. Välj en senare dag.",
                                                   to_string(std::get<1>(*current))));
        }
        end_version(transaction, *unit_key, std::get<0>(*current), unit, from);
    }
    const auto before = to_json(read_version(sql, *unit_key, number));
    sql.execute(
        "update plan_version set state = 'in_force', valid_from = :valid_from where unit = :unit and number = :number",
        from, *unit_key, number);
    auto version = read_version(sql, *unit_key, number);
    transaction.log("plan_version", fmt::format("{}/{}", unit, number), before, to_json(version));
    return version;
}

}  // namespace ledstang
