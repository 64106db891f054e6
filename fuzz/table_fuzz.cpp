// Any bytes as a CSV file: a table or a refusal with faults, never a crash; and a table that was read is the same when
// it is written and read again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "exchange/csv.h"
#include "exchange/write_csv.h"

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

ledstang::OutTable out_table(const ledstang::Table& table) {
    ledstang::OutTable out{.header = table.header, .rows = {}};
    for (const auto& row : table.rows) {
        ledstang::OutRow cells;
        for (const auto& cell : row.cells) cells.emplace_back(cell.text);
        out.rows.push_back(std::move(cells));
    }
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto any = ledstang::read_table("fuzz.csv", bytes);
    demand(any || !any.error().faults.empty());

    const auto table = ledstang::read_csv("fuzz.csv", bytes);
    demand(table || !table.error().faults.empty());
    if (!table) return 0;
    const auto again = ledstang::read_csv("fuzz.csv", write_csv(out_table(*table)));
    demand(again.has_value());
    demand(again->header == table->header && again->rows.size() == table->rows.size());
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
        for (std::size_t j = 0; j < table->header.size(); ++j) {
            demand(again->rows[i].cells[j].text == table->rows[i].cells[j].text);
        }
    }
    return 0;
}
