#include "exchange/xlsx.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <map>

#include "base/utf8.h"
#include "exchange/cell_format.h"
#include "exchange/xml.h"

namespace ledstang {
namespace {

constexpr int most_rows = 1'048'576;  // of a sheet, by the format
constexpr int most_columns = 16'384;

template <class Number>
std::optional<Number> parsed(std::string_view text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

struct Place {
    int row;
    int column;
};

// "AB12" is row 12, column 28.
std::optional<Place> place_of(std::string_view reference) {
    int column = 0;
    std::size_t at = 0;
    for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && column <= most_columns; ++at) {
        column = column * 26 + (reference[at] - 'A' + 1);
    }
    const auto row = parsed<int>(reference.substr(at));
    if (!row || *row < 1 || *row > most_rows || column < 1 || column > most_columns) return std::nullopt;
    return Place{*row, column};
}

// Excel writes characters that XML does not allow, and some that it does, as _x000D_.
std::string without_escapes(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        std::uint32_t code = 0;
        const bool escaped = text.size() >= 7 && text.starts_with("_x") && text[6] == '_';
        const auto digits = escaped ? text.substr(2, 4) : std::string_view();
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
        if (escaped && error == std::errc() && end == digits.data() + 4 && (code < 0xD800 || code > 0xDFFF)) {
            plain += encode_utf8(code);
            text.remove_prefix(7);
        } else {
            plain += text.front();
            text.remove_prefix(1);
        }
    }
    std::string lines;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const bool before_line_feed = plain[i] == '\r' && i + 1 < plain.size() && plain[i + 1] == '\n';
        if (!before_line_feed) lines += plain[i] == '\r' ? '\n' : plain[i];
    }
    return lines;
}

// Of a shared or inline string: its own text, or the texts of its differently styled runs; not its reading aids.
std::string string_text(const pugi::xml_node& item) {
    std::string text;
    for (const auto& child : item.children()) {
        if (is_named(child, "t")) text += child.text().get();
        if (is_named(child, "r")) text += child_named(child, "t").text().get();
    }
    return without_escapes(text);
}

class XlsxReader {
 public:
    XlsxReader(const ZipArchive& archive, const TableLimits& limits) : archive_(archive), limits_(limits) {}

    Result<std::vector<SheetRows>> sheets() {
        const auto start = relations("");
        if (!start) return refuse(start.error());
        for (const auto& [id, relation] : *start) {
            if (relation.type == "officeDocument") return sheets_of(relation.target);
        }
        return refuse("workbook.broken", "Filen är ingen arbetsbok. Spara den som .xlsx i Excel och försök igen.");
    }

 private:
    struct Relation {
        std::string type;    // last part of its address
        std::string target;  // name in the archive
    };
    using Relations = std::map<std::string, Relation, std::less<>>;

    Result<void> open(pugi::xml_document& document, std::string& content, const std::string& part) const {
        auto read = archive_.read(part);
        if (!read) return refuse(read.error());
        content = std::move(*read);
        return parse_xml(document, content, part);
    }

    // What a part points to; "" is the archive itself.
    Result<Relations> relations(const std::string& part) const {
        const auto slash = part.rfind('/');
        const std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
        pugi::xml_document document;
        std::string content;
        const std::string name = folder + "_rels/" + part.substr(folder.size()) + ".rels";
        if (auto opened = open(document, content, name); !opened) return refuse(opened.error());
        Relations found;
        for (const auto& node : document.document_element().children()) {
            const std::string_view type = attribute_named(node, "Type");
            std::string target(attribute_named(node, "Target"));
            target = target.starts_with('/') ? target.substr(1) : folder + target;
            found.emplace(attribute_named(node, "Id"), Relation{std::string(type.substr(type.rfind('/') + 1)), target});
        }
        return found;
    }

    Result<std::vector<SheetRows>> sheets_of(const std::string& workbook) {
        if (workbook.ends_with(".bin")) {
            return refuse("table.kind", "Filen är en binär arbetsbok (.xlsb). Spara den som .xlsx och försök igen.");
        }
        pugi::xml_document document;
        std::string content;
        if (auto opened = open(document, content, workbook); !opened) return refuse(opened.error());
        const auto related = relations(workbook);
        if (!related) return refuse(related.error());
        const std::string_view epoch =
            attribute_named(child_named(document.document_element(), "workbookPr"), "date1904");
        epoch_1904_ = epoch == "1" || epoch == "true";
        for (const auto& [id, relation] : *related) {
            Result<void> read{};
            if (relation.type == "sharedStrings") read = read_strings(relation.target);
            if (relation.type == "styles") read = read_formats(relation.target);
            if (!read) return refuse(read.error());
        }
        std::vector<SheetRows> sheets;
        for (const auto& node : child_named(document.document_element(), "sheets").children()) {
            const auto relation = related->find(attribute_named(node, "id"));
            const bool readable = relation != related->end() && relation->second.type == "worksheet";
            if (!readable || attribute_named(node, "state").ends_with("idden")) continue;  // hidden, veryHidden
            auto sheet = read_sheet(std::string(attribute_named(node, "name")), relation->second.target);
            if (!sheet) return refuse(sheet.error());
            sheets.push_back(std::move(*sheet));
        }
        return sheets;
    }

