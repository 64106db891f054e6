#include "exchange/ods.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "exchange/cell_format.h"
#include "exchange/xml.h"

namespace ledstang {
namespace {

constexpr int most_rows = 1'048'576;
constexpr int most_columns = 16'384;

// How often a row or cell stands there in a row: at least once.
int repeated(const pugi::xml_node& node, std::string_view attribute) {
    const std::string_view text = attribute_named(node, attribute);
    int times = 1;
    std::from_chars(text.data(), text.data() + text.size(), times);
    return std::clamp(times, 1, most_rows);
}

// The characters of a paragraph, with its spaces, tabs and line breaks, which are elements of their own.
void add_text(std::string& text, const pugi::xml_node& parent, int depth) {
    constexpr int deepest = 50;
    for (const auto& node : parent.children()) {
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
            text += node.value();
        } else if (is_named(node, "s")) {
            text.append(static_cast<std::size_t>(std::min(repeated(node, "c"), 1000)), ' ');
        } else if (is_named(node, "tab")) {
            text += '\t';
        } else if (is_named(node, "line-break")) {
            text += '\n';
        } else if (!is_named(node, "annotation") && depth < deepest) {
            add_text(text, node, depth + 1);
        }
    }
}

std::string cell_text(const pugi::xml_node& cell) {
    std::string text;
    bool first = true;
    for (const auto& paragraph : cell.children()) {
        if (!is_named(paragraph, "p")) continue;
        if (!first) text += '\n';
        first = false;
        add_text(text, paragraph, 0);
    }
    return text;
}

// "2022-04-30T00:00:00" as typed: "2022-04-30".
std::string typed_date(std::string_view iso) {
    std::string text(iso.substr(0, iso.find('.')));
    if (text.ends_with("T00:00:00")) text.erase(text.size() - 9);
    std::ranges::replace(text, 'T', ' ');
    return text;
}

class OdsReader {
 public:
    explicit OdsReader(const TableLimits& limits) : limits_(limits) {}

    std::vector<SheetRows> sheets(const pugi::xml_node& document) {
        find_hidden(child_named(document, "automatic-styles"));
        std::vector<SheetRows> sheets;
        for (const auto& table : child_named(child_named(document, "body"), "spreadsheet").children()) {
            const bool hidden = hidden_styles_.contains(attribute_named(table, "style-name"));
            if (!is_named(table, "table") || hidden) continue;
            SheetRows sheet(std::string(attribute_named(table, "name")), limits_);
            row_ = 1;
            put_rows(sheet, table, 0);
            sheets.push_back(std::move(sheet));
        }
        return sheets;
    }

 private:
    void find_hidden(const pugi::xml_node& styles) {
        for (const auto& style : styles.children()) {
            const auto properties = child_named(style, "table-properties");
            if (attribute_named(properties, "display") != "false") continue;
            hidden_styles_.emplace(attribute_named(style, "name"));
        }
    }

    // Rows stand in the table itself or in groups of it.
    void put_rows(SheetRows& sheet, const pugi::xml_node& parent, int depth) {
        constexpr int deepest = 20;
        for (const auto& node : parent.children()) {
            if (sheet.too_large() || row_ > most_rows) return;
            if (is_named(node, "table-row")) {
                const int times = repeated(node, "number-rows-repeated");
                put_row(sheet, node, times);
                row_ += times;
            } else if (local_name(node.name()).starts_with("table-") && depth < deepest) {
                put_rows(sheet, node, depth + 1);
            }
        }
    }

    void put_row(SheetRows& sheet, const pugi::xml_node& row, int times) const {
        int column = 1;
        for (const auto& cell : row.children()) {
            const int wide = repeated(cell, "number-columns-repeated");
            if (column > most_columns) return;
            const bool content = is_named(cell, "table-cell") && cell.first_child();
            for (int down = 0; content && down < times && row_ + down <= most_rows; ++down) {
                for (int right = 0; right < wide && column + right <= most_columns; ++right) {
                    put_cell(sheet, row_ + down, column + right, cell);
                    if (sheet.too_large()) return;
                }
            }
            column += wide;
        }
    }

    static void put_cell(SheetRows& sheet, int row, int column, const pugi::xml_node& cell) {
        const std::string_view type = attribute_named(cell, "value-type");
        std::string text = cell_text(cell);
        const bool error = text.starts_with("Err:") || text.starts_with('#');
        if (error && !attribute_named(cell, "formula").empty()) {
            sheet.put_fault(row, column, "workbook.formula",
                            "Cellen visar felet " + text + ". Rätta formeln eller skriv ett värde.");
        } else if (type == "float" || type == "currency" || type == "percentage") {
            const std::string_view value = attribute_named(cell, "value");
            double number = 0;
            const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), number);
            if (problem != std::errc() || end != value.data() + value.size() || !std::isfinite(number)) {
                sheet.put_fault(row, column, "workbook.broken", "Cellens värde går inte att läsa. Skriv om det.");
                return;
            }
            const auto format = type == "percentage" ? CellFormat::percent : CellFormat::number;
            sheet.put(row, column, typed_number(number, format), true);
        } else if (type == "date") {
            sheet.put(row, column, typed_date(attribute_named(cell, "date-value")), false);
        } else if (type == "boolean") {
            sheet.put(row, column, std::string(attribute_named(cell, "boolean-value")), false);
        } else {
            sheet.put(row, column, std::move(text), false);
        }
    }

    const TableLimits& limits_;
    std::set<std::string, std::less<>> hidden_styles_;
    int row_ = 1;
};

}  // namespace

bool is_ods(const ZipArchive& archive) {
    return archive.has("content.xml") && archive.has("mimetype");
}

Result<std::vector<SheetRows>> read_ods(const ZipArchive& archive, const TableLimits& limits) {
    auto content = archive.read("content.xml");
    if (!content) return refuse(content.error());
    pugi::xml_document document;
    if (auto opened = parse_xml(document, *content, "content.xml"); !opened) return refuse(opened.error());
    return OdsReader(limits).sheets(document.document_element());
}

}  // namespace ledstang
