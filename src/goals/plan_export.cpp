// A unit's plan as a file: everything as plan.json, or its measures in the shape of measures.csv.
#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "exchange/write_workbook.h"
#include "goals/plan_import.h"

namespace ledstang {
namespace {

const std::vector<std::string> columns = {"no",
                                          "measure_id",
                                          "perspective",
                                          "success_factor",
                                          "name",
                                          "level",
                                          "unit",
                                          "decimals",
                                          "direction",
                                          "target_text",
                                          "target_operator",
                                          "target_value",
                                          "target_value_upper",
                                          "target_value_K",
                                          "target_value_M",
                                          "target_unit",
                                          "target_by",
                                          "comparison_kind",
                                          "comparison_period",
                                          "comparison_stated",
                                          "baseline_K",
                                          "baseline_M",
                                          "inferred",
                                          "follow_up"};

OutCell number_cell(const std::optional<Decimal>& value) {
    return value ? OutCell(OutNumber{*value}) : OutCell();
}

OutCell by_sex(const std::map<std::string, Decimal>& values, const char* sex) {
    const auto found = values.find(sex);
    return found == values.end() ? OutCell() : OutCell(OutNumber{found->second});
}

OutCell joined(const std::vector<std::string>& texts) {
    return fmt::format("{}", fmt::join(texts, ";"));
}

void add_target(OutRow& row, const Target& target) {
    const Comparison comparison = target.comparison.value_or(Comparison{});
    row.push_back(target.text);
    row.push_back(std::string(name_of(target.rule)));
    row.push_back(number_cell(target.value));
    row.push_back(number_cell(target.upper));
    row.push_back(by_sex(target.per_sex, "K"));
    row.push_back(by_sex(target.per_sex, "M"));
    row.push_back(target.unit);
    row.push_back(target.by ? target.by->to_string() : std::string{});
    row.push_back(target.comparison ? std::string(name_of(comparison.kind)) : std::string{});
    row.push_back(comparison.period ? comparison.period->to_string() : std::string{});
    row.push_back(target.comparison ? std::string(comparison.stated ? "yes" : "no") : std::string{});
    row.push_back(by_sex(comparison.value, "K"));
    row.push_back(by_sex(comparison.value, "M"));
    row.push_back(joined(target.inferred));
}

OutRow row_of(const std::string& perspective, const std::string& factor, const PlanMeasure& item) {
    const Measure& measure = item.measure;
    OutRow row = {OutNumber{Decimal::from_whole(measure.number)},
                  measure.id,
                  perspective,
                  factor,
                  measure.name,
                  measure.level,
                  measure.unit,
                  OutNumber{Decimal::from_whole(measure.decimals)},
                  std::string(name_of(measure.direction))};
    if (item.target) add_target(row, *item.target);
    row.resize(columns.size() - 1);
    row.push_back(joined(measure.follow_up));
    return row;
}

OutTable measure_table(const Plan& plan) {
    std::vector<std::pair<int, OutRow>> numbered;
    for (const auto& perspective : plan.perspectives) {
        for (const auto& factor : perspective.factors) {
            for (const auto& item : factor.measures)
                numbered.emplace_back(item.measure.number, row_of(perspective.id, factor.id, item));
        }
    }
    std::stable_sort(numbered.begin(), numbered.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    OutTable table{columns, {}};
    for (auto& [number, row] : numbered) table.rows.push_back(std::move(row));
    return table;
}

// The steering model of the lowest plan that has one.
void add_model(Sql& sql, const Plan& plan, PlanFile& file) {
    for (const auto& version : plan.versions) {
        const auto words = sql.value<std::string>(
            "select v.model_text from plan_version v join unit u on u.number = v.unit where u.id = :unit and v.number "
            "= :number",
            version.unit, version.number);
        if (words.empty()) continue;
        if (auto model = from_json_text<PlanFileModel>(words); model && *model != PlanFileModel{})
            file.model = std::move(*model);
    }
}

// What the plan file says of where its parts come from, which no page shows.
void add_source_words(Sql& sql, const Plan& plan, PlanFile& file) {
    using Words = std::tuple<std::string, std::string>;
    for (const auto& version : plan.versions) {
        for (const auto& [id, note] : sql.rows<Words>("select p.id, p.note from plan_perspective p join unit u on "
                                                      "u.number = p.unit where u.id = :unit and p.plan = :plan",
                                                      version.unit, version.number)) {
            const auto found = std::find_if(file.perspectives.begin(), file.perspectives.end(),
                                            [&](const auto& item) { return item.id == id; });
            if (found != file.perspectives.end() && found->note.empty()) found->note = note;
        }
        for (const auto& [id, source] : sql.rows<Words>("select f.id, f.source from plan_factor f join unit u on "
                                                        "u.number = f.unit where u.id = :unit and f.plan = :plan",
                                                        version.unit, version.number)) {
            const auto found = std::find_if(file.success_factors.begin(), file.success_factors.end(),
                                            [&](const auto& item) { return item.id == id; });
            if (const auto read = from_json_text<FactorSource>(source); read && found != file.success_factors.end())
                static_cast<FactorSource&>(*found) = *read;
        }
    }
}

PlanFile plan_file_of(Sql& sql, const Configuration& configuration, const Plan& plan, const Date& on) {
    PlanFile file;
    file.schema = "ledstang/plan/1";
    const auto source = read_kept_source(sql, plan.unit, on).value_or(KeptSource{});
    file.source = source;
    file.sex_codes = source.sex_codes;
    const Organisation organisation = read_organisation(sql, configuration, on);
    const auto chain = organisation.chain(plan.unit);
    file.organisation.region = chain.empty() ? std::string{} : chain.back()->id;
    file.organisation.unit = plan.unit;
    for (const auto& unit : organisation.units())
        file.organisation.units.push_back({unit.id, unit.name, unit.level, unit.parent, unit.variants, unit.note});
    file.organisation.groups = sql.rows<Group>("select id, name, kind from unit_group order by id");
    const auto period = sql.row<Period>("select period from reporting_context");
    if (period) file.report_period.id = *period;
    if (!plan.versions.empty()) file.report_period.from = plan.versions.back().from;
    if (period) {
        file.report_period.name = period->swedish();
        file.report_period.to = period->last_day();
    }
    for (const auto& follow_up : configuration.calendar.follow_ups) {
        file.follow_up_periods.push_back({follow_up.id, follow_up.name, follow_up.period, follow_up.through_month});
    }
    add_model(sql, plan, file);
    for (const auto& perspective : plan.perspectives) {
        PlanFilePerspective item{perspective.id,
                                 perspective.order,
                                 perspective.name,
                                 perspective.in_report,
                                 perspective.description,
                                 {},
                                 {}};
        for (const auto& goal : perspective.goals) item.strategic_goals.push_back({goal.id, goal.name});
        file.perspectives.push_back(std::move(item));
        for (const auto& factor : perspective.factors) {
            PlanFileFactor out;
            out.id = factor.id;
            out.name = factor.name;
            out.perspective = perspective.id;
            out.note = factor.note;
            file.success_factors.push_back(std::move(out));
            for (const auto& placed : factor.measures) {
                const Measure& m = placed.measure;
                file.measures.push_back({m.number,
                                         m.id,
                                         m.name,
                                         m.name_as_printed,
                                         m.kind,
                                         perspective.id,
                                         factor.id,
                                         m.level,
                                         "",
                                         m.unit,
                                         m.decimals,
                                         m.direction,
                                         m.sex_split,
                                         placed.target,
                                         m.follow_up,
                                         m.follow_up_text,
                                         std::nullopt,
                                         m.definition,
                                         m.owner,
                                         m.footnote,
                                         m.population,
                                         m.quality_class,
                                         m.note,
                                         m.roll_up == RollUp::own ? std::nullopt : std::optional(m.roll_up),
                                         m.purpose,
                                         m.numerator_definition,
                                         m.denominator_definition,
                                         m.counted,
                                         m.compared_with});
            }
        }
    }
    add_source_words(sql, plan, file);
    for (auto& measure : file.measures) {
        const auto said = source.measures.find(measure.id);
        if (said == source.measures.end()) continue;
        measure.level_basis = said->second.level_basis;
        measure.report_symbols = said->second.report_symbols;
    }
    std::stable_sort(file.measures.begin(), file.measures.end(),
                     [](const auto& a, const auto& b) { return a.no < b.no; });
    return file;
}

}  // namespace

Result<FileContent> export_plan(Context& context, const ExportWish& wish) {
    const Date on = wish.on.value_or(context.today);
    return context.store.read([&](Sql& sql) -> Result<FileContent> {
        const auto plan = read_plan(sql, wish.unit, on, false);
        if (!plan) return refuse(plan.error());
        if (wish.format == "json") {
            const auto json = parse_json(to_json(plan_file_of(sql, context.configuration, *plan, on)));
            return FileContent{fmt::format("plan-{}.json", wish.unit), "application/json", json->dump(1) + "\n"};
        }
        const OutTable table = measure_table(*plan);
        if (wish.format == "csv")
            return FileContent{fmt::format("matt-{}.csv", plan->unit), "text/csv; charset=utf-8", write_csv(table)};
        if (wish.format == "xlsx") {
            auto bytes = write_workbook({{"Mått", table, {}}}, {fmt::format("Mått, {}", plan->unit_name)});
            if (!bytes) return refuse(bytes.error());
            return FileContent{fmt::format("matt-{}.xlsx", plan->unit),
                               "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", std::move(*bytes)};
        }
        return refuse("export.format",
                      fmt::format("Formatet {} finns inte. Välj json, csv eller xlsx.", in_quotes(wish.format)));
    });
}

}  // namespace ledstang
