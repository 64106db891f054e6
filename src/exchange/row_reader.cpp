#include "exchange/row_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

// Without spaces, no-break spaces and line breaks at the ends.
std::string_view trimmed(std::string_view text) {
    const auto remove = [&](std::string_view blank) {
        if (text.starts_with(blank)) {
            text.remove_prefix(blank.size());
        } else if (text.ends_with(blank)) {
            text.remove_suffix(blank.size());
        } else {
            return false;
        }
        return true;
    };
    while (remove(" ") || remove("\t") || remove("\n") || remove("\r") || remove("\u00a0")) {
    }
    return text;
}

std::vector<std::string> to_strings(std::initializer_list<std::string_view> words) {
    return {words.begin(), words.end()};
}

std::string suggestion(std::string_view written, std::span<const std::string> candidates) {
    const auto nearest = nearest_name(written, candidates);
    return nearest ? fmt::format(" Menas {}?", in_quotes(*nearest)) : std::string();
}

// "a, b och c", but not a whole page of it.
std::string some_of(std::span<const std::string> words, std::string_view joint) {
    constexpr std::size_t most = 30;
    if (words.size() <= most) return list_in_words(words, joint);
    std::string list;
    for (const auto& word : words.first(most)) list += word + ", ";
    return list + fmt::format("och {} till", words.size() - most);
}

// A workbook's number: machine form, perhaps followed by " %".
std::optional<ParsedNumber> parse_number_cell(std::string_view text) {
    ParsedNumber parsed;
    if (text.ends_with(" %")) {
        parsed.unit = "%";
        text.remove_suffix(2);
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    const auto exact = Decimal::parse(text);
    const auto decimal = exact ? exact : Decimal::from_double(value);
    if (!decimal) return std::nullopt;
    parsed.value = *decimal;
    const std::string shown = decimal->to_string();
    const auto point = shown.find('.');
    parsed.decimals = point == std::string::npos ? 0 : static_cast<int>(shown.size() - point - 1);
    return parsed;
}

}  // namespace

Result<void> require_columns(const Table& table, std::span<const std::string> names) {
    TableFaults faults(table.file);
    for (const std::string& name : names) {
        if (table.column(name)) continue;
        faults.add({"table.column_missing",
                    fmt::format("Kolumnen {} saknas.{} Filens kolumner är {}.", in_quotes(name),
                                suggestion(name, table.header), some_of(table.header, "och")),
                    name, "", table.header_line, std::nullopt});
    }
    if (!faults.empty()) return refuse(faults.refusal());
    return {};
}

Result<void> require_columns(const Table& table, std::initializer_list<std::string_view> names) {
    return require_columns(table, to_strings(names));
}

const Cell* RowReader::filled_cell(std::string_view column) const {
    const auto index = table_.column(column);
    if (!index || *index >= row_.cells.size()) return nullptr;
    const Cell& cell = row_.cells[*index];
    return trimmed(cell.text).empty() ? nullptr : &cell;
}

bool RowReader::has(std::string_view column) const {
    return filled_cell(column) != nullptr;
}

bool RowReader::present(std::string_view column) {
    if (has(column)) return true;
    fault(column, "cell.missing", fmt::format("Cellen i kolumnen {} är tom men måste fyllas i.", in_quotes(column)));
    return false;
}

std::string RowReader::text(std::string_view column) {
    return present(column) ? optional_text(column) : std::string();
}

std::string RowReader::optional_text(std::string_view column) const {
    const Cell* cell = filled_cell(column);
    return cell ? std::string(trimmed(cell->text)) : std::string();
}

std::optional<ParsedNumber> RowReader::parse_number(std::string_view column, const Cell& cell) {
    if (cell.is_number) {
        auto parsed = parse_number_cell(cell.text);
        if (!parsed) fault(column, "number.too_large", fmt::format("Talet {} är för stort.", in_quotes(cell.text)));
        return parsed;
    }
    auto parsed = parse_swedish_number(cell.text);
    if (parsed) return *parsed;
    fault(column, parsed.error().code, parsed.error().message);
    return std::nullopt;
}

