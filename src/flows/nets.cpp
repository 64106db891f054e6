// What a table of plus and minus comes to: who pays and who saves, year by year.
#include <algorithm>
#include <set>

#include "flows/page.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

using Key = std::pair<std::string, std::string>;  // unit and year, each empty for all

Decimal net_of(const FlowField& field, const std::map<std::string, std::string>& row) {
    Decimal net;
    for (const auto& column : field.columns) {
        const auto cell = row.find(column.id);
        const auto number = cell == row.end() ? std::nullopt : Decimal::parse(cell->second);
        if (!number || column.sign.empty()) continue;
        net = column.sign == "+" ? net + *number : net - *number;
    }
    return net;
}

std::string cell_of_kind(const FlowField& field, const std::map<std::string, std::string>& row, const char* kind) {
    const auto column = std::ranges::find(field.columns, kind, &FlowColumn::kind);
    const auto cell = column == field.columns.end() ? row.end() : row.find(column->id);
    return cell == row.end() ? std::string() : cell->second;
}

}  // namespace

std::vector<NetRow> nets_of(const WholeMatter& whole, const Organisation& organisation) {
    std::vector<NetRow> nets;
    for (const auto& field : whole.flow->type.matter.fields) {
        const auto text = whole.matter.fields.find(field.id);
        if (field.net.empty() || text == whole.matter.fields.end()) continue;
        std::map<Key, Decimal> sums;
        for (const auto& row : table_rows(text->second)) {
            const Decimal net = net_of(field, row);
            const auto unit = cell_of_kind(field, row, "unit");
            const auto year = cell_of_kind(field, row, "year");
            // A row without unit or year counts once in each sum that it belongs to.
            for (const Key& key : std::set{Key{unit, year}, Key{unit, ""}, Key{"", year}, Key{"", ""}})
                sums[key] = sums[key] + net;
        }
        for (const auto& [key, net] : sums) {
            const auto* unit = organisation.find(key.first);
            nets.push_back(
                {field.id, key.first, unit == nullptr ? key.first : unit->name, key.second, net.to_string()});
        }
    }
    return nets;
}

}  // namespace ledstang
