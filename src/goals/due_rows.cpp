#include "goals/due_rows.h"

#include <algorithm>

#include "calendar/calendar.h"
#include "goals/figure.h"
#include "measures/measures.h"

namespace ledstang {
namespace {

std::vector<DueRow> rows_due(const Configuration& configuration, const Plan& plan, const std::string& level,
                             const Period& period) {
    std::vector<const Measure*> measures;
    for (const auto& perspective : plan.perspectives) {
        for (const auto& factor : perspective.factors) {
            for (const auto& item : factor.measures) {
                if (is_followed_up(configuration, item.measure, period) &&
                    is_reported_by(configuration, item.measure, level))
                    measures.push_back(&item.measure);
            }
        }
    }
    std::ranges::stable_sort(measures, {}, &Measure::number);
    std::vector<DueRow> rows;
    for (const Measure* measure : measures) {
        for (const Sex sex : {Sex::K, Sex::M, Sex::T}) {
            if (std::ranges::find(measure->sex_split, sex) != measure->sex_split.end())
                rows.push_back({measure->id, measure->name, sex, false});
        }
    }
    return rows;
}

}  // namespace

DueRows::DueRows(Sql& sql, const Configuration& configuration, const Organisation& organisation, const Period& period)
    : sql_(sql), configuration_(configuration), organisation_(organisation), period_(period) {
    for (auto& unit :
         sql.rows<std::string>("select distinct u.id from plan_version v join unit u on u.number = v.unit"))
        with_plan_.insert(std::move(unit));
}

const std::vector<DueRow>& DueRows::wanted_from(const std::string& unit) {
    const auto chain = organisation_.chain(unit);
    const auto planner = std::ranges::find_if(chain, [&](const UnitRow* row) { return with_plan_.contains(row->id); });
    const auto key = [&](const std::string& level) {
        return (planner == chain.end() ? std::string{} : (*planner)->id) + "/" + level;
    };
    const auto [place, fresh] = wanted_.try_emplace(key(chain.front()->level));
    if (!fresh || planner == chain.end()) return place->second;
    const auto plan = read_plan(sql_, (*planner)->id, period_.last_day(), false);
    if (!plan) return place->second;
    // For all levels that may ask, so that the plan is read once.
    std::set<std::string> levels;
    for (const UnitRow* row : organisation_.subtree((*planner)->id)) levels.insert(row->level);
    for (const auto& level : levels) wanted_[key(level)] = rows_due(configuration_, *plan, level, period_);
    return place->second;
}

void DueRows::read_under(const std::string& unit, int levels) {
    const auto top = organisation_.find(unit);
    if (top == nullptr) return;
    for (const UnitRow* row : organisation_.subtree(unit)) {
        if (row->depth <= top->depth + levels) entered_.try_emplace(row->id);
    }
    // A comment on the measure is a reason too, where the missing value has none of its own.
    using Row = std::tuple<std::string, std::string, std::int64_t>;
    sql_.each<Row>(
        "with recursive tree(unit, depth) as (select number, 0 from unit where id = :unit union all select i.unit, "
        "tree.depth + 1 from tree join unit_interval i on i.parent = tree.unit where tree.depth < :levels and "
        "i.valid_from <= :day and (i.valid_to is null or :day < i.valid_to)) select u.id, m.id, o.sex from tree join "
        "unit u on u.number = tree.unit join outcome o on o.unit = u.number join measure m on m.number = o.measure "
        "left join outcome_detail d on d.number = o.detail where o.period = :period and o.series = 0 and (o.value is "
        "not null or coalesce(d.missing_reason, '') <> '' or exists (select 1 from period_comment c where c.unit = "
        "u.number and c.period = o.period and c.scope = 'measure' and c.scope_id = m.id))",
        [&](const Row& row) {
            const auto& [of, measure, sex] = row;
            entered_[of].emplace(measure, sex);
        },
        unit, std::int64_t{levels}, period_.last_day(), period_);
}

std::vector<DueRow> DueRows::of(const std::string& unit) {
    if (organisation_.find(unit) == nullptr) return {};
    std::vector<DueRow> rows = wanted_from(unit);
    if (rows.empty()) return rows;
    if (!entered_.contains(unit)) read_under(unit, 0);
    const auto& entered = entered_[unit];
    for (auto& row : rows) row.entered = entered.contains({row.measure, sex_code(row.sex)});
    return rows;
}

std::vector<ForgottenMeasure> forgotten_measures(Sql& sql, const Configuration& configuration,
                                                 const Organisation& organisation, const std::string& unit,
                                                 const Date& today) {
    std::vector<ForgottenMeasure> forgotten;
    for (const auto& rhythm : configuration.calendar.rhythms) {
        const auto latest = latest_ended(rhythm, today);
        if (!latest) continue;
        const Period earlier = latest->previous();
        std::map<std::string, int> lacking;  // by measure: how many of the two periods have no row entered
        std::map<std::string, std::string> names;
        for (const auto& period : {earlier, *latest}) {
            DueRows due(sql, configuration, organisation, period);
            std::map<std::string, bool> entered;
            for (const auto& row : due.of(unit)) {
                entered[row.measure] = entered[row.measure] || row.entered;
                names[row.measure] = row.name;
            }
            for (const auto& [measure, is_entered] : entered) lacking[measure] += is_entered ? 0 : 1;
        }
        for (const auto& [measure, periods] : lacking) {
            if (periods < 2) continue;
            // One that is due at every period has no rhythm of its own.
            const auto definition = read_measure(sql, measure);
            if (!definition || std::ranges::find(definition->follow_up, rhythm.id) == definition->follow_up.end())
                continue;
            forgotten.push_back({measure, names[measure], earlier, *latest});
        }
    }
    return forgotten;
}

}  // namespace ledstang