std::optional<ParsedNumber> RowReader::number(std::string_view column) {
    return present(column) ? optional_number(column) : std::nullopt;
}

std::optional<ParsedNumber> RowReader::optional_number(std::string_view column) {
    const Cell* cell = filled_cell(column);
    return cell ? parse_number(column, *cell) : std::nullopt;
}

std::optional<std::int64_t> RowReader::integer(std::string_view column) {
    return present(column) ? optional_integer(column) : std::nullopt;
}

std::optional<std::int64_t> RowReader::optional_integer(std::string_view column) {
    const Cell* cell = filled_cell(column);
    if (!cell) return std::nullopt;
    const auto parsed = parse_number(column, *cell);
    if (!parsed) return std::nullopt;
    const bool whole = parsed->decimals == 0 && parsed->unit.empty() && !parsed->approximate;
    if (whole) return parsed->value.millionths() / Decimal::per_one;
    fault(column, "cell.not_an_integer",
          fmt::format("{} ska vara ett heltal utan enhet, till exempel 12.", in_quotes(cell->text)));
    return std::nullopt;
}

std::optional<Date> RowReader::date(std::string_view column) {
    return present(column) ? optional_date(column) : std::nullopt;
}

std::optional<Date> RowReader::optional_date(std::string_view column) {
    const Cell* cell = filled_cell(column);
    if (!cell) return std::nullopt;
    const auto date = parse_date(trimmed(cell->text));
    if (!date) {
        fault(column, "cell.not_a_date",
              fmt::format("{} är inte ett datum. Skriv år, månad och dag: 2022-04-30.", in_quotes(cell->text)));
    }
    return date;
}

std::optional<Period> RowReader::period(std::string_view column) {
    return present(column) ? optional_period(column) : std::nullopt;
}

std::optional<Period> RowReader::optional_period(std::string_view column) {
    const Cell* cell = filled_cell(column);
    if (!cell) return std::nullopt;
    const auto period = Period::parse(trimmed(cell->text));
    if (!period) {
        const std::string_view cure =
            parse_date(trimmed(cell->text))
                ? "Excel gör om perioder till datum; formatera kolumnen som text innan du skriver."
                : "Skriv 2022, 2022-T1 (tertial), 2022-Q1 (kvartal), 2022-04 (månad), 2022-W07 (vecka), 2022-VT eller "
                  "2022-HT.";
        fault(column, "cell.not_a_period", fmt::format("{} är inte en period. {}", in_quotes(cell->text), cure));
    }
    return period;
}

std::optional<std::string> RowReader::one_of(std::string_view column, std::span<const std::string> allowed) {
    return present(column) ? optional_one_of(column, allowed) : std::nullopt;
}

std::optional<std::string> RowReader::one_of(std::string_view column, std::initializer_list<std::string_view> allowed) {
    return one_of(column, to_strings(allowed));
}

std::optional<std::string> RowReader::optional_one_of(std::string_view column, std::span<const std::string> allowed) {
    if (!has(column)) return std::nullopt;
    std::string written = optional_text(column);
    if (std::ranges::find(allowed, written) != allowed.end()) return written;
    fault(column, "cell.not_allowed",
          fmt::format("{} kan inte stå i kolumnen {}.{} Där kan stå {}.", in_quotes(written), in_quotes(column),
                      suggestion(written, allowed), some_of(allowed, "eller")));
    return std::nullopt;
}

std::optional<std::string> RowReader::optional_one_of(std::string_view column,
                                                      std::initializer_list<std::string_view> allowed) {
    return optional_one_of(column, to_strings(allowed));
}

void RowReader::fault(std::string_view column, std::string code, std::string message) {
    ok_ = false;
    const auto index = table_.column(column);
    const bool in_row = index && *index < row_.cells.size();
    faults_.add({std::move(code), std::move(message), std::string(column), "",
                 in_row ? row_.cells[*index].line : row_.line,
                 in_row ? std::optional(row_.cells[*index].column) : std::nullopt});
}

}  // namespace ledstang
