#include "flows/compiled.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/decimal.h"
#include "base/swedish_text.h"
#include "exchange/write_csv.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

// Small letters, and one space between words.
std::string alike(const std::string& text) {
    std::string kept;
    for (const char letter : lower_case(text)) {
        const bool space = letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
        if (space && (kept.empty() || kept.back() == ' ')) continue;
        kept += space ? ' ' : letter;
    }
    if (kept.ends_with(' ')) kept.pop_back();
    return kept;
}

struct Sum {
    std::vector<std::string> cells;  // as the first unit wrote them
    Decimal weight;
    int rows = 0;
    std::set<std::string> units;  // names
};

using Sums = std::map<std::vector<std::string>, Sum>;

void add(Sums& sums, std::vector<std::string> cells, const Decimal& weight, const std::string& unit) {
    std::vector<std::string> key;
    for (const auto& cell : cells) key.push_back(alike(cell));
    auto& sum = sums[std::move(key)];
    if (sum.cells.empty()) sum.cells = std::move(cells);
    sum.weight = sum.weight + weight;
    ++sum.rows;
    sum.units.insert(unit);
}

std::vector<const Sum*> in_order(const Sums& sums) {
    std::vector<const Sum*> ordered;
    for (const auto& [key, sum] : sums) ordered.push_back(&sum);
    std::ranges::stable_sort(ordered, [](const Sum* a, const Sum* b) {
        if (a->weight != b->weight) return b->weight < a->weight;
        return b->units.size() < a->units.size();
    });
    return ordered;
}

std::string mean_of(const Sum& sum) {
    const auto mean = Decimal::from_double(std::round(sum.weight.to_double() / sum.rows * 10) / 10);
    return mean ? mean->to_string() : "";
}

CompiledTable compile(const FlowField& field, const FlowColumn& weight, const WholeMatter& whole,
                      const Organisation& organisation) {
    CompiledTable table;
    table.field = field.id;
    table.name = field.name;
    table.weight_name = weight.name;
    table.highest = weight.rank;
    for (const auto& column : field.columns) {
        if (&column != &weight) table.columns.push_back(column.name);
    }
    Sums needs, areas;
    for (const auto& unit : whole.units) {
        const auto* place = organisation.find(unit.unit);
        const std::string name = place == nullptr ? unit.unit : place->name;
        const auto text = unit.fields.find(field.id);
        if (text == unit.fields.end()) continue;
        for (const auto& row : table_rows(text->second)) {
            std::vector<std::string> cells;
            for (const auto& column : field.columns) {
                if (&column == &weight) continue;
                const auto cell = row.find(column.id);
                cells.push_back(cell == row.end() ? "" : cell->second);
            }
            const auto given = row.find(weight.id);
            const auto heavy = given == row.end() ? std::nullopt : Decimal::parse(given->second);
            if (cells.size() > 1) add(areas, {cells.front()}, heavy.value_or(Decimal()), name);
            add(needs, std::move(cells), heavy.value_or(Decimal()), name);
        }
    }
    for (const auto* sum : in_order(needs)) {
        table.rows.push_back({sum->cells,
                              sum->weight.to_string(),
                              mean_of(*sum),
                              static_cast<int>(sum->units.size()),
                              {sum->units.begin(), sum->units.end()}});
    }
    for (const auto* sum : in_order(areas))
        table.areas.push_back(
            {sum->cells.front(), sum->weight.to_string(), sum->rows, static_cast<int>(sum->units.size())});
    return table;
}

Result<CompiledMatter> read(Sql& sql, const Context& context, const std::string& matter) {
    const auto whole = read_whole_matter(sql, context.configuration, matter);
    if (!whole) return refuse(whole.error());
    const auto organisation = read_organisation(sql, context.configuration, context.today);
    CompiledMatter compiled;
    compiled.matter = matter;
    compiled.title = whole->matter.title;
    compiled.asked = static_cast<int>(whole->units.size());
    const auto& part = whole->flow->type.units;
    for (const auto& unit : whole->units) {
        const auto* stage = part.stage(unit.stage);
        if (stage != nullptr && stage->ended) {
            ++compiled.answered;
            continue;
        }
        const auto* place = organisation.find(unit.unit);
        compiled.missing.push_back(place == nullptr ? unit.unit : place->name);
    }
    for (const auto& field : part.fields) {
        const auto weight = std::ranges::find_if(field.columns, [](const FlowColumn& one) { return one.rank > 0; });
        if (weight != field.columns.end()) compiled.tables.push_back(compile(field, *weight, *whole, organisation));
    }
    return compiled;
}

}  // namespace

Result<CompiledMatter> get_compiled(Context& context, const GetCompiled& wish) {
    return context.store.read([&](Sql& sql) { return read(sql, context, wish.matter); });
}

Result<FileContent> export_compiled(Context& context, const GetCompiled& wish) {
    return context.store.read([&](Sql& sql) -> Result<FileContent> {
        const auto compiled = read(sql, context, wish.matter);
        if (!compiled) return refuse(compiled.error());
        if (compiled->tables.empty()) {
            return refuse(RefusalKind::not_found, "flow.not_compiled",
                          "Ärendetypen har ingen tabell hos enheterna som ställs samman.");
        }
        OutTable out;
        out.header = {"Plats"};
        const auto& first = compiled->tables.front();
        out.header.insert(out.header.end(), first.columns.begin(), first.columns.end());
        for (const char* name : {" sammanlagd", " i medeltal"}) out.header.push_back(first.weight_name + name);
        out.header.insert(out.header.end(), {"Antal enheter", "Enheter"});
        int place = 0;
        for (const auto& row : first.rows) {
            OutRow cells{OutNumber{Decimal::from_whole(++place)}};
            for (const auto& cell : row.cells) cells.emplace_back(cell);
            for (const auto& number : {row.weight, row.mean})
                cells.emplace_back(OutNumber{Decimal::parse(number).value_or(Decimal())});
            cells.emplace_back(OutNumber{Decimal::from_whole(row.units)});
            cells.emplace_back(list_in_words(row.unit_names));
            out.rows.push_back(std::move(cells));
        }
        return FileContent{wish.matter + ".csv", "text/csv; charset=utf-8", write_csv(out, CsvForm::excel)};
    });
}

}  // namespace ledstang
