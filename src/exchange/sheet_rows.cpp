#include "exchange/sheet_rows.h"

#include <fmt/format.h>

#include "base/swedish_text.h"
#include "base/utf8.h"
#include "exchange/table_shape.h"

namespace ledstang {

void SheetRows::put(int row, int column, std::string text, bool is_number) {
    if (text.find_first_not_of(" \t\n") == std::string::npos) return;
    text_bytes_ += text.size();
    if (count_ >= limits_.cells || text.size() > limits_.cell_bytes || text_bytes_ > limits_.text_bytes) {
        too_large_ = true;
        return;
    }
    if (first_invalid_utf8(text)) {
        put_fault(row, column, "table.encoding", "Cellens text går inte att läsa. Skriv om den.");
        return;
    }
    ++count_;
    rows_[row][column] = Cell{.text = std::move(text), .line = row, .column = column, .is_number = is_number};
}

void SheetRows::put_fault(int row, int column, std::string code, std::string message) {
    faults_.push_back({row, column, std::move(code), std::move(message)});
}

Result<Table> SheetRows::to_table(const std::string& file_name) const {
    TableFaults faults(file_name, limits_.faults);
    if (too_large_) {
        faults.add(
            {"table.too_large",
             fmt::format("Bladet {} har för många eller för stora celler. Dela det i flera filer.", in_quotes(name_)),
             "", "", std::nullopt, std::nullopt});
        return refuse(faults.refusal(RefusalKind::too_large));
    }
    for (const auto& fault : faults_) {
        faults.add({fault.code, fault.message, "", "", fault.row, fault.column});
    }
    Table table{.file = file_name, .sheet = name_, .header = {}, .rows = {}};
    if (rows_.empty() && !faults.empty()) return refuse(faults.refusal());
    if (rows_.empty()) return shape_table(std::move(table), {}, std::move(faults));

    const int first_column = rows_.begin()->second.begin()->first;
    const int last_column = rows_.begin()->second.rbegin()->first;
    const auto width = static_cast<std::size_t>(last_column - first_column) + 1;
    if (width > limits_.columns || rows_.size() > limits_.cells / width) {
        faults.add({"table.too_large",
                    fmt::format("Bladet har fler än {} kolumner eller {} celler. Dela det i flera filer.",
                                limits_.columns, limits_.cells),
                    "", "", rows_.begin()->first, last_column});
        return refuse(faults.refusal(RefusalKind::too_large));
    }
    std::vector<Row> rows;
    for (const auto& [line, cells] : rows_) {
        Row row{.line = line, .cells = {}};
        for (int column = first_column; column <= last_column; ++column) {
            const auto found = cells.find(column);
            row.cells.push_back(found != cells.end() ? found->second
                                                     : Cell{.text = {}, .line = line, .column = column});
        }
        for (const auto& [column, cell] : cells) {
            if (column >= first_column && column <= last_column) continue;
            faults.add({"table.cell_count",
                        fmt::format("{} står utanför tabellen: kolumnen har ingen rubrik.", in_quotes(cell.text)), "",
                        "", line, column});
        }
        if (has_content(row)) rows.push_back(std::move(row));
    }
    return shape_table(std::move(table), std::move(rows), std::move(faults));
}

}  // namespace ledstang
