// Typed cells of an imported table, by column name. Everything that is wrong is gathered with its place, so that one
// try shows all of it:
//
//     if (auto complete = require_columns(table, {"outcome_id", "value"}); !complete) return refuse(complete.error());
//     TableFaults faults(table.file);
//     for (const Row& row : table.rows) {
//         RowReader cells(table, row, faults);
//         const std::string id = cells.text("outcome_id");
//         const auto value = cells.optional_number("value");
//         if (cells.ok()) outcomes.push_back({id, value});
//     }
//     if (!faults.empty()) return refuse(faults.refusal());
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"
#include "base/swedish_number.h"
#include "exchange/table.h"
#include "exchange/table_faults.h"

namespace ledstang {

// Refuses with `table.column_missing`, one fault a column, each with the nearest spelling and what the file has.
Result<void> require_columns(const Table& table, std::initializer_list<std::string_view> names);
Result<void> require_columns(const Table& table, std::span<const std::string> names);

class RowReader {
 public:
    // All three must outlive the reader.
    RowReader(const Table& table, const Row& row, TableFaults& faults) : table_(table), row_(row), faults_(faults) {}

    int line() const { return row_.line; }
    bool ok() const { return ok_; }           // no fault in this row so far
    bool has(std::string_view column) const;  // the table has the column and the cell is not blank

    // The two forms of every reader: the plain one demands content (fault `cell.missing`), the optional one gives
    // nothing for a blank cell or a column that the table does not have. Both give nothing, and a fault, for wrong
    // content.

    // Without blanks at the ends; "" when missing.
    std::string text(std::string_view column);
    std::string optional_text(std::string_view column) const;

    // Swedish or machine form, with the unit if one is written (swedish_number.h). Faults `number.*`.
    // A number cell of a workbook is taken as it is, rounded to six decimals; it is never ambiguous.
    std::optional<ParsedNumber> number(std::string_view column);
    std::optional<ParsedNumber> optional_number(std::string_view column);

    // A number without decimals and unit. Fault `cell.not_an_integer`.
    std::optional<std::int64_t> integer(std::string_view column);
    std::optional<std::int64_t> optional_integer(std::string_view column);

    // 2022-04-30. Fault `cell.not_a_date`.
    std::optional<Date> date(std::string_view column);
    std::optional<Date> optional_date(std::string_view column);

    // 2022, 2022-T1, 2022-Q3, 2022-04, 2022-W07, 2022-VT. Fault `cell.not_a_period`.
    std::optional<Period> period(std::string_view column);
    std::optional<Period> optional_period(std::string_view column);

    // One of the allowed words, exactly as spelled. Fault `cell.not_allowed`, with the nearest spelling.
    std::optional<std::string> one_of(std::string_view column, std::span<const std::string> allowed);
    std::optional<std::string> one_of(std::string_view column, std::initializer_list<std::string_view> allowed);
    std::optional<std::string> optional_one_of(std::string_view column, std::span<const std::string> allowed);
    std::optional<std::string> optional_one_of(std::string_view column,
                                               std::initializer_list<std::string_view> allowed);

    // For what only the importing room knows, e.g. `unit.unknown`: a fault at the cell of this column.
    void fault(std::string_view column, std::string code, std::string message);

 private:
    const Cell* filled_cell(std::string_view column) const;
    bool present(std::string_view column);
    std::optional<ParsedNumber> parse_number(std::string_view column, const Cell& cell);

    const Table& table_;
    const Row& row_;
    TableFaults& faults_;
    bool ok_ = true;
};

}  // namespace ledstang
