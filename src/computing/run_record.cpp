#include <algorithm>
#include <set>

#include "computing/run.h"
#include "store/bulk_insert.h"
#include "store/next_key.h"

namespace ledstang {
namespace {

// Unit, period, series and sex as the store numbers them, and the version of the present outcome there.
using VersionPlace = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>;
std::map<VersionPlace, std::int64_t> versions_of(Sql& sql, const std::string& measure, const ReadyOutcomes& ready) {
    std::map<VersionPlace, std::int64_t> versions;
    if (ready.outcomes.empty()) return versions;
    std::int64_t first = period_code(ready.outcomes.front().period), last = first;
    for (const auto& outcome : ready.outcomes) {
        first = std::min(first, period_code(outcome.period));
        last = std::max(last, period_code(outcome.period));
    }
    using Row = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>;
    sql.each<Row>(
        "select o.unit, o.period, o.series, o.sex, o.version from outcome o join measure m on m.number = o.measure "
        "where m.id = :measure and o.period between :first and :last order by o.unit, o.period, o.series, o.sex",
        [&](const Row& row) {
            const auto& [unit, period, series, sex, version] = row;
            versions.emplace_hint(versions.end(), VersionPlace{unit, period, series, sex}, version);
        },
        measure, first, last);
    return versions;
}

}  // namespace

void record_run(Transaction& transaction, const Context& context, const ComputeMeasures& wish,
                const std::string& organisation, const MeasureWork& work, const ReadyOutcomes& ready,
                ComputedMeasure& told_of) {
    Sql& sql = transaction.sql();
    const auto before = versions_of(sql, work.measure.id, ready);
    const auto counts = write_outcomes(transaction, ready.outcomes, "computation");
    const auto after = versions_of(sql, work.measure.id, ready);
    told_of.added = counts.added;
    told_of.changed = counts.changed;
    told_of.unchanged = counts.unchanged;
    const auto number = next_key(sql, "computation");
    const auto measure = *measure_number(sql, work.measure.id);
    std::set<std::string> datasets;
    for (const auto& batch : work.batches) datasets.insert(batch.dataset);
    std::string names;
    for (const auto& name : datasets) names += (names.empty() ? "" : " ") + name;
    const bool whole = wish.unit.empty() && !wish.period;
    sql.execute(
        "insert into computation (number, measure, definition_version, definition_digest, organised, organisation, "
        "datasets, computed_on, computed_at, person, whole, added, changed, unchanged) values (:number, :measure, "
        ":version, :digest, :organised, :organisation, :datasets, :computed_on, :computed_at, :person, :whole, "
        ":added, :changed, :unchanged)",
        number, measure, std::int64_t{work.file->definition.text.version}, work.digest(),
        std::string(name_of(wish.organised)), organisation, names, context.today, transaction.now(),
        context.caller.person, std::int64_t{whole ? 1 : 0}, std::int64_t{counts.added}, std::int64_t{counts.changed},
        std::int64_t{counts.unchanged});
    BulkInsert batches(sql, "computation_batch",
                       {"computation", "dataset", "batch", "first_day", "last_day", "row_count"});
    for (const auto& batch : work.batches)
        batches.add(number, batch.dataset, batch.batch, batch.first, batch.last, batch.rows);
    batches.finish();
    std::map<std::string, std::int64_t> units, series;
    for (const auto& outcome : ready.outcomes) {
        if (!units.contains(outcome.unit_id)) units[outcome.unit_id] = *unit_number(sql, outcome.unit_id);
        if (!series.contains(outcome.series)) {
            series[outcome.series] =
                sql.value<std::int64_t>("select number from series where name = :name", outcome.series);
        }
    }
    BulkInsert rows(sql, "computed_outcome",
                    {"unit", "period", "measure", "series", "sex", "version", "computation", "row_count"});
    for (std::size_t i = 0; i < ready.outcomes.size(); ++i) {
        const auto& outcome = ready.outcomes[i];
        const VersionPlace place{units[outcome.unit_id], period_code(outcome.period), series[outcome.series],
                                 sex_code(outcome.sex)};
        const auto version = after.at(place);
        const auto earlier = before.find(place);
        if (earlier != before.end() && earlier->second == version) continue;  // left alone: as it was
        const auto& [unit, period, one_series, sex] = place;
        rows.add(unit, period, measure, one_series, sex, version, number, ready.rows[i]);
    }
    rows.finish();
}

}  // namespace ledstang
