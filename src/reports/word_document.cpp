#include "reports/word_document.h"

#include <cstring>
#include <sstream>
#include <utility>
#include <vector>

#include "exchange/xml.h"

namespace ledstang {
namespace {

constexpr const char* shade = "EEF2F6";

pugi::xml_node child_or_first(pugi::xml_node node, const char* name) {
    auto child = node.child(name);
    return child ? child : node.prepend_child(name);
}

// Text in tables takes the small style, whatever kind of paragraph pandoc made of it.
void shrink_paragraphs(pugi::xml_node cell, const char* table_style) {
    for (auto paragraph : cell.children("w:p")) {
        auto properties = child_or_first(paragraph, "w:pPr");
        auto style = properties.child("w:pStyle");
        const std::string name = style.attribute("w:val").value();
        if (style && !name.empty() && name != "BodyText" && name != "FirstParagraph" && name != "Compact") continue;
        if (!style) style = properties.prepend_child("w:pStyle");
        style.remove_attribute("w:val");
        style.append_attribute("w:val") = table_style;
    }
}

void keep_with_next(pugi::xml_node paragraph) {
    auto properties = child_or_first(paragraph, "w:pPr");
    if (properties.child("w:keepNext")) return;
    const auto style = properties.child("w:pStyle");
    if (style) {
        properties.insert_child_after("w:keepNext", style);
    } else {
        properties.prepend_child("w:keepNext");
    }
}

void embolden(pugi::xml_node paragraph) {
    for (auto run : paragraph.children("w:r")) child_or_first(run, "w:rPr").append_child("w:b");
}

// A row of one cell over the whole table names a group.
void mark_group(pugi::xml_node row, pugi::xml_node cell) {
    auto properties = child_or_first(cell, "w:tcPr");
    auto shading = properties.append_child("w:shd");
    shading.append_attribute("w:val") = "clear";
    shading.append_attribute("w:color") = "auto";
    shading.append_attribute("w:fill") = shade;
    for (auto paragraph : row.child("w:tc").children("w:p")) {
        keep_with_next(paragraph);
        embolden(paragraph);
    }
}

void finish_row(pugi::xml_node row) {
    auto properties = child_or_first(row, "w:trPr");
    properties.prepend_child("w:cantSplit");
    const char* style = properties.child("w:tblHeader") ? "Tabellhuvud" : "Compact";
    int cells = 0;
    bool continues = false;  // a cell that spans rows and does not begin here
    for (auto cell : row.children("w:tc")) {
        ++cells;
        shrink_paragraphs(cell, style);
        const auto merge = cell.child("w:tcPr").child("w:vMerge");
        if (merge && std::strcmp(merge.attribute("w:val").value(), "restart") != 0) continues = true;
    }
    const auto only = row.child("w:tc");
    if (cells == 1 && only.child("w:tcPr").child("w:gridSpan")) mark_group(row, only);
    // Rows that one cell spans stay on one page: every row is kept with the next that it shares a cell with.
    if (!continues) return;
    for (auto cell : row.previous_sibling("w:tr").children("w:tc")) {
        for (auto paragraph : cell.children("w:p")) keep_with_next(paragraph);
    }
}

void finish_tables(pugi::xml_node node) {
    for (auto child : node.children()) {
        if (std::strcmp(child.name(), "w:tbl") == 0) {
            for (auto row : child.children("w:tr")) finish_row(row);
        }
        finish_tables(child);
    }
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char byte : text) {
        if (byte == '&') {
            out += "&amp;";
        } else if (byte == '<') {
            out += "&lt;";
        } else if (byte == '>') {
            out += "&gt;";
        } else {
            out += byte;
        }
    }
    return out;
}

}  // namespace

Result<std::string> finish_document(std::string document_xml) {
    pugi::xml_document document;
    if (auto parsed = parse_xml(document, document_xml, "word/document.xml"); !parsed)
        return refuse("docx.broken", "Word-dokumentets huvuddel går inte att läsa.");
    auto body = document.child("w:document").child("w:body");
    finish_tables(body);
    std::ostringstream out;
    document.save(out, "", pugi::format_raw);
    return std::move(out).str();
}

std::string fill_header(std::string header_xml, const DocumentHead& head) {
    const std::vector<std::pair<std::string, std::string>> values = {
        {"{{TITLE}}", head.title},           {"{{UNIT_NAME}}", head.unit_name}, {"{{PERIOD_NAME}}", head.period_name},
        {"{{APPLIES_TO}}", head.applies_to}, {"{{VERSION}}", head.version},     {"{{DOCUMENT_ID}}", head.document_id},
        {"{{PUBLISHED}}", head.published},   {"{{AUTHOR}}", head.author},       {"{{RESPONSIBLE}}", head.responsible}};
    // One pass, so that a value that looks like a marker stays as it is.
    std::string out;
    std::size_t place = 0;
    while (place < header_xml.size()) {
        bool filled = false;
        if (header_xml.compare(place, 2, "{{") == 0) {
            for (const auto& [marker, value] : values) {
                if (header_xml.compare(place, marker.size(), marker) != 0) continue;
                out += escaped(value);
                place += marker.size();
                filled = true;
                break;
            }
        }
        if (!filled) out += header_xml[place++];
    }
    return out;
}

}  // namespace ledstang
