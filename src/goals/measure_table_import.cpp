// Measures and targets out of a table in the shape of measures.csv: one row a measure, as spreadsheets and planning
// tools have them.
#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "exchange/row_reader.h"
#include "goals/plan_import.h"
#include "goals/target_wording.h"
#include "operations/import_run.h"

namespace ledstang {
namespace {

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = text.find(';');
        if (const auto part = text.substr(0, end); !part.empty()) parts.emplace_back(part);
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return parts;
}

std::optional<Decimal> decimal(RowReader& cells, std::string_view column) {
    const auto number = cells.optional_number(column);
    return number ? std::optional(number->value) : std::nullopt;
}

template <NamedEnum Enum>
std::optional<Enum> choice(RowReader& cells, std::string_view column) {
    std::vector<std::string> names;
    for (const auto& named : names_of(Enum{})) names.emplace_back(named.name);
    const auto name = cells.optional_one_of(column, names);
    return name ? value_named<Enum>(*name) : std::nullopt;
}

// Where in the table a fault of the target stands; at its words where the column is not there.
std::string_view column_of(const TargetFault& fault, const RowReader& cells) {
    const std::string_view column = fault.field == "upper"   ? "target_value_upper"
                                    : fault.field == "value" ? "target_value"
                                    : fault.field == "per_sex"
                                        ? cells.has("target_value_K") ? "target_value_K" : "target_value_M"
                                        : "target_text";
    return cells.has(column) ? column : "target_text";
}

std::optional<Target> read_target(RowReader& cells) {
    if (!cells.has("target_text") && !cells.has("target_operator")) return std::nullopt;
    Target target;
    target.text = cells.text("target_text");
    target.value = decimal(cells, "target_value");
    target.upper = decimal(cells, "target_value_upper");
    target.unit = cells.optional_text("target_unit");
    const auto rule = choice<TargetOperator>(cells, "target_operator");
    const auto worded = target.value || target.upper ? std::nullopt : interval_in(target.text);
    if (rule) target.rule = *rule;
    if (worded && rule.value_or(TargetOperator::between) == TargetOperator::between) {
        target.rule = TargetOperator::between;
        target.value = worded->lower;
        target.upper = worded->upper;
        if (target.unit.empty()) target.unit = worded->unit;
    } else if (!rule && cells.ok()) {
        cells.fault("target_operator", "target.operator",
                    "Målets jämförelse saknas. Skriv till exempel >=, <=, <, between, increase eller decrease.");
    }
    target.by = cells.optional_period("target_by");
    for (const char* sex : {"K", "M"}) {
        if (const auto value = decimal(cells, fmt::format("target_value_{}", sex))) target.per_sex[sex] = *value;
    }
    if (const auto kind = choice<ComparisonKind>(cells, "comparison_kind")) {
        Comparison comparison;
        comparison.kind = *kind;
        comparison.period = cells.optional_period("comparison_period");
        comparison.stated = cells.optional_text("comparison_stated") == "yes";
        for (const char* sex : {"K", "M"}) {
            if (const auto value = decimal(cells, fmt::format("baseline_{}", sex))) comparison.value[sex] = *value;
        }
        target.comparison = comparison;
    }
    target.inferred = split(cells.optional_text("inferred"));
    if (cells.ok()) {
        if (const auto wrong = target_fault(target)) cells.fault(column_of(*wrong, cells), wrong->code, wrong->message);
    }
    return target;
}

struct MeasureRow {
    Measure measure;
    std::string factor;
    std::optional<Target> target;
};

// What the table does not say stays as it is in the store.
MeasureRow read_row(RowReader& cells, Sql& sql) {
    MeasureRow row;
    const std::string id = cells.text("measure_id");
    if (auto present = read_measure(sql, id)) row.measure = std::move(*present);
    Measure& measure = row.measure;
    const std::string name = cells.text("name");
    if (measure.name != name) measure.name_as_printed = name;
    measure.id = id;
    measure.name = name;
    if (const auto number = cells.optional_integer("no")) measure.number = static_cast<int>(*number);
    measure.level = cells.text("level");
    measure.unit = cells.optional_text("unit");
    if (const auto decimals = cells.optional_integer("decimals")) measure.decimals = static_cast<int>(*decimals);
    if (const auto direction = choice<BetterDirection>(cells, "direction")) measure.direction = *direction;
    if (cells.has("follow_up")) {
        const auto follow_up = split(cells.optional_text("follow_up"));
        if (follow_up != measure.follow_up) {
            measure.follow_up = follow_up;
            measure.follow_up_text = fmt::format("{}", fmt::join(follow_up, ", "));
        }
    }
    row.factor = cells.text("success_factor");
    row.target = read_target(cells);
    if (measure.sex_split.empty())
        measure.sex_split =
            row.target && !row.target->per_sex.empty() ? std::vector{Sex::K, Sex::M} : std::vector{Sex::T};
    return row;
}

}  // namespace