    Result<void> read_strings(const std::string& part) {
        pugi::xml_document document;
        std::string content;
        if (auto opened = open(document, content, part); !opened) return opened;
        for (const auto& item : document.document_element().children()) {
            if (is_named(item, "si")) strings_.push_back(string_text(item));
        }
        return {};
    }

    Result<void> read_formats(const std::string& part) {
        pugi::xml_document document;
        std::string content;
        if (auto opened = open(document, content, part); !opened) return opened;
        const auto root = document.document_element();
        std::map<int, CellFormat> own;
        for (const auto& format : child_named(root, "numFmts").children()) {
            const auto number = parsed<int>(attribute_named(format, "numFmtId"));
            if (number) own[*number] = format_of_code(attribute_named(format, "formatCode"));
        }
        for (const auto& style : child_named(root, "cellXfs").children()) {
            const int number = parsed<int>(attribute_named(style, "numFmtId")).value_or(0);
            const auto found = own.find(number);
            formats_.push_back(found != own.end() ? found->second : built_in_format(number));
        }
        return {};
    }

    Result<SheetRows> read_sheet(std::string name, const std::string& part) const {
        pugi::xml_document document;
        std::string content;
        if (auto opened = open(document, content, part); !opened) return refuse(opened.error());
        SheetRows sheet(std::move(name), limits_);
        Place at{0, 0};  // the last one; rows and cells may leave out their numbers
        for (const auto& row : child_named(document.document_element(), "sheetData").children()) {
            at = {parsed<int>(attribute_named(row, "r")).value_or(at.row + 1), 0};
            for (const auto& cell : row.children()) {
                const std::string_view reference = attribute_named(cell, "r");
                const auto place = reference.empty() ? Place{at.row, at.column + 1} : place_of(reference);
                if (!place || place->row < 1 || place->row > most_rows || place->column > most_columns) {
                    return refuse(
                        "workbook.broken",
                        fmt::format("Arbetsboken går inte att läsa: en cell i bladet {} har ingen giltig plats. "
                                    "Spara den på nytt i Excel och försök igen.",
                                    sheet.name()));
                }
                at = *place;
                put_cell(sheet, at, cell);
                if (sheet.too_large()) return sheet;
            }
        }
        return sheet;
    }

    void put_cell(SheetRows& sheet, Place at, const pugi::xml_node& cell) const {
        const std::string_view type = attribute_named(cell, "t");
        const auto value_node = child_named(cell, "v");
        const std::string_view value = value_node.text().get();
        if (type == "e") {
            sheet.put_fault(at.row, at.column, "workbook.formula",
                            fmt::format("Cellen visar felet {}. Rätta formeln eller skriv ett värde.", value));
        } else if (type == "inlineStr") {
            sheet.put(at.row, at.column, string_text(child_named(cell, "is")), false);
        } else if (value.empty()) {
            const bool without_result = child_named(cell, "f") && !(type == "str" && value_node);
            if (!without_result) return;
            sheet.put_fault(at.row, at.column, "workbook.formula",
                            "Formeln har inget sparat värde. Öppna filen i Excel eller LibreOffice, spara den och "
                            "försök igen.");
        } else if (type == "s") {
            const auto index = parsed<std::size_t>(value);
            if (index && *index < strings_.size()) return sheet.put(at.row, at.column, strings_[*index], false);
            put_unreadable(sheet, at);
        } else if (type == "str") {
            sheet.put(at.row, at.column, without_escapes(value), false);
        } else if (type == "b") {
            sheet.put(at.row, at.column, value == "1" ? "true" : "false", false);
        } else if (type == "d") {
            sheet.put(at.row, at.column, iso_time(value), false);
        } else {
            put_number(sheet, at, cell, value);
        }
    }

    void put_number(SheetRows& sheet, Place at, const pugi::xml_node& cell, std::string_view value) const {
        const auto number = parsed<double>(value);
        if (!number || !std::isfinite(*number)) return put_unreadable(sheet, at);
        const auto style = parsed<std::size_t>(attribute_named(cell, "s")).value_or(0);
        const CellFormat format = style < formats_.size() ? formats_[style] : CellFormat::number;
        const bool is_number = format == CellFormat::number || format == CellFormat::percent;
        sheet.put(at.row, at.column, typed_number(*number, format, epoch_1904_), is_number);
    }

    static void put_unreadable(SheetRows& sheet, Place at) {
        sheet.put_fault(at.row, at.column, "workbook.broken", "Cellens värde går inte att läsa. Skriv om det.");
    }

    // "2022-04-30T00:00:00" as typed: "2022-04-30".
    static std::string iso_time(std::string_view text) {
        std::string typed(text.substr(0, text.find_first_of(".Z")));
        if (typed.ends_with("T00:00:00")) typed.erase(typed.size() - 9);
        if (const auto middle = typed.find('T'); middle != std::string::npos) typed[middle] = ' ';
        return typed;
    }

    const ZipArchive& archive_;
    const TableLimits& limits_;
    std::vector<std::string> strings_;
    std::vector<CellFormat> formats_;
    bool epoch_1904_ = false;
};

}  // namespace

bool is_xlsx(const ZipArchive& archive) {
    return archive.has("[Content_Types].xml") && archive.has("_rels/.rels");
}

Result<std::vector<SheetRows>> read_xlsx(const ZipArchive& archive, const TableLimits& limits) {
    return XlsxReader(archive, limits).sheets();
}

}  // namespace ledstang
