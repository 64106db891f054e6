#include "exchange/table_shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\n") - first + 1));
}

void take_header(Table& table, const Row& row, TableFaults& faults) {
    table.header_line = row.line;
    std::map<std::string, int> first_column;
    for (const Cell& cell : row.cells) {
        const std::string name = trimmed(cell.text);
        if (name.empty()) {
            faults.add(
                {"table.header_empty",
                 fmt::format("Kolumn {} saknar namn i rubrikraden. Ge den ett namn eller ta bort den.", cell.column),
                 "", "", cell.line, cell.column});
        } else if (const auto [earlier, is_new] = first_column.emplace(name, cell.column); !is_new) {
            faults.add({"table.header_duplicate",
                        fmt::format("Kolumnnamnet {} står två gånger, i kolumn {} och {}. Byt namn på en av dem.",
                                    in_quotes(name), earlier->second, cell.column),
                        name, "", cell.line, cell.column});
        }
        table.header.push_back(name);
    }
}

void check_length(const Row& row, std::size_t expected, TableFaults& faults) {
    const std::size_t found = row.cells.size();
    if (found == expected) return;
    const std::string_view cure = found < expected ? "Är raden avklippt, eller saknas en avgränsare?"
                                                   : "Står en avgränsare i en text som saknar citattecken?";
    faults.add({"table.cell_count",
                fmt::format("Raden har {} celler men rubrikraden har {}. {}", found, expected, cure), "", "", row.line,
                static_cast<int>(std::min(found, expected)) + 1});
}

}  // namespace

bool has_content(const Row& row) {
    return std::ranges::any_of(row.cells, [](const Cell& cell) { return !cell.text.empty(); });
}

Result<Table> shape_table(Table table, std::vector<Row> rows, TableFaults faults) {
    if (rows.empty()) {
        faults.add({"table.empty", "Filen är tom. Första raden ska innehålla kolumnernas namn.", "", "", 1, 1});
        return refuse(faults.refusal());
    }
    take_header(table, rows.front(), faults);
    rows.erase(rows.begin());
    for (const Row& row : rows) check_length(row, table.header.size(), faults);
    if (!faults.empty()) return refuse(faults.refusal());
    table.rows = std::move(rows);
    return table;
}

}  // namespace ledstang
