#include "exchange/write_csv.h"

#include <algorithm>

#include "base/swedish_number.h"

namespace ledstang {
namespace {

std::string quoted(std::string_view text, std::string_view separators) {
    const bool special = text.find_first_of("\"\n\r") != std::string_view::npos ||
                         text.find_first_of(separators) != std::string_view::npos || text.starts_with(' ') ||
                         text.ends_with(' ');
    if (!special) return std::string(text);
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

// Readers tell the separator by the header, so it has none of the other forms' unquoted, nor what means something at
// the beginning of a file.
std::string header_text(const std::string& name) {
    const bool has_meaning = name.starts_with("sep=") || name.starts_with("\xEF\xBB\xBF");
    return quoted(name, has_meaning ? name : ",;\t");
}

std::string cell_text(const OutCell& cell, CsvForm form) {
    const std::string_view separator = form == CsvForm::excel ? ";" : ",";
    if (const auto* number = std::get_if<OutNumber>(&cell)) return number_text(*number, form);
    const auto* text = std::get_if<std::string>(&cell);
    if (!text) return {};
    const bool disarm = form == CsvForm::excel && runs_as_formula(*text);
    return quoted(disarm ? "'" + *text : *text, separator);
}

}  // namespace

void append_csv_row(std::string& bytes, const OutRow& row, CsvForm form) {
    const bool excel = form == CsvForm::excel;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) bytes += excel ? ';' : ',';
        bytes += cell_text(row[i], form);
    }
    bytes += excel ? "\r\n" : "\n";
}

std::string write_csv(const OutTable& table, CsvForm form) {
    const bool excel = form == CsvForm::excel;
    std::string bytes = excel ? "\xEF\xBB\xBF" : "";
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        if (i > 0) bytes += excel ? ';' : ',';
        bytes += header_text(table.header[i]);
    }
    bytes += excel ? "\r\n" : "\n";
    for (const OutRow& row : table.rows) append_csv_row(bytes, row, form);
    return bytes;
}

}  // namespace ledstang
