#include "exchange/write_csv.h"

#include <algorithm>

#include "base/swedish_number.h"

namespace ledstang {
namespace {

std::string quoted(std::string_view text, char separator) {
    const bool ends_with_blank = text.starts_with(' ') || text.ends_with(' ');
    if (!ends_with_blank && text.find_first_of(std::string{separator, '"', '\n', '\r'}) == std::string_view::npos) {
        return std::string(text);
    }
    std::string cell = "\"";
    for (const char c : text) {
        if (c == '"') cell += '"';
        cell += c;
    }
    return cell + '"';
}

bool runs_as_formula(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return false;
    const bool sign = std::string_view("=+-@").find(text[first]) != std::string_view::npos;
    const bool alone = text.find_last_not_of(blank) == first;
    return sign && !alone && !parse_swedish_number(text);
}

std::string number_text(const OutNumber& number, CsvForm form) {
    const Decimal shown = number.decimals < 0 ? number.value : number.value.rounded(std::min(number.decimals, 6));
    std::string text = shown.to_string();
    const auto point = text.find('.');
    const auto found = point == std::string::npos ? 0 : text.size() - point - 1;
    const auto wanted = static_cast<std::size_t>(std::clamp(number.decimals, 0, 6));
    if (wanted > found) {
        if (found == 0) text += '.';
        text.append(wanted - found, '0');
    }
    if (form == CsvForm::excel) std::ranges::replace(text, '.', ',');
    return text;
}

std::string cell_text(const OutCell& cell, CsvForm form) {
    const char separator = form == CsvForm::excel ? ';' : ',';
    if (const auto* number = std::get_if<OutNumber>(&cell)) return quoted(number_text(*number, form), separator);
    const auto* text = std::get_if<std::string>(&cell);
    if (!text) return {};
    const bool disarm = form == CsvForm::excel && runs_as_formula(*text);
    return quoted(disarm ? "'" + *text : *text, separator);
}

}  // namespace

std::string write_csv(const OutTable& table, CsvForm form) {
    const bool excel = form == CsvForm::excel;
    const std::string_view line_end = excel ? "\r\n" : "\n";
    std::string bytes = excel ? "\xEF\xBB\xBF" : "";
    const auto write_row = [&](const auto& cells) {
        // A line of one empty cell would read as an empty line.
        std::string line;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) line += excel ? ';' : ',';
            line += cell_text(cells[i], form);
        }
        bytes.append(line.empty() ? "\"\"" : line).append(line_end);
    };
    write_row(table.header);
    for (const OutRow& row : table.rows) write_row(row);
    return bytes;
}

}  // namespace ledstang
