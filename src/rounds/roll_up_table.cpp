// Reading the units' figures, and writing the parent's.
#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "goals/goals.h"
#include "rounds/chain.h"
#include "rounds/roll_up.h"

namespace ledstang {
namespace {

constexpr std::size_t most_named = 5;

struct Below {
    const UnitRow* unit = nullptr;
    std::set<std::pair<std::string, Sex>> due;
    std::vector<Outcome> outcomes;
};

const Outcome* main_outcome(const std::vector<Outcome>& outcomes, const std::string& measure, Sex sex) {
    const auto found = std::ranges::find_if(outcomes, [&](const Outcome& outcome) {
        return outcome.measure == measure && outcome.series == "main" && outcome.sex == sex;
    });
    return found == outcomes.end() ? nullptr : &*found;
}

std::vector<Below> read_below(Sql& sql, const Organisation& organisation, DueRows& due, const std::string& unit,
                              const Period& period) {
    std::map<std::string, std::vector<Outcome>> outcomes;
    for (auto& outcome : outcomes_below(sql, unit, period, period.last_day()))
        outcomes[outcome.unit_id].push_back(std::move(outcome));
    std::vector<Below> all;
    due.read_under(unit, 1);
    for (const UnitRow* child : organisation.children(unit)) {
        Below below{child, {}, std::move(outcomes[child->id])};
        for (const auto& row : due.of(child->id)) below.due.emplace(row.measure, row.sex);
        if (!below.due.empty()) all.push_back(std::move(below));
    }
    return all;
}

Result<RollUpRow> row_of(const Measure& measure, Sex sex, const std::vector<Below>& all) {
    RollUpRow row;
    row.measure = measure.id;
    row.measure_name = measure.name;
    row.sex = sex;
    row.way = measure.roll_up;
    std::vector<Part> parts;
    std::set<QualityFlag> flags;
    for (const auto& below : all) {
        const Outcome* outcome = main_outcome(below.outcomes, measure.id, sex);
        if (outcome == nullptr && !below.due.contains({measure.id, sex})) continue;
        Part part;
        if (outcome != nullptr) part = {outcome->value, outcome->numerator, outcome->denominator};
        const bool has = measure.roll_up == RollUp::own ? part.value.has_value() : is_usable(measure.roll_up, part);
        if (!has) {
            row.missing.push_back({below.unit->id, below.unit->name});
            continue;
        }
        flags.insert(outcome->flags.begin(), outcome->flags.end());
        parts.push_back(part);
    }
    row.units = static_cast<int>(parts.size());
    row.flags.assign(flags.begin(), flags.end());
    if (measure.roll_up == RollUp::own) return row;
    const auto rolled = roll_up(measure.roll_up, scale_of(measure), parts);
    if (!rolled) return refuse(rolled.error());
    row.value = rolled->value;
    row.numerator = rolled->numerator;
    row.denominator = rolled->denominator;
    return row;
}

Result<RollUpTable> read_table(Sql& sql, const Configuration& configuration, const std::string& unit,
                               const Period& period) {
    const auto organisation = read_organisation(sql, configuration, period.last_day());
    if (auto known = require_unit(organisation, unit); !known) return refuse(known.error());
    DueRows due(sql, configuration, organisation, period);
    const auto below = read_below(sql, organisation, due, unit, period);
    const auto own = outcomes_in(sql, unit, period);
    RollUpTable table{unit, period, {}};
    for (const auto& wanted : due.of(unit)) {
        const auto measure = read_measure(sql, wanted.measure);
        if (!measure) return refuse(measure.error());
        auto row = row_of(*measure, wanted.sex, below);
        if (!row) return refuse(row.error());
        if (const Outcome* stored = main_outcome(own, wanted.measure, wanted.sex)) {
            row->stored_value = stored->value;
            row->stored_version = stored->version;
        }
        table.rows.push_back(std::move(*row));
    }
    return table;
}

std::string note_of(const RollUpRow& row) {
    const auto all = row.units + static_cast<int>(row.missing.size());
    if (row.missing.empty()) return fmt::format("Sammanräknat från {} enheter.", all);
    std::vector<std::string> names;
    for (const auto& unit : row.missing) names.push_back(unit.unit_name);
    const auto count = names.size();
    if (count > most_named) {
        names.resize(most_named);
        return fmt::format("Sammanräknat från {} av {} enheter. Saknas: {} och {} till.", row.units, all,
                           fmt::join(names, ", "), count - most_named);
    }
    return fmt::format("Sammanräknat från {} av {} enheter. Saknas: {}.", row.units, all, list_in_words(names));
}

Outcome outcome_of(const TakeRollUp& wish, const RollUpRow& row, const Measure& measure) {
    Outcome outcome;
    outcome.measure = row.measure;
    outcome.unit_id = wish.unit;
    outcome.period = wish.period;
    outcome.period_basis = "stated";
    outcome.sex = row.sex;
    outcome.value = row.value;
    outcome.numerator = row.numerator;
    outcome.denominator = row.denominator;
    outcome.unit = measure.unit;
    outcome.origin = "computed";
    outcome.note = note_of(row);
    outcome.flags = row.flags;
    const bool low = row.way == RollUp::sum && !row.missing.empty();
    if (low && std::ranges::find(outcome.flags, QualityFlag::under_reported) == outcome.flags.end())
        outcome.flags.push_back(QualityFlag::under_reported);
    return outcome;
}

}  // namespace

Result<RollUpTable> get_roll_up(Context& context, const RoundWish& wish) {
    return context.store.read([&](Sql& sql) { return read_table(sql, context.configuration, wish.unit, wish.period); });
}

Result<RollUpTable> take_roll_up(Context& context, const TakeRollUp& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<RollUpTable> {
        Sql& sql = transaction.sql();
        if (auto open = require_open(sql, context.configuration, wish.unit, wish.period, context.today, context.caller);
            !open)
            return refuse(open.error());
        const auto table = read_table(sql, context.configuration, wish.unit, wish.period);
        if (!table) return refuse(table.error());
        const auto accepted = accepted_rows(sql, wish.unit, wish.period);
        std::vector<Outcome> outcomes;
        for (const auto& row : table->rows) {
            if (!row.value || (!wish.measure.empty() && row.measure != wish.measure)) continue;
            if (wish.sex && row.sex != *wish.sex) continue;
            if (accepted.contains({row.measure, sex_code(row.sex)})) continue;
            const auto measure = read_measure(sql, row.measure);
            if (!measure) return refuse(measure.error());
            outcomes.push_back(outcome_of(wish, row, *measure));
        }
        if (outcomes.empty()) {
            return refuse(RefusalKind::conflict, "roll_up.nothing",
                          "Det finns inget att räkna samman: inget av måtten räknas samman, inga enheter har värden, "
                          "eller så är raderna redan godtagna.");
        }
        write_outcomes(transaction, std::move(outcomes), context.operation);
        return read_table(sql, context.configuration, wish.unit, wish.period);
    });
}

}  // namespace ledstang
