#include "measures/measures.h"
#include "measures/outcome_codes.h"

namespace ledstang {
namespace {

using Text = std::optional<std::string>;
using Figure = std::optional<Decimal>;
using PlainRow = std::tuple<std::string, std::string, std::string, std::int64_t, std::int64_t, Figure, Figure, Figure,
                            std::int64_t, std::int64_t, Text, Text, Text, Text, Text, Text, Text, Text, Text>;

const std::string fields =
    "select m.id, u.id, s.name, o.period, o.sex, o.value, o.numerator, o.denominator, o.flags, o.version, d.source_id, "
    "d.period_basis, d.value_unit, "
    "d.printed, d.origin, d.note, d.missing_reason, ";
const std::string joins =
    "join unit u on u.number = o.unit join measure m on m.number = o.measure join series s on s.number = o.series "
    "left join outcome_detail d on d.number = o.detail ";
const std::string plain = fields + "null, null from outcome o " + joins;
const std::string signed_rows =
    fields + "c.at, c.person from outcome o " + joins + "join change_log c on c.sequence = o.change ";

Outcome outcome_of(const PlainRow& row) {
    const auto& [measure, unit, series, period, sex, value, numerator, denominator, flags, version, source_id,
                 period_basis, value_unit, printed, origin, note, missing_reason, at, person] = row;
    Outcome outcome;
    outcome.id = source_id.value_or("");
    outcome.measure = measure;
    outcome.unit_id = unit;
    outcome.series = series;
    outcome.period = period_of_code(period);
    outcome.period_basis = period_basis.value_or("");
    outcome.sex = sex_of_code(sex);
    outcome.value = value;
    outcome.numerator = numerator;
    outcome.denominator = denominator;
    outcome.unit = value_unit.value_or("");
    outcome.printed = printed.value_or("");
    outcome.origin = origin.value_or("");
    outcome.note = note.value_or("");
    outcome.flags = flags_of_bits(flags);
    outcome.missing_reason = missing_reason.value_or("");
    outcome.recorded_at = at.value_or("");
    outcome.recorded_by = person.value_or("");
    outcome.version = static_cast<int>(version);
    return outcome;
}

template <class... Arguments>
std::vector<Outcome> read(Sql& sql, const std::string& query, const Arguments&... arguments) {
    std::vector<Outcome> outcomes;
    sql.each<PlainRow>(query, [&](const PlainRow& row) { outcomes.push_back(outcome_of(row)); }, arguments...);
    return outcomes;
}

}  // namespace

std::vector<Outcome> outcomes_in(Sql& sql, const std::string& unit, const std::optional<Period>& period) {
    static const std::string query = plain +
                                     "where o.unit = (select number from unit where id = :unit) and o.period = :period "
                                     "order by o.measure, o.series, o.sex";
    return read(sql, query, unit, period_code(period));
}

std::vector<Outcome> outcomes_of(Sql& sql, const std::string& unit, const std::string& measure) {
    const auto unit_key = unit_number(sql, unit);
    const auto measure_key = measure_number(sql, measure);
    if (!unit_key || !measure_key) return {};
    // The key leads with unit and period, so the unit's few periods are hopped over one at a time.
    static const std::string query =
        "with recursive seen(period) as (select min(period) from outcome where unit = :unit union all "
        "select (select min(period) from outcome where unit = :unit and period > seen.period) from seen "
        "where seen.period is not null) " +
        signed_rows +
        "where o.unit = :unit and o.period in (select period from seen where period is not null) and o.measure = "
        ":measure "
        "order by case when o.period = 0 then 1 else 0 end, o.period, o.series, o.sex";
    return read(sql, query, *unit_key, *measure_key);
}

std::vector<Outcome> outcomes_until(Sql& sql, const std::string& unit, Period::Kind kind, const Date& last) {
    const auto unit_key = unit_number(sql, unit);
    if (!unit_key) return {};
    static const std::string query =
        "with recursive seen(period) as (select min(period) from outcome where unit = :unit and period > 0 union all "
        "select (select min(period) from outcome where unit = :unit and period > seen.period) from seen "
        "where seen.period is not null) " +
        plain +
        "where o.unit = :unit and o.period in (select period from seen where period is not null and (period % 1000) / "
        "100 = :kind) and s.name in ('main', 'computed') order by o.period";
    auto outcomes = read(sql, query, *unit_key, static_cast<std::int64_t>(kind));
    std::erase_if(outcomes, [&](const Outcome& outcome) { return last < outcome.period->last_day(); });
    return outcomes;
}

std::vector<Outcome> outcomes_of(Sql& sql, const std::string& unit, const std::string& measure, const Period& period) {
    static const std::string query =
        plain +
        "where o.unit = (select number from unit where id = :unit) and o.period = :period "
        "and o.measure = (select number from measure where id = :measure) order by o.series, o.sex";
    return read(sql, query, unit, period, measure);
}

std::vector<Outcome> outcomes_below(Sql& sql, const std::string& unit, const Period& period, const Date& on) {
    static const std::string query =
        plain +
        "join unit_interval i on i.unit = o.unit where i.parent = (select number from unit where id = :unit) and "
        "i.valid_from <= :day and (i.valid_to is null or :day < i.valid_to) and o.period = :period order by i.name, "
        "o.unit, o.measure, o.series, o.sex";
    return read(sql, query, unit, on, period);
}

std::vector<Recorded> recorded_in(Sql& sql, const std::string& unit, const Period& period) {
    using Row = std::tuple<std::string, std::int64_t, std::string, std::string>;
    std::vector<Recorded> recorded;
    sql.each<Row>(
        "select m.id, o.sex, c.person, c.at from outcome o join measure m on m.number = o.measure join change_log c on "
        "c.sequence = o.change where o.unit = (select number from unit where id = :unit) and o.period = :period and "
        "o.series = 0",
        [&](const Row& row) {
            const auto& [measure, sex, person, at] = row;
            recorded.push_back({measure, sex_of_code(sex), person, at});
        },
        unit, period);
    return recorded;
}

namespace {
const std::string of_key =
    "where u.id = :unit and m.id = :measure and s.name = :series and o.period = :period and o.sex = :sex ";
}

std::optional<Outcome> present_outcome(Sql& sql, const OutcomeKey& key) {
    static const std::string query = signed_rows + of_key;
    auto found = read(sql, query, key.unit, key.measure, key.series, period_code(key.period), sex_code(key.sex));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Outcome> outcome_versions(Sql& sql, const OutcomeKey& key) {
    static const std::string earlier = fields + "c.at, c.person from outcome_history o " + joins +
                                       "join change_log c on c.sequence = o.change " + of_key +
                                       "order by o.version desc";
    std::vector<Outcome> versions;
    if (auto present = present_outcome(sql, key)) versions.push_back(std::move(*present));
    auto older = read(sql, earlier, key.unit, key.measure, key.series, period_code(key.period), sex_code(key.sex));
    versions.insert(versions.end(), std::make_move_iterator(older.begin()), std::make_move_iterator(older.end()));
    return versions;
}

}  // namespace ledstang