Result<ImportReport> import_measures(Context& context, const ImportWish& wish) {
    const auto table = read_table(wish.file.name, wish.file.bytes);
    if (!table) return refuse(table.error());
    if (auto complete = require_columns(*table, {"measure_id", "success_factor", "name", "level", "direction",
                                                 "target_text", "target_operator", "target_value"});
        !complete) {
        return refuse(complete.error());
    }
    return run_import(
        context, wish, "measures",
        [&](Transaction& transaction, TableFaults& faults, ImportReport& report) -> Result<void> {
            Sql& sql = transaction.sql();
            const auto reporting = reporting_context(sql, wish);
            if (!reporting) return refuse(reporting.error());
            const Date on = reporting->period.last_day();
            const auto chain = unit_chain(sql, reporting->unit, on);
            if (!chain) return refuse(chain.error());
            const auto plan = read_plan(sql, reporting->unit, on, false);
            std::vector<std::string> factors;
            for (const auto& perspective : plan->perspectives) {
                for (const auto& factor : perspective.factors) factors.push_back(factor.id);
            }
            std::map<std::string, int> seen;
            report.rows = static_cast<int>(table->rows.size());
            for (const Row& row : table->rows) {
                RowReader cells(*table, row, faults);
                const MeasureRow wished = read_row(cells, sql);
                if (const auto [first, fresh] = seen.try_emplace(wished.measure.id, cells.line()); !fresh) {
                    cells.fault(
                        "measure_id", "plan.duplicate_id",
                        fmt::format("Måttet {} står redan på rad {}.", in_quotes(wished.measure.id), first->second));
                }
                if (!wished.factor.empty() &&
                    std::find(factors.begin(), factors.end(), wished.factor) == factors.end()) {
                    std::string message =
                        fmt::format("Framgångsfaktorn {} finns inte i planen.", in_quotes(wished.factor));
                    if (const auto nearest = nearest_name(wished.factor, factors))
                        message += fmt::format(" Menade du {}?", in_quotes(*nearest));
                    cells.fault("success_factor", "plan.factor_unknown", std::move(message));
                }
                const auto at = std::find_if(chain->begin(), chain->end(),
                                             [&](const ChainUnit& unit) { return unit.level == wished.measure.level; });
                if (cells.ok() && at == chain->end()) {
                    cells.fault("level", "plan.level",
                                fmt::format("Nivån {} finns inte ovanför {}.", in_quotes(wished.measure.level),
                                            chain->front().name));
                }
                if (!cells.ok()) continue;
                const auto defined = apply_measure(transaction, context.configuration, wished.measure);
                if (!defined) {
                    cells.fault("measure_id", defined.error().code, defined.error().message);
                    continue;
                }
                auto place = plan_place(sql, at->number, at->id, on, false);
                if (!place)
                    place = plan_from(transaction, at->id, Date{on.year() / 1 / 1},
                                      fmt::format("Plan {}", reporting->period.year()));
                const auto placed =
                    apply_plan_measure(transaction, *place, wished.measure.id, wished.factor, wished.target);
                if (!placed) {
                    cells.fault("target_text", placed.error().code, placed.error().message);
                    continue;
                }
                if (*defined == Applied::added || *placed == Applied::added) {
                    ++report.added;
                } else if (*defined == Applied::changed || *placed == Applied::changed) {
                    ++report.changed;
                } else {
                    ++report.unchanged;
                }
            }
            return {};
        });
}

}  // namespace ledstang
